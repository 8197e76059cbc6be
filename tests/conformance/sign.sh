#!/bin/sh
# Another program signs the proposals: pyHanko fills the signature field of the
# first party, then that of the second. Both signatures must be sound, the first
# also after the second, and veraPDF must find PDF/UA-1 and PDF/A-2a as before.
#
#     tests/conformance/sign.sh     says so and stops where pyHanko is not to be
#                                   had
set -u
. "$(dirname "$0")/parts/pdf_judges.sh"

folder=$work/sign
venv=$work/pyhanko
pyhanko=$venv/bin/pyhanko

# Python's package index, in a folder of its own.
fetch_pyhanko() {
    [ -x "$pyhanko" ] && return
    python3 -m venv "$venv" >"$folder/pip.log" 2>&1 &&
        "$venv/bin/pip" install -q 'pyHanko[opentype]==0.38.0' \
            pyhanko-cli==0.6.0 >>"$folder/pip.log" 2>&1 && return
    rm -rf "$venv"
    echo "skipped: pyHanko cannot be installed"
    exit 0
}

# Who signs, with a stamp whose font is embedded, as PDF/A asks: that of the
# running text.
prepare() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$folder/key.pem" \
        -out "$folder/cert.pem" -days 30 \
        -subj "/CN=Mara Lindt/O=Museum of Tides" 2>"$folder/openssl.log" ||
        fail "no certificate can be made"
    cat >"$folder/pyhanko.yml" <<YAML
stamp-styles:
  default:
    type: text
    stamp-text: "%(signer)s"
    text-box-style:
      font: $(fc-match -f '%{file}' 'Noto Serif:style=Regular')
YAML
}

# sign FIELD FILE SIGNED
sign() {
    "$pyhanko" --config "$folder/pyhanko.yml" sign addsig --existing-only \
        --field "$1" pemder --key "$folder/key.pem" --cert "$folder/cert.pem" \
        --no-pass "$2" "$3" >"$folder/sign.log" 2>&1 || {
        cat "$folder/sign.log"
        fail "\"$2\" cannot be signed"
    }
}

# validate FILE COUNT: so many sound signatures, and no other.
validate() {
    "$pyhanko" sign validate --trust "$folder/cert.pem" --trust-replace "$1" \
        >"$folder/validate.log" 2>&1
    sound=$(grep -c ':INTACT:TRUSTED,\(UNTOUCHED\|.*,ACCEPTABLE_MODIFICATIONS\)$' \
        "$folder/validate.log")
    [ "$sound" = "$2" ] && ! grep -q ILLEGAL "$folder/validate.log" && return
    cat "$folder/validate.log"
    failed=1
}

need python3 openssl fc-match qpdf
mkdir -p "$folder"
fetch_pyhanko
fetch_verapdf
prepare
failed=
"$program" build -q -f pdf -t proposal -o "$folder" examples/proposals/*.xml ||
    fail "the proposals cannot be built"
for proposal in "$folder"/*.proposal.pdf; do
    name=${proposal%.proposal.pdf}
    sign party-1-signature "$proposal" "$name.one.pdf"
    sign party-2-signature "$name.one.pdf" "$name.two.pdf"
    validate "$name.one.pdf" 1
    validate "$name.two.pdf" 2
    qpdf --check "$name.two.pdf" >"$folder/qpdf.log" 2>&1 || failed=1
done
for flavour in ua1 2a; do
    verify $flavour "$folder"/*.pdf >"$folder/$flavour.log" 2>&1
    passed=$(grep -c '^PASS' "$folder/$flavour.log")
    files=$(ls "$folder"/*.pdf | wc -l)
    echo "veraPDF $flavour: $passed of $files files pass, two thirds of them signed"
    [ "$passed" = "$files" ] && continue
    grep -v '^PASS' "$folder/$flavour.log"
    failed=1
done

# It wakes up: a file that was changed after it was signed is not sound.
sed 's/Museum of Tides/Museum of Tales/' "$folder/o01-museum-shop.one.pdf" \
    >"$folder/changed.pdf"
"$pyhanko" sign validate --trust "$folder/cert.pem" --trust-replace \
    "$folder/changed.pdf" >"$folder/changed.log" 2>&1 && {
    echo "a changed file is taken for sound"
    failed=1
}
rm -f "$folder"/*.pem "$folder/changed.pdf"
test -z "$failed"
