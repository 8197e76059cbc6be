#!/bin/sh
# The PDF files of all examples are sound, and every font in them is
# embedded, a subset, and has a Unicode map.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/pdf
rm -rf "$folder"
"$DOSSIER" build -q -f pdf -o "$folder" examples/*/*.xml || exit 1

checked=0
for file in "$folder"/*.pdf; do
    if ! qpdf --check "$file" >"$file.log" 2>&1 ||
        grep -q -i warning "$file.log"; then
        cat "$file.log"
        failed=1
    fi
    # The columns from the right: object, number, uni, sub, emb.
    pdffonts "$file" >"$file.fonts" 2>&1
    awk -v file="$file" 'NR > 2 {
        fonts++
        if ($(NF - 4) $(NF - 3) $(NF - 2) != "yesyesyes") {
            print file ": " $0
            bad = 1
        }
    }
    END {
        if (!fonts)
            print file ": no fonts"
        exit bad || !fonts
    }' "$file.fonts" || failed=1
    checked=$((checked + 1))
done
echo "$checked files"
test "$checked" -gt 0 && test -z "${failed:-}"
