#!/bin/sh
# What somebody wrote is never refused for what it might cost: the text of the
# GFM specification, each of its examples (CommonMark's are among them), and
# every text of content/, templates/ and this folder.

: "${OUT:=build/release}"
folder=$OUT/end-to-end/bounds
bounds=$OUT/tests/end-to-end/bounds
tests/gfm_spec.sh "$folder" || exit 1
test "$(ls "$folder/examples" | wc -l)" -gt 600 || exit 1
"$bounds" "$folder/spec.md" "$folder"/examples/*.md || failed=1

find content templates tests -name '*.md' >"$folder/list"
test "$(wc -l <"$folder/list")" -gt 50 || exit 1
xargs "$bounds" <"$folder/list" || failed=1

# It wakes up.
printf '![[]()%.0s' $(seq 20000) >"$folder/long.md"
"$bounds" "$folder/long.md" >"$folder/refused" && {
    echo "what takes minutes is not refused"
    failed=1
}
test -z "${failed:-}"
