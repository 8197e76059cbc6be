#!/bin/sh
# HTML, PDF and DOCX have the same words: all examples with all
# templates, and a text that has
# every kind of block over the ends of pages. And the comparison wakes up when
# one of them changes.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/words
tools=$OUT/tests/end-to-end
rm -rf "$folder"
for template in report brief proposal offer; do
    "$DOSSIER" build -q -f html,pdf,docx -t $template -o "$folder" examples/*/*.xml || exit 1
done
"$tools/markdown" "$folder" tests/end-to-end/everything.md || exit 1
"$tools/words" "$folder"/*.html || exit 1

# seeded WHAT SED-SCRIPT: with that change to the HTML, the words must differ.
page=$folder/everything.html
mkdir -p "$folder/seeded/pdf" "$folder/seeded/docx"
for kind in pdf docx; do
    cp "$folder/everything.$kind" "$folder/seeded/$kind/page.$kind"
done
seeded() {
    sed "$2" "$page" >"$folder/seeded/page.html"
    if cmp -s "$page" "$folder/seeded/page.html"; then
        echo "seeding a difference changed nothing: $1"
        failed=1
    fi
    for kind in pdf docx; do
        cp "$folder/seeded/page.html" "$folder/seeded/$kind"
        if "$tools/words" "$folder/seeded/$kind/page.html" \
            >"$folder/seeded/log"; then
            echo "the comparison with $kind did not see: $1"
            failed=1
        fi
    done
}
seeded "a word more" '0,/<p>Between/s//<p>Somewhere between/'
seeded "a paragraph less" '/<p>Between/d'
seeded "another letter" '0,/emphasised/s//emphasized/'
seeded "two words fused" '0,/a backslash/s//abackslash/'
seeded "a word divided" '0,/backslash/s//back slash/'
seeded "a bullet less" '0,/^<li>\(Note.*\)<\/li>/s//<p>\1<\/p>/'
seeded "bullets for numbers" 's/<ol start/<ul start/; s/<\/ol>/<\/ul>/'
seeded "a cell more" '0,/<\/td>/s//<\/td><td>more<\/td>/'
seeded "two paragraphs exchanged" '/<p>Between/{h;d}; /<hr>/{G}'
seeded "the number of a note" '0,/>3<\/a><\/sup>/s//>4<\/a><\/sup>/'
seeded "a word of a note" '/<li id="fn-7">/{n;s/<p>[A-Za-z]*/<p>Other/}'
seeded "a note less" '/<li id="fn-24">/,/<\/li>/d'
seeded "no page behind a reference" 's/ class="reference"//'
seeded "a last word more" 's/<\/main>/more<\/main>/'
seeded "a heading more" '0,/<h2/s//<h2>More<\/h2><h2/'
test -z "${failed:-}"
