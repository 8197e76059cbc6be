#!/bin/sh
# The shares of a run together make what one run makes, byte for byte, however
# the profiles are named; and their records joined are a record of it: all
# documents are up to date, and found. Records that cannot be joined leave the
# one that they were to go into as it was.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/shards
rm -rf "$work"
mkdir -p "$work"
count=12
shares=3

fail() {
    echo "$*"
    exit 1
}

"$OUT/tests/bench/generate" $count content/python-node "$work/in" || exit 1
"$OUT/tests/bench/generate" -m $count content/python-node "$work/many.xml" ||
    exit 1
ln -s "$root/content" "$root/templates" "$work"
cd "$work" || exit 1
ls -d in/*.xml >list

# share NUMBER OPTION...
share() {
    number=$1
    shift
    "$program" build -q --shard "$number/$shares" "$@" ||
        fail "share $number: exit code $?"
}

"$program" build -q -MD -o one in || fail "one run: exit code $?"
for profiles in many.xml @list in; do
    rm -rf all
    for number in $(seq $shares); do
        share "$number" -MD -o all $profiles
    done
    diff -r -x '*.d' one all || fail "$profiles: differs"
done
for file in one/*.d; do
    sed 's|one/|all/|g' "$file" | cmp - "all/${file#one/}" || fail "-MD"
done
sum=0
for number in $(seq $shares); do
    share "$number" -f pdf -o "alone-$number" in
    documents=$(ls alone-"$number"/*.pdf | wc -l)
    sum=$((sum + documents))
done
test $sum = $count || fail "the shares have $sum documents"

# The rule of the manual.
digits=$(printf p00007 | sha256sum | cut -c 1-8)
test -e "alone-$((0x$digits % shares + 1))/p00007.pdf" || fail "rule"
# A profile without a name is told of by one share, a name twice by all.
echo '<profiles><profile guide="python-node"/></profiles>' >nameless.xml
told=0
for number in $(seq $shares); do
    "$program" build --shard "$number/$shares" nameless.xml 2>log
    test $? = 0 || told=$((told + 1))
    "$program" build --shard "$number/$shares" in in/p00001.xml 2>log
    test $? = 2 || fail "a name twice: share $number"
done
test $told = 1 || fail "a profile without a name: told $told times"

# With records, into a folder each, as on machines that share none.
for number in $(seq $shares); do
    test "$("$program" build --dry-run --record --shard "$number/$shares" \
        -o "host-$number" in | wc -l)" = "$(ls alone-"$number"/*.pdf | wc -l)" ||
        fail "--dry-run: share $number"
    share "$number" --record -o "host-$number" in
done
mkdir out
cp host-*/*.html host-*/*.pdf out # not their times
"$program" record merge out host-* || fail "merge: exit code $?"
cp -R out/.dossier merged
test "$("$program" record list | cut -f1)" = "$(cd in && ls | sed 's/\.xml$//')" ||
    fail "list: $("$program" record list)"
"$program" record verify || fail "verify"
"$program" record stale || fail "stale"
"$program" record show p00003 | grep -q '^client.Q00003x' || fail "show"
test -z "$("$program" build --record --dry-run in)" || fail "not up to date"
diff -r -x .dossier -x '*.d' one out || fail "with records: differs"

# Joined again, nothing changes.
dump() {
    for table in issue source used output failure; do
        sqlite3 "$1" "SELECT '$table', * FROM $table ORDER BY rowid"
    done
}
dump out/.dossier/record.sqlite >before
"$program" record merge out host-* || fail "again: exit code $?"
dump out/.dossier/record.sqlite >after
diff before after || fail "joined again: differs"

# A share runs again: its issues are the last ones.
sleep 1
share 2 --record --force -o host-2 in
"$program" record merge out host-2/.dossier/record-2-of-$shares.sqlite ||
    fail "newer: exit code $?"
for document in host-2/*.pdf; do
    name=$(basename "$document" .pdf)
    test "$(sqlite3 out/.dossier/record.sqlite \
        "SELECT count(*) FROM issue WHERE name='$name'")" = 2 || fail "$name"
done
"$program" record verify || fail "newer: verify"

# In one folder, as on machines that share it.
for number in $(seq $shares); do
    share "$number" --record -o shared in
done
"$program" record merge shared shared || fail "one folder: exit code $?"
"$program" record verify -o shared || fail "one folder: verify"
test -z "$("$program" build --record --dry-run -o shared in)" ||
    fail "one folder: not up to date"

# Two runs that issued the same documents.
"$program" build -q --record -o other in/p00001.xml || fail other
"$program" record merge both other host-* 2>log ||
    fail "twice: exit code $?"
grep -q 'warning: .*the same document: 1 of them, "p00001" for one' log ||
    fail "twice: $(cat log)"

# What failed.
sed 's/<stage>/<stage>x/' in/p00001.xml >p00001.xml
"$program" build -q --record -o broken p00001.xml 2>/dev/null
"$program" record merge out broken || fail "failed: exit code $?"
test "$("$program" record failed | cut -f1)" = p00001 || fail "failed"

# Records that cannot be joined.
dump out/.dossier/record.sqlite >before
mkdir -p empty bad/.dossier
expect() {
    "$program" record merge out host-1 "$1" 2>log
    test $? = "$2" || fail "$1: exit code"
    grep -q "$3" log || fail "$1: $(cat log)"
    dump out/.dossier/record.sqlite >after
    diff before after || fail "$1: the record has changed"
}
expect empty 1 '^empty: error: there is no record to join'
expect nowhere 1 '^nowhere: error: there is no record'
head -c 5000 /dev/urandom >bad/.dossier/record.sqlite
expect bad 3 '^bad/.dossier/record.sqlite: error: .*not a database'
record=host-3/.dossier/record-3-of-$shares.sqlite
sqlite3 $record 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp $record damaged.sqlite
dd if=/dev/urandom of=damaged.sqlite bs=4096 seek=2 count=8 conv=notrunc 2>log
expect damaged.sqlite 3 '^damaged.sqlite: error: '
cp $record newer.sqlite
sqlite3 newer.sqlite 'PRAGMA user_version=9'
expect newer.sqlite 3 '^newer.sqlite: error: the record is of a newer program'
