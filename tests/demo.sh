#!/bin/sh
# Renders the examples of all guides with all templates and says where the
# documents are.

: "${DOSSIER:=build/release/dossier}"
folder=build/demo
templates='report brief proposal'
set -e
rm -rf $folder
for template in $templates; do
    "$DOSSIER" build -q -f html,pdf,docx -t $template -o $folder examples/*/*.xml
done
"$DOSSIER" build -q --brand examples/brand/brand.yml -o $folder/branded \
    examples/profiles/p11-live-advice-tiny-rota.xml
"$DOSSIER" build -q --rows examples/rows/clients.csv --map examples/rows/map.yaml -o $folder/rows \
    -t report,brief --name '{client}/{date}-{template}' --eml --zip
"$DOSSIER" overview -q --rows examples/rows/clients.csv --map examples/rows/map.yaml -o $folder/rows

"$DOSSIER" build -q -f html,pdf,docx -t offer -o $folder/offers examples/proposals/*.xml

count() {
    find "$1" -name "$2" -size +0 -not -path '*/branded/*' \
        -not -path '*/offers/*' -not -path '*/rows/*' | wc -l
}
profiles=$(count examples '*.xml')
expected=$((profiles * $(echo $templates | wc -w)))
for kind in html pdf docx; do
    written=$(count $folder "*.$kind")
    if test "$written" != $expected; then
        echo "$profiles profiles gave $written .$kind files" >&2
        exit 1
    fi
done

echo "Forty clients of a spreadsheet are in $folder/rows: for each a folder with report, brief and"
echo "a draft of a mail, and that folder as .zip; and one page about them all, overview.html and .pdf."
echo "One with the colours and the logo of a brand is in $folder/branded."
echo "Short offers are in $folder/offers."
echo "$expected documents, each as HTML, PDF and DOCX, are in $folder:"
for file in examples/*/*.xml; do
    name=$(basename "$file" .xml)
    echo "    $name: report $name.pdf, brief $name.brief.pdf," \
        "proposal $name.proposal.pdf"
done
