#!/bin/sh
# Do the unit tests notice it if the code is wrong? Changes one operator or
# constant at a time in the files that are named, and runs the unit tests of
# their layer, the quickest first, until one fails.
#
#     tests/mutants/run.sh [-n N] [-s SEED] [-t LAYER] [-m TEXT] [-q MS] FILE...
#
#     -n N       as many changes, chosen by chance (200)
#     -s SEED    the chance: the same seed chooses the same ones (1)
#     -t LAYER   also the unit tests of this layer; may be repeated
#     -m TEXT    only changes in whose line (of mutate's list) this stands; may
#                be repeated
#     -q MS      without the tests that take more than this many milliseconds of
#                processor time, but those that are named after a file
#
# A changed file is compiled alone and loaded before a library of all parts, so
# that nothing is linked again. test_random looks at a twentieth of its profiles
# (shared.mk). What cannot be seen from outside is left out: changes that compile
# to the same code, and those that tests/mutants/equivalent.txt lists. A test
# that takes twenty times the processor time, and 2 s, has noticed it. Prints one
# line for each change that no test has noticed, and the count. All lines are in
# build/mutants/report.txt.

number=200 seed=1 layers= texts= quick=3600000
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

OUT=build/mutants
export OUT
work=$OUT/work
report=$OUT/report.txt
rm -rf "$work"
mkdir -p "$work"
renice -n 15 -p $$ >/dev/null 2>&1
ulimit -v 4000000

build() {
    make -s -j1 -f tests/mutants/shared.mk -o present "$@"
}

# ---- Built, with the time that each test takes ------------------------------

tests=
for layer in $(printf '%s\n' $layers | sort -u); do
    for file in tests/unit/"$layer"/test_*.c; do
        test -e "$file" || continue
        tests="$tests $(echo "${file#tests/unit/}" | sed 's/[.]c$//')"
    done
done
build "$OUT/tests/mutants/mutate" "$OUT/libparts.so" \
    $(printf "$OUT/unit/%s " $tests) >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
# None of these is compiled twice.
compile="CCACHE_DISABLE=1 $(build compile-command)"
: >"$work/times"
for test in $tests; do
    limit=$quick
    for file in "$@"; do
        test "test_$(basename "$file" .c)" = "${test#*/}" && limit=3600000
    done
    times >"$work/before"
    { (ulimit -t $((limit / 1000 + 1)); exec "$OUT/unit/$test"); } \
        >"$work/log" 2>&1
    code=$?
    times >"$work/after"
    took=$(awk -F '[ms ]+' 'FNR == 2 {
        sum = 60000 * ($1 + $3) + 1000 * ($2 + $4)
        printf "%s", FNR == NR ? "" : int(sum - before); before = sum
    }' "$work/before" "$work/after")
    if test "$took" -gt "$limit"; then
        echo "left out, because it takes longer than $quick ms: $test"
    elif test $code -ne 0; then
        echo "$test fails without any change" >&2
        exit 1
    else
        echo "$took $test" >>"$work/times"
    fi
done
sort -n "$work/times" -o "$work/times"

# ---- The changes ------------------------------------------------------------
# The files are changed and compiled as they are now, whoever edits them.

for file in "$@"; do
    mkdir -p "$work/$(dirname "$file")"
    cp "$file" "$work/$file"
    eval "$compile" -c -o "$work/${file%.c}.o" "$work/$file" || exit 1
done
"$OUT/tests/mutants/mutate" "$@" >"$work/every" || exit 1
printf '%s\n' "$texts" | sed '/^$/d' >"$work/texts"
if test -s "$work/texts"; then
    grep -F -f "$work/texts" "$work/every" >"$work/all"
else
    cp "$work/every" "$work/all"
fi
yes "$seed" | head -c 1000000 >"$work/seed"
awk -F '\t' '
FNR == NR { if (NF > 4) known[$1, $2, $3, $4, $5] = 1; next }
!(($1, $4, $5, $6, $7) in known)' tests/mutants/equivalent.txt "$work/all" |
    shuf -n "$number" --random-source="$work/seed" >"$work/list"

# The test that notices what is loaded now, or nothing. One that is named after
# the file comes first.
notice() {
    awk -v base="/test_$(basename "$1" .c)" '
        { print (substr($2, index($2, "/")) == base ? 0 : 1), $0 }' \
        "$work/times" | sort -n -s -k 1,1 >"$work/order"
    while read -r _ took test; do
        (
            ulimit -t $((2 + took * 20 / 1000))
            export LD_PRELOAD="$work/change.so"
            exec timeout 600 "$OUT/unit/$test"
        ) >"$work/log" 2>&1 || { echo "$test"; return; }
    done <"$work/order"
}

: >"$report"
caught=0 survived=0 same=0
while IFS="$(printf '\t')" read -r file index line column old new text; do
    what="$file:$line:$column: $old -> $new: $text"
    "$OUT/tests/mutants/mutate" "$work/$file" "$index" >"$work/change.c"
    cp "$work/$file" "$work/kept.c"
    cp "$work/change.c" "$work/$file"
    eval "$compile" -c -o "$work/change.o" "$work/$file" >"$work/log" 2>&1
    code=$?
    cp "$work/kept.c" "$work/$file"
    if test $code -ne 0 || cmp -s "$work/change.o" "$work/${file%.c}.o"; then
        same=$((same + 1))
        echo "same      $what" >>"$report"
        continue
    fi
    gcc -shared -o "$work/change.so" "$work/change.o"
    test=$(notice "$file" </dev/null)
    if test -n "$test"; then
        caught=$((caught + 1))
        echo "caught    $what ($test)" >>"$report"
    else
        survived=$((survived + 1))
        echo "SURVIVED  $what" | tee -a "$report"
    fi
done <"$work/list"

echo "$((caught + survived)) changes: $caught caught, $survived survived;" \
    "$same more compile to the same code, or not at all" | tee -a "$report"
