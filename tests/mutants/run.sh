#!/bin/sh
# Do the unit tests notice it if the code is wrong? Changes one operator or
# constant at a time in the files that are named, and runs the unit tests of
# their layer, until one fails.
#
#     tests/mutants/run.sh [-n N] [-s SEED] [-t LAYER] [-m TEXT] [-q MS] FILE...
#
#     -n N       as many changes, chosen by chance (200)
#     -s SEED    the chance: the same seed chooses the same ones (1)
#     -t LAYER   also the unit tests of this layer; may be repeated
#     -m TEXT    only changes in whose line (of mutate's list) this stands; may
#                be repeated
#     -q MS      without the tests that take longer than this many milliseconds,
#                but the one that is named after the file that is changed
#
# It works on a copy of this tree below build/mutants. What cannot be seen from
# outside is left out: changes that compile to the same code, and those that
# tests/mutants/equivalent.txt lists. A test that takes twenty times as long as
# without a change has noticed it. Prints one line for each change that no test
# has noticed, and the count. All lines are in build/mutants/report.txt.

number=200 seed=1 layers= texts= quick=
while getopts n:s:t:m:q: option; do
    case $option in
    n) number=$OPTARG ;;
    s) seed=$OPTARG ;;
    t) layers="$layers $OPTARG" ;;
    m) texts=$(printf '%s\n%s' "$texts" "$OPTARG") ;;
    q) quick=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
test $# -gt 0 || { echo "name the files to be changed" >&2; exit 2; }
for file in "$@"; do
    layers="$layers $(basename "$(dirname "$file")")"
done

top=$PWD
tree=$top/build/mutants/tree
report=$top/build/mutants/report.txt
list=$top/build/mutants/list
OUT=build/release
export OUT
mkdir -p "$tree"
renice -n 10 -p $$ >/dev/null 2>&1
ulimit -v 4000000

build() {
    make -s -f tests/mutants/shared.mk -o present WARNINGS=-w \
        FLAGS.release='-O1 -DNDEBUG -fPIC' "$@" 2>&1
}

# ---- A copy, built, with the time that each test takes ----------------------

find "$tree" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
tar -cf - --exclude=./build --exclude=./.git . | tar -xf - -C "$tree"
cd "$tree" || exit 1
tests=
for layer in $(printf '%s\n' $layers | sort -u); do
    for file in tests/unit/"$layer"/test_*.c; do
        test -e "$file" || continue
        tests="$tests $(echo "${file#tests/unit/}" | sed 's/[.]c$//')"
    done
done
mkdir -p build
# The last run has left its last change in what it linked, and one that was
# interrupted also in an object that is newer than its source.
rm -f "$OUT/mutants/libparts.so"
for file in "$@"; do
    rm -f "$OUT/${file%.c}.o"
done
if ! build -j2 "$OUT/tests/mutants/mutate" "$OUT/mutants/libparts.so" \
    $(printf "$OUT/mutants/%s " $tests) >build/mutants.log; then
    cat build/mutants.log >&2
    exit 1
fi

# What make would run, so that it need not be asked for each change.
compile=$(build -n V=1 -W "$1" "$OUT/${1%.c}.o" | grep -e ' -c -o ')
link=$(build -n -W "$1" "$OUT/mutants/libparts.so" | grep -e ' -shared ')
: >"$list.times"
: >"$list.slow"
for test in $tests; do
    began=$(date +%s%N)
    timeout $((${quick:-3600000} / 1000 + 1)) "$OUT/mutants/$test" \
        >build/mutants.log 2>&1
    code=$?
    took=$((($(date +%s%N) - began) / 1000000))
    if test -n "$quick" && test $took -gt "$quick"; then
        echo "left out, because it takes longer than $quick ms: $test"
        echo "$test" >>"$list.slow"
    elif test $code -ne 0; then
        echo "$test fails without any change" >&2
        exit 1
    else
        echo "$took $test" >>"$list.times"
    fi
done
sort -n "$list.times" -o "$list.times"

# ---- The changes ------------------------------------------------------------

"$OUT/tests/mutants/mutate" "$@" >"$list.every" || exit 1
printf '%s\n' "$texts" | sed '/^$/d' >"$list.texts"
if test -s "$list.texts"; then
    grep -F -f "$list.texts" "$list.every" >"$list.all"
else
    cp "$list.every" "$list.all"
fi
yes "$seed" | head -c 1000000 >"$list.seed"
awk -F '\t' '
FNR == NR { if (NF > 4) known[$1, $2, $3, $4, $5] = 1; next }
!(($1, $4, $5, $6, $7) in known)' tests/mutants/equivalent.txt "$list.all" |
    shuf -n "$number" --random-source="$list.seed" >"$list"

# The test that notices the change, or nothing.
notice() {
    base=test_$(basename "$1" .c)
    for test in $(grep "/$base\$" "$list.slow"); do
        timeout 300 "$OUT/mutants/$test" >build/mutants.log 2>&1 ||
            { echo "$test"; return; }
    done
    for line in $(awk -v base="$base" '
        { print (index($2, "/" base) ? 0 : 1), $1 ":" $2 }' "$list.times" |
        sort -n -s -k 1,1 | cut -d ' ' -f 2); do
        test=${line#*:}
        limit=$((10 + ${line%%:*} * 20 / 1000))
        timeout "$limit" "$OUT/mutants/$test" >build/mutants.log 2>&1 ||
            { echo "$test"; return; }
    done
}

: >"$report"
caught=0 survived=0 same=0
while IFS="$(printf '\t')" read -r file index line column old new text; do
    object=$OUT/${file%.c}.o
    cp "$file" "$list.c"
    cp "$object" "$list.o"
    "$OUT/tests/mutants/mutate" "$file" "$index" >"$list.new"
    cp "$list.new" "$file"
    what="$file:$line:$column: $old -> $new: $text"
    if ! eval "$(echo "$compile" | sed "s|${1%.c}[.]|${file%.c}.|g")" \
        >build/mutants.log 2>&1 || cmp -s "$object" "$list.o"; then
        same=$((same + 1))
        echo "same      $what" >>"$report"
    else
        eval "$link"
        test=$(notice "$file")
        if test -n "$test"; then
            caught=$((caught + 1))
            echo "caught    $what ($test)" >>"$report"
        else
            survived=$((survived + 1))
            echo "SURVIVED  $what" | tee -a "$report"
        fi
    fi
    cp "$list.c" "$file"
    cp "$list.o" "$object"
done <"$list"
rm -f "$list"*

echo "$((caught + survived)) changes: $caught caught, $survived survived;" \
    "$same more compile to the same code, or not at all" | tee -a "$report"
