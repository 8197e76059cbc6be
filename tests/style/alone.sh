#!/bin/sh
# Deciding needs no library: everything in decide links with base, the values
# and look-ups of input, and the C library alone. So it can run in a browser.
#
#     tests/style/alone.sh      after `make`; prints what is missing and fails

: "${OUT:=build/release}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The objects of a layer; others may be left from sources that are gone.
objects() {
    for source in gen/"$1"/*.c; do
        echo "$OUT/${source%.c}.o"
    done
}

# shellcheck disable=SC2046
ar rcs "$work/base.a" $(objects base) || exit 1
cat >"$work/main.c" <<'C'
#include "decide/decide.h"
int main(void)
{
    return decide(0, 0, 0).verdict != 0;
}
C
# shellcheck disable=SC2046
${CC:-gcc} -std=c11 -D_GNU_SOURCE -Igen -o "$work/alone" "$work/main.c" \
    $(objects decide) "$OUT/gen/input/value.o" "$OUT/gen/input/lookup.o" \
    "$OUT/gen/input/fact_types.o" \
    "$work/base.a" -lm
