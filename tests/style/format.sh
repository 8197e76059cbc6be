#!/bin/sh
# Every C file is formatted as .clang-format says.
#
#     tests/style/format.sh [ROOT]      shows each difference and fails

cd "${1:-.}" || exit 2
find gen tests -name '*.[ch]' | sort |
    xargs clang-format-14 --dry-run --Werror --style=file
