#!/bin/sh
# What `make install` puts below PREFIX works from anywhere, and `make
# uninstall` leaves nothing of it behind. The manual is sound and tells every
# option that the program's help tells.

: "${OUT:=build/release}"
root=$(pwd)
folder=$(realpath -m "$OUT")/end-to-end/install
rm -rf "$folder"
mkdir -p "$folder/empty"
unset MAKEFLAGS MAKELEVEL
run_make() {
    make -s BUILD="${OUT#build/}" DESTDIR="$folder/" PREFIX=usr "$@"
}
set -e

run_make install
(
    cd "$folder/empty"
    PATH=$folder/usr/bin:$PATH
    dossier check python-node
    dossier build -q "$root"/examples/profiles/p01-*.xml
    test -s out/p01-*.html && test -s out/p01-*.pdf
)

manual=$folder/usr/share/man/man1/dossier.1
mandoc -Tlint -Wstyle "$manual"
for command in build explain diff check new record; do
    "$folder/usr/bin/dossier" $command --help |
        sed -n 's/^ *\(-[a-z]\|--[a-z]*\) .*/\1/p'
done | sort -u >"$folder/options"
test -s "$folder/options"
while read -r option; do
    grep -q -e "^\.It Fl ${option#-}" "$manual" || {
        echo "the manual does not tell $option"
        exit 1
    }
done <"$folder/options"

run_make uninstall
test -z "$(find "$folder/usr" -type f)"
