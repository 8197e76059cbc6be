#!/bin/sh
# --name and several templates: every way to name profiles makes the documents
# of plain names, byte for byte, once each and below the folder; what cannot be
# named costs itself; and records, dependency files and shares know them.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
program=$(realpath "$DOSSIER")
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/patterns
rm -rf "$work"
mkdir -p "$work/in"
cd "$work" || exit 1
ln -s "$root/content" "$root/templates" .
bad=0

complain() {
    echo "$*"
    bad=1
}

# list FOLDER: its files.
list() {
    (cd "$1" 2>/dev/null && find . -type f | grep -v '/[.]dossier/' | sed 's|^\./||' | sort)
}

# profile FILE CLIENT DATE
profile() {
    sed "s|<client>.*</client>|<client>$2</client><reference>${1%.xml}</reference>|
        s|<date>.*</date>|<date>$3</date>|" \
        "$root/examples/load-balancer/b01-museum-shop.xml" >"in/$1"
}

profile a.xml 'Acme \&amp; Söhne' 2026-11-01
profile b.xml '../../Bell/..' 2026-11-02
profile c.xml 'CON' 2026-11-03
pattern='{client}/{date}-{template}'

# The same documents as without a pattern, whatever way profiles are named.
"$program" build -q -o plain in || complain "plain: $?"
"$program" build -q -t brief -o plain in || complain "plain brief: $?"
{ echo '<profiles>' && for file in in/*.xml; do sed 1d "$file"; done && echo '</profiles>'; } >many.xml
"$program" rows load-balancer in || complain "no table"
ls in/*.xml >list
expected='Acme & Söhne/2026-11-01
-..-Bell-/2026-11-02
_CON/2026-11-03'
expected=$(echo "$expected" | sed 's|^-\.\.-Bell-|_..-Bell-|')
for source in in many.xml @list '--rows load-balancer.csv -g load-balancer' \
    '--rows load-balancer.csv --map load-balancer.map.yaml'; do
    rm -rf out
    "$program" build -q -t report,brief --name "$pattern" -MD -o out $source ||
        complain "$source: $?"
    echo "$expected" | while read -r name; do
        for kind in brief.d brief.html brief.pdf report.d report.html report.pdf; do
            echo "$name-$kind"
        done
    done | sort >wanted
    list out | diff wanted - || complain "$source: other names"
    test "$source" = many.xml && continue # its pieces have other bytes
    number=0
    for name in a b c; do
        number=$((number + 1))
        stem=out/$(echo "$expected" | sed -n "${number}p")
        cmp "plain/$name.html" "$stem-report.html" || complain "$source: $name"
        cmp "plain/$name.brief.pdf" "$stem-brief.pdf" || complain "$source: $name"
    done
done
grep -q 'Acme..&..Söhne/2026-11-01-report.html' "out/Acme & Söhne/2026-11-01-report.d" ||
    grep -q 'Acme\\ & Söhne' "out/Acme & Söhne/2026-11-01-report.d" || complain "-MD"

# Shares make the same files, one each.
for number in 1 2 3; do
    "$program" build -q --shard $number/3 -t report,brief --name "$pattern" -o shares in ||
        complain "share $number"
done
"$program" build -q -t report,brief --name "$pattern" -o out in
find out -name '*.d' -delete
diff -r out shares || complain "shares differ"

# A record: all are up to date, a brief more makes nobody stale, and one client
# who changes is built twice, with each template.
run() {
    "$program" build -q --record -t report,brief --name "$pattern" -o kept "$@" in
}
"$program" build -q --record -t report --name "$pattern" -o kept in || complain "record"
test "$(run --dry-run | grep -c 'never built')" = 3 || complain "briefs: $(run --dry-run)"
run || complain "record of two"
run --dry-run | grep . && complain "not up to date"
"$program" record stale -o kept | grep . && complain "stale"
"$program" record verify -o kept || complain "verify"
test "$("$program" record list -o kept | cut -f 1 | grep -c '/2026-11-0[123]-')" = 6 ||
    complain "list: $("$program" record list -o kept)"
sed -i 's/<version>1</<version>2</' in/b.xml
test "$(run --dry-run | grep -c '/2026-11-02-')" = 2 || complain "changed: $(run --dry-run)"
run && "$program" record verify -o kept || complain "verify, changed"
rm "kept/_CON/2026-11-03-brief.pdf"
"$program" record verify -o kept | grep -q '_CON/2026-11-03-brief.pdf' || complain "verify, gone"
find kept -name '.dossier-*' | grep . && complain "left behind"

# One profile alone is up to date as well.
"$program" build -q --record -f html --name '{client}' -o alone in/a.xml || complain "alone"
"$program" build --record --dry-run -f html --name '{client}' -o alone in/a.xml | grep . &&
    complain "alone: not up to date"

# What a profile does not say costs its own documents.
sed -i 's|<date>.*</date>||' in/c.xml
"$program" build -o some -f html --name '{date}/{client}' in 2>log
test $? = 1 || complain "no date: exit code"
grep -q 'in/c.xml: error: .*the profile does not say its date' log || complain "no date: $(cat log)"
test "$(list some | wc -l)" = 2 || complain "no date: $(list some)"

# Two of one name: neither is built, the third is; and so for disks that take
# letters for the same.
for clients in 'One|One' 'Café|CAFÉ' "café|$(printf 'cafe\314\201')" 'a/b|a:b'; do
    rm -rf some
    profile a.xml "${clients%|*}" 2026-11-01
    profile b.xml "${clients#*|}" 2026-11-01
    profile c.xml 'Third' 2026-11-01
    "$program" build -o some -f html --name '{client}' in 2>log
    test $? = 1 || complain "$clients: exit code"
    grep -q 'in/a.xml: error: not built: .*in/b.xml' log &&
        grep -q 'in/b.xml: error: not built: .*in/a.xml' log || complain "$clients: $(cat log)"
    test "$(list some)" = Third.html || complain "$clients: $(list some)"
done
profile a.xml 'Café' 2026-11-01
profile b.xml 'CAFÉ' 2026-11-02
rm -rf some
"$program" build -o some -f html --name '{client}/{date}' in 2>log
test "$(list some)" = Third/2026-11-01.html || complain "folders: $(list some) $(cat log)"

# What can be read once only has no name beforehand.
"$program" build -o once -f html --name '{client}' - <in/a.xml || complain "one pipe"
test "$(list once)" = Café.html || complain "one pipe: $(list once)"
"$program" build -o once -f html -t report,brief - <in/a.xml 2>log
test $? = 1 && grep -q 'it can be read only once' log || complain "a pipe twice: $(cat log)"

# Mistakes of a pattern, before anything is read.
for wrong in '' /x ../x '{client' 'a}' '{}' 'x/' 'a//b' 'a:b' '{client|"x}'; do
    "$program" build -o none --name "$wrong" in 2>log
    test $? = 2 && grep -q '^dossier: error: --name' log || complain "$wrong: $(cat log)"
done
"$program" build -o none -t report,./report in 2>log
test $? = 2 && grep -q 'are one name' log || complain "two of a name: $(cat log)"
printf 'guide: load-balancer\nname: "{client"\n' >map.yaml
"$program" build -o none --rows load-balancer.csv --map map.yaml 2>log
grep -q 'map.yaml:2:8: error: name: "{client": a brace is not closed' log ||
    complain "map: $(cat log)"
test ! -e none || complain "something was written"
echo 'name: "{client}/of-map"' >map.yaml
"$program" build -q -f html -o mapped -g load-balancer --rows load-balancer.csv --map map.yaml
test -e "mapped/Acme & Söhne/of-map.html" || complain "map: $(list mapped)"
exit $bad
