#!/bin/sh
# Prints what batches cost: generated profiles to HTML and PDF with as many
# workers as processors; documents and pages a second, and the most memory that
# one process had. Then the middle one again with one worker.
#
#     tests/bench/batch.sh [COUNT...]      100, 1000 and 10000 unless told

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
test $# -gt 0 || set -- 100 1000 10000
work=$OUT/bench/batch
rm -rf "$work"
mkdir -p "$work"

printf '%-12s %8s %8s %10s %10s %8s %10s\n' \
    documents workers seconds per-second pages-s peak-MiB pages-each
for count in "$@"; do
    "$OUT/tests/bench/generate" "$count" content/python-node "$work/in" ||
        exit 1
    for workers in "$(nproc)" 1; do
        test "$workers" != 1 || test "$count" = 1000 || continue
        "$DOSSIER" build --json -j "$workers" -o "$work/out" "$work/in" |
            awk -v workers="$workers" '
            function value(name) {
                if (!match($0, "\"" name "\":[0-9.]+"))
                    return 0
                return substr($0, RSTART + length(name) + 3,
                    RLENGTH - length(name) - 3)
            }
            /"event":"document"/ { pages += value("pages") }
            /"event":"end"/ {
                n = value("documents")
                printf "%-12d %8d %8.2f %10.1f %10.0f %8.1f %10.1f\n", n,
                    workers, value("seconds"), n / value("seconds"),
                    pages / value("seconds"), value("peak_mib"), pages / n
                whole = n == value("written")
            }
            END { exit !whole }' || exit 1
    done
    rm -rf "$work/in" "$work/out"
done
