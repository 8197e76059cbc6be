#!/bin/sh
# What clients read is spelt as in British English: the texts of the modules,
# the labels, questions, reasons and warnings of the guides, and the strings of
# the templates. Words that no dictionary has, most of them names, stand in
# tests/style/words.txt, one on a line, exactly as they are written.
#
#     tests/style/spelling.sh [ROOT]      prints each unknown word with its
#                                         places, and each word of the list
#                                         that is not used any more; then fails

cd "${1:-.}" || exit 2
export LC_ALL=C.UTF-8
list=tests/style/words.txt
if ! hunspell -D </dev/null 2>&1 | grep -q 'en_GB$'; then
    echo "hunspell or its dictionary en_GB is missing; run: make deps"
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Every line of prose with its place: "FILE:LINE:TEXT". In YAML, prose is what
# stands under certain keys, in the maps of labels and kinds, and all of a
# template's strings; a folded text goes on while it is indented deeper.
cat >"$work/prose.awk" <<'AWK'
function say(text) {
    gsub(/https?:[^ )>]*/, " ", text)
    gsub(/\{\{[^}]*\}\}/, " ", text)
    gsub(/\{[a-z-]+\}/, " ", text)              # arguments of strings
    gsub(/`[^`]*`/, " ", text)
    gsub(/\]\([^)]*\)/, " ", text)
    gsub(/\[\^[^]]*\]/, " ", text)
    gsub(/\\u00A0/, " ", text)
    gsub(/[*_|#>\[\]"]/, " ", text)
    gsub(/[-\/]/, " ", text)                    # parts of compounds
    if (text ~ /[A-Za-z]/)
        printf "%s:%d:%s\n", FILENAME, FNR, text
}

function is_prose(key, parent) {
    return strings || parent == "labels" || parent == "kinds" ||
        key ~ /^(label|title|because|say|ask|unknown|unit|one|other)$/
}

# "{id: a, label: b}", on one line; commas inside quotes stay.
function say_inline(text, parent,    key) {
    sub(/^\{/, "", text)
    while (match(text, /[a-z0-9."-]+: *("[^"]*"|[^,}"]*)/)) {
        key = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        value = key
        sub(/^[^:]*: */, "", value)
        sub(/:.*/, "", key)
        if (is_prose(key, parent))
            say(value)
    }
}

function read_yaml(line,    indent, key, value) {
    match(line, /^ */)
    indent = RLENGTH
    line = substr(line, indent + 1)
    if (folded && (indent > folded_indent || line == "")) {
        say(line)
        return
    }
    folded = 0
    if (line ~ /^- /) {
        line = substr(line, 3)
        indent += 2
    }
    if (line ~ /^\{/)
        say_inline(line, "")
    if (line !~ /^["a-z0-9.-]+:( |$)/)
        return
    key = value = line
    sub(/:.*/, "", key)
    sub(/^[^:]*: */, "", value)
    while (depth > 0 && indents[depth] >= indent)
        depth--
    parent = depth > 0 ? parents[depth] : ""
    if (value == "") {
        depth++
        indents[depth] = indent
        parents[depth] = key
        in_sources = key == "sources"
    } else if (parent == "sources" || (in_sources && indent > 0)) {
        return                                  # names that others gave
    } else if (value ~ /^[>|]/) {
        folded = is_prose(key, parent)
        folded_indent = indent
    } else if (value ~ /^\{/) {
        say_inline(value, key == "labels" ? key : parent)
    } else if (is_prose(key, parent)) {
        say(value)
    }
}

FNR == 1 {
    yaml = FILENAME ~ /\.yaml$/
    strings = FILENAME ~ /strings\.[^\/]*$/
    depth = folded = code = in_sources = 0
}
/^---$/ && FILENAME ~ /\/modules\// && !code { yaml = FNR == 1; next }
yaml && /^ *#/ { next }
yaml { sub(/ +# [^"]*$/, ""); read_yaml($0); next }
/^ *```/ { code = !code; next }
code || /^ *:::/ { next }
{ say($0) }
AWK
awk -f "$work/prose.awk" content/*/guide.yaml content/*/modules/*.md \
    templates/*/strings*.yaml templates/*/outline.md >"$work/prose"
test -s "$work/prose" || { echo "no prose was found"; exit 1; }

sed 's/^[^:]*:[^:]*://' "$work/prose" >"$work/text.txt"
# The ending matters: hunspell reads all that stands behind the last point of
# the path, and takes a file for a manual page if that begins with a digit.
hunspell -d en_GB -i UTF-8 -l "$work/text.txt" |
    sed "s/['’]s$//" | sort -u >"$work/unknown"
grep -v -e '^#' -e '^$' "$list" | sort -u >"$work/known"

comm -23 "$work/unknown" "$work/known" >"$work/wrong"
while read -r word; do
    echo "\"$word\" is in no dictionary:"
    grep -w -F -e "$word" "$work/prose" | cut -d: -f1,2 | sed 's/^/    /'
done <"$work/wrong"
comm -13 "$work/unknown" "$work/known" >"$work/unused"
while read -r word; do
    echo "$list: \"$word\" is not used, or the dictionary has it"
done <"$work/unused"
test ! -s "$work/wrong" && test ! -s "$work/unused"
