#!/bin/sh
# What is public is used: each symbol that an object of gen/ gives is needed by
# another one. What only tests/ call belongs there; what nobody calls is gone;
# what its own file alone calls is static. Pages call web/engine: engine.js.
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
{
    nm -A -g $objects
    grep -o 'engine_[a-z_]*' gen/web/engine.js | sed 's/^/page.o: U /'
} | awk -v folder="$folder/" '
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
        if (!(symbol in used)) {
            print owner[symbol] ": no other file uses " symbol | "sort"
            bad = 1
        }
    close("sort")
    exit bad
}'
