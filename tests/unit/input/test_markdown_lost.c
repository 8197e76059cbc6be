/* What Markdown loses is said, with its place and the code of its check; and
 * what is meant as it stands is not. */
#include "../support.h"

#include "input/markdown.h"

static const struct markdown_options authors = {0};

/* Each problem of TEXT as "line:column code", one on a line; errors end in
 * "!". */
static const char *codes(struct bench *bench, const char *text)
{
    bench->diags = (struct diags){.arena = &bench->arena};
    cmark_node_free(
        markdown_parse(bench_source(bench, text), 0, &authors, &bench->diags));
    const char *all = "";
    for (size_t i = 0; i < bench->diags.list.count; i++) {
        const struct diag *diag = &bench->diags.list.items[i];
        all = arena_format(&bench->arena, "%s%d:%d %s%s\n", all,
            diag->place.line, diag->place.column, diag->code ? diag->code : "-",
            diag->severity == SEVERITY_ERROR ? "!" : "");
    }
    return all;
}

static void expect(const char *text, const char *expected)
{
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(codes(&bench, text), expected);
    bench_release(&bench);
}

static void test_cells_too_many(void **state)
{
    (void)state;
    expect("| a | b |\n| --- | --- |\n| `a || b` | c |\n| 1 | 2 | 3 |\n",
        "3:1 cells-lost!\n4:1 cells-lost!\n");
    expect("> - a | b\n>   --- | ---\n>   1 | 2 | 3\n>   1 |\n",
        "3:1 cells-lost!\n");
    expect("| a | b |\n|---|---|\n| `a \\|\\| b` | c |\n| 1\n|1|2|\n1|2|\n\n"
           "a | b | c\n",
        "");
}

static void test_single_tildes_are_text(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    cmark_node *root =
        markdown_parse(bench_source(&bench, "5~10 days, 20~30 days\n"), 0,
            &authors, &bench.diags);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(root));
    assert_string_equal(cmark_node_get_literal(text), "5~10 days, 20~30 days");
    cmark_node_free(root);
    bench_release(&bench);
    expect("5~10 days, 20~30 days\n", "");
}

static void test_notes_and_addresses(void **state)
{
    (void)state;
    expect("a[^one] b[^late] [c][ok] [d][none]\n\n[^one]: x\n\n[ok]: y\n",
        "1:10 undefined-note\n1:28 undefined-address\n");
    expect("a[^one]\n\n[^one]: x\n\n[^one]: y\n\n[^spare]: z\n",
        "5:1 doubled-note\n7:1 unused-note\n");
    expect("[a][One] [two]\n\n[one]: u\n[two]: u\n[TWO]: v\n[three]: w\n",
        "6:1 unused-address\n5:1 doubled-address\n");
    expect(
        "\\[^a] `[b][c]` a\\][d]\n\n    [^e]: f\n\n```\n[^g]: h\n[i]: j\n```\n",
        "");
}

static void test_without_words(void **state)
{
    (void)state;
    expect("# [](https://a.example/)\n\nb [](https://c.example/) d\n\n#\n",
        "1:1 empty-heading\n1:3 empty-link\n3:3 empty-link\n5:1 "
        "empty-heading\n");
    expect("a\n[][b]\n\n[b]: https://b.example/\n", "1:0 empty-link\n");
    expect("# [](#module:x)\n\n# {{x}}\n\n[`a`](b) ![](c) [](#module:x)\n", "");
}

static void test_markup_that_stays_text(void **state)
{
    (void)state;
    expect("**重要：**内容\n\n**Note:**text\n",
        "1:1 stray-bold\n3:1 stray-bold\n");
    expect("**a** \\*\\*b `**` 2*3\n", "");
    expect("!!! note\n    text\n", "1:1 foreign-admonition\n");
    expect("> [!NOTE]\n> text\n", "1:3 foreign-alert\n");
    expect("# A {#b}\n\nc {.d}\n\ne {: .f}\n",
        "1:5 foreign-attributes\n3:3 foreign-attributes\n"
        "5:3 foreign-attributes\n");
    expect("{% if a %}\n\n[[b]] and ==c== and d^[e]\n\n[TOC]\n\na\n: b\n",
        "1:1 foreign-tag\n3:11 foreign-highlight\n3:1 foreign-link\n"
        "3:22 foreign-note\n5:1 foreign-contents\n");
    expect("Wow!!! note, {a} and a == b\n", "1:24 foreign-highlight\n");
    expect("Wow!!! `==` \\== \\[[a]] 2^3\n", "");
}

/* However long a line is, and however often something is lost in it. */
static void test_many(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = arena_format(&bench.arena, "%s\n\n[a]: b\n[c]: d\n",
        bench_repeat(&bench, "[a][x] ** == *e* ", 2000));
    assert_string_equal(codes(&bench, text),
        "1:8 stray-bold\n1:11 foreign-highlight\n1:3 undefined-address\n"
        "4:1 unused-address\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_too_many),
        cmocka_unit_test(test_single_tildes_are_text),
        cmocka_unit_test(test_notes_and_addresses),
        cmocka_unit_test(test_without_words),
        cmocka_unit_test(test_markup_that_stays_text),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
