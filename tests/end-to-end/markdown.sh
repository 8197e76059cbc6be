#!/bin/sh
# The text of the GFM specification, and each of its examples as a text of its
# own, go through both outputs, and their words agree.

: "${OUT:=build/release}"
folder=$OUT/end-to-end/markdown
tests/gfm_spec.sh "$folder" || exit 1
test "$(ls "$folder/examples" | wc -l)" -gt 600 || exit 1

# Some examples show pictures, which must be there.
for name in url url2 uri3 moon.jpg train.jpg; do
    cp tests/fuzz/corpus/picture/rgb8.png "$folder/examples/$name"
done
grep -l '!\[' "$folder"/examples/*.md |
    xargs sed -i -e 's|/url|url|g' -e 's|/path/to/||g'

tools=$OUT/tests/end-to-end
"$tools/markdown" -f "$folder" "$folder/spec.md" || failed=1
"$tools/words" "$folder/spec.html" || failed=1
"$tools/markdown" -f "$folder/examples" "$folder"/examples/*.md || failed=1
"$tools/words" "$folder"/examples/*.html || failed=1
test -z "${failed:-}"
