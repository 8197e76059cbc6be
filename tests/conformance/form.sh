#!/bin/sh
# The page of `dossier form` in chromium: filled by keyboard alone it saves a
# profile that is decided as the example is; loaded again, and behind a link, it
# has the same answers; hostile profiles stay text; nothing is asked of anybody;
# on a phone the answer stays in view; what a browser refuses is said in words;
# axe has nothing to say, empty, filled and with mistakes.
#
#     tests/conformance/form.sh
set -eu
. "$(dirname "$0")/parts/documents.sh"

need chromium node npm
packages $checkers
pages=$work/form
rm -rf "$pages"
mkdir -p "$pages"
for guide in python-node load-balancer open-licence; do
    "$program" form -o "$pages/$guide.html" "$guide"
done
cp -R content/load-balancer "$pages/own-words"
sed -i 's/^parts:/grade-labels:\n  lean: rather clear\n  strong: rather clear\nparts:/' \
    "$pages/own-words/guide.yaml"
"$program" form -o "$pages/own-words.html" "$pages/own-words"
CHROMIUM=$(command -v chromium) MODULES=$work/node_modules DOSSIER=$program \
    node tests/conformance/form.mjs "$pages"
