#!/bin/sh
# No state outlives a document: objects hold no writable variables. Constant
# tables of pointers, which the loader relocates, are no violation.
#
#     tests/style/globals.sh [FOLDER]     looks at the objects below FOLDER
#                                         (build/release/gen) and fails if one
#                                         has a writable variable

folder=${1:-${OUT:-build/release}/gen}
objects=$(find "$folder" -name '*.o' | sort)
if test -z "$objects"; then
    echo "no objects in $folder"
    exit 1
fi

# The columns before the tab are address, flags and section; behind it, size
# and name.
# shellcheck disable=SC2086
objdump -t $objects | awk '
/file format/ { file = $1; sub(/:$/, "", file) }

# Objects of size 0 are section symbols.
/ O / {
    split($0, halves, "\t")
    count = split(halves[1], left, " ")
    split(halves[2], right, " ")
    section = left[count]
    if (section ~ /^\.(data|bss|tdata|tbss)|^\*COM\*/ &&
        section !~ /^\.data\.rel\.ro/) {
        printf "%s: \"%s\" is writable (%s)\n", file, right[2], section
        bad = 1
    }
}

END { exit bad }'
