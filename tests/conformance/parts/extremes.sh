# Texts that are too long, too deep or too strange; sourced by pdf.sh. Run
# alone, it does nothing.

# repeat COUNT FORMAT: FORMAT once for each number; %d and %1$d are the number.
repeat() {
    awk -v count="$1" -v format="$2" 'BEGIN {
        for (i = 1; i <= count; i++) {
            line = format
            gsub(/@/, i, line)
            gsub(/\\n/, "\n", line)
            printf "%s", line
        }
    }'
}

# extremes FOLDER: one file for each.
extremes() {
    {
        printf '# A table over many pages\n\n| | One | Two |\n|--|--|--|\n'
        repeat 1500 '| row @ | [link](https://example.org/@) | `code` @ |\n'
    } >"$1/table.md"
    {
        printf '# Many footnotes\n\n'
        repeat 400 'Text with a note[^@] in a sentence of its own. '
        printf '\n\n'
        repeat 400 '[^@]: note @, with a [link](#many-footnotes).\n'
    } >"$1/notes.md"
    {
        printf '# Deep\n\n'
        awk 'BEGIN {
            for (i = 0; i < 45; i++) {
                for (k = 0; k < i; k++)
                    printf "  "
                print "- level " i
            }
            for (i = 0; i < 45; i++)
                printf "> "
            print "quoted"
        }'
    } >"$1/deep.md"
    {
        printf '# Many headings\n\n'
        repeat 300 '## Chapter @\n\n### Section @\n\nA paragraph.\n\n'
    } >"$1/headings.md"
    {
        printf '# Long code and a long word\n\n```\n'
        repeat 2000 'line @ of a program\twith a tab\n'
        printf '```\n\n'
        repeat 400 'word@'
        printf '\n'
    } >"$1/code.md"
    cat >"$1/scripts.md" <<'TEXT'
# Scripts and marks

Việt Nam, ελληνικά, русский, q̃ and x̣́; ﬁ and fi, soft­hyphen, non breaking,
½ ≠ ∑, 日本語, 한국어.

- [ ] open
- [x] done ~~struck~~ `code`, **strong** and *emphasised*

> A quotation with <https://example.org/a/very/long/address?that=is&broken=over#lines>
TEXT
    # Poppler's listing of the structure does not know ActualText, so its text is
    # not compared.
    mkdir -p "$1/uncompared"
    cat >"$1/uncompared/spelt.md" <<'TEXT'
# Spelt out: שָׁלוֹם, مُحَمَّد, नमस्ते

English with מְנֻקָּד and لا إله in one line, हिन्दी and क्षत्रिय.
TEXT
}
