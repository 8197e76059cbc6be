#!/bin/sh
# Whatever stands in an offer is text: each of the payloads in every text of a
# proposal, in HTML, PDF and DOCX. A document with a payload has the elements,
# attributes, objects and relations of one with a harmless word, and says the
# payload.

: "${OUT:=build/release}" "${DOSSIER:=build/release/dossier}"
folder=$OUT/end-to-end/hostile-offer
rm -rf "$folder"
mkdir -p "$folder"
python3 tests/end-to-end/hostile_offer.py write examples/proposals/o01-museum-shop.xml \
    tests/data/payloads.txt "$folder" || exit 1
"$DOSSIER" build -q -f html,pdf,docx -t proposal -o "$folder/out" "$folder"/*.xml || exit 1
python3 tests/end-to-end/hostile_offer.py judge tests/data/payloads.txt "$folder" || exit 1
"$OUT/tests/end-to-end/words" "$folder"/out/*.html || exit 1
for file in "$folder"/out/*.pdf; do
    qpdf --check "$file" >"$folder/qpdf.log" 2>&1 || {
        cat "$folder/qpdf.log"
        exit 1
    }
done

# It wakes up.
sed -i 's|</body>|<script></script></body>|' "$folder/out/p02.proposal.html"
python3 tests/end-to-end/hostile_offer.py judge tests/data/payloads.txt "$folder" \
    >"$folder/told" 2>&1 && {
    echo "an element that was put in is not noticed"
    exit 1
}
grep -q p02 "$folder/told"
