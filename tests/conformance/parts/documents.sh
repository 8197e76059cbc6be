# What the outside checkers share; sourced by the scripts above it.
#
# Their working files are under build/conformance. A checker that cannot be
# had is a failure: a check that was not made has not passed.

cd "$(dirname "$0")/../.." || exit 3
work=build/conformance
branded="-t proposal --brand examples/brand/brand.yml
    examples/profiles/p11-live-advice-tiny-rota.xml"
program=${DOSSIER:-build/release/dossier}

fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# need PROGRAM...: says which one is missing, and ends.
need() {
    for name in "$@"; do
        command -v "$name" >/dev/null || fail "\"$name\" is not installed"
    done
}

# have NAME VERSION: npm package NAME of that VERSION stands in $work.
have() {
    grep -qs "\"version\": *\"$2\"" "$work/node_modules/$1/package.json"
}

# packages NAME@VERSION...: installs what is not there yet, all in one call,
# because npm removes what a call does not name.
packages() {
    mkdir -p "$work"
    for package in "$@"; do
        have "${package%@*}" "${package#*@}" && continue
        (cd "$work" && npm install --silent --no-save --no-audit --no-fund \
            --ignore-scripts --prefix . "$@") ||
            fail "\"$package\" cannot be had from npm"
        return
    done
}

# overviews FORMATS FOLDER: the page about all examples, as overview.*, and one
# about rows, with failures, as rows.*.
overviews() {
    mkdir -p "$2/rows"
    "$program" overview -q -f "$1" -o "$2" examples/profiles examples/load-balancer \
        examples/open-licence || fail "there is no overview"
    sed '3s/Containers/sticks/; 5s/,Core,/,Heavy,/' examples/rows/clients.csv >"$2/rows.csv"
    "$program" overview -q -f "$1" -o "$2/rows" --rows "$2/rows.csv" \
        --map examples/rows/map.yaml ${3-} 2>/dev/null &&
        fail "the overview of wrong rows has no failure"
    for file in "$2"/rows/overview.*; do
        mv "$file" "$2/rows.${file##*.}"
    done
    rmdir "$2/rows"
    rm "$2/rows.csv"
}

# The twelve examples as HTML, in $work/html, and a proposal of one with the logo
# of a brand; and overviews, one in the colours of that brand.
documents() {
    [ -x "$program" ] || fail "\"$program\" is not built: run make"
    rm -rf "$work/html"
    "$program" build -q -f html -o "$work/html" examples/profiles/*.xml &&
        "$program" build -q -f html -o "$work/html" $branded ||
        fail "the examples cannot be built"
    overviews html "$work/html" "--brand examples/brand/brand.yml"
}

# Both checkers stand in one folder, so each asks for all.
checkers="vnu-jar@26.9.27 axe-core@4.14.1 puppeteer-core@24.43.1"
