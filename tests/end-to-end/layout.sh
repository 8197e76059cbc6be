#!/bin/sh
# The layout of each text in tests/golden/layout, as text, is what is kept
# beside it.
#
#     UPDATE=1 tests/end-to-end/layout.sh      accepts what it is now

: "${OUT:=build/release}" "${UPDATE:=}"
golden=tests/golden/layout
work=$OUT/end-to-end/layout
rm -rf "$work"
mkdir -p "$work"
cp "$golden"/*.md "$golden"/*.svg "$work"
"$OUT/tests/end-to-end/layout" "$work"/*.md || exit 1

for text in "$golden"/*.md; do
    name=$(basename "$text" .md)
    if test -n "$UPDATE"; then
        cmp -s "$work/$name.pages" "$golden/$name.pages" ||
            echo "accepted: $name"
        cp "$work/$name.pages" "$golden/$name.pages"
        continue
    fi
    diff -u --label "expected $name" --label "now $name" \
        "$golden/$name.pages" "$work/$name.pages" || failed=1
done
test -z "${failed:-}"
