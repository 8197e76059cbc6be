#!/bin/sh
# The record: a document is built again when something that it is made of has
# changed, and not otherwise; the record agrees with the disk, whatever happens
# to a run; and a record that cannot be used costs no document.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/record
rm -rf "$work"
mkdir -p "$work"
count=20

fail() {
    echo "$*"
    exit 1
}

# The names of the documents that a run would build, or has built.
would() {
    "$program" build --record --dry-run "$@" in | cut -f1
}
does() {
    "$program" build --record --json "$@" in |
        sed -n 's/.*"event":"document".*"name":"\([^"]*\)","written":true.*/\1/p'
}

# expect WHAT NAMES: a run builds those documents; the next one none.
expect() {
    would >would
    test "$(cat would)" = "$2" || fail "$1: would build: $(cat would)"
    does >did
    test "$(cat did)" = "$2" || fail "$1: has built: $(cat did)"
    test -z "$(would)" || fail "$1: and would build again: $(would)"
    "$program" record verify || fail "$1: the record is not true"
    "$program" record stale || fail "$1: something is stale"
}

"$OUT/tests/bench/generate" $count content/python-node "$work/in" || exit 1
cp -R "$root/content" "$root/templates" "$work"
cd "$work" || exit 1
all=$(cd in && ls | sed 's/\.xml$//')

expect "the first run" "$all"
cp -R out first
expect "nothing changed" ""

# A module's text: exactly the documents that have it.
module=content/python-node/modules/realtime.md
version=$(sed -n 's/^version: //p' $module)
with=$("$program" record list --module realtime | cut -f1)
number=$(echo "$with" | wc -l)
test "$number" -gt 0 && test "$number" -lt $count ||
    fail "$number of $count documents have the module: choose another"
echo "One more sentence." >>$module
test "$("$program" record stale | cut -f1)" = "$with" || fail "record stale"
expect "a module's text" "$with"
# Both issues of these are kept, the clients of each can be found.
test "$("$program" record list --module realtime@$version | cut -f1)" = "$with" ||
    fail "one line a document"
test "$("$program" record list --all --module realtime@$version | wc -l)" = $((2 * number)) ||
    fail "recall"
"$program" record list --module realtime@new 2>log && fail "another version: exit code"
grep -q 'no document has version new of that module' log || fail "$(cat log)"
"$program" record stale --module real-time 2>log && fail "no module: exit code"
grep -q 'no document has text of a module "real-time"' log || fail "$(cat log)"
grep -q 'did you mean "realtime"' log || fail "no suggestion: $(cat log)"

# What decides: all of them.
sed -i '0,/^version: .*/s//version: new/' $module
grep -q '^version: new' $module || fail "the module has no version"
expect "a module's head" "$all"
test "$("$program" record list --module realtime@new | cut -f1)" = "$with" ||
    fail "recall of the new version"
test "$("$program" record list --all --module realtime@$version | wc -l)" = $((2 * number)) ||
    fail "recall of the old version"
test "$("$program" record list --module realtime@$version | wc -l)" = 0 ||
    fail "documents that hold the old version"

sed -i 's/Q00003x/Q00003y/' in/p00003.xml
expect "a profile" p00003
"$program" record show p00003 | grep -q '^client.Q00003y' || fail "record show"
rm out/p00004.pdf
"$program" record verify >log && fail "record verify: a file is missing"
grep -q '^p00004.out/p00004.pdf is not there$' log || fail "record verify: $(cat log)"
expect "a file that is gone" p00004
echo x >>out/p00005.html
"$program" record verify >log && fail "record verify: a file was changed"
expect "a file that was changed" p00005
echo >>templates/report/style.css
expect "a template" "$all"
test "$(does --force)" = "$all" || fail "--force"
test "$(would -f html)" = "$all" || fail "other options"

# A document that is not written is kept with what was said, until it is.
"$program" record failed >log && test ! -s log || fail "record failed: $(cat log)"
cp in/p00006.xml keep
sed -i 's/<stage>/<stage>x/' in/p00006.xml
"$program" build -q --record in 2>/dev/null && fail "a broken profile"
"$program" record failed >log && fail "record failed: exit code"
grep -q '^p00006.20..-..-..T.*in/p00006.xml.in/p00006.xml:.*error: stage' log &&
    test "$(wc -l <log)" = 1 || fail "record failed: $(cat log)"
"$program" record show p00006 | grep -q '^not written' || fail "show: failed"
cp keep in/p00006.xml
"$program" build -q --record in || fail "repaired: exit code $?"
"$program" record failed || fail "repaired: $(cat log)"

# Rebuilt documents are those of a run without a record.
"$program" build -q -o plain in || fail "plain"
diff -r -x .dossier plain out || fail "differs"

# Dependency files: make builds what they ask for, and after a failure there
# is none.
cp in/p00001.xml 'my $profile #1.xml'
cp in/p00001.xml failing.xml
echo x >>failing.xml
"$program" build -q -MD -o made 'my $profile #1.xml' failing.xml 2>log
test "$(cd made && echo *.d)" = 'my $profile #1.d' || fail "-MD: $(ls made)"
{
    printf 'made/my\\ $$profile\\ \\#1.html:\n\t@echo builds\n'
    echo 'include made/my\ $$profile\ \#1.d'
} >makefile
goal='made/my $profile #1.html'
test -z "$(make -s "$goal" 2>&1 | grep builds)" || fail "-MD: not up to date"
sleep 0.1
touch $module
make -s "$goal" | grep -q builds || fail "-MD: a module is not seen"
# A module that comes or goes is a change, and no error; ninja reads it, too.
again() {
    "$program" build -q -MD --force -o made 'my $profile #1.xml' || fail "-MD: again"
    test -z "$(make -s "$goal" 2>&1 | grep builds)" || fail "-MD: never up to date"
    sleep 0.1
}
again
sed 's/^id: .*/id: another/; /^  - id: /s/$/-too/' $module >content/python-node/modules/another.md
make -s "$goal" | grep -q builds || fail "-MD: a new module is not seen"
again
rm content/python-node/modules/another.md
make -s "$goal" >log 2>&1 || fail "-MD: a module that went is an error: $(cat log)"
grep -q builds log || fail "-MD: a module that went is not seen"

# A run that is killed: the next one completes the rest.
for _ in 1 2 3; do
    rm -rf out
    "$program" build -q --record in &
    run=$!
    until ls out/*.pdf >ls 2>&1; do
        sleep 0.01
    done
    kill -9 $run || fail "the run has ended too early"
    wait $run 2>/dev/null
    "$program" build -q --record in || fail "after a kill: exit code $?"
    diff -r -x .dossier plain out || fail "after a kill: differs"
    "$program" record verify || fail "after a kill: the record is not true"
done

# Records that cannot be used.
rm -rf out/.dossier
mkdir out/.dossier
head -c 5000 /dev/urandom >out/.dossier/record.sqlite
rm -f out/*.*
"$program" build -q --record in 2>log
test $? = 3 || fail "damaged: exit code"
grep -q 'record.sqlite: error: cannot use the record' log || fail "$(cat log)"
diff -r -x .dossier plain out || fail "damaged: differs"
"$program" record list -o nowhere 2>log && fail "no record: exit code"
grep -q 'there is no record' log || fail "no record: $(cat log)"
mkdir loop shut
ln -s .dossier loop/.dossier
"$program" record list -o loop 2>log && fail "not to be looked at: exit code"
grep -q 'there is no record' log && fail "not to be looked at: $(cat log)"
if test "$(id -u)" != 0; then
    cp -R out/.dossier shut && chmod 0 shut/.dossier
    "$program" record list -o shut 2>log && fail "no permission: exit code"
    chmod 700 shut/.dossier
    grep -q 'check the permissions' log || fail "no permission: $(cat log)"
fi

# What is changed after a run has loaded it, and before its documents are
# written, is seen by the next one. The run waits between the two, for a profile
# that comes out of a pipe.
mkfifo slow
exec 5<>slow 3<slow 4>slow 5<&-
edited=$(echo "$with" | head -n 1)
"$program" build -q --record --timeout 60 -g python-node -o edited /dev/fd/3 \
    4>&- &
run=$!
until pgrep -P $run >log; do # the worker: the guide is loaded
    sleep 0.01
done
echo "And one more." >>$module
cat "in/$edited.xml" >&4
exec 3<&- 4>&-
wait $run || fail "edited: exit code $?"
"$program" record stale -o edited 3<"in/$edited.xml" >log &&
    fail "edited: the module is not seen"
grep -q "^3.module $module has changed" log || fail "edited: $(cat log)"
