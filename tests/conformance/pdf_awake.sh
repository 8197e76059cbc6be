#!/bin/sh
# veraPDF is awake: a file that it passes fails when one thing in it is broken.
set -u
. "$(dirname "$0")/parts/pdf_judges.sh"

need qpdf fix-qdf
fetch_verapdf
broken=$folder/broken
rm -rf "$broken"
mkdir -p "$broken"
cp tests/fuzz/corpus/picture/rgb8.png "$broken/"
cat >"$broken/whole.md" <<'TEXT'
# A heading

A paragraph with a [link](https://example.org/) and a picture:

![three bars](rgb8.png)

| one | two |
|-----|-----|
| a   | b   |
TEXT
render "$broken" "$broken/whole.md"
qpdf --qdf --object-streams=disable "$broken/whole.pdf" "$broken/whole.qdf"

# mend EDITED.qdf FILE.pdf: offsets and lengths put right.
mend() {
    fix-qdf "$1" >"$1.fixed" && qpdf --newline-before-endstream "$1.fixed" "$2" || failed=1
}

# breaks WHAT FLAVOUR RULE SED-SCRIPT: with that change veraPDF must see RULE
# broken, a pattern.
breaks() {
    file=$broken/$1.pdf
    LC_ALL=C sed "$4" "$broken/whole.qdf" >"$broken/$1.qdf"
    if cmp -s "$broken/whole.qdf" "$broken/$1.qdf"; then
        echo "$1: nothing was broken"
        failed=1
        return
    fi
    mend "$broken/$1.qdf" "$file"
    verify "$2" "$file" >"$broken/$1.log" 2>&1
    if grep -q "^FAIL " "$broken/$1.log" && grep -q " $3" "$broken/$1.log"; then
        echo "$1: fails, as it should"
    else
        echo "$1: not seen"
        cat "$broken/$1.log"
        failed=1
    fi
}

failed=
mend "$broken/whole.qdf" "$broken/whole.pdf"
for flavour in ua1 2a; do
    verify $flavour "$broken/whole.pdf" | grep -q '^PASS' || {
        echo "the whole file does not pass $flavour"
        failed=1
    }
done
if verify 1b "$broken/whole.pdf" | grep -q '6\.7\.3-'; then
    echo "information and XMP differ in the whole file"
    failed=1
fi
breaks alternative ua1 7.3-1 '/^  \/Alt /d'
breaks untagged ua1 7.1-3 's|^/P<</MCID [0-9]*>>BDC|/P BMC|'
breaks parents ua1 7.1-3 's|/StructParents 0|/StructParents 99|'
breaks language ua1 7.2- '/^  \/Lang /d'
breaks font 2a 6.2.11.4.1 '/^  \/FontFile/d'
breaks information 1b 6.7.3-6 's|/Creator (dossier)|/Creator (another)|'
test -z "$failed"
