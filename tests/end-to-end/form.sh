#!/bin/sh
# The form in the PDF of a proposal: a field for each place that is left open,
# with a tool tip, an appearance and a tag, all on one page; no field for what
# the profile says; and a theme of other fonts.

: "${OUT:=build/release}" "${DOSSIER:=build/release/dossier}"
folder=$OUT/end-to-end/form
rm -rf "$folder"
mkdir -p "$folder"
"$DOSSIER" build -q -f pdf -t proposal -o "$folder" examples/proposals/*.xml || exit 1

cat >"$folder/form.py" <<'PYTHON'
import json
import subprocess
import sys


def objects(path):
    # Numbers beside texts: what the PDF calls "12 0 R".
    text = subprocess.run(["qpdf", "--json=1", path], check=True, stdout=subprocess.PIPE).stdout
    return json.loads(text)


def main():
    read = objects(sys.argv[1])
    at = read["objects"]

    def follow(value):
        return at.get(value, value) if isinstance(value, str) else value

    root = follow(at["trailer"]["/Root"])
    form = follow(root["/AcroForm"])
    assert "/NeedAppearances" not in form
    font = follow(follow(follow(form["/DR"])["/Font"])["/Form"])
    assert font["/Encoding"] == "/WinAnsiEncoding", font
    assert "/FontFile2" in follow(font["/FontDescriptor"])
    nums = follow(follow(root["/StructTreeRoot"])["/ParentTree"])["/Nums"]
    parents = dict(zip(nums[::2], nums[1::2]))
    pages = set()
    for reference in form["/Fields"]:
        field = follow(reference)
        assert field["/Subtype"] == "/Widget" and field["/F"] == 4, field
        appearance = follow(follow(field["/AP"])["/N"])
        assert appearance["/Subtype"] == "/Form", appearance
        width = field["/Rect"][2] - field["/Rect"][0]
        assert width > 70 and field["/Rect"][3] - field["/Rect"][1] > 15, field["/Rect"]
        assert abs(width - appearance["/BBox"][2]) < 0.02
        if field["/FT"] == "/Tx":
            assert field["/DA"].startswith("/Form "), field
            assert "/Form" in follow(follow(appearance["/Resources"])["/Font"])
        else:
            assert field["/FT"] == "/Sig" and "/V" not in field, field
        tag = follow(parents[field["/StructParent"]])
        assert tag["/S"] == "/Form", tag
        assert tag["/K"] == {"/Type": "/OBJR", "/Obj": reference}, tag
        assert follow(tag["/P"])["/S"] == "/TD"
        assert reference in follow(field["/P"])["/Annots"]
        pages.add(field["/P"])
        print(field["/FT"][1:], field["/T"], "|", field["/TU"])
    assert len(pages) == 1, pages


main()
PYTHON

# expect NAME: that the proposal has the fields of standard input.
expect() {
    cat >"$folder/expected"
    python3 "$folder/form.py" "$folder/$1.proposal.pdf" >"$folder/found" ||
        failed=1
    diff "$folder/expected" "$folder/found" || failed=1
}

expect o01-museum-shop <<'FIELDS'
Tx party-1-name | Name, for Museum of Tides
Tx party-1-role | Role, for Museum of Tides
Tx party-1-date | Date, for Museum of Tides
Tx party-2-date | Date, for R. Example, Consulting
Sig party-1-signature | Signature, for Museum of Tides
Sig party-2-signature | Signature, for R. Example, Consulting
FIELDS
expect o02-advice-rooms <<'FIELDS'
Tx party-1-name | Name, for Twopenny Risk
Tx party-1-date | Date, for Twopenny Risk
Tx party-2-date | Date, for R. Example, Consulting
Sig party-1-signature | Signature, for Twopenny Risk
Sig party-2-signature | Signature, for R. Example, Consulting
FIELDS

# Many parties: two tables, one page. A name that would break out of a string.
sed 's|<party name="Museum of Tides"/>|<party name="A) /JS (x"/><party name="B\\"/><party name="\&lt;b\&gt;C"/><party name="قاعة"/>|' \
    examples/proposals/o01-museum-shop.xml >"$folder/many.xml"
"$DOSSIER" build -q -t proposal -o "$folder" "$folder/many.xml" || exit 1
expect many <<'FIELDS'
Tx party-1-name | Name, for A) /JS (x
Tx party-2-name | Name, for B\
Tx party-3-name | Name, for <b>C
Tx party-1-role | Role, for A) /JS (x
Tx party-2-role | Role, for B\
Tx party-3-role | Role, for <b>C
Tx party-1-date | Date, for A) /JS (x
Tx party-2-date | Date, for B\
Tx party-3-date | Date, for <b>C
Sig party-1-signature | Signature, for A) /JS (x
Sig party-2-signature | Signature, for B\
Sig party-3-signature | Signature, for <b>C
Tx party-4-name | Name, for ⁨قاعة⁩
Tx party-4-role | Role, for ⁨قاعة⁩
Tx party-4-date | Date, for ⁨قاعة⁩
Tx party-5-date | Date, for R. Example, Consulting
Sig party-4-signature | Signature, for ⁨قاعة⁩
Sig party-5-signature | Signature, for R. Example, Consulting
FIELDS
grep -q 'role="img" aria-label="Name, for &lt;b&gt;C"' "$folder/many.proposal.html" ||
    { echo "HTML has no label for a line"; failed=1; }
! grep -q '<b>C' "$folder/many.proposal.html" || failed=1

# Without a proposal there is no form.
"$DOSSIER" build -q -f pdf -o "$folder" examples/proposals/o01-museum-shop.xml || exit 1
! qpdf --json=1 "$folder/o01-museum-shop.pdf" | grep -q AcroForm ||
    { echo "a report has a form"; failed=1; }
test -z "${failed:-}"
