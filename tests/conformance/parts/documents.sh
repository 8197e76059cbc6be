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

# The twelve examples as HTML, in $work/html, and a proposal of one with the logo
# of a brand.
documents() {
    [ -x "$program" ] || fail "\"$program\" is not built: run make"
    rm -rf "$work/html"
    "$program" build -q -f html -o "$work/html" examples/profiles/*.xml &&
        "$program" build -q -f html -o "$work/html" $branded ||
        fail "the examples cannot be built"
}

# Both checkers stand in one folder, so each asks for all.
checkers="vnu-jar@26.9.27 axe-core@4.14.1 puppeteer-core@24.43.1"
