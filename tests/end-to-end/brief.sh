#!/bin/sh
# The brief of every example is one page: it has all its sections, and a
# client is never handed a second sheet.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/brief
rm -rf "$folder"
"$DOSSIER" build -q -t brief -o "$folder" examples/*/*.xml || exit 1

checked=0
for file in "$folder"/*.pdf; do
    pages=$(pdfinfo "$file" 2>/dev/null | sed -n 's/^Pages: *//p')
    if [ "$pages" != 1 ]; then
        echo "$file: $pages pages"
        failed=1
    fi
    for heading in 'The short answer' 'The points of each option' \
        'What would change our mind' 'Next steps'
    do
        if ! pdftotext "$file" - 2>/dev/null | grep -q "^$heading"; then
            echo "$file: no \"$heading\""
            failed=1
        fi
    done
    checked=$((checked + 1))
done
echo "$checked files"
test "$checked" -ge 12 && test -z "${failed:-}"
