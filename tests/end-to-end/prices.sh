#!/bin/sh
# The sums of 1,000 random price tables are those of Python's decimal.

: "${OUT:=build/release}"
folder=$OUT/end-to-end/prices
guide=$folder/guide
rm -rf "$folder"
mkdir -p "$guide/modules"
cat >"$guide/guide.yaml" <<'YAML'
guide: small
title: A small guide
language: en
version: 1
unknown: not known
templates: [report]
kinds: {use-case: Use cases}
options: [{id: python, label: P}, {id: node, label: N}]
facts:
  stage: {of: project, label: S, path: stage, type: text}
YAML
python3 tests/end-to-end/prices.py 1000 1 >"$folder/tables" || exit 1
"$OUT/tests/end-to-end/prices" "$guide" "$folder/tables" || exit 1

# It notices one cent.
sed '2s/ [0-9]*[.]*[0-9]* / 987654321 /' "$folder/tables" >"$folder/wrong"
"$OUT/tests/end-to-end/prices" "$guide" "$folder/wrong" >"$folder/told" && {
    echo "another amount is not noticed"
    exit 1
}
grep -q '1000 tables, 999 as expected' "$folder/told"
