#!/bin/sh
# The three styles of covers, with our logo and the client's, and the short
# offer: the words of all outputs are the same, the grounds are there, what is
# no picture is told with its place, and an offer has five pages at most.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/covers
rm -rf "$folder"
mkdir -p "$folder/templates" || exit 1
fail() {
    echo "$*"
    failed=1
}
cp examples/proposals/harbour-lights.svg examples/brand/logo.svg "$folder/"
example=examples/proposals/o04-harbour-lights.xml
cp $example "$folder/offer.xml"
for style in quiet band full; do
    cp -r templates/offer "$folder/templates/$style"
    sed -i "s/^cover: .*/cover: $style/" "$folder/templates/$style/theme.yaml"
    "$DOSSIER" build -q -f html,pdf,docx -t "$folder/templates/$style" \
        --brand examples/brand/brand.yml -o "$folder/out" "$folder/offer.xml" ||
        fail "$style is not built"
    page=$folder/out/offer.$style.html
    test "$(grep -c 'alt="Harbour Lights"' "$page")" = 1 ||
        fail "$style: not one logo of the client"
    "$OUT/tests/end-to-end/words" "$page" || fail "$style: other words"
    unzip -p "$folder/out/offer.$style.docx" word/document.xml |
        sed 's|</w:p>|&\n|g' >"$folder/document"
    test "$(grep 'w:val="Logo"' "$folder/document" | grep -o -e '<w:tab/>' \
        -e '<w:drawing>' | tr -d '\n')" = '<w:drawing><w:tab/><w:drawing>' ||
        fail "$style: the logos of the DOCX are not in one line"
    grep 'w:val="Title"' "$folder/document" | grep -q 'w:before="[1-9][0-9]\{3\}"' ||
        fail "$style: the title of the DOCX is not below the logos"
    pages=$(pdfinfo "$folder/out/offer.$style.pdf" | sed -n 's/^Pages: *//p')
    test "$pages" -le 5 || fail "$style: $pages pages"
done
grep -q 'class="cover"' "$folder/out/offer.quiet.html" || fail "no quiet cover"
grep -q 'class="cover band"' "$folder/out/offer.band.html" || fail "no band"
grep -q 'class="cover full"' "$folder/out/offer.full.html" || fail "not full"
grep -q -e '--cover-ground:' "$folder/out/offer.quiet.html" &&
    fail "a quiet cover has a ground"

# The short offers of all proposals are short.
"$DOSSIER" build -q -f pdf -t offer -o "$folder/offers" \
    examples/proposals/*.xml || fail "no offers"
for file in "$folder"/offers/*.pdf; do
    pages=$(pdfinfo "$file" | sed -n 's/^Pages: *//p')
    case $file in
    */o01-* | */o04-*) test "$pages" -le 5 || fail "$file has $pages pages" ;;
    esac
done

# A title of many lines, on all grounds.
long=$(yes 'A title that does not end' | head -60 | tr '\n' ' ')
sed "s|<title>[^<]*|<title>$long|" $example >"$folder/long.xml"
for style in band full; do
    "$DOSSIER" build -q -f html,pdf,docx -t "$folder/templates/$style" \
        -o "$folder/out" "$folder/long.xml" || fail "$style: a long title"
done

# What is no logo.
refused() { # NAME WORDS: of the profile NAME.xml
    rm -rf "$folder/none"
    "$DOSSIER" build -f html,pdf,docx -t offer -o "$folder/none" \
        "$folder/$1.xml" >"$folder/log" 2>&1 && fail "$1 is built"
    grep -q -F -e "$2" "$folder/log" || fail "$1: $(cat "$folder/log")"
    test -z "$(ls "$folder/none" 2>/dev/null)" || fail "$1: something is written"
}
change() { # NAME FILE
    sed "s|harbour-lights.svg|$2|" $example >"$folder/$1.xml"
}
echo 'no picture' >"$folder/words.txt"
change text words.txt
refused text 'text.xml:18:9: error: '
change gone nowhere.svg
refused gone 'gone.xml:18:9: error: logo: there is no file "nowhere.svg"'
ln -s /etc/passwd "$folder/leads.svg"
change link leads.svg
refused link 'logo: "leads.svg" is not in the folder of the profile'
change above ../covers/../../../../README.md
refused above 'is not in the folder of the profile'
mkdir "$folder/folder.svg"
change folder folder.svg
refused folder 'folder.xml:18:9: error: '
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>' \
    >"$folder/script.svg"
change script script.svg
refused script 'error: '
test -z "${failed:-}"
