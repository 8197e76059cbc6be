#!/bin/sh
# The console examples in README.md are true: each command prints what stands
# below it.
#
#     UPDATE=1 tests/end-to-end/readme.sh     writes there what they print now

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}" "${UPDATE:=}"
folder=$OUT/end-to-end/readme
rm -rf "$folder" build/reports build/mine.xml
mkdir -p "$folder"

inside='' skipping=''
while IFS= read -r line; do
    case $line in
    '```console') inside=yes ;;
    '```') inside='' skipping='' ;;
    '$ '*)
        if test -n "$inside"; then
            printf '%s\n' "$line"
            command=$(echo "${line#$ }" | sed "s|build/release/dossier|$DOSSIER|")
            sh -c "$command" 2>&1 </dev/null
            skipping=yes
            continue
        fi
        ;;
    esac
    test -n "$skipping" || printf '%s\n' "$line"
done <README.md >"$folder/README.md"

grep -q '^\$ ' "$folder/README.md" || exit 1
if test -n "$UPDATE"; then
    cp "$folder/README.md" README.md
else
    diff -u README.md "$folder/README.md"
fi
