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

# Names are found in the user's data, beside the program, in the tree that it
# was built in, where it is installed, in the system's data: in this order.
# What a template extends is found in the same places.
place() { # FOLDER VERSION: a guide and a template that extends another's
    mkdir -p "$1/content" "$1/templates/mine"
    cp -r "$root"/content/load-balancer "$1/content/here"
    sed -i -e 's/^guide: .*/guide: here/' -e "s/^title: .*/title: Found $2/" \
        "$1/content/here/guide.yaml"
    cp "$root"/templates/report/outline.md "$1/templates/mine/"
    echo 'extends: report' >"$1/templates/mine/template.yaml"
}
found() { # PROGRAM NAME: what `new` finds
    XDG_DATA_HOME=$folder/user XDG_DATA_DIRS=$folder/none:$folder/system \
        "$1" new profile here | grep -q "Found $2" || {
        echo "found is not $2"
        exit 1
    }
}
mkdir -p "$folder/tree/build/release" "$folder/alone"
cp "$folder/usr/bin/dossier" "$folder/tree/build/release/"
cp "$folder/usr/bin/dossier" "$folder/alone/"
place "$folder/system/dossier" system
place "$folder/usr/share/dossier" installed
place "$folder/tree" tree
place "$folder/alone" beside
(
    cd "$folder/empty"
    found "$folder/usr/bin/dossier" installed
    found "$folder/tree/build/release/dossier" tree
    found "$folder/alone/dossier" beside
    mkdir -p ../bare
    cp "$folder/usr/bin/dossier" ../bare/
    found "$folder/bare/dossier" system
    ln -sf "$folder/alone/dossier" linked
    found ./linked beside
    place "$folder/user/dossier" user
    found "$folder/usr/bin/dossier" user
    found "$folder/alone/dossier" user
    place . here
    found "$folder/alone/dossier" here
    # The template is here, what it extends is installed.
    "$folder/usr/bin/dossier" build -q -t mine -f html -o mine \
        "$root"/examples/load-balancer/b01-*.xml
    cp -r templates/mine elsewhere
    rm -r templates content
    XDG_DATA_HOME=$folder/none "$folder/usr/bin/dossier" build -q \
        -t ./elsewhere -f html -o there "$root"/examples/load-balancer/b01-*.xml
    cmp mine/*.html there/*.html
)
rm -r "$folder/usr/share/dossier/content/here" \
    "$folder/usr/share/dossier/templates/mine"

manual=$folder/usr/share/man/man1/dossier.1
# The manuals that it refers to are installed beside it.
MANPATH=$folder/usr/share/man mandoc -Tlint -Wstyle "$manual" >"$folder/lint" ||
    { cat "$folder/lint"; exit 1; }
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
