#!/bin/sh
# What changed since the last issue, without the profiles of then: they are kept
# in the record, with the texts beside them, if that is asked for.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/record-kept
rm -rf "$work"
mkdir -p "$work/in"
cp -R content templates "$work"
cp examples/rows/clients.csv examples/rows/map.yaml "$work"
cp examples/load-balancer/*.xml "$work/in"
cd "$work" || exit 1

fail() {
    echo "$*"
    exit 1
}
# since STATUS ARGUMENTS...: diff --issued exits with that; what it says is in log.
since() {
    expected=$1
    shift
    "$program" diff --issued "$@" >log 2>&1
    status=$?
    test $status = "$expected" ||
        fail "diff --issued $*: exit code $status, not $expected: $(head -5 log)"
}
says() {
    grep -q -e "$1" log || fail "\"$1\" is not said: $(head -20 log)"
}
build() {
    "$program" build -q --record -f html "$@" || fail "build $*: exit code $?"
}
ask() {
    sqlite3 out/.dossier/record.sqlite "$1"
}

# Off by default: nothing of a profile is in the record but its hash.
build -o out in
test "$(ask 'SELECT count(*) FROM kept') $(ask 'SELECT count(*) FROM fact')" = '0 0' ||
    fail "profiles are kept unasked"
since 2 out in
says 'kept no profile of 4 clients, which are not compared: '
since 2 nowhere in
says 'there is no record'

# What is up to date is built again to keep it, once.
test "$("$program" build --record --keep-profiles --dry-run -f html -o out in | cut -f2 | sort -u)" = \
    "its profile was not kept" || fail "dry run: not kept"
build --keep-profiles -o out in
test -z "$("$program" build --record --keep-profiles --dry-run -f html -o out in)" ||
    fail "kept twice"
test "$(ask 'SELECT count(DISTINCT digits) FROM kept')" = 4 || fail "kept: $(ask 'SELECT * FROM kept')"
ask "SELECT bytes FROM content JOIN kept USING(digits) JOIN issue ON issue=issue.id
    WHERE issue.name='b01-museum-shop'" >bytes
cmp bytes in/b01-museum-shop.xml 2>/dev/null ||
    test "$(cat bytes)" = "$(cat in/b01-museum-shop.xml)" || fail "the bytes are others"
test "$(ask "SELECT value || origin FROM fact JOIN issue ON issue=issue.id
    WHERE issue.name LIKE 'b01%' AND fact.name='platform'")" != "" || fail "no facts"
since 0 out in
says '^4 on both sides: 0 differ; 0 came, 0 went$'
since 0 out

# One changes, one goes, one comes; named alone, one is a pair, with a redline.
sed -i 's|<client>[^<]*|<client>Somebody else|' in/b01-museum-shop.xml
rm in/b02-*.xml
sed 's|<reference>[^<]*|<reference>NEW-1|' in/b01-museum-shop.xml >in/new.xml
since 1 out in
says '^3 on both sides: 1 differ; 1 came, 1 went$'
says '(Somebody else): client; [0-9]* passages$'
since 1 out --json in
test "$(sqlite3 :memory: "SELECT json_extract(readfile('log'), '\$.clients[0].moved') ||
    json_array_length(readfile('log'), '\$.went')")" = wording1 || fail "JSON: $(head -9 log)"
since 1 out in/b01-museum-shop.xml
says '\[-Museum of Tides-\]{+Somebody else+}'
since 1 out --redline in/b01-museum-shop.xml
says '<del.*Museum of Tides'
says 'issued 20'
since 2 out --redline in
says 'name one profile'
since 2 out in/new.xml
says 'nothing was issued to "new" in out'
since 2 out -t brief in
says 'nothing was issued with the template brief'

# A guide that has changed since is told: both sides are decided by it.
echo "One more sentence." >>content/load-balancer/modules/before-ordering.md
since 1 out in
says 'note: a guide has changed since documents were issued'

# A text beside a profile is the one of then, though its file is another now.
rm -rf texts && mkdir texts
sed 's|<introduction[^>]*>.*</introduction>||; s|</project>|</project><proposal><introduction file="words.md"/></proposal>|' \
    "$root/examples/load-balancer/b01-museum-shop.xml" >texts/a.xml
grep -q '<proposal>.*<proposal' texts/a.xml && fail "the profile has a proposal"
echo "A quagga speaks." >texts/words.md
build --keep-profiles -t proposal -o told texts
echo "An okapi speaks." >texts/words.md
since 1 told -t proposal texts/a.xml
says quagga && says okapi
rm texts/words.md
cp texts/a.xml texts/b.xml
sed -i 's| file="words.md"/>|>An okapi speaks.</introduction>|' texts/a.xml
since 1 told -t proposal texts/a.xml
says quagga

# Rows: neither the old table nor its map is needed.
rm -rf rows
build --keep-profiles -o rows --rows clients.csv --map map.yaml
since 0 rows
sed -i '/^C-005,/d; /^C-009,/s/,Managed platform,/,VMs,/' clients.csv
since 1 rows
says '^39 on both sides: 1 differ; 0 came, 1 went$'
cp log first
since 1 rows clients.csv --map map.yaml
cmp log first || fail "the table that is named is another"
since 1 rows clients.csv
cmp log first || fail "the map is not remembered"

# Shares, merged, keep what each has kept.
for number in 1 2; do
    build --keep-profiles --shard $number/2 -o share-$number --rows clients.csv --map map.yaml
done
"$program" record merge merged share-1 share-2 || fail "merge"
since 0 merged
says '^39 on both sides: 0 differ; 0 came, 0 went$'
exit 0
