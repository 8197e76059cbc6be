#!/bin/sh
# Whom an edit of a guide moves: exactly those whose documents a rebuild changes,
# and each because of the edit that does it.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
work=$(realpath -m "$OUT")/end-to-end/impact
root=$(pwd)
rm -rf "$work"
mkdir -p "$work"
ln -s "$root/templates" "$root/examples" "$work"
cd "$work" || exit 1

fail() {
    echo "$*"
    exit 1
}

# begin GUIDE: old and new are that guide.
begin() {
    rm -rf old new
    cp -R "$root/content/$1" old
    cp -R "$root/content/$1" new
}

# impact STATUS PROFILES...: what it says is in log.
impact() {
    expected=$1
    shift
    "$program" impact old new "$@" >log 2>&1
    status=$?
    test $status = "$expected" ||
        fail "impact: exit code $status, not $expected: $(head -5 log)"
}

# Whose HTML another guide changes, by name.
rebuilt() {
    rm -rf one other
    "$program" build -q -f html -g old -o one "$@" 2>&1
    "$program" build -q -f html -g new -o other "$@" 2>&1
    for file in one/*.html; do
        cmp -s "$file" "other/${file#one/}" || basename "$file" .html
    done
}

# The names that impact tells: lines of clients stand two spaces in.
named() {
    sed -n 's/^  \([^ ][^ :]*\).*/\1/p' log | sort
}

# agrees PROFILES...: impact names those whom a rebuild changes.
agrees() {
    rebuilt "$@" >rebuilt
    if test -s rebuilt; then
        impact 1 "$@"
    else
        impact 0 "$@"
    fi
    named >names
    cmp -s rebuilt names ||
        fail "a rebuild changes $(cat rebuilt), impact names $(cat names)"
}

says() {
    grep -q -e "$1" log || fail "\"$1\" is not said: $(cat log)"
}

profiles=examples/profiles
begin python-node
agrees $profiles
says '^0 edits; of 12 clients 0 move$'

# A module that is worded otherwise: those who have it.
sed -i '$a One more sentence.' new/modules/realtime.md
agrees $profiles
test -s names || fail "nobody has the module: choose another"
test "$(wc -l <names)" -lt 12 || fail "all have the module: choose another"
says '^Wording ('
says '^    because of module realtime: text, new/modules/realtime.md:'

# A grade.
begin python-node
sed -i '0,/grade: strong/s//grade: slight/' new/modules/realtime.md
cmp -s old/modules/realtime.md new/modules/realtime.md && fail "no grade is strong"
agrees $profiles
test -s names || fail "nobody is moved by the grade"
says "because of module realtime: reason .*: grade (strong -> slight), new/modules/realtime.md:"

# A cut, which the conditions that name it must follow: one edit of several.
begin python-node
grep -rl 'peak-connections >= 1000' new | xargs sed -i 's/peak-connections >= 1000/peak-connections >= 1600/g'
sed -i '/^  peak-connections:/,/cuts:/s/cuts: \(.*\)1000/cuts: \11600/' new/guide.yaml
"$program" build -q -f html -g new -o sound $profiles/p11-*.xml || fail "the cut is not sound"
agrees $profiles
test -s names || fail "nobody is moved by the cut"
says 'because of fact peak-connections: cuts (.*1000.* -> .*1600.*), new/guide.yaml:'

# All three at once: each client because of its own.
sed -i '$a One more sentence.' new/modules/realtime.md
sed -i '0,/grade: strong/s//grade: lean/' new/modules/gateway.md
agrees $profiles

# Other guides, and edits of every kind.
begin load-balancer
sed -i 's/^version: .*/version: "next"/' new/guide.yaml
agrees examples/load-balancer
begin open-licence
first=$(ls new/modules | head -n 1)
rm "new/modules/$first"
"$program" check new 2>&1 | grep -q 'error' || agrees examples/open-licence

# Profiles that are wrong under the new guide come first.
begin python-node
sed -i 's/planned/proposed/g' new/guide.yaml
grep -rl "'planned'" new | xargs -r sed -i "s/'planned'/'proposed'/g"
impact 1 $profiles
says '^Wrong now ('
says 'stage: "planned" is not one of'

# One that is broken costs itself; another guide's is told.
mkdir some
cp $profiles/*.xml some
echo x >>some/p01-whiteboard-in-python.xml
cp examples/load-balancer/b01-museum-shop.xml some
impact 2 some
says 'some/p01-whiteboard-in-python.xml:.*error: '
says 'some/b01-museum-shop.xml:.*error: '
says 'of 11 clients'
begin python-node
impact 0 some/p02-*.xml
says '^0 edits; of 1 client 0 move$'
begin load-balancer
cp -R "$root/content/open-licence" licence
"$program" impact old licence examples/load-balancer >log 2>&1
test $? = 2 || fail "two guides"
says 'compare two versions of one guide'
"$program" impact old nowhere examples/load-balancer >log 2>&1
test $? = 2 || fail "no guide"
says 'there is no guide "nowhere"'

# Rows, and JSON.
sed -i 's/^version: .*/version: "next"/' new/guide.yaml
"$program" impact --json old new --map examples/rows/map.yaml \
    examples/rows/clients.csv >log || test $? = 1 || fail "rows"
test "$(sqlite3 :memory: "SELECT json_extract(readfile('log'), '\$.compared')")" = 40 ||
    fail "rows: $(head -5 log)"
