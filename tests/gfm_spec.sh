#!/bin/sh
# Puts the text of the GFM specification, which comes with Debian's package
# cmark-gfm, and each of its examples into a folder:
#
#     tests/gfm_spec.sh FOLDER [SPEC.txt]
#                          FOLDER/spec.md, FOLDER/examples/NNN.md
#
# SPEC.txt: another specification of that form, such as CommonMark's.
#
# Machines that install no documentation (containers) have the package, but
# not the text: it is taken out of the package then.

set -e
folder=$1
rm -rf "$folder"
mkdir -p "$folder/examples"

packed=/usr/share/doc/cmark-gfm/spec.txt.gz
if test -n "${2:-}"; then
    cp "$2" "$folder/spec.txt"
elif ! test -e $packed; then
    mkdir "$folder/package"
    (cd "$folder/package" && apt-get -q download cmark-gfm &&
        dpkg-deb -x cmark-gfm_*.deb .) >&2
    packed=$folder/package$packed
fi
test -n "${2:-}" || gzip -dc "$packed" >"$folder/spec.txt"

# Its head is YAML, closed by three dots.
sed '1,/^\.\.\.$/d' "$folder/spec.txt" >"$folder/spec.md"

# Examples stand in long fences; a line with a dot divides the Markdown from
# the HTML, and an arrow stands for a tab.
awk -v folder="$folder/examples" '
/^````````````````* example/ { inside = 1; text = ""; next }
inside && /^\.$/ {
    file = sprintf("%s/%03d.md", folder, ++count)
    gsub(/→/, "\t", text)
    printf "%s", text >file
    close(file)
    inside = 0
}
inside { text = text $0 "\n" }' "$folder/spec.txt"
