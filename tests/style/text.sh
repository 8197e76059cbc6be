#!/bin/sh
# Plain text rules for C: lines of at most 80 columns, no tabs, no white space
# at the end of a line, a newline at the end of a file, a first comment that
# says what the file is.
#
#     tests/style/text.sh [ROOT]      prints each violation and fails

cd "${1:-.}" || exit 2
export LC_ALL=C

find gen tests -name '*.[ch]' | sort | xargs awk '
function complain(message) {
    printf "%s:%d: %s\n", FILENAME, FNR, message
    bad = 1
}

FNR == 1 && !/^\/\*/ { complain("the file does not open with a comment") }

{
    # In this locale awk counts bytes; continuation bytes are no columns.
    line = $0
    gsub(/[\200-\277]/, "", line)
}

length(line) > 80 { complain("longer than 80 columns") }
/\t/ { complain("a tab") }
/[ \t]$/ { complain("white space at the end of the line") }

END { exit bad }' || failed=1

for file in $(find gen tests -name '*.[ch]' | sort); do
    if test -s "$file" && test -n "$(tail -c 1 "$file")"; then
        echo "$file: no newline at the end"
        failed=1
    fi
done
test -z "${failed:-}"
