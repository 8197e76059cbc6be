#!/bin/sh
# Every file and folder that the READMEs name is there, and every header is on
# the map in gen/README.md.
#
#     tests/style/papers.sh [ROOT]

cd "${1:-.}" || exit 2

check() {
    # Names of files stand in `code`; capitals stand for any name.
    for paper in README.md gen/README.md; do
        grep -o '`[^` ]*`' $paper | tr -d '`' |
            grep -E '^(gen|content|templates|examples|tests|\.ci)/' |
            sed 's/[A-Z][A-Z]*/*/g' | sort -u | while read -r name; do
            # shellcheck disable=SC2086
            ls -d $name >/dev/null 2>&1 || echo "$paper: there is no $name"
        done
    done
    for header in gen/*/*.h; do
        name=$(echo "$header" | sed 's|^gen/\(.*\)\.h$|\1|')
        grep -q "\`$name\`" gen/README.md ||
            echo "gen/README.md: $name is not on the map"
    done
}

problems=$(check)
test -z "$problems" || { echo "$problems"; exit 1; }
