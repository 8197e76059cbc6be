#!/bin/sh
# Rows of every kind of table give the documents of the same profiles, byte for
# byte; and profiles come back from rows as they were.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
tool=$OUT/tests/end-to-end/rows
work=$OUT/end-to-end/rows
rm -rf "$work"
mkdir -p "$work"
bad=0

complain() {
    echo "$*"
    bad=1
}

# The examples, each with a reference, as rows are named.
compared=0
for pair in python-node:profiles open-licence:open-licence load-balancer:load-balancer; do
    guide=${pair%:*} here=$work/${pair%:*}
    mkdir -p "$here/given"
    for file in examples/"${pair#*:}"/*.xml; do
        name=$(basename "$file" .xml)
        sed "s|<meta>|<meta><reference>$name</reference>|" "$file" >"$here/given/$name.xml"
    done
    "$DOSSIER" build -q -o "$here/expected" "$here/given" || complain "$guide: not built"
    "$DOSSIER" rows -o "$here" "$guide" "$here/given" || complain "$guide: no table"
    for kind in tsv json jsonl sqlite xlsx; do
        "$tool" "$here/$guide.csv" "$here/$guide.$kind" || complain "$guide.$kind: not made"
    done
    { cat "$here/$guide.map.yaml" && echo 'file: {sheet: Clients}'; } >"$here/sheet.yaml"
    for kind in csv tsv json jsonl sqlite xlsx; do
        map=$here/$guide.map.yaml
        test $kind != xlsx || map=$here/sheet.yaml
        # JSON and databases lack the columns that nobody fills in.
        if test $kind = json || test $kind = jsonl; then
            "$DOSSIER" build -q -g "$guide" --rows "$here/$guide.$kind" -o "$here/$kind"
        else
            "$DOSSIER" build -q --rows "$here/$guide.$kind" --map "$map" -o "$here/$kind"
        fi || complain "$guide.$kind: not built"
        diff -r "$here/expected" "$here/$kind" >/dev/null ||
            complain "$guide.$kind: other documents than those of its profiles"
        compared=$((compared + $(find "$here/$kind" -type f | wc -l)))
    done

    # Profiles from rows say what the given ones say, and give these rows again.
    "$DOSSIER" profiles -q --rows "$here/$guide.csv" -g "$guide" -o "$here/back"
    for file in "$here"/given/*.xml; do
        "$DOSSIER" diff "$file" "$here/back/$(basename "$file")" 2>&1 |
            grep -qx 'Nothing differs.' || complain "$file: another profile came back"
    done
    "$DOSSIER" rows -o "$here/again" "$guide" "$here/back"
    cmp -s "$here/$guide.csv" "$here/again/$guide.csv" || complain "$guide: other rows came back"
    "$DOSSIER" build -q -o "$here/from-back" "$here/back"
    diff -r "$here/expected" "$here/from-back" >/dev/null ||
        complain "$guide: other documents of the profiles that came back"
done
test $compared = $((24 * 2 * 6)) || complain "$compared documents were compared"

# A row that is up to date is not built again, and one that changed is.
here=$work/load-balancer
"$DOSSIER" build -q --record --rows "$here/load-balancer.csv" -g load-balancer -o "$here/kept"
sed '2s/managed/containers/' "$here/load-balancer.csv" >"$here/changed.csv"
"$DOSSIER" build --record --dry-run --rows "$here/changed.csv" -g load-balancer \
    -o "$here/kept" >"$here/stale" 2>&1
test "$(wc -l <"$here/stale")" = 1 && grep -q '^b01-museum-shop' "$here/stale" ||
    complain "one row has changed, and built are: $(cat "$here/stale")"

# A database that another program writes to is not waited for.
if command -v sqlite3 >/dev/null; then
    mkfifo "$work/pipe"
    sqlite3 "$here/load-balancer.sqlite" <"$work/pipe" >"$work/told" &
    exec 9>"$work/pipe"
    echo "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; SELECT 'held';" >&9
    tries=0
    until grep -q held "$work/told" || test $((tries += 1)) -gt 200; do sleep 0.05; done
    "$DOSSIER" build --rows "$here/load-balancer.sqlite" -g load-balancer \
        -o "$here/locked" 2>"$work/locked"
    status=$?
    exec 9>&-
    wait
    test $status = 1 && grep -q 'another program is writing' "$work/locked" ||
        complain "a locked database: exit code $status, $(cat "$work/locked")"
    test ! -e "$here/locked" || complain "a locked database left something behind"

    # The limits of a document are those of a whole query: its rows may have no
    # end, whether each of them takes long or none does.
    number='WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)'
    for what in 'count(*)' x; do
        printf 'guide: load-balancer\nfile: {query: "%s SELECT %s AS reference FROM c"}\n' \
            "$number" "$what" >"$work/endless.yaml"
        "$DOSSIER" build -q --timeout 1 -o "$here/endless" --map "$work/endless.yaml" \
            --rows "$here/load-balancer.sqlite" 2>"$work/endless"
        status=$?
        test $status = 3 && grep -q 'sqlite: error: not read: it takes longer than 1 s' \
            "$work/endless" || complain "no end of $what: $status, $(cat "$work/endless")"
    done

    # A database with a log is read without one, and nothing is put beside it.
    mkdir -p "$work/logged"
    cp "$here/load-balancer.sqlite" "$work/logged/a?b#c.db"
    sqlite3 "$work/logged/a?b#c.db" 'PRAGMA journal_mode=wal' >/dev/null
    "$DOSSIER" build -q -o "$here/logged" --rows "$work/logged/a?b#c.db" \
        --map "$here/load-balancer.map.yaml" || complain "a database with a log: not built"
    diff -r "$here/expected" "$here/logged" || complain "a database with a log: other documents"
    test "$(ls "$work/logged")" = 'a?b#c.db' || complain "left beside it: $(ls "$work/logged")"
fi
exit $bad
