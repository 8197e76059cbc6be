#!/bin/sh
# The program knows no guide: what a guide calls its options, combinations and
# facts does not occur in the code.
#
#     tests/style/words-of-guides.sh [ROOT]      prints each find and fails
#
# Looked for, as whole words and in any case: the labels of options and
# combinations, and those ids of options and facts that have a hyphen. Other
# ids are ordinary words ("kind", "node", "stage", "both") that code may use
# for things of its own; the labels cover the options among them. Comments may
# give examples, and help may name a guide that can be called; both are taken
# out before the search. The reference tells one decision as it is reckoned, that
# of the model (cli/manual_guide); tests/end-to-end/reference.sh decides it anew.

cd "${1:-.}" || exit 2
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk '
function label(text) {
    sub(/.*label: */, "", text)
    sub(/^"/, "", text)
    sub(/["}].*/, "", text)
    sub(/ *$/, "", text)
    print text
}
FNR == 1 { section = "" }
/^[a-z-]+:/ { section = $1 }
section ~ /^(options|combinations):$/ {
    if (match($0, /id: [a-z0-9]+-[a-z0-9-]+/))
        print substr($0, RSTART + 4, RLENGTH - 4)
    if (/label:/)
        label($0)
}
section == "facts:" && /^  [a-z0-9]+-[a-z0-9-]+:$/ {
    gsub(/[ :]/, "")
    print
}' content/*/guide.yaml | sort -u >"$work/words"
count=$(wc -l <"$work/words")
if test "$count" -lt 50; then
    echo "only $count words were found in content/*/guide.yaml"
    exit 1
fi

# Dots are no wildcards.
sed 's/\./\\./g' "$work/words" | tr '\n' '|' | sed 's/|$//' >"$work/pattern"
guides=$(for folder in content/*/; do printf '%s|' "$(basename "$folder")"; done)

for file in $(find gen -name '*.[ch]' ! -path gen/cli/manual_guide.c | sort); do
    gcc -fpreprocessed -dD -E -P "$file" 2>/dev/null |
        sed -E "s/(${guides%|})//g" >"$work/code"
    grep -i -w -E -f "$work/pattern" "$work/code" | sed "s|^ *|$file: |"
done >"$work/finds"
cat "$work/finds"
test ! -s "$work/finds"
