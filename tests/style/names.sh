#!/bin/sh
# A public name says where it is at home: it leads with the noun of the header
# that declares it, which is the first word of the header's name, or with the
# name of a struct or enum that stands there; each as one or as many. What no
# header spells out (rows of a table do) leads with the noun of its file.
#
#     tests/style/names.sh [ROOT [FOLDER]]      looks at the headers of ROOT (.)
#                                               and the objects below FOLDER
#                                               (build/release/gen); prints each
#                                               and fails

root=${1:-.}
folder=${2:-${OUT:-build/release}/gen}
objects=$(find "$folder" -name '*.o' ! -path '*/patterns/*' | sort)
if test -z "$objects"; then
    echo "no objects in $folder"
    exit 1
fi

# shellcheck disable=SC2086
nm -A -g --defined-only $objects |
    sed 's|^'"$folder"'/\(.*\)[.]o:.* \([^ ]*\)$|\1 \2|' | sort |
    awk -v root="$root" '
# WORD leads NAME, as one or as many.
function leads(word, name) {
    sub(/e?s$/, "", word)
    return name ~ "^" word "(e?s)?(_|$)"
}

function noun_of(file) {
    sub(/.*\//, "", file)
    sub(/[_.].*/, "", file)
    return file
}

# Which nouns lead what stands in HEADER, and what stands there.
function read_header(header,    line, comment, word) {
    nouns[header] = noun_of(header)
    while ((getline line < header) > 0) {
        if (match(line, /^(struct|enum) [a-z0-9_]+/)) {
            word = substr(line, 1, RLENGTH)
            sub(/.* /, "", word)
            nouns[header] = nouns[header] " " word
        }
        if (line ~ /^\/\*/)
            comment = 1
        for (; !comment && match(line, /[a-z0-9_]+[(;[]/);
            line = substr(line, RSTART + RLENGTH)) {
            word = substr(line, RSTART, RLENGTH - 1)
            homes[word] = homes[word] " " header
        }
        if (line ~ /\*\//)
            comment = 0
    }
    close(header)
}

BEGIN {
    list = "ls " root "/gen/*/*.h"
    while ((list | getline header) > 0)
        read_header(header)
}

$2 != "main" {
    words = noun_of($1)
    if ($2 in homes) {
        words = ""
        count = split(homes[$2], headers, " ")
        for (i = 1; i <= count; i++)
            words = words " " nouns[headers[i]]
    }
    count = split(words, each, " ")
    for (i = 1; i <= count; i++)
        if (leads(each[i], $2))
            next
    sub(/^ /, "", words)
    print $1 ": " $2 " leads with none of: " words
    bad = 1
}

END { exit bad }'
