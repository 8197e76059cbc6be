#!/bin/sh
# Outside readers of DOCX files: LibreOffice opens each and exports it as a
# tagged PDF, whose words, headings, tables and footnotes must be those of the
# HTML; python-docx reads its styles, headings and tables. A file that LibreOffice
# has saved again still has its text, by `dossier record verify`.
#
#     tests/conformance/docx.sh [PROFILE.xml...]     without: all examples
#
# No package has the schemas of ECMA-376. If DOCX_SCHEMAS names a folder with the
# transitional ones (wml.xsd, dml-main.xsd ...), all parts must be valid.
set -u
. "$(dirname "$0")/parts/documents.sh"
need soffice pdfinfo

folder=$work/docx
rm -rf "$folder"
mkdir -p "$folder/pdf" "$folder/again"

office() {
    soffice "-env:UserInstallation=file://$PWD/$folder/office" --headless \
        "$@" >"$folder/office.log" 2>&1 || fail "soffice: see $folder/office.log"
}

[ $# -gt 0 ] || set -- examples/*/*.xml
"$program" build -q --record -f html,docx -o "$folder" "$@" ||
    fail "the examples cannot be built"
for template in brief proposal offer; do
    "$program" build -q -t $template -f html,docx -o "$folder" "$@" ||
        fail "the examples cannot be built with $template"
done
build/release/tests/end-to-end/markdown "$folder" tests/end-to-end/everything.md ||
    fail "the text with every kind of block cannot be built"
office --convert-to \
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}' \
    --outdir "$folder/pdf" "$folder"/*.docx

count=0 failed=0
for file in "$folder"/*.docx; do
    name=$(basename "$file" .docx)
    count=$((count + 1)) shape=
    [ "$name" = everything ] && shape=shape
    if ! /usr/bin/python3 tests/conformance/parts/docx_readers.py "$folder/$name.html" \
        "$file" "$folder/pdf/$name.pdf" $shape >"$folder/$name.log" 2>&1; then
        failed=$((failed + 1))
        echo "$name:"
        head -n 12 "$folder/$name.log"
    fi
done
echo "LibreOffice and python-docx: $count files, $failed differ"

if [ -n "${DOCX_SCHEMAS:-}" ]; then
    /usr/bin/python3 tests/conformance/parts/docx_schemas.py "$DOCX_SCHEMAS" \
        "$folder"/*.docx || failed=1
else
    echo "schemas: not asked, DOCX_SCHEMAS names no folder"
fi

# Saved again, without a change.
one=$(ls "$folder"/*.docx | grep -v -e everything -e brief -e proposal -e offer | head -n 1)
office --convert-to docx --outdir "$folder/again" "$one"
cp "$folder/again/$(basename "$one")" "$one"
"$program" record verify -o "$folder" >"$folder/verify.log"
grep -q "$(basename "$one").*was saved again; its text is as it was" \
    "$folder/verify.log" || {
    echo "saved again by LibreOffice:"
    cat "$folder/verify.log"
    failed=1
}
exit $((failed > 0))
