#!/bin/sh
# In a text of mixed directions the PDF's structure gives the characters of the
# HTML in the same order, which is that of reading. And the comparison wakes up
# when two of them change places.

: "${OUT:=build/release}"
folder=$OUT/end-to-end/reading-order
tools=$OUT/tests/end-to-end
rm -rf "$folder"
"$tools/markdown" "$folder" tests/end-to-end/directions.md || exit 1

# Without white space and what shows nothing.
bare() {
    tr -d ' \n' | LC_ALL=C sed -e 's/\xC2[\xA0\xAD]//g' \
        -e 's/\xE2\x80[\x8B-\x8F]//g' -e 's/\xE2\x81[\xA0-\xA9]//g'
}

html() {
    sed -n '/<main/,/<\/main>/p' "$1" | sed 's/<[^>]*>//g' | bare
}

html "$folder/directions.html" >"$folder/html"
pdfinfo -enc UTF-8 -struct-text "$folder/directions.pdf" |
    sed -n 's/^ *"\(.*\)"$/\1/p' | bare >"$folder/pdf"
test -s "$folder/html" || exit 1
cmp "$folder/html" "$folder/pdf" || {
    fold -w 200 "$folder/html" >"$folder/html.lines"
    fold -w 200 "$folder/pdf" >"$folder/pdf.lines"
    diff "$folder/html.lines" "$folder/pdf.lines"
    exit 1
}
sed 's/שלום/םולש/' "$folder/directions.html" >"$folder/seeded.html"
html "$folder/seeded.html" | cmp -s - "$folder/pdf" || exit 0
echo "the comparison did not see letters that changed places"
exit 1
