#!/bin/sh
# What changed, for whom: two profiles, folders, files of many and tables; what
# is wrong with one of them; and the page of what has changed.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
work=$(realpath -m "$OUT")/end-to-end/diff
root=$(pwd)
rm -rf "$work"
mkdir -p "$work"
"$OUT/tests/bench/generate" 50 content/python-node "$work/old" || exit 1
ln -s "$root/content" "$root/templates" "$root/examples" "$work"
cd "$work" || exit 1
cp -R old new

fail() {
    echo "$*"
    exit 1
}

# differs STATUS ARGUMENTS...: diff exits with that; what it says is in log.
differs() {
    expected=$1
    shift
    "$program" diff "$@" >log 2>&1
    status=$?
    test $status = "$expected" ||
        fail "diff $*: exit code $status, not $expected: $(head -5 log)"
}

says() {
    grep -q -e "$1" log || fail "\"$1\" is not said: $(head -20 log)"
}

differs 0 old new
says '^50 on both sides: 0 differ; 0 came, 0 went$'

# One of each kind. The reference tells who is who, whatever files are called.
reference=$(sed -n 's|.*<reference>\(.*\)</reference>.*|\1|p' old/p00001.xml)
test -n "$reference" || fail "the profiles have no references"
mv new/p00001.xml new/renamed.xml
sed -i 's|<client>[^<]*|<client>Somebody else|' new/renamed.xml
rm old/p00002.xml new/p00003.xml
differs 1 old new
says '^48 on both sides: 1 differ; 1 came, 1 went$'
says "^  $reference (Somebody else): client; [0-9]* passages\$"
test "$(sed -n '/^Wording (1)$/,/^$/p' log | wc -l)" = 3 || fail "$(cat log)"
differs 1 -v old new
says '\[-.*-\] {+Somebody else+}'
"$program" diff --json old new >log
json() {
    sqlite3 :memory: "SELECT json_extract(readfile('log'), '$1')"
}
test "$(json '$.same') $(json '$.compared')" = '0 48' || fail "JSON: $(cat log)"
test "$(json '$.clients[0].moved')" = wording || fail "JSON: moved"
test "$(json '$.clients[0].client')" = 'Somebody else' || fail "JSON: client"
test "$(json '$.clients[0].meta[0].field')" = client || fail "JSON: meta"
json '$.clients[0].wording' | grep -q '"new":"Client | Somebody else"' ||
    fail "JSON: wording"
test -n "$(json '$.came[0].verdict')" || fail "JSON: came"
test -n "$(json '$.went[0].confidence')" || fail "JSON: went"

# A verdict that moved comes before one whose words did.
sed 's|<meta>|<meta><reference>Q-11</reference>|' examples/profiles/p11-*.xml >old/p11.xml
sed 's|>1500<|>900<|' old/p11.xml >new/p11.xml
differs 1 old new
test "$(sed -n 's/^\([A-Z][a-z]*\) (.*/\1/p' log | tr '\n' ' ')" = \
    'Verdict Wording Came Went ' || fail "order: $(cat log)"
says 'Python and Node.js side by side -> Python; confidence moderate -> low; 5 warnings'

# One that is broken costs itself: it has not gone, and it has not come.
cp -R new broken
sed -i 's|<profile|<profil|' broken/p00009.xml
differs 2 old broken
says 'broken/p00009.xml:.*error: '
says '^48 on both sides: 2 differ; 1 came, 1 went$'
differs 2 broken old
says '^48 on both sides: 2 differ; 1 came, 1 went$'
# Nor has one whose file tells its reference no more, in either direction.
mkdir told untold
cp old/p00009.xml told
echo '<profile' >untold/p00009.xml
cp old/p00010.xml old/p00011.xml told
cp old/p00010.xml old/p00011.xml untold
differs 2 told untold
says '^2 on both sides: 0 differ; 0 came, 0 went$'
differs 2 untold told
says '^2 on both sides: 0 differ; 0 came, 0 went$'
# So does one with a mistake in it.
sed 's|<stage>|<stage>x|' new/p00009.xml >broken/p00009.xml
differs 2 old broken
says 'p00009.xml:.*error: stage: "x'
says '^48 on both sides: 2 differ; 1 came, 1 went$'

# Two of one reference: neither is compared, and both are named.
cp new/p00010.xml new/again.xml
differs 2 old new
says 'new/p00010.xml:[0-9]*:[0-9]*: error: the reference ".*" is that of "new/again.xml" too; neither is compared'
rm new/again.xml

# Without references: the names of files; in a file of many, places.
sed '/<reference>/d' old/p00020.xml >one.xml
mkdir bare-old bare-new
cp one.xml bare-old/a.xml
cp one.xml bare-old/b.xml
cp bare-old/*.xml bare-new
differs 0 bare-old bare-new
says '^2 on both sides'
many() {
    echo '<profiles>'
    sed '/^<?xml/d' "$@"
    echo '</profiles>'
}
many one.xml one.xml >many.xml
differs 0 many.xml many.xml
says '^2 on both sides'

# Files of many, and lists, against folders.
many new/*.xml >new.xml
differs 0 new new.xml
ls new/*.xml >list
differs 0 @list new.xml

# Rows against the profiles that they are.
rows="--map examples/rows/map.yaml -g load-balancer"
"$program" profiles -q --rows examples/rows/clients.csv $rows -o rows ||
    fail "profiles"
differs 0 examples/rows/clients.csv rows $rows
says '^40 on both sides: 0 differ'
sed 's/Mill Lane Bakery/Mill Lane/' examples/rows/clients.csv >changed.csv
differs 1 examples/rows/clients.csv changed.csv $rows
says '^40 on both sides: 1 differ; 0 came, 0 went$'
says '^  C-002 (Mill Lane): client; '
"$program" explain changed.csv $rows >log 2>&1
test "$(grep -c '^---- ' log)" -ge 39 || fail "explain: rows"
"$program" explain --why nothing old >log 2>&1
test $? = 2 || fail "explain --why: exit code"
grep -q '^---- ' log && fail "a client whose guide lacks what is asked is named"

# Guides: clients of another one are told, each by itself.
cp examples/load-balancer/b01-museum-shop.xml new/p00030.xml
sed -i "s|<reference>[^<]*|<reference>$(sed -n 's|.*<reference>\(.*\)</reference>.*|\1|p' old/p00030.xml)|" new/p00030.xml
differs 2 old new
says 'new/p00030.xml: error: its guide is "load-balancer", but that of "old/p00030.xml" is "python-node"'
says '^48 on both sides'
differs 2 old nowhere
says 'nowhere: error: cannot read'
grep -q -i went log && fail "all went to a folder that is not there"
differs 2 -g nowhere old new
says 'there is no guide "nowhere"'
differs 2 -t nowhere old new
says 'there is no template "nowhere"'
mkdir empty
differs 2 old empty
says 'empty: error: there is no profile in this folder'
differs 2 --redline old new
says 'compares two versions of one document, and there are'
differs 2 -o page.html one.xml one.xml
says '^dossier: error: -o goes with --redline'

# explain: each of many; one that is broken costs itself.
"$program" explain broken >log 2>errors && fail "explain: exit code"
test "$(grep -c '^---- ' log)" = 49 || fail "explain: $(grep -c '^---- ' log)"
grep -q 'p00009.xml:.*stage' errors || fail "explain: $(cat errors)"
test "$("$program" explain --json old | grep -c '^{$')" = 50 ||
    fail "explain --json"

# The page: what a client is called stays a text, and it is nobody's document.
evil='\&lt;img src=x onerror=alert(1)\&gt;\&lt;/del\&gt;{{client}}'
sed "s|<client>[^<]*|<client>$evil|" old/p00020.xml >evil.xml
differs 1 --redline old/p00020.xml evil.xml -o page.html
grep -q '<img src=x' page.html && fail "a client is markup"
grep -q 'ins>.*&lt;img src=x onerror=alert(1)&gt;' page.html ||
    fail "the client is not inserted"
test "$(grep -o '<ins>' page.html | wc -l)" = "$(grep -o '</ins>' page.html | wc -l)" ||
    fail "the page is not balanced"
grep -q '<div class="table wide" role="group" tabindex="0" aria-label="' page.html ||
    fail "a wide table does not scroll"
grep -q '<td class="long">.*onerror' page.html ||
    fail "a long word is kept whole"
grep -q '<td>' page.html || fail "short words may be broken"
grep -q 'name="dossier-profile"' page.html && fail "the page claims a profile"
"$program" diff --redline old/p00020.xml evil.xml >stdout.html
cmp page.html stdout.html || fail "standard output"
"$program" build -q -f html -o built old/p00020.xml || fail "build"
differs 2 --redline old/p00020.xml evil.xml -o built/p00020.html
says 'not written: the document of .* is there'
cp evil.xml compared.xml
differs 2 --redline old/p00020.xml compared.xml -o ./compared.xml
says 'not written: a profile that is compared is there'
cmp evil.xml compared.xml || fail "a profile is overwritten by a page"
