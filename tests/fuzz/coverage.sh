#!/bin/sh
# Replays all corpora in a build that counts lines (BUILD=coverage), those that
# `make fuzz` has found with them, and prints how many lines ran, by layer;
# COVERAGE=FILE... shows the lines of these files instead.
#
#     tests/fuzz/coverage.sh TARGET...

: "${OUT:=build/coverage}" "${COVERAGE:=}"
counts=$OUT/counts
rm -rf "$counts"
mkdir -p "$counts"
objects= first=
for program in "$@"; do
    target=$(basename "$program")
    find "tests/fuzz/corpus/$target" "build/fuzz/corpus/$target" -type f \
        2>/dev/null | sort |
        LLVM_PROFILE_FILE=$counts/$target-%p.profraw \
            xargs -r -d '\n' -n 500 "$program" >/dev/null 2>"$counts/log" || {
        echo "$target: failed"
        tail -n 5 "$counts/log"
        failed=1
    }
    objects="$objects ${first:+-object} $program"
    first=found
done
llvm-profdata-14 merge -o "$counts/all" "$counts"/*.profraw || exit 1
if test -n "$COVERAGE"; then
    # shellcheck disable=SC2086
    llvm-cov-14 show $objects -instr-profile="$counts/all" $COVERAGE
    exit
fi
# shellcheck disable=SC2086
llvm-cov-14 export $objects -instr-profile="$counts/all" -format=lcov \
    -skip-functions >"$counts/lcov" || exit 1
awk -F: '
    $1 == "SF" {
        inside = match($2, "/gen/[a-z]+/")
        file = substr($2, RSTART + 5)
        layer = file; sub("/.*", "", layer)
        if (inside && !(layer in all)) order[++layers] = layer
    }
    $1 == "DA" && inside {
        split($2, line, ",")
        all[layer]++; in_file[file]++
        if (line[2] > 0) { ran[layer]++; ran_file[file]++ }
    }
    END {
        for (i = 1; i <= layers; i++) {
            layer = order[i]
            printf "%-10s%6d lines %6.1f %%\n", layer, all[layer],
                100 * ran[layer] / all[layer]
        }
        for (file in in_file)
            if (in_file[file] - ran_file[file] >= 25)
                printf "%6d lines did not run in gen/%s\n",
                    in_file[file] - ran_file[file], file | "sort -rn | head -40"
    }' "$counts/lcov"
test -z "${failed:-}"
