#!/bin/sh
# No text costs more than its length: a document with a text of n and with one
# of 4n parts in the same place takes at most 6 times the instructions, less
# those of a document without it. Instructions are counted by valgrind, in all
# processes and libraries: no clock is asked.
#
#     tests/growth/run.sh              a share of the places, another one with
#                                      each commit
#     tests/growth/run.sh all          all places
#     tests/growth/run.sh NAME...      these
#
# tests/growth/places lists them. tests/growth/host has the texts that they
# stand in: "@@HOLE:DEFAULT@@" is where a text goes, and what stands there
# otherwise.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
SHARES=16 MOST_TIMES=6
# Below this many instructions, a text does not weigh: the row must be mended.
LEAST=100000
root=$(pwd)
DOSSIER=$(realpath "$DOSSIER") || exit 1
host=$root/tests/growth/host
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

# repeat COUNT TEXT: the text, so many times.
repeat() {
    perl -e 'print $ARGV[1] x $ARGV[0]' "$1" "$2"
}

# Fills the holes of standard input: $HOLE with $BEFORE, $COUNT times $PART, in
# which %d is the number of the part, and $BEHIND; the others with what they
# have, or for the client, $CLIENT, and for the old version, as often, $OLD.
fill() {
    perl -0777 -pe '
        sub parts {
            my ($part) = @_;
            return join "", map { $part =~ s/%d/$_/gr } 1 .. $ENV{COUNT};
        }
        s/\@\@([a-z-]*):([^@]*)\@\@/$1 eq $ENV{HOLE} ?
            $ENV{BEFORE} . parts($ENV{PART}) . $ENV{BEHIND} :
            $1 eq "client" && $ENV{CLIENT} ||
            $1 eq "old" && $ENV{HOLE} eq "new" && parts($ENV{OLD}) || $2/ge'
}

# Fills the holes of all files that the host has.
fill_all() {
    grep -rlI '@@' "$host" | while read -r file; do
        fill <"$file" >"$work/run/${file#"$host"/}"
    done
}

# Builds a document with $COUNT parts in $HOLE, before/ and edited/ being the
# guides without them and with an edit; prints how many instructions that took. What the program says is in $work/messages.
measure() {
    rm -rf "$work/run"
    cp -R "$host" "$work/run"
    ln -s "$root/templates" "$work/run/templates"
    HOLE='' fill_all
    cp -R "$work/run/content" "$work/run/before"
    cp -R "$work/run/content" "$work/run/edited"
    sed -i '0,/grade: lean/s//grade: strong/' \
        "$work/run/edited/drinks/guide.yaml"
    fill_all
    rm -f "$work"/count.*
    # shellcheck disable=SC2086
    (cd "$work/run" && valgrind --tool=exp-bbv --instr-count-only=yes \
        --bb-out-file=/dev/null --log-file="$work/count.%p" \
        "$DOSSIER" $COMMAND) >"$work/messages" 2>&1
    echo $? >"$work/status"
    awk '/Total instructions:/ { sum += $NF } END { printf "%.0f\n", sum }' \
        "$work"/count.*
}

# place NAME HOLE COUNT PART [KEY=VALUE...], see tests/growth/places.
place() {
    name=$1 HOLE=$2 n=$3 PART=$(printf '%b.' "$4")
    PART=${PART%.}
    shift 4
    BEFORE='' BEHIND='' CLIENT='' OLD='' COMMAND="$plain" expected=0 owed=
    whole=
    for pair in "$@"; do
        value=$(printf '%b.' "${pair#*=}")
        value=${value%.}
        case $pair in
        before=*) BEFORE=$value ;;
        behind=*) BEHIND=$value ;;
        client=*) CLIENT=$value ;;
        command=*) COMMAND=$value ;;
        old=*) OLD=$value ;;
        refused=*) expected=$value whole=yes ;;
        differs=*) expected=1 ;;
        owed=*) owed=$value ;;
        *) echo "$name: what is $pair?"; failed=1 ;;
        esac
    done
    number=$((number + 1))
    is_wanted "$name" $number || return
    counted=$((counted + 1))
    export HOLE PART BEFORE BEHIND CLIENT OLD COUNT
    key=$work/without.$(echo "$COMMAND" | tr -c 'a-z0-9\n' -)
    test -f "$key" || HOLE='' CLIENT='' COUNT=0 measure >"$key"
    without=$(cat "$key")
    test -z "$whole" || without=0 # which may take less than a document
    one=$(COUNT=$n measure)
    four=$(COUNT=$((n * 4)) measure)
    judge
}

judge() {
    status=$(cat "$work/status") fault=
    test "$status" = "$expected" ||
        fault="exit code $status where $expected is expected"
    line=$(awk -v without="$without" -v one="$one" -v four="$four" 'BEGIN {
        printf "%.1f %.2f %d\n", (one - without) / 1e6,
            (four - without) / (one > without ? one - without : 1),
            one - without }')
    # shellcheck disable=SC2086
    set -- $line
    printf '%-28s %8s million, 4 times as much text: %s times\n' \
        "$name" "$1" "$2"
    test "$3" -ge $LEAST || fault="${fault:-too short a text to weigh}"
    if awk -v times="$2" -v most=$MOST_TIMES 'BEGIN { exit times > most }'; then
        if test -n "$owed"; then
            echo "$name: not owed any more, take it off the list"
            test "$wanted" != all || failed=1
        fi
    elif test -z "$owed"; then
        fault="${fault:-it costs more than its length}"
    fi
    if test -n "$fault"; then
        echo "$name: $fault"
        head -n 5 "$work/messages" | cut -c 1-200
        failed=1
    fi
}

# The share is the number of the commit.
wanted=${*:-share}
share=$(($(git rev-list --count HEAD 2>/dev/null || date +%j) % SHARES))
is_wanted() {
    case " $wanted " in
    ' share ') test $(($2 % SHARES)) = "$share" ;;
    ' all ' | *" $1 "*) true ;;
    *) false ;;
    esac
}

plain='build -q -o out profile.xml'
number=0 counted=0 failed=
. "$root/tests/growth/places"
test $counted -gt 0 || { echo "no place has this name"; failed=1; }
test -z "$failed"
