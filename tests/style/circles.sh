#!/bin/sh
# No circles: no two files of gen/ need each other, over however many others.
# What a file needs is what its object leaves undefined.
#
#     tests/style/circles.sh [FOLDER]     looks at the objects below FOLDER
#                                         (build/release/gen); prints the files
#                                         of each circle and fails

folder=${1:-${OUT:-build/release}/gen}
objects=$(find "$folder" -name '*.o' | sort)
if test -z "$objects"; then
    echo "no objects in $folder"
    exit 1
fi

# shellcheck disable=SC2086
nm -A -g $objects | awk -v folder="$folder/" '
{
    file = $0
    sub(/[.]o:.*/, "", file)
    file = substr(file, length(folder) + 1)
    kind = $(NF - 1)
    files[file] = 1
    if (kind == "U")
        wanted[file, $NF] = 1
    else
        owner[$NF] = file
}

END {
    for (pair in wanted) {
        split(pair, halves, SUBSEP)
        from = halves[1]
        to = owner[halves[2]]
        if (to != "" && to != from && !((from, to) in needs)) {
            needs[from, to] = 1
            list[from] = list[from] " " to
        }
    }
    # What can reach itself is in a circle, with all that it reaches and that
    # reaches it.
    for (file in files)
        walk(file)
    for (one in files) {
        if (!((one, one) in reached))
            continue
        first = one
        members = one
        for (other in files)
            if (other != one && (one, other) in reached &&
                (other, one) in reached) {
                members = members "\n" other
                if (other < first)
                    first = other
            }
        circles[first] = members
    }
    for (first in circles) {
        command = "sort | tr \"\\n\" \" \" | sed \"s/ $//\""
        printf "circle: "
        fflush()
        print circles[first] | command
        close(command)
        print ""
        bad = 1
    }
    exit bad
}

function walk(start,    stack, top, file, count, next_files, i) {
    top = 1
    stack[1] = start
    while (top > 0) {
        file = stack[top--]
        count = split(list[file], next_files, " ")
        for (i = 1; i <= count; i++)
            if (!((start, next_files[i]) in reached)) {
                reached[start, next_files[i]] = 1
                stack[++top] = next_files[i]
            }
    }
}'
