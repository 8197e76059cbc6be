#!/bin/sh
# `dossier form`: one file, the same bytes each time, that asks nothing of any
# other; and what is said where it cannot be written.
#
#     tests/end-to-end/form-page.sh

: "${DOSSIER:=build/release/dossier}"
program=$(realpath "$DOSSIER")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "form: $*"
    exit 1
}

for guide in python-node load-balancer open-licence; do
    "$DOSSIER" form "$guide" >"$work/$guide.html" || fail "$guide: exit code $?"
    "$DOSSIER" form -o "$work/again.html" --force "$guide" || fail "$guide again: exit code $?"
    cmp -s "$work/$guide.html" "$work/again.html" || fail "$guide: other bytes"
    # Whatever can be fetched by itself: nothing is.
    grep -Eo '<[a-z]+ [^>]*(src|href|action|srcset)="[^#][^"]*"' "$work/$guide.html" &&
        fail "$guide asks for something"
    test "$(grep -c '<script' "$work/$guide.html")" = 4 || fail "$guide: scripts"
    grep -q "default-src 'none'" "$work/$guide.html" || fail "$guide: no policy"
done

# A guide's texts cannot end the element that they stand in.
mkdir -p "$work/content"
cp -R content/load-balancer "$work/content/"
sed -i 's|^title: .*|title: "</script><img src=x onerror=alert(1)>"|' \
    "$work/content/load-balancer/guide.yaml"
"$DOSSIER" form "$work/content/load-balancer" >"$work/hostile.html" || fail "hostile: exit code $?"
grep -q '<img' "$work/hostile.html" && fail "a title has become an element"
test "$(grep -c '</script>' "$work/hostile.html")" = 4 || fail "a title ends a script"

"$DOSSIER" form -o "$work/again.html" load-balancer 2>"$work/log"
test $? = 1 || fail "a file is replaced"
grep -q "there is a file of this name" "$work/log" || fail "replacing is not told"
for force in "" --force; do
    "$DOSSIER" form $force -o "$work" load-balancer 2>"$work/log"
    test $? = 1 || fail "a folder${force:+ by force}: exit code"
    grep -q "there is a folder of this name" "$work/log" || fail "a folder is not told"
done
(cd "$work" && "$program" form -o - content/load-balancer >"$work/dash.html") ||
    fail "-o -: exit code"
test -e "$work/-" && fail "-o - is taken for a file"
cmp -s "$work/hostile.html" "$work/dash.html" || fail "-o -: other bytes"
"$DOSSIER" form -o "$work/none/a.html" load-balancer 2>/dev/null
test $? = 3 || fail "no folder: exit code"
"$DOSSIER" form nothing 2>"$work/log"
test $? = 0 && fail "no such guide"
"$DOSSIER" form 2>"$work/log"
test $? = 2 || fail "no guide: exit code"
"$DOSSIER" form load-balancer >/dev/full 2>/dev/null
test $? = 3 || fail "full: exit code"
exit 0
