#!/bin/sh
# Renders the example profiles and says where the documents are.

: "${DOSSIER:=build/release/dossier}"
folder=build/demo
set -e
rm -rf $folder
"$DOSSIER" build -q -o $folder examples/profiles/*.xml

count() {
    find "$1" -name "$2" -size +0 | wc -l
}
profiles=$(count examples/profiles '*.xml')
for kind in html pdf; do
    written=$(count $folder "*.$kind")
    if test "$written" != "$profiles"; then
        echo "$profiles profiles gave $written .$kind files" >&2
        exit 1
    fi
done

echo "$profiles documents, each as HTML and PDF, are in $folder:"
for file in $folder/*.html; do
    echo "    $file  ${file%.html}.pdf"
done
