#!/bin/sh
# `dossier build --since OLD` says what has changed since an older version: in
# all outputs, of many by reference, of nobody else, and nothing where nothing
# has.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/since
rm -rf "$folder"
mkdir -p "$folder/old" "$folder/new" || exit 1
fail() {
    echo "$*"
    failed=1
}
build() { # OLD NEW OPTIONS...: $folder/out and $folder/log
    old=$1 new=$2
    shift 2
    rm -rf "$folder/out"
    "$DOSSIER" build -t proposal -o "$folder/out" --since "$old" "$@" "$new" \
        >"$folder/log" 2>&1
}
text() { # of the HTML, without tags, on one line
    sed -e '1,/<main/d' -e 's/<[^>]*>/ /g' -e 's/\xc2\xa0/ /g' "$1" | tr -s ' \n' '  '
}
says() { # FILE WORDS
    text "$1" | grep -q -F -e "$2" || fail "$1 does not say: $2"
}

example=examples/proposals/o01-museum-shop.xml
cp "$example" "$folder/old/shop.xml"
sed -e 's|<version>1|<version>2|' -e 's|<date>2026-11-20|<date>2026-12-01|' \
    -e 's|<valid-until>2026-12-31|<valid-until>2027-01-31|' \
    -e 's| net="7345" total="8740.55"||' \
    -e 's|quantity="2" unit="journey"|quantity="3" unit="journey"|' \
    -e 's|<item quantity="3"|<item quantity="1" unit-price="480" optional="yes">A rehearsal at night</item>&|' \
    -e 's|within thirty|within fourteen|' -e 's|<regions>2|<regions>3|' \
    -e 's|<project>|<history><entry version="1" date="2026-11-20">One</entry><entry version="2" date="2026-12-01" author="R. E.">Three regions</entry></history>&|' \
    "$example" >"$folder/new/shop.xml"

build "$folder/old/shop.xml" "$folder/new/shop.xml" -f html,pdf,docx ||
    fail "not built: $(cat "$folder/log")"
page=$folder/out/shop.proposal.html
says "$page" 'What changed since version 1'
says "$page" 'Our recommendation is the same: Front Door.'
says "$page" 'Regions in use 2 regions 3 regions'
says "$page" 'A rehearsal at night optional Not in it 480.00 EUR'
says "$page" 'Travel to the museum 325.00 EUR 487.50 EUR'
says "$page" 'Net total 7,345.00 EUR 7,507.50 EUR'
says "$page" 'Total 8,740.55 EUR 8,933.93 EUR'
says "$page" 'With all options 8,740.55 EUR 9,505.13 EUR'
says "$page" 'Valid until 31 December 2026 31 January 2027'
says "$page" 'Edited: the terms'
says "$page" '2 1 December 2026 R. E. Three regions'
text "$page" | grep -q 'the work package' && fail "packages are as they were"
"$OUT/tests/end-to-end/words" "$page" || fail "other words in the outputs"

# Of what costs the same, what is another is told.
travel() { # SED WORDS: what becomes of the journeys, and what is said of them
    sed -e 's| net="7345" total="8740.55"||' -e "/Travel to/s|$1|" \
        "$example" >"$folder/new/travel.xml"
    build "$folder/old/shop.xml" "$folder/new/travel.xml" -f html
    says "$folder/out/travel.proposal.html" "Travel to the museum $2"
}
travel 'quantity="2"\(.*\)162.50|quantity="4"\181.25' \
    '2 × 162.50 = 325.00 EUR 4 × 81.25 = 325.00 EUR'
travel 'journey|ride' \
    '2 journey × 162.50 = 325.00 EUR 2 ride × 162.50 = 325.00 EUR'
travel '162.50"|325" discount="50"' \
    '2 × 162.50 = 325.00 EUR 2 × 325.00 − 50% = 325.00 EUR'
travel '162.50"|162.50" tax="7"' \
    '325.00 EUR (Tax of 19%) 325.00 EUR (Tax of 7%)'
travel '162.50"|162.50" optional="yes"' 'optional 325.00 EUR 325.00 EUR'

# The sums are the same, and yet it is another offer: who pays what when, who
# signs, and until when it holds.
offer=examples/proposals/o02-advice-rooms.xml
sed -e 's|share="20"|share="21"|' -e 's|share="25"|share="24"|' \
    "$offer" >"$folder/plan.xml"
build "$folder/plan.xml" "$offer" -f html
page=$folder/out/o02-advice-rooms.proposal.html
says "$page" 'Edited: the payment plan'
text "$page" | grep -q 'Nothing else has changed' && fail "payments are nothing"
sed -e 's|signatory="R. Example" role="Owner"|signatory="S. Other"|' \
    "$offer" >"$folder/party.xml"
build "$folder/party.xml" "$offer" -f html
says "$page" 'Edited: the acceptance, or who signs'
sed -e '/<valid-until>/d' -e 's|tax="19" net|valid-until="2027-01-31" &|' \
    "$offer" >"$folder/valid.xml"
build "$folder/valid.xml" "$offer" -f html
says "$page" 'Valid until 31 January 2027 15 January 2027'

# Nothing but its date and version has changed.
sed -e 's|<version>1|<version>2|' -e 's|<date>2026-11-20|<date>2026-12-01|' \
    "$example" >"$folder/new/same.xml"
build "$folder/old/shop.xml" "$folder/new/same.xml" -f html
says "$folder/out/same.proposal.html" 'Nothing else has changed since version 1'

# Without --since there is no such section.
"$DOSSIER" build -q -t proposal -f html -o "$folder/plain" \
    "$folder/new/shop.xml"
text "$folder/plain/shop.proposal.html" | grep -q 'What changed since' &&
    fail "a section without --since"

# Of many, by reference; who is new is told, and built.
mkdir "$folder/many"
cp "$folder/new/shop.xml" "$folder/many/a.xml"
sed -e 's|P-2026-041|P-2026-099|' -e 's|Museum of Tides|Somebody new|g' \
    "$example" >"$folder/many/b.xml"
cp "$folder/many/b.xml" "$folder/old/other.xml"
sed -i -e 's|P-2026-099|P-2026-100|' "$folder/old/other.xml"
build "$folder/old" "$folder/many" -f html || fail "many: $(cat "$folder/log")"
says "$folder/out/a.proposal.html" 'What changed since version 1'
text "$folder/out/b.proposal.html" | grep -q 'What changed' && fail "b has no version"
grep -q 'b.xml: note: ".*" has no older version of it' "$folder/log" ||
    fail "nobody says that b is new: $(cat "$folder/log")"

# What is refused, with nothing written.
refused() { # WORDS
    grep -q -F -e "$1" "$folder/log" || fail "not told: $1: $(cat "$folder/log")"
    test -z "$(ls "$folder/out" 2>/dev/null)" || fail "written: $1"
}
build "$folder/old/other.xml" "$folder/new/shop.xml" &&
    fail "another client's"
refused 'client: "Museum of Tides" is compared with "Somebody new"'
sed 's|P-2026-041|P-2026-040|' "$example" >"$folder/old/ref.xml"
build "$folder/old/ref.xml" "$folder/new/shop.xml" && fail "another reference"
refused 'reference: "P-2026-041" is compared with "P-2026-040"'
build "$folder/new/shop.xml" "$folder/old/shop.xml" && fail "a newer one"
refused 'date: the older version is of 2026-12-01, and this one of 2026-11-20'
build examples/proposals/o02-advice-rooms.xml "$folder/new/shop.xml" &&
    fail "another guide"
refused 'its guide is "load-balancer"'
build "$folder/nowhere.xml" "$folder/new/shop.xml" && fail "no file"
refused 'nowhere.xml'
mkdir "$folder/empty"
build "$folder/empty" "$folder/new/shop.xml" && fail "an empty folder"
refused 'error: '
echo '<profile guide="load-balancer" format="1"><meta>' >"$folder/broken.xml"
build "$folder/broken.xml" "$folder/new/shop.xml" && fail "a broken one"
refused 'broken.xml:2:1'

# A template without the section: somebody asked, so it is told.
"$DOSSIER" build -q -t brief -f html -o "$folder/brief" \
    --since "$folder/old/shop.xml" "$folder/new/shop.xml" >"$folder/log" 2>&1
"$DOSSIER" build -t brief -f html -o "$folder/brief" \
    --since "$folder/old/shop.xml" "$folder/new/shop.xml" >"$folder/log" 2>&1
grep -q 'warning: the template "brief" has no place for what has changed' \
    "$folder/log" || fail "brief: $(cat "$folder/log")"

# The record knows it: an edit of the older version is an edit.
record() {
    "$DOSSIER" build -t proposal -f html -o "$folder/record" --record \
        --since "$folder/old/shop.xml" "$folder/new/shop.xml" 2>&1
}
record >/dev/null
written=$(stat -c %Y%i "$folder/record/shop.proposal.html")
record >/dev/null
test "$written" = "$(stat -c %Y%i "$folder/record/shop.proposal.html")" ||
    fail "built again for nothing"
sed -i 's|<regions>2|<regions>1|' "$folder/old/shop.xml"
record >/dev/null
says "$folder/record/shop.proposal.html" 'Regions in use 1 region 3 regions'

test -z "${failed:-}"
