#!/bin/sh
# DOCX files: whose they are, what was edited in them, what hostile words come to.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
work=$OUT/end-to-end/docx
shop=examples/load-balancer/b01-museum-shop.xml
rm -rf "$work"
mkdir -p "$work/parts"

fail() {
    echo "$*"
    exit 1
}

# edit SED-SCRIPT: the document as a program would save it after that.
edit() {
    cp "$work/issued.docx" "$work/out/b01-museum-shop.docx"
    (cd "$work/parts" && unzip -q -o ../issued.docx &&
        sed "$1" word/document.xml >edited && mv edited word/document.xml &&
        zip -q -r ../out/b01-museum-shop.docx word/document.xml) ||
        fail "the file cannot be packed again"
}

# verdict WORDS: record verify says that of the file.
verdict() {
    if "$DOSSIER" record verify -o "$work/out" >"$work/log"; then
        fail "a changed file is as it was issued"
    fi
    grep -q "docx $1$" "$work/log" || fail "verify: $(cat "$work/log")"
}

"$DOSSIER" build -q --record -f docx -o "$work/out" $shop ||
    fail "not written"
cp "$work/out/b01-museum-shop.docx" "$work/issued.docx"
"$DOSSIER" record verify -o "$work/out" || fail "not as it was issued"
edit 's/<w:bookmarkEnd /<w:bookmarkEnd  /'
verdict "was saved again; its text is as it was issued"
edit 's/Museum/Muse um/'
verdict "is not as it was issued: its text was edited"

# Another client's document does not take its place, edited or not.
sed 's/Museum of Tides/Another Client/; s/<reference>[^<]*</<reference>X-1</' \
    $shop >"$work/b01-museum-shop.xml"
if "$DOSSIER" build -q -f docx -o "$work/out" "$work/b01-museum-shop.xml" \
    2>"$work/log"; then
    fail "another client's document took its place"
fi
grep -q 'not written: the document of "b01-museum-shop"' "$work/log" ||
    fail "names: $(cat "$work/log")"

# Nothing leads outside but links; nothing is a macro.
for part in $(unzip -Z1 "$work/issued.docx" '*.rels'); do
    unzip -p "$work/issued.docx" "$part" | tr '>' '\n' |
        grep 'TargetMode="External"' | grep -v '/relationships/hyperlink"' &&
        fail "$part leads outside"
done
unzip -Z1 "$work/issued.docx" | grep -i -e bin -e vba && fail "a macro"

# A machine without cairo makes no other file, but none.
mkdir "$work/without"
: >"$work/without/libcairo.so.2"
if LD_LIBRARY_PATH=$work/without "$DOSSIER" build -q -f docx \
    -o "$work/none" $shop 2>"$work/log"; then
    fail "written without cairo"
fi
grep -q 'cairo cannot draw' "$work/log" || fail "no cairo: $(cat "$work/log")"
test ! -e "$work/none" || fail "something is written without cairo"

# Words that mean something elsewhere are words here.
sed 's|<title>[^<]*<|<title>\&lt;w:p\&gt; ]]\&gt; {{7*7}} \&#xFFFD; \&amp;amp; =cmd()<|' \
    $shop >"$work/hostile.xml"
"$DOSSIER" build -q -f html,docx -o "$work/hostile" "$work/hostile.xml" ||
    fail "hostile words: not written"
"$OUT/tests/end-to-end/words" "$work/hostile/hostile.html" ||
    fail "hostile words are others in the DOCX"
unzip -p "$work/hostile/hostile.docx" word/document.xml |
    grep -q '&lt;w:p&gt; \]\]&gt; {{7\*7}}' || fail "hostile words are lost"

# A place to write in has a line and room above it.
"$DOSSIER" build -q -t proposal -f docx -o "$work/offer" \
    examples/proposals/o02-advice-rooms.xml || fail "no proposal"
unzip -p "$work/offer/o02-advice-rooms.proposal.docx" word/document.xml |
    sed 's/<w:tr>/\n/g' | grep -c 'w:trHeight.*w:val="TableField".*<w:sdt>' |
    grep -q '^3$' || fail "not three rows to write in"

# A small document as a text that people can read. UPDATE=1 accepts what it is
# now.
"$OUT/tests/end-to-end/markdown" "$work" tests/end-to-end/docx.md || exit 1
for part in word/document.xml word/footnotes.xml; do
    unzip -p "$work/docx.docx" $part | sed 's/></>\n</g'
done >"$work/now"
test -z "${UPDATE:-}" || cp "$work/now" tests/end-to-end/docx.expected
diff tests/end-to-end/docx.expected "$work/now" || fail "the small document differs"
