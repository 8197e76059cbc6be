#!/bin/sh
# The Nu HTML checker over HTML files: any message at all is a failure.
#
#     tests/conformance/nu.sh [FILE...]     default: the twelve examples
#
# Needs java and npm. File names are taken from the top of the checkout.
set -eu
. "$(dirname "$0")/parts/documents.sh"

need java npm
packages $checkers
jar=$work/node_modules/vnu-jar/build/dist/vnu.jar
[ -f "$jar" ] || fail "\"$jar\" is missing"
if [ $# -eq 0 ]; then
    documents
    set -- "$work"/html/*.html
fi

log=$work/nu.log
if ! java -jar "$jar" --stdout --format gnu "$@" >"$log" || [ -s "$log" ]; then
    cat "$log"
    fail "$(wc -l <"$log") messages on $# files"
fi
echo "nu: $# files without a message"
