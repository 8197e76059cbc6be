#!/bin/sh
# The include law: a file of gen/ includes its own layer and those to its left,
# and each library is used behind named files only.
#
#     tests/style/includes.sh [ROOT]      prints each violation and fails

cd "${1:-.}" || exit 2

find gen -name '*.[ch]' | sort | xargs awk '
BEGIN {
    count = split("base input decide compose layout write web cli", layers, " ")
    for (i = 1; i <= count; i++)
        rank[layers[i]] = i

    # Headers of the C library and POSIX are open to all.
    split("assert ctype dirent errno fcntl float getopt iconv inttypes limits " \
        "locale math poll sched setjmp signal stdalign stdarg stdbool stddef " \
        "stdint stdio stdlib string strings sys/auxv sys/file sys/mman sys/prctl sys/resource " \
        "sys/signalfd sys/socket sys/stat sys/types sys/wait time unistd",
        names, " ")
    for (i in names)
        standard[names[i] ".h"] = 1

    # A door: headers that match the first expression are included only by
    # files that match the second. The first door that matches counts.
    door("^libxml/",
        "^gen/(input/(xml|profile|svg|rows_xlsx|docx_text)|write/docx_(xml|link)[.])")
    door("^zip[.]h$", "^gen/(input/(rows_xlsx|docx_text)|write/archive[.])")
    door("^(cairo|dlfcn)[.]h$", "^gen/write/raster[.]")
    door("^yaml[.]h$", "^gen/input/yaml")
    # The tree of cmark is open from compose on; what can parse or extend it
    # is not, but compose makes tables and write/html renders.
    # What it keeps private is behind one file.
    door("^cmark-gfm[/]", "^gen/input/node_private[.]c$")
    door("^cmark-gfm(-core-extensions)?[.]h$",
        "^gen/(input/(markdown|node_)|compose/|layout/|write/)")
    door("^cmark-gfm", "^gen/(input/(markdown|node_)|compose/tree)")
    door("^hb|^fontconfig/", "^gen/(layout/(font|shape)|write/pdf_font)")
    door("^unicode/", "^gen/(layout/|compose/formats|cli/safe_name|input/(currency|mail_address))")
    door("^hpdf", "^gen/write/pdf_objects[.]")
    door("^nettle/", "^gen/(base/hash|write/(base64|pdf_save))[.]")
    door("^libdeflate[.]h$", "^gen/write/pdf_objects[.]")
    door("^(png|jpeglib|jerror)[.]h$", "^gen/input/picture")
    door("^sqlite3[.]h$", "^gen/(cli/record_database|input/rows_sqlite)")
    door("^jansson[.]h$", "^gen/(input/rows_json|write/json|cli/)")
    door("^xlsxwriter[.]h$", "^gen/write/overview_xlsx[.]c")
    door("^csv[.]h$", "^gen/input/rows_csv")
}

function door(header, file) {
    doors++
    door_header[doors] = header
    door_file[doors] = file
}

function complain(message) {
    printf "%s:%d: %s\n", FILENAME, FNR, message
    bad = 1
}

function check_own(name,    here, there) {
    split(FILENAME, path, "/")
    here = path[2]
    there = name
    if (!sub(/[/].*/, "", there) || !(there in rank))
        complain("\"" name "\" does not begin with the name of a layer")
    else if (rank[there] > rank[here])
        complain(here " includes " there ", which is to its right")
}

function check_library(name,    i) {
    if (name in standard)
        return
    for (i = 1; i <= doors; i++)
        if (name ~ door_header[i]) {
            if (FILENAME !~ door_file[i])
                complain("<" name "> is used outside its door")
            return
        }
    complain("<" name "> has no door")
}

/^[ \t]*#[ \t]*include/ {
    if (match($0, /"[^"]*"/))
        check_own(substr($0, RSTART + 1, RLENGTH - 2))
    else if (match($0, /<[^>]*>/))
        check_library(substr($0, RSTART + 1, RLENGTH - 2))
}

END { exit bad }'
