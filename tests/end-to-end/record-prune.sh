#!/bin/sh
# Clients who have left are forgotten, with their documents if that is asked
# for; what somebody has changed, and what is another's, is left. Nobody is
# forgotten by mistake.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
work=$(realpath -m "$OUT")/end-to-end/record-prune
rm -rf "$work"
mkdir -p "$work"
cp -R content templates "$work"
cp examples/rows/clients.csv examples/rows/map.yaml "$work"
cd "$work" || exit 1

fail() {
    echo "$*"
    exit 1
}
# prune STATUS ARGUMENTS...: exits with that; what it says is in log and errors.
prune() {
    expected=$1
    shift
    "$program" record prune -o out "$@" >log 2>errors
    status=$?
    test $status = "$expected" ||
        fail "prune $*: exit code $status, not $expected: $(cat log errors)"
}
says() {
    grep -q -e "$1" errors || fail "\"$1\" is not said: $(cat errors)"
}
# nothing: record and documents are what they were.
nothing() {
    test "$("$program" record list -o out --all | cut -f1 | sort | sha256sum)" = "$known" ||
        fail "$1: something was forgotten"
    test "$(find out -name '*.html' | wc -l)" = "$documents" || fail "$1: something was removed"
}

"$program" build -q --record --keep-profiles -t report,brief -f html \
    --name '{client}/{template}' -o out --rows clients.csv --map map.yaml || fail "build"
known=$("$program" record list -o out --all | cut -f1 | sort | sha256sum)
documents=$(find out -name '*.html' | wc -l)
test "$documents" = 80 || fail "$documents documents"
"$program" profiles -q -o in --rows clients.csv --map map.yaml || fail "profiles"
"$program" record show -o out C-005 | grep -q 'Copper Kettle' || fail "the table is another one"

# Nobody without being named, nobody because of a mistake.
prune 2
says 'say who stays'
prune 2 --client C-001 in
says 'in two runs'
prune 2 --map map.yaml --client C-001
says '.--map goes with a table'
prune 1 --client C-01 --client C-001
says 'the record knows no profile and no reference "C-01"'
says 'did you mean "C-0'
nothing "an unknown client"
mkdir empty wrong
prune 1 empty
says 'nobody is forgotten: not all profiles can be read'
sed 's/C-001/X-001/' in/C-001.xml >wrong/x.xml
prune 1 --with-documents wrong
says 'nobody is forgotten: none of the 40 clients in the record is among the profiles'
nothing "the wrong folder"
cp -R in broken
echo '<profile' >broken/C-007.xml
rm broken/C-005.xml
prune 1 broken
says 'nobody is forgotten: not all profiles can be read'
sed '/^C-007,/s/C-007//' clients.csv >broken.csv
prune 1 --rows broken.csv --map map.yaml
says 'nobody is forgotten'
nothing "a broken profile"
prune 1 clients.csv map.yaml
says 'a table stands alone, and 2 are named'
prune 2 --json in
for option in --with-documents --dry-run --force '--client x' '--rows x'; do
    # shellcheck disable=SC2086
    "$program" record list -o out $option >log 2>errors
    test $? = 2 || fail "list $option"
    says 'goes with record prune'
done

# The record knows the map of a table.
prune 0 clients.csv
prune 0 --rows clients.csv
nothing "the table itself"

# All that are among them stay, whatever their files are called.
mv in/C-003.xml in/renamed.xml
prune 0 --with-documents in
test ! -s log || fail "somebody was forgotten: $(cat log)"
nothing "all are there"

# One who has left: what would be done, then all of it.
rm in/C-005.xml
prune 0 --with-documents --dry-run in
cp log would
test "$(wc -l <log)" = 3 || fail "dry run: $(cat log)"
nothing "a dry run"
prune 0 --with-documents in
cmp log would || fail "the dry run was another one"
test ! -e 'out/Copper Kettle' || fail "the client's folder is there"
test "$(find out -name '*.html' | wc -l)" = 78 || fail "documents: $(ls out)"
"$program" record show -o out C-005 2>errors && fail "C-005 is known"
cat out/.dossier/* | grep -aq 'Copper Kettle' && fail "the client is in the record's bytes"
sqlite3 out/.dossier/record.sqlite 'SELECT count(*) FROM kept WHERE issue NOT IN
    (SELECT id FROM issue); SELECT count(*) FROM content' | tr '\n' ' ' | grep -q '^0 39 $' ||
    fail "what was kept is there"
"$program" record verify -o out || fail "verify"
"$program" record stale -o out || fail "stale"

# Edited, foreign, another client's, a link: left and told.
echo x >>'out/Harbour Books/report.html'
echo mine >'out/Harbour Books/brief.html'
cp 'out/Mill Lane Bakery/report.html' 'out/Tern & Sons/report.html'
rm 'out/Tern & Sons/brief.html'
ln -s ../../clients.csv 'out/Tern & Sons/brief.html'
prune 1 --with-documents --client C-001 --client C-003
says 'Harbour Books/report.html: warning: it is left: it is not as it was issued'
says 'Harbour Books/brief.html: warning: it is left: it is no document of this program'
says 'Tern & Sons/report.html: warning: it is left: the document of "C-002"'
says 'Tern & Sons/brief.html: warning: it is left: it is no file'
grep -q '^removed' log && fail "something was removed: $(cat log)"
test -e 'out/Harbour Books/report.html' -a -L 'out/Tern & Sons/brief.html' || fail "gone"
test "$("$program" record list -o out | wc -l)" = 74 || fail "forgotten: $(cat log)"

# Mails and archives are told of.
"$program" build -q -t report,brief -f html --name '{client}/{template}' --eml --zip -o out \
    in/C-011.xml || fail "mail"
prune 1 --with-documents --client C-011
test "$(grep -c 'removed' log)" = 2 || fail "handed over: $(cat log)"
says '.eml: warning: it is left: the client.s documents are in it'
says '.zip: warning: it is left: the client.s documents are in it'

# So they are where each format has a folder of its own, and what -MD wrote is.
"$program" build -q --record -MD --eml --zip -f html --name '{output}/{client}/{template}' \
    -o out in/C-012.xml || fail "mail in folders of formats"
others=$(sed -n 's/.*<client>\(.*\)<.client>.*/\1/p' in/C-012.xml)
for file in eml zip d; do
    test -n "$(find out/$file)" || fail "no $file"
done
printf 'out/html/another.html: \\\n  x\n' >"out/d/$others/brief.d"
prune 1 --with-documents --client C-012
says "out/eml/$others/report.eml: warning: it is left: the client.s documents are in it"
says "out/zip/$others.zip: warning: it is left: the client.s documents are in it"
says "out/d/$others/report.d: warning: it is left: the client.s documents are named in it"
grep -q 'brief.d' errors && fail "a rule for another document is told of"
test "$(find out/d -name '*.d' | wc -l)" = 2 || fail "a rule has gone"
"$program" build -q --record -MD -f html -o out in/C-013.xml || fail "-MD"
prune 1 --with-documents --client C-013
says 'out/C-013.d: warning: it is left'

# A path that somebody has put into the record leads nowhere.
sqlite3 out/.dossier/record.sqlite "UPDATE output SET path='../in/C-008.xml' WHERE
    issue=(SELECT max(id) FROM issue WHERE name='C-008')"
prune 0 --with-documents --client C-008
test -e in/C-008.xml || fail "a path led out of the folder"

# A record that is held by another program: no document is removed.
mkfifo hold
sqlite3 -bail out/.dossier/record.sqlite <hold &
holder=$!
exec 3>hold
printf 'BEGIN IMMEDIATE;\n.system touch held\n' >&3
until test -e held; do
    kill -0 $holder || fail "nobody holds the record"
    sleep 0.01
done
before=$(find out -name '*.html' | wc -l)
prune 3 --with-documents --client C-010
says 'another program holds it'
exec 3>&-
wait
test "$(find out -name '*.html' | wc -l)" = "$before" || fail "locked: removed"

# All of them, if that is meant.
prune 0 --force wrong
test -z "$("$program" record list -o out --all)" || fail "--force"
exit 0
