#!/bin/sh
# An overview says what `explain` says of each profile; its files have the same
# bytes whatever the workers, the time, the folder and the way in; and it
# has the same words as HTML and as PDF.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
work=$OUT/end-to-end/overview
rm -rf "$work"
mkdir -p "$work"
bad=0

complain() {
    echo "$*"
    bad=1
}

# value KEY FILE: of the first line "KEY": VALUE that is indented by two.
value() {
    sed -n "s/^  \"$1\": \"*\([^\",]*\)\"*,*\$/\1/p" "$2" | head -n 1
}

# All examples, and one whose client's name begins like a formula.
sed 's|<client>[^<]*|<client>=1+1|' examples/load-balancer/b01-museum-shop.xml \
    >"$work/formula.xml"
set -- examples/profiles examples/load-balancer examples/open-licence "$work/formula.xml"
"$DOSSIER" overview -q -j 1 -o "$work/one" "$@" || complain "no overview"
sleep 1.1
TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 TMPDIR=$work \
    "$DOSSIER" overview -q -j 4 -o "$work/two" "$@" || complain "no second overview"
diff -r "$work/one" "$work/two" || complain "other bytes with other workers"
test "$(find "$work/one" -type f -size +1000c | wc -l)" = 5 || complain "not five files"
SOURCE_DATE_EPOCH=1700000000 "$DOSSIER" overview -q -o "$work/dated" "$@"
for kind in html pdf xlsx; do
    cmp -s "$work/one/overview.$kind" "$work/dated/overview.$kind" &&
        complain "$kind: a date changes nothing"
done
grep -q '14 November 2023' "$work/dated/overview.html" || complain "it is not dated"

# What each line says is what explain says.
compared=0
for profile in examples/profiles/*.xml examples/load-balancer/*.xml examples/open-licence/*.xml; do
    name=$(basename "$profile" .xml)
    "$DOSSIER" explain --json "$profile" >"$work/explained"
    lead=$(value lead "$work/explained")
    test "$lead" != null && test "$lead" != 999 || lead=
    expected="$(value recommended "$work/explained"),$(value confidence "$work/explained"),$lead"
    told=$(grep ",$name," "$work/one/overview.csv" | awk -F, '{ print $6 "," $9 "," $10 }')
    test "$told" = "$expected" || complain "$name: \"$told\" instead of \"$expected\""
    compared=$((compared + 1))
done
test $compared = 24 || complain "$compared profiles were compared"

# The same words on the page and on paper, also of many failures.
mkdir -p "$work/many"
"$OUT/tests/bench/generate" 150 content/python-node "$work/many"
for i in 1 2 3 4 5 6 7 8 9; do
    sed "s/<\/profile>/<oops$i\/><\/profile>/" "$work/many/p0000$i.xml" >"$work/many/x$i.xml"
done
"$DOSSIER" overview -o "$work/large" "$work/many" 2>"$work/large.log"
test $? = 1 || complain "nine broken profiles are no failure"
grep -q '^9 of .* profiles were not used$' "$work/large.log" ||
    complain "it is not said that nine profiles were not used"
test "$(grep -c ',not-used,' "$work/large/overview.csv")" = 9 || complain "not nine failures"
"$OUT/tests/end-to-end/words" "$work/one/overview.html" "$work/large/overview.html" || bad=1

# What looks like a formula is a text in the table.
grep -q ",\"'=1+1\"," "$work/one/overview.csv" || complain "the client is not safe in the table"

# Rows, and the profiles of rows, give the same.
"$DOSSIER" profiles -q --rows examples/rows/clients.csv --map examples/rows/map.yaml \
    -o "$work/profiles"
"$DOSSIER" overview -q --rows examples/rows/clients.csv --map examples/rows/map.yaml \
    -o "$work/rows" || complain "no overview of rows"
"$DOSSIER" overview -q -o "$work/files" "$work/profiles"
diff -r "$work/rows" "$work/files" || complain "rows give another overview than their profiles"
test "$(wc -l <"$work/rows/overview.csv")" = 41 || complain "the clients of rows are not forty"

# With a record: a profile that another verdict follows from comes first, and a
# file that was touched is out of date. Without profiles, the record names them.
cp -R examples/load-balancer "$work/in"
"$DOSSIER" build -q --record --no-sync -f html -o "$work/out" "$work/in"
"$DOSSIER" overview -q -f csv -o - --issued "$work/out" >"$work/fresh.csv"
"$DOSSIER" overview -q -f csv -o - "$work/in" | cmp -s - "$work/fresh.csv" ||
    complain "documents that are up to date are told of"
sed -i 's/kind="global-web"/kind="regional-other"/' "$work/in/b01-museum-shop.xml"
echo '<!-- mended by hand -->' >>"$work/out/b02-shared-payroll.html"
"$DOSSIER" overview -q -f csv,html -o "$work/stale" --issued "$work/out"
cut -d, -f2-3 "$work/stale/overview.csv" >"$work/attention"
sed -n 2p "$work/attention" | grep -qx 'verdict-moved,b01-museum-shop' ||
    complain "a verdict that moved does not come first"
grep -qx 'out-of-date,b02-shared-payroll' "$work/attention" || complain "a changed file is fresh"
test "$(grep -c 'its profile has changed\|is not as it was issued' "$work/stale/overview.csv")" = 2 ||
    complain "two documents are out of date, and not two are told"
grep -q '2 documents would be others' "$work/stale/overview.html" || complain "the page is silent"
exit $bad
