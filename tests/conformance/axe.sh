#!/bin/sh
# axe over HTML files, in chromium: light, dark, and 320 pixels wide.
#
#     tests/conformance/axe.sh [FILE...]     default: the twelve examples
#
# Needs chromium, node and npm. File names are taken from the top of the
# checkout.
set -eu
. "$(dirname "$0")/parts/documents.sh"

need chromium node npm
packages $checkers
if [ $# -eq 0 ]; then
    documents
    set -- "$work"/html/*.html
fi
CHROMIUM=$(command -v chromium) MODULES=$work/node_modules \
    node tests/conformance/axe.mjs "$@"
