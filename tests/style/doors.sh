#!/bin/sh
# Doors, as objects have them: each library's symbols are used, and its names
# stand, in named files only, whoever included its headers.
#
#     tests/style/doors.sh [ROOT [FOLDER]]    prints each leak and fails; the
#                                             objects are below FOLDER
#                                             (build/release/gen), the source
#                                             is ROOT/gen

root=${1:-.}
folder=${2:-${OUT:-build/release}/gen}
objects=$(find "$folder" -name '*.o' | sort)
if test -z "$objects"; then
    echo "no objects in $folder"
    exit 1
fi

# SYMBOL FILES: who may use symbols and names that begin like that.
doors='
xml[A-Z] input/(xml|profile|svg|rows_xlsx|docx_text)|write/docx_(xml|link)$
yaml_(parser|event|document|node|token)_ input/yaml
zip_ input/(rows_xlsx|docx_text)$|write/archive$
dl(open|sym) write/raster$
hb_ layout/(font|shape|lettering)|write/pdf_font
Fc[A-Z] layout/font$
u(brk|bidi|text|script|num|dat|loc|plrules|listfmt)_ layout/|compose/formats
ucurr_ input/currency$|compose/formats$
HPDF_ write/pdf_objects$
libdeflate_ write/pdf_objects$
png_|jpeg_ input/picture$
(lxw|workbook|worksheet|format_set)_ write/overview_xlsx$
sqlite3_ (cli/record_database|input/rows_sqlite)$
nettle_|base64_(en|de)code_ base/hash$|write/(base64|pdf_save)$
json_(object|array|string|integer|real|dumps|loads|load|decref|delete|pack) input/rows_json$|write/json|cli/
'

# shellcheck disable=SC2086
{
    echo "$doors"
    nm -A -u $objects | sed -e "s|^$folder/||" -e 's|[.]o:.* \([^ ]*\)$| uses \1|'
    # Names in the text, but for lines of comments.
    (cd "$root/gen" && grep -rnE --include='*.[ch]' \
        '\b(hb_[a-z_]+|HPDF_[A-Z][A-Za-z_]+|xml[A-Z][A-Za-z]+Ptr)\b' .) |
        grep -vE '^[^:]*:[0-9]*: *(/[*]|[*] )' |
        sed -E 's/^[.][/]([^:]*)[.][ch]:[0-9]*:.*\b(hb_[a-z_]+|HPDF_[A-Z][A-Za-z_]+|xml[A-Z][A-Za-z]+Ptr)\b.*/\1 names \2/'
} | awk '
NF == 2 {
    symbol[++doors] = "^(" $1 ")"
    files[doors] = "^(" $2 ")"
}

NF == 3 && ($2 == "uses" || $2 == "names") {
    for (i = 1; i <= doors; i++)
        if ($3 ~ symbol[i] && $1 !~ files[i] && !told[$1, $2, $3]++) {
            print $1 ": " $2 " " $3 " outside its door"
            bad = 1
        }
}

END { exit bad }'
