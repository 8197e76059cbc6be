#!/bin/bash
# Prints what rows cost: generated profiles, and the same as CSV, JSON Lines,
# SQLite and XLSX, to HTML and PDF. Fails if the documents are not the same, byte
# for byte. What reading costs is measured by a share of the documents that has
# hardly any; it is to be at most a tenth of the run.
#
#     tests/bench/rows.sh [COUNT [GUIDE [FORMATS]]]     10000 of load-balancer,
#                                                       html,pdf unless told

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
count=${1:-10000} guide=${2:-load-balancer} formats=${3:-html,pdf}
work=$OUT/bench/rows
rm -rf "$work"
mkdir -p "$work"
bad=0
TIMEFORMAT='%U %S'

# cost COMMAND...: seconds of processors; what it prints is in $work/events.
cost() {
    { time "$@" >"$work/events" 2>"$work/problems"; } 2>&1 |
        awk '{ printf "%.2f", $1 + $2 }'
}

# row KIND SOURCE...: builds, measures, and compares with the profiles' own.
row() {
    kind=$1
    shift
    run=$(cost "$DOSSIER" build --json -f "$formats" -g "$guide" -o "$work/out" "$@")
    peak=$(sed -n 's/.*"event":"end".*"peak_mib":\([0-9.]*\).*/\1/p' "$work/events")
    written=$(find "$work/out" -type f | wc -l)
    (cd "$work/out" && find . -type f | sort | xargs sha256sum) >"$work/$kind.sums"
    rm -rf "$work/out"
    reading=$(cost "$DOSSIER" build -q -f "$formats" -g "$guide" --shard 1/4096 \
        -o "$work/out" "$@")
    rm -rf "$work/out"
    verdict=same
    forms=$(echo "$formats" | tr ',' '\n' | wc -l)
    test "$written" = $((count * forms)) || verdict=MISSING bad=1
    cmp -s "$work/profiles.sums" "$work/$kind.sums" || verdict=DIFFERENT bad=1
    printf '%-10s %9s %10s %10s %7.1f%% %9.1f  %s\n' "$kind" "$written" "$run" "$reading" \
        "$(echo "$reading $run" | awk '{ print 100 * $1 / $2 }')" "$peak" $verdict
}

"$OUT/tests/bench/generate" "$count" "content/$guide" "$work/in" &&
    "$DOSSIER" rows -o "$work" "$guide" "$work/in" || exit 1
for kind in jsonl sqlite xlsx; do
    "$OUT/tests/end-to-end/rows" "$work/$guide.csv" "$work/$guide.$kind" || exit 1
done
{ cat "$work/$guide.map.yaml" && echo 'file: {sheet: Clients}'; } >"$work/sheet.yaml"

echo "$count profiles of $guide ($formats); seconds of all processors"
printf '%-10s %9s %10s %10s %8s %9s  %s\n' from files run reading share peak-MiB bytes
row profiles "$work/in"
row csv --rows "$work/$guide.csv" --map "$work/$guide.map.yaml"
row jsonl --rows "$work/$guide.jsonl"
row sqlite --rows "$work/$guide.sqlite" --map "$work/$guide.map.yaml"
row xlsx --rows "$work/$guide.xlsx" --map "$work/sheet.yaml"
rm -rf "$work"
exit $bad
