# The judges of PDF files, and files for them; sourced by the scripts above
# it. Run alone, it does nothing.

. "$(dirname "$0")/parts/documents.sh"

folder=$work/pdf
verapdf=1.28.2
jar=$work/greenfield-apps-$verapdf.jar
tools=${OUT:-build/release}/tests/end-to-end

# veraPDF's command line, one file, from Maven Central.
fetch_verapdf() {
    need java mvn
    mkdir -p "$work"
    [ -s "$jar" ] || mvn -B -q dependency:copy \
        -Dartifact=org.verapdf.apps:greenfield-apps:$verapdf \
        -DoutputDirectory="$work" || fail "veraPDF cannot be had"
    [ -s "$jar" ] || fail "\"$jar\" is missing"
}

# verify FLAVOUR FILE...: one line for each file, PASS or FAIL, and below it the
# rules that were broken.
verify() {
    flavour=$1
    shift
    java -Xmx1g -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper \
        --flavour "$flavour" --format text --verbose "$@"
}

# pdf.js, in a folder of its own: npm removes what a call does not name. Its
# optional parts need a compiler.
fetch_pdfjs() {
    need node npm
    modules=$work/pdfjs/node_modules
    [ -s "$modules/pdfjs-dist/legacy/build/pdf.js" ] && return
    mkdir -p "$work/pdfjs"
    (cd "$work/pdfjs" && npm install --silent --no-save --no-audit --no-fund \
        --ignore-scripts --omit=optional --prefix . pdfjs-dist@3.11.174) ||
        fail "pdf.js cannot be had from npm"
}

# commonmark FILE.md: the text of the CommonMark specification; Debian has none.
# Its head is YAML, closed by three dots.
commonmark() {
    package=$work/commonmark/node_modules/commonmark-spec
    mkdir -p "$work/commonmark"
    [ -s "$package/spec.txt" ] || (cd "$work/commonmark" &&
        npm install --silent --no-save --no-audit --no-fund --ignore-scripts \
            --prefix . commonmark-spec@0.31.2) ||
        fail "the CommonMark specification cannot be had from npm"
    sed '1,/^\.\.\.$/d' "$package/spec.txt" >"$1"
}

# render [-f] FOLDER FILE.md...: both outputs of texts, beside each other.
render() {
    [ -x "$tools/markdown" ] || fail "\"$tools/markdown\" is not built"
    "$tools/markdown" "$@" || fail "a text cannot be rendered"
}
