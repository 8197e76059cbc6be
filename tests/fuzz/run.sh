#!/bin/sh
# Fuzzes each target for some seconds, beginning with its corpus. What it finds
# is kept in build/fuzz/found/TARGET: reproduce it with
# `build/release/tests/fuzz/TARGET FILE`.
#
#     tests/fuzz/run.sh SECONDS TARGET...

seconds=$1
export LSAN_OPTIONS=suppressions=tests/fuzz/kept:print_suppressions=0
shift
for program in "$@"; do
    target=$(basename "$program")
    new=build/fuzz/corpus/$target found=build/fuzz/found/$target
    mkdir -p "$new" "$found"
    echo "==== $target"
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$found/" \
        "$new" "tests/fuzz/corpus/$target" || failed=1
done
test -z "${failed:-}"
