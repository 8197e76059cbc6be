#!/bin/sh
# What is public is used: each symbol that an object of gen/ gives is needed by
# another one. What only tests/ call belongs there; what nobody calls is gone;
# what its own file alone calls is static, but for the few below.
#
#     tests/style/unused.sh [FOLDER]      looks at the objects below FOLDER
#                                         (build/release/gen); prints each and
#                                         fails

folder=${1:-${OUT:-build/release}/gen}
objects=$(find "$folder" -name '*.o' ! -path '*/patterns/compile.o' | sort)
if test -z "$objects"; then
    echo "no objects in $folder"
    exit 1
fi

# shellcheck disable=SC2086
nm -A -g $objects | awk -v folder="$folder/" '
BEGIN {
    # Steps within a file that have tests of their own. This list only becomes
    # shorter.
    split("depfile_add_path guide_criterion nearest_apply picture_decode " \
        "progress_line rows_columns wording_number", names, " ") # still to be moved to tests/
    for (i in names)
        known[names[i]] = 1
}

{
    file = $0
    sub(/[.]o:.*/, "", file)
    file = substr(file, length(folder) + 1)
    if ($(NF - 1) == "U")
        used[$NF] = 1
    else if ($NF != "main")
        owner[$NF] = file
}

END {
    for (symbol in owner)
        if (!(symbol in used) && !(symbol in known)) {
            print owner[symbol] ": no other file uses " symbol | "sort"
            bad = 1
        }
    close("sort")
    for (symbol in known)
        if (!(symbol in owner) || symbol in used) {
            print symbol ": take it off the list"
            bad = 1
        }
    exit bad
}'
