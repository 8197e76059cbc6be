/* Markdown with values and blocks: the tree, the places, the problems. */
#include "../support.h"
#include "../tree_dump.h"

#include "input/markdown.h"

static const char *const leaves[] = {"page-break", "matrix", NULL};
static const struct markdown_options authors = {.leaves = leaves};

static const char *parse_from(struct bench *bench, const char *text,
    size_t offset, const struct markdown_options *options)
{
    cmark_node *root = markdown_parse(
        bench_source(bench, text), offset, options, &bench->diags);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, root);
    const char *dump = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    cmark_node_free(root);
    return dump;
}

static void expect(const char *text, const char *tree, const char *problems)
{
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(parse_from(&bench, text, 0, &authors), tree);
    assert_string_equal(bench_report(&bench), problems);
    bench_release(&bench);
}

static void test_values_are_inlines(void **state)
{
    (void)state;
    expect("**{{client}}** and {{a.b-1}}\n",
        "paragraph *{client}* and {a.b-1}\n", "");
    expect("# {{x}}\n\n> - [{{y}}](z)\n",
        "heading 1 {x}\nblock_quote\n  list\n    item\n"
        "      paragraph [{y}](z)\n",
        "");
    expect("~~{{x}}~~ \"{{y}}\"\n",
        "paragraph ~{x}~ \xe2\x80\x9c{y}\xe2\x80\x9d\n", "");
}

static void test_values_in_table_cells(void **state)
{
    (void)state;
    expect("| a | {{b}} |\n|---|---|\n| {{c}} | \\| {{d}} |\n",
        "table\n  table_header\n    table_cell a\n    table_cell {b}\n"
        "  table_row\n    table_cell {c}\n    table_cell | {d}\n",
        "");
}

static void test_escapes_and_code_stay_text(void **state)
{
    (void)state;
    expect("\\{{x}} `{{y}}` `{{ z }}` { {x}\n",
        "paragraph {{x}} `{{y}}` `{{ z }}` { {x}\n", "");
    expect("    {{ x }}\n", "code {{ x }}\n", "");
}

static void test_malformed_values_are_located(void **state)
{
    (void)state;
    static const char hint[] =
        " [a value is written {{name}}, without spaces, in lower case; write "
        "\\{{ to print two braces]\n";
    struct bench bench;
    bench_init(&bench);
    parse_from(&bench, "a {{ x }}\nb {{y\n\n- \xc3\xa9 {{{{Z}}\n", 0, &authors);
    assert_string_equal(
        bench_report(&bench), arena_format(&bench.arena,
                                  "1:3 error: \"{{\" does not begin a value%s"
                                  "2:3 error: \"{{\" does not begin a value%s"
                                  "4:5 error: \"{{\" does not begin a value%s",
                                  hint, hint, hint));
    bench_release(&bench);
}

static void test_phrases_hold_their_inlines(void **state)
{
    (void)state;
    expect("the [Zeitgeist]{lang=de}, [de *facto* {{x}}]{lang=la}\n",
        "paragraph the [Zeitgeist]{de}, [de _facto_ {x}]{la}\n", "");
    expect("*[a [b]{lang=zh-Hant} c]{lang=fr}*\n",
        "paragraph _[a [b]{zh-Hant} c]{fr}_\n", "");
    expect("[[a]{lang=de}](b) and [a [b](c)]{lang=de}\n",
        "paragraph [[a]{de}](b) and [a [b](c)]{de}\n", "");
    expect("[\\]&#93;`]`]{lang=de} [\\[]{lang=de}\n",
        "paragraph []]`]`]{de} [[]{de}\n", "");
    expect("| [a]{lang=de} |\n|---|\n| b [c\\|d]{lang=de} |\n",
        "table\n  table_header\n    table_cell [a]{de}\n  table_row\n"
        "    table_cell b [c|d]{de}\n",
        "");
}

static void test_what_is_no_phrase_stays_text(void **state)
{
    (void)state;
    expect("\\{lang=de} `[a]{lang=de}` [a]\\{lang=de} [a]{b} {lang\n",
        "paragraph {lang=de} `[a]{lang=de}` [a]{lang=de} [a]{b} {lang\n", "");
    /* A footnote that nothing refers to takes its phrase with it. */
    expect("a\n\n[^1]: [b]{lang=de}\n", "paragraph a\n",
        "3:1 warning: the note \"1\" is never used [write [^name] where it "
        "belongs, or take it out]\n");
}

/* A citation is known by its form alone; whether the source is known is asked
 * later. What is none stays text, and a footnote's mark a mark. */
static void test_citations(void **state)
{
    (void)state;
    expect("One.[^@a-1] Two [^@b]. *Three[^@c]*\n",
        "paragraph One.{@a-1} Two {@b}. _Three{@c}_\n", "");
    expect("| a |\n| - |\n| x[^@a] |\n",
        "table\n  table_header\n    table_cell a\n"
        "  table_row\n    table_cell x{@a}\n",
        "");
    expect("\\[^@a] `[^@b]` [^@] ^@e]\n", "paragraph [^@a] `[^@b]` [^@] ^@e]\n",
        "");
    expect("x[^@a][^1] [y](z)\n\n[^1]: Note.\n",
        "paragraph x{@a}[^1 ] [y](z)\n"
        "footnote\n  paragraph Note.\n",
        "");
}

static void test_malformed_phrases_are_located(void **state)
{
    (void)state;
    static const char tag[] =
        " [a tag is a language and what narrows it down, such as de, en-US or "
        "zh-Hant]\n";
    static const char form[] =
        " [a phrase in another language is written [phrase]{lang=de}; write "
        "\\{ to print a brace]\n";
    static const char bracket[] =
        "no phrase in brackets stands before \"{lang=\" [a phrase in another "
        "language is written [phrase]{lang=de}; write \\{ to print a brace]\n";
    static const char overlap[] =
        "the phrase in another language begins outside of the emphasis that "
        "it ends in, or the other way round [put the whole phrase into the "
        "emphasis, or all of the emphasis into the phrase]\n";
    struct bench bench;
    bench_init(&bench);
    parse_from(&bench,
        "\xc3\xa9 [a]{lang=de_DE} [b]{lang=}\n[c]{lang=de\n\n"
        "a {lang=de} ]{lang=de}\n[]{lang=de} \\[a]{lang=de} [a\\]{lang=de}\n"
        "[a](b){lang=de}\n\n*[a*]{lang=de}\n\n[a *b]{lang=de}*\n\n"
        "[a ![b]{lang=de}](c)\n",
        0, &authors);
    assert_string_equal(bench_report(&bench),
        arena_format(&bench.arena,
            "1:6 error: \"de_DE\" is not a language tag%s"
            "1:22 error: \"\" is not a language tag%s"
            "2:4 error: \"{lang=\" is not closed%s"
            "4:3 error: %s4:14 error: %s5:3 error: %s5:17 error: %s"
            "5:31 error: %s6:7 error: %s12:8 error: %s"
            "8:6 error: %s10:7 error: %s",
            tag, tag, form, bracket, bracket, bracket, bracket, bracket,
            bracket, bracket, overlap, overlap));
    bench_release(&bench);
}

/* cmark reads the name of a footnote on behind its first letter. */
static void test_footnotes_of_braces(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        parse_from(&bench, "a[^{lang=de}]\n\n[^{lang=de}]: b\n", 0, &authors),
        "paragraph a[^1 ]\nfootnote\n  paragraph b\n");
    bench_release(&bench);
}

/* COUNT times TEXT. */
static const char *repeat(struct bench *bench, const char *text, int count)
{
    struct buffer out;
    buffer_init(&out);
    for (int i = 0; i < count; i++)
        buffer_add_string(&out, text);
    const char *repeated = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    return repeated;
}

/* As many as are read. Each of these would take its square if every bracket
 * looked for its beginning through all that is before it. */
static void test_many_brackets(void **state)
{
    (void)state;
    enum { COUNT = 17000 };
    static const struct {
        const char *before, *text;
        int errors;
    } cases[] = {
        {"", "x]{lang=de} ", COUNT},
        {"![a ", "x]{lang=de} ", COUNT},
        {"[a ", "]{lang=de}", 1}, /* nested too deep */
        {"a ", "[b]{lang=de} ", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        const char *text = arena_format(&bench.arena, "%sx%s\n",
            repeat(&bench, cases[i].before, COUNT),
            repeat(&bench, cases[i].text, COUNT));
        cmark_node_free(markdown_parse(
            bench_source(&bench, text), 0, &authors, &bench.diags));
        assert_int_equal(
            diags_count(&bench.diags, SEVERITY_ERROR), cases[i].errors);
        bench_release(&bench);
    }
}

static void test_blocks_nest(void **state)
{
    (void)state;
    expect("::: note\na\n\n::: when $x = 1\nb\n::: else\nc\n:::\nd\n:::\ne\n",
        ":note\n  paragraph a\n  :when $x = 1\n    paragraph b\n"
        "    :else\n      paragraph c\n  paragraph d\nparagraph e\n",
        "");
    expect("a\n::: page-break\nb\n::: keep\n:::\n",
        "paragraph a\n:page-break\nparagraph b\n:keep\n", "");
}

static void test_blocks_close_tables_and_live_in_items(void **state)
{
    (void)state;
    expect("| a |\n|---|\n| b |\n::: tip\nc\n:::\n",
        "table\n  table_header\n    table_cell a\n  table_row\n"
        "    table_cell b\n:tip\n  paragraph c\n",
        "");
    expect("- a\n\n  ::: keep\n  b\n  :::\n- c\n",
        "list\n  item\n    paragraph a\n    :keep\n      paragraph b\n"
        "  item\n    paragraph c\n",
        "");
    expect("```\n::: note\n```\n", "code ::: note\n", "");
}

static void test_unbalanced_blocks(void **state)
{
    (void)state;
    expect("::: note\na\n\n::: when $x\nb\n",
        ":note\n  paragraph a\n  :when $x\n    paragraph b\n",
        "4:1 error: block \"when\" is not closed [close it with a line "
        "\":::\" in the same list item, quotation or block]\n"
        "1:1 error: block \"note\" is not closed [close it with a line "
        "\":::\" in the same list item, quotation or block]\n");
    expect("a\n:::\n", "paragraph a\n",
        "2:1 error: \":::\" closes no block [a block is closed where it was "
        "opened: in the same list item, quotation or block]\n");
    expect("> ::: tip\n> a\n\n:::\n", "block_quote\n  :tip\n    paragraph a\n",
        "1:3 error: block \"tip\" is not closed [close it with a line "
        "\":::\" in the same list item, quotation or block]\n"
        "4:1 error: \":::\" closes no block [a block is closed where it was "
        "opened: in the same list item, quotation or block]\n");
}

static void test_else_needs_when(void **state)
{
    (void)state;
    expect("::: note\n::: else\n:::\n", ":note\n",
        "2:1 error: \"::: else\" is not inside a when block [it stands "
        "between \"::: when CONDITION\" and its \":::\"]\n");
    expect("::: when $x\n::: else\n::: else\n:::\n", ":when $x\n  :else\n",
        "3:1 error: \"::: else\" is not inside a when block [a when block "
        "has one else; put another \"::: when\" into it]\n");
}

static void test_places_count_from_the_file(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = "---\r\nid: x\r\n---\r\nfirst\r\n\r\n:::\r\n";
    parse_from(&bench, text, 17, &authors);
    assert_int_equal(bench.diags.list.count, 1);
    assert_int_equal(bench.diags.list.items[0].place.line, 6);
    assert_int_equal(bench.diags.list.items[0].place.column, 1);
    bench_release(&bench);
}

static void test_html_is_refused(void **state)
{
    (void)state;
    expect("a <b>c</b>\n\n<div>\n</div>\n", /* the tree is of no use then */
        "paragraph a ~~c~~\nhtml_block\n",
        "1:0 error: raw HTML cannot be printed [write it in Markdown, or as "
        "`code` if it is to be shown]\n"
        "1:0 error: raw HTML cannot be printed [write it in Markdown, or as "
        "`code` if it is to be shown]\n"
        "3:1 error: raw HTML cannot be printed [write it in Markdown, or as "
        "`code` if it is to be shown]\n");
}

static void test_plain(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const struct markdown_options plain = {.plain = true};
    assert_string_equal(
        parse_from(&bench, "a {{b}} c\n\n{{ x }}\n\n::: y\n", 0, &plain),
        "paragraph a {{b}} c\nparagraph {{ x }}\n"
        "paragraph ::: y\n");
    assert_int_equal(bench.diags.list.count, 0);
    bench_release(&bench);
}

static void test_footnotes_move_to_the_end(void **state)
{
    (void)state;
    expect("a[^x] b[^y]\n\n[^y]: Y\n[^x]: X {{z}}\n[^q]: never\n\nc\n",
        "paragraph a[^1 ] b[^2 ]\nparagraph c\n"
        "footnote\n  paragraph X {z}\nfootnote\n  paragraph Y\n",
        "5:1 warning: the note \"q\" is never used [write [^name] where it "
        "belongs, or take it out]\n");
}

static void test_deep_nesting_is_an_error(void **state)
{
    (void)state;
    static const char *const units[] = {"> ", "::: keep\n", "**a _b ", "- "};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct bench bench;
        bench_init(&bench);
        const char *deep = arena_format(&bench.arena, "%sx%s\n",
            bench_repeat(&bench, units[i], 4000),
            i == 2 ? bench_repeat(&bench, "_**", 4000) : "");
        const char *dump = parse_from(&bench, deep, 0, &authors);
        assert_string_equal(dump, "");
        assert_non_null(strstr(bench_report(&bench),
            "error: the text is nested more than 100 levels deep"));
        bench_release(&bench);
    }
}

static void test_leaf_blocks(void **state)
{
    (void)state;
    static const struct markdown_options none = {.leaves = NULL};
    struct bench bench;
    bench_init(&bench);
    const char *text = "a\n::: matrix\nb\n";
    assert_string_equal(parse_from(&bench, text, 0, &authors),
        "paragraph a\n:matrix\nparagraph b\n");
    assert_string_equal(bench_report(&bench), "");
    assert_string_equal(parse_from(&bench, text, 0, &none),
        "paragraph a\n:matrix\n  paragraph b\n");
    assert_non_null(strstr(bench_report(&bench), "is not closed"));
    bench_release(&bench);
}

/* ---- what would take too long -------------------------------------------- */

/* What is said of COUNT times PIECE; "" if it is read. */
static const char *said_of(
    struct bench *bench, const char *before, const char *piece, int count)
{
    const char *text = arena_format(&bench->arena, "%s%s\n", before,
        bench_repeat(bench, piece, (size_t)count));
    bench->diags = (struct diags){.arena = &bench->arena};
    cmark_node_free(
        markdown_parse(bench_source(bench, text), 0, &authors, &bench->diags));
    return bench_report(bench);
}

/* Of each kind, what a large text may have, and what is refused: the first is
 * read in well under a second by any release of the library, the second takes
 * seconds (or gigabytes) with 0.29.0.gfm.6, and squares of that beyond. */
static void test_what_explodes_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *before, *piece;
        int good, bad;
        const char *problem;
    } cases[] = {
        {"", "\"a", 8000, 20000,
            "1:1 error: with 20000 quotation marks here, the text takes too "
            "long to read [divide it into paragraphs]\n"},
        {"", "![[a](b) ", 4000, 20000,
            "1:1 error: with 40000 opening brackets here, the text takes too "
            "long to read [divide it into paragraphs]\n"},
        {"", "*a _a*_ ", 4000, 20000,
            "1:1 error: with 80000 marks of emphasis here, the text takes too "
            "long to read [divide it into paragraphs]\n"},
        {"[^x]: y\n\n", "[^x] *b* ", 400, 4000,
            "3:1 error: with 4000 marks of notes here, the text takes too long "
            "to read [divide it into paragraphs]\n"},
        {"", "a@b ", 9000, 40000,
            "1:1 error: with 40000 \"@\" here, the text takes too long to read "
            "[divide it into several modules]\n"},
        {"|a|b|\n|-|-|\n", "|a", 2, 20000,
            "3:1 error: with 20000 cells in this row, the text takes too long "
            "to read [make it several tables]\n"},
        {"", "`a` ", 40000, 60000,
            "1:1 error: with 120000 backticks here, the text takes too long to "
            "read [divide it into several modules]\n"},
        {"", "a\n\n", 30000, 40000,
            "70001:1 error: the text has more than 35000 paragraphs, items, "
            "headings and line breaks [make it several modules]\n"},
        {"", "## a\n", 30000, 40000,
            "35001:1 error: the text has more than 35000 paragraphs, items, "
            "headings and line breaks [make it several modules]\n"},
        {"", "a\\\n", 30000, 40000,
            "35001:1 error: the text has more than 35000 paragraphs, items, "
            "headings and line breaks [make it several modules]\n"},
        {"", "    a\n", 150000, 150001,
            "150001:1 error: the code has more than 150000 lines "
            "[show less of it]\n"},
        {"a ", "x", 131072, 131073,
            "1:3 error: a word has more than 131,072 bytes [divide it by "
            "spaces]\n"},
        {"", "> ", 50, 101,
            "1:1 error: the text is nested more than 100 levels deep\n"},
        {"", "- ", 40, 101, ""}, /* a line across the page */
        {"a\n\n- ", "+ ", 40, 101,
            "3:1 error: the text is nested more than 100 levels deep\n"},
        {"- - - - - + + + + + a", "\n", 100000, 3000000,
            "2000002:1 error: with 10 lists and quotations open and so many "
            "blank lines, the text takes too long to read "
            "[take the blank lines out]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_string_equal(
            said_of(&bench, cases[i].before, cases[i].piece, cases[i].good),
            "");
        assert_string_equal(
            said_of(&bench, cases[i].before, cases[i].piece, cases[i].bad),
            cases[i].problem);
        bench_release(&bench);
    }
}

/* 52 KB that would become fifteen million cells. */
static void test_a_table_of_few_cells(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *head = arena_format(&bench.arena, "|%s\n|%s\n",
        bench_repeat(&bench, "a|", 5000), bench_repeat(&bench, "-|", 5000));
    assert_string_equal(said_of(&bench, head, "|1|\n", 3000),
        "51:1 error: the tables have more than 250000 cells "
        "[rows are filled up to the columns of the first]\n");
    bench_release(&bench);
}

/* In code, all of it may stand; and in many paragraphs. */
static void test_honest_texts_are_read(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        said_of(&bench, "```json\n", "{\"a\": [\"*b_\"]},\n", 50000),
        "1:1 error: a block of code is not closed [close it with a line of its "
        "own, such as \"```\"]\n");
    assert_string_equal(
        said_of(
            &bench, "", "\"One,\" *she* said, isn't [enough](u).\n\n", 10000),
        "");
    assert_string_equal(
        said_of(&bench, "", "- \"One\" is *not* 'enough'.\n", 10000), "");
    assert_string_equal(
        said_of(&bench, "|a|b|\n|-|-|\n", "| \"One\" | *b* \\| 'c' |\n", 2000),
        "");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_explodes_is_refused),
        cmocka_unit_test(test_a_table_of_few_cells),
        cmocka_unit_test(test_honest_texts_are_read),
        cmocka_unit_test(test_values_are_inlines),
        cmocka_unit_test(test_values_in_table_cells),
        cmocka_unit_test(test_escapes_and_code_stay_text),
        cmocka_unit_test(test_malformed_values_are_located),
        cmocka_unit_test(test_phrases_hold_their_inlines),
        cmocka_unit_test(test_citations),
        cmocka_unit_test(test_what_is_no_phrase_stays_text),
        cmocka_unit_test(test_malformed_phrases_are_located),
        cmocka_unit_test(test_footnotes_of_braces),
        cmocka_unit_test(test_many_brackets),
        cmocka_unit_test(test_blocks_nest),
        cmocka_unit_test(test_blocks_close_tables_and_live_in_items),
        cmocka_unit_test(test_unbalanced_blocks),
        cmocka_unit_test(test_else_needs_when),
        cmocka_unit_test(test_places_count_from_the_file),
        cmocka_unit_test(test_html_is_refused),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_footnotes_move_to_the_end),
        cmocka_unit_test(test_deep_nesting_is_an_error),
        cmocka_unit_test(test_leaf_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
