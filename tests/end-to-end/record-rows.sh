#!/bin/sh
# The record of documents that come from the rows of a table, and of those that
# a pattern calls otherwise every day: what is out of date, from every folder;
# what is told of a module's documents; and the same as JSON.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/record-rows
rm -rf "$work"
mkdir -p "$work/elsewhere"
cp -R content templates examples/rows/clients.csv examples/rows/map.yaml "$work"
cd "$work" || exit 1

fail() {
    echo "$*"
    exit 1
}
would() {
    "$program" build --record --dry-run -f html --rows clients.csv --map map.yaml "$@" | cut -f1
}
build() {
    "$program" build -q --record -f html --rows clients.csv --map map.yaml "$@" ||
        fail "build $*: exit code $?"
}
# stale NAMES: those are out of date, seen from three folders.
stale() {
    for folder in . elsewhere /; do
        (cd $folder && "$program" record stale -o "$work/out") >log
        test "$(cut -f1 log | tr '\n' ' ')" = "$1" ||
            fail "stale from $folder: $(cat log), not $1"
    done
}
# json SQL: what the JSON in log has.
json() {
    sqlite3 :memory: "WITH text(j) AS (SELECT readfile('log')) SELECT $1 FROM text"
}

build
stale ''
test -z "$(would)" || fail "would build: $(would)"
head -1 clients.csv | grep -q '^No,Company' || fail "the table is another one"

# A fact, and one who has left; the order of rows is nobody's business.
cp clients.csv before.csv
{
    sed -n 1p before.csv
    sed '1d; /^C-005,/d; /^C-009,/s/,Managed platform,/,VMs,/' before.csv | sort -s -r -t, -k1,1
} >clients.csv
cmp -s clients.csv before.csv && fail "the table has not changed"
"$program" record stale -o out >log
test $? = 1 || fail "stale: exit code"
grep -q '^C-005.the table has no row of it any more$' log || fail "$(cat log)"
grep -q '^C-009.its profile has changed$' log || fail "$(cat log)"
test "$(wc -l <log)" = 2 || fail "$(cat log)"
test "$(would)" = C-009 || fail "would build: $(would)"
cp before.csv clients.csv

# The map is read as it is now; a table that has gone is told.
sed 's/"Yes": yes/"Yes": no/' map.yaml >map.new
mv map.yaml map.old
cp map.new map.yaml
test -n "$("$program" record stale -o out)" || fail "the map is not seen"
cp map.old map.yaml
mv clients.csv gone.csv
"$program" record stale -o out | grep -q '^C-001.clients.csv cannot be read$' ||
    fail "gone: $("$program" record stale -o out | head -1)"
cp gone.csv clients.csv
stale ''

# An overview of what was issued needs neither table nor map, nor their folder.
cp before.csv clients.csv
(cd elsewhere && "$program" overview -q -f csv --issued ../out -o .) || fail "overview"
test "$(wc -l <elsewhere/overview.csv)" = 41 ||
    fail "overview: $(wc -l <elsewhere/overview.csv) lines"
sed -i '/^C-005,/d' clients.csv
"$program" overview -q -f csv --issued out -o elsewhere || fail "overview, one less"
test "$(wc -l <elsewhere/overview.csv)" = 40 || fail "overview, one less"
cp before.csv clients.csv

# Options that are typed in another folder are the same options.
rm -rf out
build -g content/load-balancer -t templates/brief -o out
(cd elsewhere && "$program" build --record --dry-run -f html --rows ../clients.csv \
    --map ../map.yaml -g ../content/load-balancer -t ../templates/brief -o ../out) >log 2>&1
test ! -s log || fail "options typed elsewhere: $(head -2 log)"
(cd elsewhere && "$program" build --record --dry-run -f html --rows ../clients.csv \
    --map ../map.yaml -g "$work/content/load-balancer" -t ../templates/report \
    -o ../out) | grep -q 'C-001' || fail "another template is not seen"
stale ''

# What is made of the documents of one module, as lines and as JSON.
module=content/load-balancer/modules/before-ordering.md
"$program" record list -o out --module before-ordering >list
test -s list || fail "no document has the module"
echo "One more sentence." >>$module
"$program" record stale -o out --module before-ordering >log
test "$(cut -f1 log)" = "$(cut -f1 list)" || fail "stale --module: $(cat log)"
"$program" record stale -o out --json --module $module >log
test "$(json "json_array_length(j, '$.documents')")" = "$(wc -l <list)" ||
    fail "JSON: stale --module"
test "$(json "json_extract(j, '$.documents[0].reason')")" = "module $module has changed" ||
    fail "JSON: $(head -30 log)"
"$program" record list -o out --json >log || fail "list --json: exit code"
test "$(json "json_extract(j, '$.documents[3].row') || ' ' || json_extract(j, '$.documents[3].map')")" = \
    "5 $work/map.yaml" || fail "JSON: row and map"
first=$(sed -n 's/^\([^	]*\).*/\1/p;q' list)
echo x >>"out/$first.html"
"$program" record verify -o out --json --module before-ordering >log && fail "verify: exit code"
test "$(json "json_extract(j, '$.documents[0].files[0].path') || json_array_length(j, '$.documents')")" = \
    "out/$first.html1" || fail "JSON: verify"
other=$(cut -f1 list | sed -n '$p')
for action in list stale verify "show $other" "show --all C-001" failed; do
    "$program" record $action -o out --json >"$(echo "$action" | tr -d ' -').json"
done
python3 - "$root/tests/golden/record.schema.json" ./*.json <<'END' || fail "not as the schema says"
import json, sys
schema = json.load(open(sys.argv[1]))
types = {'object': dict, 'array': list, 'string': str, 'boolean': bool,
         'integer': int, 'null': type(None)}
def check(rule, value, where):
    if '$ref' in rule:
        rule = schema['$defs'][rule['$ref'].split('/')[-1]]
    named = rule.get('type')
    named = [named] if isinstance(named, str) else named
    assert not named or type(value) in [types[t] for t in named], (where, value)
    assert value in rule.get('enum', [value]), (where, value)
    assert value == rule.get('const', value), (where, value)
    if isinstance(value, dict):
        assert set(rule['required']) <= set(value) <= set(rule['properties']), (where, value)
        for key in value:
            check(rule['properties'][key], value[key], where + '.' + key)
    if isinstance(value, list):
        for item in value:
            check(rule['items'], item, where + '[]')
for path in sys.argv[2:]:
    document = json.load(open(path))
    check(schema, document, path)
    assert document.get('documents') or document.get('failures') == [], path
END

# Make is told of the table and of its map.
"$program" build -q -MD -f html -o made --rows clients.csv --map map.yaml || fail "-MD"
for file in clients.csv map.yaml content/load-balancer/modules; do
    grep -q "^  $file" made/C-001.d || fail "-MD: $file is not in it"
    grep -q "^$file:\$" made/C-001.d || fail "-MD: $file is no target"
done
printf 'made/C-001.html:\n\t@echo builds\ninclude made/C-001.d\n' >makefile
test -z "$(make -s made/C-001.html | grep builds)" || fail "-MD: never up to date"
sleep 0.1
touch map.yaml
make -s made/C-001.html | grep -q builds || fail "-MD: the map is not seen"

# A document of another day supersedes that of before, which may go or stay;
# what was never built by the pattern is another document.
rm -rf out
build
build --name '{client}/{date}'
test -z "$("$program" record stale -o out)" || fail "two names: stale"
sed 's/,2026-11-/,2026-12-/' before.csv >clients.csv
build --name '{client}/{date}'
"$program" record stale -o out >log && fail "the plain ones are out of date"
test "$(grep -c 'its profile has changed$' log)" = 40 && ! grep -q / log ||
    fail "superseded: $(head -3 log)"
build
stale ''
test "$("$program" record list -o out | grep -c '/2026-')" = 40 || fail "list"
test "$("$program" record list -o out --all | cut -f5 | sort | uniq -c | tr -s ' \n' ' ')" = \
    ' 80 current 40 replaced 40 superseded ' || fail "states: $("$program" record list -o out --all | cut -f5 | sort | uniq -c)"
"$program" record verify -o out || fail "verify: superseded"
rm "out/Harbour Books/2026-11-02.html"
"$program" record verify -o out || fail "a superseded document may go"
echo x >>'out/Mill Lane Bakery/2026-11-03.html'
"$program" record verify -o out | grep -q '^Mill Lane Bakery/2026-11-03	' ||
    fail "a superseded document was edited"
exit 0
