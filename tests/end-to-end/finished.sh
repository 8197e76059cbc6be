#!/bin/sh
# No document for a client holds a reminder or a filler: every example through
# every template. (The words of the PDF are those of the HTML: words.sh.)

: "${OUT:=build/release}" "${DOSSIER:=$OUT/dossier}"
folder=$OUT/end-to-end/finished
rm -rf "$folder"
for template in templates/*/; do
    "$DOSSIER" build -q -f html -t "$(basename "$template")" -o "$folder" \
        examples/*/*.xml || exit 1
done

# Pictures are data: any word may occur in them by chance.
for file in "$folder"/*.html; do
    if sed 's/data:[^"]*//g' "$file" |
        grep -nwiE 'todo|tbd|tba|fixme|xxx|lorem|ipsum|undefined|null|nan'
    then
        echo "in $file"
        failed=1
    fi
    checked=$((${checked:-0} + 1))
done
echo "${checked:-0} files"
test "${checked:-0}" -ge 72 && test -z "${failed:-}"
