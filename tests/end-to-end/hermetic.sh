#!/bin/sh
# A document's bytes depend on nothing that was built before it or beside it:
# the same alone, from one file of many, shuffled, with one worker and with
# eight, and among neighbours that are killed, hang or are broken. And no
# document has a word of another's client.
#
#     tests/end-to-end/hermetic.sh [COUNT]      profiles, 40 unless told; every
#                                               tenth is built alone as well

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
count=${1:-40}
work=$(realpath -m "$OUT")/end-to-end/hermetic
rm -rf "$work"
mkdir -p "$work"
trap 'kill $(jobs -p) 2>/dev/null' EXIT

fail() {
    echo "$*"
    exit 1
}

# build NAME OPTION...: into $work/NAME, exit code to be 0
build() {
    name=$1
    shift
    "$DOSSIER" build -q -o "$work/$name" "$@" || fail "$name: exit code $?"
}

same() {
    diff -r "$work/one" "$work/$1" || fail "$1: differs"
}

"$OUT/tests/bench/generate" "$count" content/python-node "$work/in" || exit 1
"$OUT/tests/bench/generate" -m "$count" content/python-node "$work/many.xml" ||
    exit 1

build one -j1 "$work/in"
test "$(find "$work/one" -type f | wc -l)" = $((2 * count)) ||
    fail "not all documents were written"
build eight -j8 "$work/in"
same eight
build many -j3 "$work/many.xml"
same many
find "$work/in" -name '*.xml' | sort -r >"$work/list"
build reversed -j1 "@$work/list"
same reversed
for profile in $(find "$work/in" -name '*0.xml' | sort); do
    build alone "$profile"
    name=$(basename "$profile" .xml)
    cmp "$work/one/$name.html" "$work/alone/$name.html" &&
        cmp "$work/one/$name.pdf" "$work/alone/$name.pdf" || fail "alone"
done

# Neighbours: a broken profile, and two open pipes that nothing comes out of,
# which a worker waits at until it is given up, or killed.
mkdir "$work/bad"
echo '<profile' >"$work/bad/broken.xml"
mkfifo "$work/bad/slow" "$work/bad/killed"
exec 7<>"$work/bad/slow" 8<>"$work/bad/killed"
"$DOSSIER" build -j4 --timeout 2 -o "$work/among" /dev/fd/7 \
    "$work/in" /dev/fd/8 "$work/bad/broken.xml" \
    2>"$work/log" &
run=$!
killed=
for _ in $(seq 500); do
    for process in $(pgrep -P $run); do
        # One is ours, the other is that of the worker that reads it.
        if test "$(readlink "/proc/$process/fd/"* | grep -c '/killed$')" = 2
        then
            kill -SEGV "$process" && killed=yes && break 2
        fi
    done
    sleep 0.01
done
test -n "$killed" || fail "among: no worker opened the pipe"
wait $run
status=$?
exec 7<&- 8<&-
test $status = 3 || fail "among: exit code $status"
same among
# In the order of the profiles, with the reason.
grep ': error:' "$work/log" | sed "s|.*/||" >"$work/errors"
test "$(cut -d: -f1 "$work/errors" | uniq | tr '\n' ' ')" = \
    "7 8 broken.xml " &&
    grep -q '^7: error: not built: it takes longer' "$work/errors" &&
    grep -q '^8: error: not built: its process' "$work/errors" || { cat "$work/log"; fail "among: messages"; }

# Canaries: "Q00001x" is in the documents of the first profile, and no other.
for file in "$work"/one/*; do
    name=$(basename "$file")
    number=${name#p}
    number=${number%.*}
    case $file in
    *.pdf)
        pdftotext "$file" "$work/text"
        pdfinfo "$file" >>"$work/text"
        pdfinfo -meta "$file" >>"$work/text"
        strings "$file" >>"$work/text"
        ;;
    *) cat "$file" >"$work/text" ;;
    esac
    found=$(grep -o 'Q[0-9]\{5\}x' "$work/text" | sort -u | tr '\n' ' ')
    test "$found" = "Q${number}x " || fail "$name: has $found"
done
