#!/bin/sh
# Prints what documents cost: the example profiles, and the GFM specification
# as a document of more than 100 pages.
#
#     tests/bench/run.sh [RUNS]      the median of RUNS (15)

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
tests/gfm_spec.sh "$OUT/bench" || exit 1
mv "$OUT/bench/spec.md" "$OUT/bench/gfm-spec.md"
"$OUT/tests/bench/bench" -r "${1:-15}" "$DOSSIER" examples/profiles/*.xml \
    "$OUT/bench/gfm-spec.md"
