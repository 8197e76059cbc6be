#!/bin/sh
# A real spreadsheet program agrees. LibreOffice writes one sheet as CSV and as
# XLSX, with commas, quotes, line ends, umlauts, dates, truths and empty cells:
# both are read as the same profiles. And it reads our workbook: what it shows
# of an overview is our table, in which names that look like formulas are texts.
set -u
. "$(dirname "$0")/parts/documents.sh"

need soffice
folder=$work/spreadsheet
rm -rf "$folder"
mkdir -p "$folder/profiles"
failed=

complain() {
    echo "$*"
    failed=1
}

# as FORMAT FILE: what LibreOffice makes of it, with the same name. Commas,
# quotes, UTF-8, cells as they are shown.
text='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
as() {
    soffice "-env:UserInstallation=file://$(realpath "$folder")/settings" --headless \
        --convert-to "$1" --outdir "$folder" "$2" >"$folder/log" 2>&1 ||
        complain "LibreOffice does not write $1: $(cat "$folder/log")"
}

# ---- rows in

cp tests/conformance/parts/clients.fods "$folder/clients.fods"
as "$text" "$folder/clients.fods"
as xlsx "$folder/clients.fods"
for kind in csv xlsx; do
    "$program" profiles -q -o "$folder/profiles/$kind" --rows "$folder/clients.$kind" \
        --map tests/conformance/parts/clients.yaml || complain "$kind: not read"
done
diff -r "$folder/profiles/csv" "$folder/profiles/xlsx" || complain "the two are read differently"
says() {
    tr '\n' ' ' <"$folder/profiles/xlsx/$1.xml" | grep -qF "$2" || complain "$1 does not say $2"
}
says S-1 '<client>Müller &amp; Söhne, „Zum Löwen“</client>'
says S-1 '<date>2026-11-20</date>'
says S-1 '<availability>99.9 %, by day "best effort" at night</availability>'
says S-1 '<fast-failover>no</fast-failover>'
says S-2 '<date>2024-02-29</date>'
says S-2 "<client>She said \"\"twice\"\"; and 'once'</client>"
says S-2 'name="日本語 και ελληνικά"'
says S-3 '<client>=1+1 Ltd</client>'
says S-3 '<availability>99.95</availability>'
grep -q '<platform>' "$folder/profiles/xlsx/S-2.xml" && complain "an empty cell says something"

# ---- the overview out

"$program" overview -q -f csv,xlsx -o "$folder" --rows "$folder/clients.csv" \
    --map tests/conformance/parts/clients.yaml || complain "no overview"
sed "s/,\"'\(=[^\"]*\)\",/,\1,/" "$folder/overview.csv" >"$folder/expected.csv"
cmp -s "$folder/overview.csv" "$folder/expected.csv" && complain "no formula was made safe"
rm "$folder/overview.csv"
as "$text" "$folder/overview.xlsx"
diff "$folder/expected.csv" "$folder/overview.csv" || complain "another table is shown"
"$program" overview -q -f csv,xlsx -o "$folder" examples/*/*.xml || complain "no overview"
mv "$folder/overview.csv" "$folder/expected.csv"
as "$text" "$folder/overview.xlsx"
diff "$folder/expected.csv" "$folder/overview.csv" || complain "another table is shown"
test -z "$failed" && echo "LibreOffice: 2 tables read alike, 2 workbooks shown as written"
