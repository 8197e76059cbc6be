#!/bin/sh
# Prints what batches cost: generated profiles to HTML and PDF with as many
# workers as processors; documents and pages a second, and the most memory that
# one process had. The middle one again with one worker, and 1000 documents of
# about ten pages each, which another guide has.
#
#     tests/bench/batch.sh [COUNT...]      100, 1000 and 10000 unless told

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
work=$OUT/bench/batch
rm -rf "$work"
mkdir -p "$work"

# generate GUIDE COUNT
generate() {
    rm -rf "$work/in" "$work/out"
    "$OUT/tests/bench/generate" "$2" "content/$1" "$work/in"
}

# measure GUIDE WORKERS
measure() {
    "$DOSSIER" build --json -j "$2" -o "$work/out" "$work/in" |
        awk -v guide="$1" -v workers="$2" '
        function value(name) {
            if (!match($0, "\"" name "\":[0-9.]+"))
                return 0
            return substr($0, RSTART + length(name) + 3,
                RLENGTH - length(name) - 3)
        }
        /"event":"document"/ { pages += value("pages") }
        /"event":"end"/ {
            n = value("documents")
            printf "%-14s %9d %7d %8.2f %10.1f %8.0f %8.1f %10.1f\n", guide, n,
                workers, value("seconds"), n / value("seconds"),
                pages / value("seconds"), value("peak_mib"), pages / n
            whole = n == value("written")
        }
        END { exit !whole }'
}

printf '%-14s %9s %7s %8s %10s %8s %8s %10s\n' \
    guide documents workers seconds per-second pages-s peak-MiB pages-each
test $# -gt 0 || set -- 100 1000 10000
for count in "$@"; do
    generate python-node "$count" && measure python-node "$(nproc)" || exit 1
    test "$count" != 1000 || measure python-node 1 || exit 1
done
generate load-balancer 1000 && measure load-balancer "$(nproc)" || exit 1
rm -rf "$work"
