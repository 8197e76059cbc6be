#!/bin/sh
# A table of twelve columns, printed by chromium from the HTML: all of them are
# on the paper.
#
# Needs chromium, and pdftotext of poppler.
set -eu
. "$(dirname "$0")/parts/documents.sh"

need chromium pdftotext
folder=$work/print
rm -rf "$folder"
mkdir -p "$folder"
cp -R tests/golden/base/content/drinks "$folder/guide"
{
    printf '\n|'
    printf ' Column%s |' 1 2 3 4 5 6 7 8 9 10 11 12
    printf '\n|'
    printf ' --- |%.0s' 1 2 3 4 5 6 7 8 9 10 11 12
    printf '\n|'
    printf ' infrastructure%s |' 1 2 3 4 5 6 7 8 9 10 11 12
    printf '\n'
} >>"$folder/guide/modules/hour.md"
"$program" build -q -f html -g "$folder/guide" -o "$folder" \
    tests/golden/base/meeting.xml || fail "the table cannot be built"
chromium --headless --no-sandbox --disable-gpu \
    --print-to-pdf="$folder/paper.pdf" "$folder/meeting.html" 2>/dev/null ||
    fail "chromium does not print"
# Words are broken in so many columns, but not their beginnings.
pdftotext -layout "$folder/paper.pdf" "$folder/paper.txt"
columns=$(grep 'infras' "$folder/paper.txt" | grep -o 'infras' | wc -l)
test "$columns" = 12 || fail "$columns of 12 columns are on the paper"
echo "print: 12 of 12 columns"
