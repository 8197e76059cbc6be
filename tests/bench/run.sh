#!/bin/sh
# Prints what documents cost: the example profiles, and the GFM specification
# as a document of more than 100 pages; then what deciding costs, and what the
# bytes of PDF files are for.
#
#     tests/bench/run.sh [RUNS]      the median of RUNS (15)

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
tests/gfm_spec.sh "$OUT/bench" || exit 1
mv "$OUT/bench/spec.md" "$OUT/bench/gfm-spec.md"
"$OUT/tests/bench/bench" -r "${1:-15}" "$DOSSIER" examples/profiles/*.xml \
    "$OUT/bench/gfm-spec.md" || exit 1
echo
"$OUT/tests/bench/decide" examples/profiles/*.xml tests/bench/*.xml || exit 1

# A report of about ten pages in seven faces: the texts of a guide, without what only
# a profile can fill in.
{
    printf '# Ten pages\n\nA paragraph with *emphasis*, **stress** and `code`.\n'
    awk 'FNR == 1 { fences = 0 }
        /^---$/ { fences++; next }
        fences == 1 && /^title:/ { print "\n## " substr($0, 8) "\n" }
        fences < 2 || /^:::/ || /\{\{/ { next }
        { print }' content/python-node/modules/*.md | head -n 600
} >"$OUT/bench/ten-pages.md"
"$OUT/tests/end-to-end/markdown" "$OUT/bench" "$OUT/bench/ten-pages.md" &&
    "$DOSSIER" build -q -f pdf -o "$OUT/bench" examples/profiles/*.xml || exit 1
echo
"$OUT/tests/bench/bytes" "$OUT"/bench/*.pdf || exit 1
echo
tests/bench/batch.sh
echo
tests/bench/rows.sh
