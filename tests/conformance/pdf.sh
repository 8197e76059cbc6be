#!/bin/sh
# Outside judges over PDF files: veraPDF for PDF/UA-1 and PDF/A-2a (and PDF/A-3a
# with the profile attached), qpdf, and MuPDF, Ghostscript and pdf.js, which
# must read all without a warning. Texts in the order of the structure are
# compared with those of the HTML.
#
#     tests/conformance/pdf.sh [FILE.pdf...]
#
# Without files: the example profiles, one with the logo of a brand, overviews of
# them, the CommonMark and GFM specifications, each example of the latter, a text that has
# every kind of block, one of mixed directions, and the extremes.
set -u
. "$(dirname "$0")/parts/pdf_judges.sh"
. "$(dirname "$0")/parts/extremes.sh"

# complain WHAT LOG: fails at the end.
complain() {
    echo "$1:"
    head -n 40 "$2"
    failed=1
}

# judge FLAVOUR FILE...: all must pass.
judge() {
    verify "$@" >"$folder/$1.log" 2>&1
    passed=$(grep -c '^PASS' "$folder/$1.log")
    echo "veraPDF $1: $passed of $(($# - 1)) files pass"
    [ "$passed" = $(($# - 1)) ] && return
    grep -v '^PASS' "$folder/$1.log" >"$folder/$1.failures"
    complain "veraPDF $1" "$folder/$1.failures"
}

# The information dictionary must say what the XMP packet says; only PDF/A-1
# asks for that (ISO 19005-1, 6.7.3). All else that it forbids does not matter.
judge_information() {
    verify 1b "$@" >"$folder/1b.log" 2>&1
    files=$(grep -c '^\(PASS\|FAIL\) ' "$folder/1b.log")
    [ "$files" = $# ] || complain "veraPDF 1b" "$folder/1b.log"
    if grep ' 6\.7\.3-' "$folder/1b.log" >"$folder/1b.failures"; then
        complain "information and XMP differ" "$folder/1b.failures"
    fi
}

# quiet NAME COMMAND...: each file behind the command; what is printed is a
# complaint, but for a build of MuPDF that has no colour management.
quiet() {
    name=$1 command=$2
    shift 2
    for file in "$@"; do
        $command "$file" 2>&1 | sed "s|^|$file: |"
    done | grep -v 'ICC support is not available' >"$folder/$name.log"
    if [ -s "$folder/$name.log" ]; then
        complain "$name" "$folder/$name.log"
    else
        echo "$name: $# files without a message"
    fi
}

check_qpdf() {
    qpdf --check "$1" >"$folder/check.log" 2>&1 &&
        ! grep -q WARNING "$folder/check.log" || cat "$folder/check.log"
}
draw_mupdf() {
    mutool draw -q -r 18 -F pnm -o /dev/null "$1"
}
draw_ghostscript() {
    gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pgmraw -r18 -o /dev/null "$1"
}

need qpdf pdfinfo mutool gs
fetch_verapdf
fetch_pdfjs
failed=
if [ $# -eq 0 ]; then
    [ -x "$program" ] || fail "\"$program\" is not built: run make"
    rm -rf "$folder"
    mkdir -p "$folder/attached" "$folder/commonmark" "$folder/extremes"
    "$program" build -q -o "$folder" examples/profiles/*.xml &&
        "$program" build -q -o "$folder" $branded ||
        fail "the examples cannot be built"
    "$program" build -q -f pdf --attach-profile -o "$folder/attached" \
        examples/profiles/*.xml || fail "the examples cannot be built"
    overviews html,pdf "$folder"
    tests/gfm_spec.sh "$folder/gfm" || fail "the specification is missing"
    rm "$folder"/gfm/examples/*.md # tests/end-to-end/markdown.sh has them
    commonmark "$folder/commonmark/commonmark.md"
    extremes "$folder/extremes"
    render -f "$folder" "$folder/gfm/spec.md" "$folder/commonmark/commonmark.md"
    render "$folder" tests/end-to-end/everything.md \
        tests/end-to-end/directions.md "$folder"/extremes/*.md
    render "$folder/extremes" "$folder"/extremes/uncompared/*.md
    judge ua1 "$folder"/extremes/*.pdf
    judge 2a "$folder"/extremes/*.pdf
    judge 3a "$folder"/attached/*.pdf
    judge ua1 "$folder"/attached/*.pdf
    examples=${OUT:-build/release}/end-to-end/markdown/examples
    set -- "$folder"/*.pdf
    if [ -d "$examples" ]; then
        judge ua1 "$examples"/*.pdf
        judge 2a "$examples"/*.pdf
    fi
fi
mkdir -p "$folder"
judge ua1 "$@"
judge 2a "$@"
judge_information "$@"
node tests/conformance/structure.mjs "$@" || failed=1
MODULES=$modules node tests/conformance/pdfjs.cjs "$@" || failed=1
quiet qpdf check_qpdf "$@"
quiet MuPDF draw_mupdf "$@"
quiet Ghostscript draw_ghostscript "$@"
test -z "$failed"
