#!/bin/sh
# What the record knows of a document: by profile and template, from every
# folder, with the guide that a build would use; and what it prints of names
# that come from outside.

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
root=$(pwd)
work=$(realpath -m "$OUT")/end-to-end/issues
rm -rf "$work"
mkdir -p "$work/prefix/bin" "$work/prefix/share/dossier" "$work/here"
cp "$DOSSIER" "$work/prefix/bin/dossier"
cp -R "$root/content" "$root/templates" "$work/prefix/share/dossier"
program=$work/prefix/bin/dossier
shop=$root/examples/load-balancer/b01-museum-shop.xml
cd "$work/here" || exit 1

fail() {
    echo "$*"
    exit 1
}

# A brief beside a report makes neither stale, in whatever order they are built.
cp "$shop" a.xml
"$program" build -q --record a.xml || fail "report: exit code $?"
"$program" build -q --record -t brief a.xml || fail "brief: exit code $?"
for template in "" "-t brief"; do
    test -z "$("$program" build --record --dry-run $template a.xml)" ||
        fail "'$template' would be built again"
done
"$program" record stale || fail "a brief made something stale"
"$program" record verify || fail "a brief made the record untrue"
test "$("$program" record list | cut -f1 | tr '\n' ' ')" = "a a.brief " ||
    fail "list: $("$program" record list)"
test "$("$program" record show a | grep -c '^document')" = 2 || fail "show"
rm out/a.brief.pdf
test "$("$program" record stale | cut -f1)" = a.brief || fail "stale: a file"
"$program" build -q --record -t brief a.xml || fail "brief again"

# One that fails is told until it is written, the other one not.
cp a.xml keep
sed -i 's/<regions>2/<regions>x/' a.xml
"$program" build -q --record -t brief a.xml 2>/dev/null && fail "broken"
test "$("$program" record failed | wc -l)" = 1 || fail "failed"
cp keep a.xml
"$program" build -q --record a.xml
test "$("$program" record failed | wc -l)" = 1 || fail "another template"
"$program" build -q --record -t brief a.xml
"$program" record failed || fail "it was written: $("$program" record failed)"

# True from every folder.
(cd / && "$program" record stale -o "$work/here/out") || fail "stale from /"
(cd / && "$program" record verify -o "$work/here/out") || fail "verify from /"
(cd .. && test -z "$("$program" build --record --dry-run -o here/out \
    here/a.xml)") || fail "a build from another folder"
test "$(cd / && "$program" record list -o "$work/here/out" \
    --module "$work/prefix/share/dossier/content/load-balancer/modules/$(
        basename "$(ls "$work"/prefix/share/dossier/content/load-balancer/modules/*.md |
            head -n 1)")" | wc -l)" -ge 0 || fail "a module by its path"

# A guide of the same name, which the next build finds first.
mkdir content
cp -R "$root/content/load-balancer" content
"$program" record stale | grep -q '^a	another guide "load-balancer" is found now' ||
    fail "another guide: $("$program" record stale)"
"$program" build --record --dry-run a.xml | grep -q '^a	another guide' ||
    fail "another guide: would not be built"
"$program" build -q --record a.xml && "$program" build -q --record -t brief a.xml
"$program" record stale || fail "another guide: built"
mkdir templates
cp -R "$root/templates/brief" templates
"$program" record stale >log
test "$(cut -f1 log)" = a.brief && grep -q 'another template "brief"' log ||
    fail "another template: $(cat log)"

# What a name or a client could do to a terminal, and to lines of a list.
rm -rf out content templates
mkdir evil
sed "s/Museum of Tides/$(printf 'Evil\302\23331mRED\342\200\256gpj')/" "$shop" \
    >"evil/$(printf 'a\nforged\t2026\tx\ty').xml"
"$program" build -q --record evil || fail "evil: exit code $?"
for action in list "show $(printf 'a\nforged\t2026\tx\ty')"; do
    if test "$action" = list; then
        "$program" record list >log
        test "$(wc -l <log)" = 1 || fail "a forged line: $(cat log)"
    else
        "$program" record show "${action#show }" >log || fail "show: evil"
    fi
    LC_ALL=C grep -q "$(printf '\302\233')" log && fail "$action: CSI"
    LC_ALL=C grep -q "$(printf '\342\200\256')" log && fail "$action: override"
done
rm -rf out evil
echo '<profile' >"$(printf 'b\033[31m').xml"
"$program" build -q --record "$(printf 'b\033[31m').xml" 2>/dev/null
"$program" record failed >log && fail "failed: exit code"
LC_ALL=C grep -q "$(printf '\033')" log && fail "failed: an escape"

# Databases of others are left alone.
rm -rf out
mkdir -p out/.dossier
"$program" build -q --record a.xml && cp out/.dossier/record.sqlite record.sqlite
rm -rf out/.dossier/*
ln -s "$PWD/record.sqlite" out/.dossier/record.sqlite
sum=$(cksum <record.sqlite)
"$program" build -q --record a.xml 2>log
test $? = 3 || fail "a link: exit code"
grep -q 'record.sqlite: error: the record is a link' log || fail "$(cat log)"
test "$(cksum <record.sqlite)" = "$sum" || fail "a link: the file was changed"

rm out/.dossier/record.sqlite
cp record.sqlite out/.dossier/record.sqlite
sqlite3 out/.dossier/record.sqlite 'PRAGMA user_version=-5' || fail "sqlite3"
"$program" build -q --record a.xml 2>log
test $? = 3 && grep -q 'this is no record: its format is -5' log ||
    fail "a format below 0: $(cat log)"

# Output that is lost is never success.
rm out/.dossier/record.sqlite*
"$program" build -q --record a.xml || fail "before full"
for arguments in "build --json a.xml" "record list" "record show a" \
    "build --dry-run --record --force a.xml" "check load-balancer" --version \
    --help "build --help" "explain a.xml" "new profile load-balancer" \
    "diff a.xml $shop"; do
    "$program" $arguments >/dev/full 2>log
    status=$?
    test $status = 3 || fail "$arguments to /dev/full: exit code $status"
    grep -q 'cannot write' log || fail "$arguments to /dev/full: $(cat log)"
done

# Without waiting for the disk, the same.
"$program" build -q --record --no-sync --force a.xml || fail "--no-sync"
"$program" record verify || fail "--no-sync: verify"

# A record in a folder that nobody may write into is read, and left as it is.
if unshare -rm mount --bind out out 2>/dev/null; then
    rm -f out/.dossier/record.sqlite-*
    "$program" record list >list || fail "before read-only"
    for action in list verify stale; do
        unshare -rm sh -c 'mount --bind out out &&
            mount -o remount,bind,ro out && exec "$@"' sh \
            "$program" record $action >log 2>&1 ||
            fail "record $action, read-only: $(cat log)"
        test $action != list || cmp list log || fail "read-only: another list"
    done
    unshare -rm sh -c 'mount --bind out out &&
        mount -o remount,bind,ro out && exec "$@"' sh \
        "$program" build -q --record --force a.xml 2>log
    test $? = 3 || fail "a read-only folder is written into: $(cat log)"
fi
