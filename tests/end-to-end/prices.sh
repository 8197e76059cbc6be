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

# What `explain` says of a price, in cents, for people and programs alike.
"$DOSSIER" explain examples/proposals/o02-advice-rooms.xml |
    sed -n '/^Price in EUR$/,$p' >"$folder/price"
diff - "$folder/price" <<'TEXT' || exit 1
Price in EUR
  Phase 1: discovery and skeleton: 29579.25; with all options 32819.25
  Phase 2: the service: 52803.00; with all options 57903.00
  net 82382.25; with all options 90722.25
  tax of 19% on 81663.00: 15515.97; with all options 17100.57
  tax of 7% on 719.25: 50.35; with all options 50.35
  total 97948.57; with all options 107873.17
  payment of 20%, due 2027-02-01: 19589.71
  payment of 25%, due 2027-03-31: 24487.14
  payment of 27.5%, due 2027-05-31: 26935.86
  payment of 27.5%, due 2027-07-30: 26935.86
TEXT
