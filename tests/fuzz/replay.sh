#!/bin/sh
# Replays the corpus of each fuzz target, without libFuzzer: no input may
# crash it. The files for tests/fuzz/TARGET.c are in tests/fuzz/corpus/TARGET.

: "${OUT:=build/release}"
export LSAN_OPTIONS=suppressions=tests/fuzz/kept:print_suppressions=0
for folder in tests/fuzz/corpus/*/; do
    target=$(basename "$folder")
    if ! timeout 1200 "$OUT/tests/fuzz/$target" "$folder"*; then
        echo "$target: failed on a file of $folder"
        failed=1
    fi
    targets=$((${targets:-0} + 1))
done
echo "${targets:-0} targets"
test "${targets:-0}" -gt 0 && test -z "${failed:-}"
