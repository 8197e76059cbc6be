/* YAML: the tree with its places, what is refused, and typed reading. */
#include "../support.h"

#include "input/yaml.h"

static const struct yaml *read_text(struct bench *bench, const char *text)
{
    return yaml_read(&bench->arena, bench_source(bench, text), 0, strlen(text),
        &bench->diags);
}

/* The tree on one line: {key: "text", ...}, [items], quoted texts in '. */
static const char *shown(struct bench *bench, const struct yaml *node)
{
    struct arena *arena = &bench->arena;
    if (node->kind == YAML_SCALAR)
        return arena_format(
            arena, node->quoted ? "'%s'" : "\"%s\"", node->text);
    bool map = node->kind == YAML_MAP;
    const char *all = map ? "{" : "[";
    for (size_t i = 0; i < node->count; i++)
        all = arena_format(arena, "%s%s%s%s%s", all, i ? ", " : "",
            map ? node->keys[i].text : "", map ? ": " : "",
            shown(bench, &node->items[i]));
    return arena_format(arena, "%s%s", all, map ? "}" : "]");
}

struct example {
    const char *text, *result;
};

static void test_trees(void **state)
{
    static const struct example examples[] = {
        {"", "{}"},
        {"# nothing\n", "{}"},
        {"---\n", "\"\""},
        {"word", "\"word\""},
        {"a: 1\nb: [x, 'y', \"z\"]\n", "{a: \"1\", b: [\"x\", 'y', 'z']}"},
        {"a:\n  - x\n  - {b: c}\n", "{a: [\"x\", {b: \"c\"}]}"},
        {"a:\n- x\n", "{a: [\"x\"]}"},
        {"a:\nb: ~\n", "{a: \"\", b: \"~\"}"},
        {"a: |\n  two\n  lines\n", "{a: \"two\nlines\n\"}"},
        {"a: >-\n  two\n  lines\n", "{a: \"two lines\"}"},
        {"a: two\n  lines # and a comment\n", "{a: \"two lines\"}"},
        {"'a b': \"\\u00e4\\n\"\n", "{a b: '\xC3\xA4\n'}"},
        {"a: 'it''s'\n", "{a: 'it's'}"},
        {"{a: {b: {c: []}}, d: {}}", "{a: {b: {c: []}}, d: {}}"},
        {"--- \na: b\n...\n", "{a: \"b\"}"},
        {"a: b\r\nc: d\r\n", "{a: \"b\", c: \"d\"}"},
        {"yes: no\n", "{yes: \"no\"}"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct yaml *root = read_text(&bench, examples[i].text);
        assert_string_equal(bench_report(&bench), "");
        assert_non_null(root);
        assert_string_equal(shown(&bench, root), examples[i].result);
        bench_release(&bench);
    }
}

static void test_what_is_refused(void **state)
{
    static const char quotes[] =
        " [texts that begin with \"{\" or have \": \" or \" #\" in them need "
        "quotes, and indentation "
        "is by spaces]\n";
    static const struct {
        const char *text, *report;
        bool broken; /* the hint about quotes follows */
    } examples[] = {
        {"a: 1\nb: 2\na: 3\nb: 4\n",
            "3:1 error: \"a\" stands here twice [keep one of the two]\n"
            "4:1 error: \"b\" stands here twice [keep one of the two]\n",
            false},
        {"a: &x 1\nb: *x\n",
            "1:4 error: anchors (&name) are not read "
            "[put a text that begins with & or ! in quotes]\n",
            false},
        {"- &x [1]\n",
            "1:3 error: anchors (&name) are not read "
            "[put a text that begins with & or ! in quotes]\n",
            false},
        {"a: !!int 5\n",
            "1:4 error: tags (!name) are not read "
            "[put a text that begins with & or ! in quotes]\n",
            false},
        {"a: !x {b: c}\n",
            "1:4 error: tags (!name) are not read "
            "[put a text that begins with & or ! in quotes]\n",
            false},
        {"- *x\n",
            "1:3 error: aliases (*name) are not read "
            "[write the value out]\n",
            false},
        {"<<: *x\n",
            "1:5 error: aliases (*name) are not read "
            "[write the value out]\n",
            false},
        {"a: 1\n---\nb: 2\n", "2:1 error: a second document begins here\n",
            false},
        {"? [a, b]\n: c\n", "1:3 error: a key must be a plain word\n", false},
        {"{{a: b}: c}", "1:2 error: a key must be a plain word\n", false},
        {"a: \"\\0\"\n", "1:4 error: a NUL character in a text\n", false},
        {"a: b: c\n",
            "1:5 error: broken YAML: mapping values are not allowed in this "
            "context",
            true},
        {"a: [b, c\nd: e\n",
            "2:2 error: broken YAML: did not find expected ',' or ']'", true},
        {"a:\n\t- b\n",
            "2:1 error: broken YAML: found character that cannot start any "
            "token",
            true},
        {"a: 'b\n", "2:1 error: broken YAML: found unexpected end of stream",
            true},
        {"a: @b\n",
            "1:4 error: broken YAML: found character that cannot start any "
            "token",
            true},
        {"a: b\n c: d\n",
            "2:3 error: broken YAML: mapping values are not allowed in this "
            "context",
            true},
        {"a: b\n\xC3\xA4: \x01\n",
            "2:4 error: broken YAML: control characters are not allowed "
            "[take it out]\n",
            false},
        {"\xC3\xA4\xC3\xA4: \"\\x\"\n",
            "1:8 error: broken YAML: did not find expected hexdecimal number",
            true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct yaml *root = read_text(&bench, examples[i].text);
        assert_string_equal(bench_report(&bench),
            arena_format(&bench.arena, "%s%s", examples[i].report,
                examples[i].broken ? quotes : ""));
        assert_null(root);
        bench_release(&bench);
    }
}

/* ---- places -------------------------------------------------------------- */

static void expect_place(const struct yaml *node, int line, int column)
{
    assert_non_null(node);
    if (node->place.line != line || node->place.column != column)
        fail_msg("\"%s\" is at %d:%d, not at %d:%d", node->text,
            node->place.line, node->place.column, line, column);
}

static void test_places(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root =
        read_text(&bench, "\xC3\xA4: 1\r\n"
                          "list:\r\n"
                          "  - plain\n"
                          "  - \"quoted\"\n"
                          "  - {k: v}\n"
                          "block: |\n"
                          "  text\n"
                          "\xE2\x82\xAC\xE2\x82\xAC: 'x'\n");
    assert_non_null(root);
    expect_place(root, 1, 1);
    expect_place(yaml_lookup(root, "\xC3\xA4"), 1, 4);
    const struct yaml *list = yaml_lookup(root, "list");
    expect_place(list, 3, 3);
    expect_place(&list->items[0], 3, 5);
    expect_place(&list->items[1], 4, 6); /* behind the quote */
    expect_place(&list->items[2], 5, 5);
    expect_place(&list->items[2].keys[0], 5, 6);
    expect_place(yaml_lookup(root, "block"), 6, 8);
    expect_place(yaml_lookup(root, "\xE2\x82\xAC\xE2\x82\xAC"), 8, 6);
    bench_release(&bench);
}

/* YAML 1.1 ends a line at U+0085, U+2028 and U+2029; editors do not. */
static void test_places_behind_odd_line_breaks(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root = read_text(&bench, "a: b\xE2\x80\xA8"
                                                "c: d\xC2\x85"
                                                "e: f\xE2\x80\xA9 g\n"
                                                "h: i\r\nj: k\n");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(root);
    assert_int_equal(root->count, 5);
    expect_place(yaml_lookup(root, "c"), 1, 9);
    expect_place(yaml_lookup(root, "e"), 1, 14);
    expect_place(yaml_lookup(root, "h"), 2, 4);
    expect_place(yaml_lookup(root, "j"), 3, 4);
    bench_release(&bench);
}

static void test_places_in_the_middle_of_a_source(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char text[] = "one\ntw\xC3\xB6: {a: b}\nc: d\nrest: {";
    const struct source *source = bench_source(&bench, text);
    const struct yaml *root = yaml_read(&bench.arena, source,
        (size_t)(strchr(text, '{') - text), strlen("{a: b}"), &bench.diags);
    assert_non_null(root);
    expect_place(root, 2, 6);
    expect_place(yaml_lookup(root, "a"), 2, 10);
    root = yaml_read(&bench.arena, source, 4,
        strlen("tw\xC3\xB6: {a: b}\nc: d"), &bench.diags);
    assert_non_null(root);
    expect_place(yaml_lookup(root, "c"), 3, 4);
    assert_ptr_equal(root->place.source, source);
    bench_release(&bench);
}

/* ---- what would take forever, or crash ----------------------------------- */

static void expect_refused(
    struct bench *bench, const char *text, const char *report)
{
    assert_null(read_text(bench, text));
    assert_string_equal(bench_report(bench), report);
    bench_release(bench);
}

static void test_deep_nesting(void **state)
{
    static const struct {
        const char *opening;
        int column;
    } cases[] = {{"[", 34}, {"{a: ", 130}, {"- ", 67}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct bench bench;
        bench_init(&bench);
        expect_refused(&bench, bench_repeat(&bench, cases[i].opening, 100000),
            arena_format(&bench.arena, "1:%d error: nested too deeply\n",
                cases[i].column));
        bench_init(&bench);
        assert_non_null(read_text(&bench,
            arena_format(&bench.arena, "%s%s", bench_repeat(&bench, "[", 33),
                bench_repeat(&bench, "]", 33))));
        bench_release(&bench);
    }
}

static const char *numbered(
    struct bench *bench, const char *format_of_one, int count)
{
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < count; i++)
        buffer_add_format(&text, "%s%d%s\n", format_of_one, i,
            *format_of_one == '-' ? "" : ":");
    const char *copy = arena_string(&bench->arena, buffer_string(&text));
    buffer_release(&text);
    return copy;
}

static void test_large_maps_and_lists(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root = read_text(&bench, numbered(&bench, "k", 10000));
    assert_non_null(root);
    assert_int_equal(root->count, 10000);
    root = read_text(&bench, numbered(&bench, "- ", 10000));
    assert_non_null(root);
    assert_int_equal(root->count, 10000);
    bench_release(&bench);
    bench_init(&bench);
    expect_refused(&bench, numbered(&bench, "k", 20000),
        "10001:1 error: more than 10,000 keys\n");
    bench_init(&bench);
    expect_refused(&bench, numbered(&bench, "- ", 20000),
        "10001:3 error: more than 10,000 items\n");
}

static void test_many_small_lists(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    expect_refused(&bench,
        bench_repeat(&bench, "- [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n", 9999),
        "9091:28 error: more than 100,000 values\n");
}

/* ---- typed reading ------------------------------------------------------- */

static void test_keys_are_checked(void **state)
{
    static const char *const allowed[] = {"title", "order", "when", NULL};
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root =
        read_text(&bench, "titel: x\norder: 1\nwhen: y\ncolour: z\n");
    assert_false(yaml_check_keys(root, "module", allowed, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "1:1 error: module: unknown key \"titel\" "
        "[did you mean \"title\"?]\n"
        "4:1 error: module: unknown key \"colour\" [the keys are title, order, "
        "when]\n");
    bench_release(&bench);
    bench_init(&bench);
    root = read_text(&bench, "order: 1");
    assert_true(yaml_check_keys(root, "module", allowed, &bench.diags));
    assert_false(yaml_check_keys(
        yaml_lookup(root, "order"), "module", allowed, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "1:8 error: module: keys and values are expected here\n");
    bench_release(&bench);
}

static void test_texts(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root =
        read_text(&bench, "a: x\ne:\nl: [x]\nm: {x: y}\n");
    assert_string_equal(yaml_text(root, "a", true, &bench.diags), "x");
    assert_null(yaml_text(root, "none", false, &bench.diags));
    assert_null(yaml_text(root, "e", false, &bench.diags));
    assert_null(yaml_text(NULL, "a", false, &bench.diags));
    assert_string_equal(bench_report(&bench), "");
    assert_null(yaml_text(root, "none", true, &bench.diags));
    assert_null(yaml_text(root, "e", true, &bench.diags));
    assert_null(yaml_text(root, "l", true, &bench.diags));
    assert_null(yaml_text(root, "m", false, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "1:1 error: \"none\" is missing\n"
        "2:3 error: \"e\" is empty\n"
        "3:4 error: \"l\" must be a text [a text that begins with \"{\" or "
        "\"[\" needs quotes]\n"
        "4:4 error: \"m\" must be a text [a text that begins with \"{\" or "
        "\"[\" needs quotes]\n");
    bench_release(&bench);
}

static void test_lists_and_maps(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root = read_text(&bench, "a: x\nl: [x]\nm: {x: y}\n");
    assert_int_equal(yaml_list(root, "l", &bench.diags)->count, 1);
    assert_int_equal(yaml_map(root, "m", &bench.diags)->count, 1);
    assert_null(yaml_list(root, "none", &bench.diags));
    assert_null(yaml_lookup(yaml_lookup(root, "l"), "x"));
    assert_string_equal(bench_report(&bench), "");
    assert_null(yaml_list(root, "a", &bench.diags));
    assert_null(yaml_map(root, "l", &bench.diags));
    assert_string_equal(bench_report(&bench),
        "1:4 error: \"a\" must be a list\n"
        "2:4 error: \"l\" must be keys and values\n");
    bench_release(&bench);
}

static void test_booleans(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root = read_text(
        &bench, "a: yes\nb: true\nc: no\nd: false\ne: Yes\nf: 'yes'\ng: 1\n");
    assert_true(yaml_boolean(root, "a", false, &bench.diags));
    assert_true(yaml_boolean(root, "b", false, &bench.diags));
    assert_false(yaml_boolean(root, "c", true, &bench.diags));
    assert_false(yaml_boolean(root, "d", true, &bench.diags));
    assert_true(yaml_boolean(root, "none", true, &bench.diags));
    assert_string_equal(bench_report(&bench), "");
    assert_true(yaml_boolean(root, "e", true, &bench.diags));
    assert_false(yaml_boolean(root, "f", false, &bench.diags));
    assert_false(yaml_boolean(root, "g", false, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "5:4 error: \"e\" must be yes or no, not \"Yes\"\n"
        "6:5 error: \"f\" must be yes or no, not \"yes\"\n"
        "7:4 error: \"g\" must be yes or no, not \"1\"\n");
    bench_release(&bench);
}

static void test_integers(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root = read_text(&bench,
        "a: 7\nb: -1\nc: '7'\nd: 7.0\ne: 8\nf: 99999999999999999999\ng: 0x1\n");
    assert_int_equal(yaml_integer(root, "a", 0, 7, 5, &bench.diags), 7);
    assert_int_equal(yaml_integer(root, "none", 0, 7, 5, &bench.diags), 5);
    assert_string_equal(bench_report(&bench), "");
    static const char *const wrong[] = {"b", "c", "d", "e", "f", "g"};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(
            yaml_integer(root, wrong[i], 0, 7, 5, &bench.diags), 5);
    assert_string_equal(bench_report(&bench),
        "2:4 error: \"b\" must be a whole number from 0 to 7, not \"-1\"\n"
        "3:5 error: \"c\" must be a whole number from 0 to 7, not \"7\"\n"
        "4:4 error: \"d\" must be a whole number from 0 to 7, not \"7.0\"\n"
        "5:4 error: \"e\" must be a whole number from 0 to 7, not \"8\"\n"
        "6:4 error: \"f\" must be a whole number from 0 to 7, not "
        "\"99999999999999999999\"\n"
        "7:4 error: \"g\" must be a whole number from 0 to 7, not \"0x1\"\n");
    bench_release(&bench);
}

static bool near(double number, double expected)
{
    return number > expected - 1e-9 && number < expected + 1e-9;
}

static void test_numbers(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct yaml *root =
        read_text(&bench, "a: 1.25\nb: 3\nc: '1'\nd: 1e2\ne: 9\n");
    assert_true(near(yaml_number(root, "a", 0, 5, 4, &bench.diags), 1.25));
    assert_true(near(yaml_number(root, "b", 0, 5, 4, &bench.diags), 3));
    assert_true(near(yaml_number(root, "none", 0, 5, 4, &bench.diags), 4));
    assert_string_equal(bench_report(&bench), "");
    assert_true(near(yaml_number(root, "c", 0, 5, 4, &bench.diags), 4));
    assert_true(near(yaml_number(root, "d", 0, 5, 4, &bench.diags), 4));
    assert_true(near(yaml_number(root, "e", 0, 5.5, 4, &bench.diags), 4));
    assert_string_equal(bench_report(&bench),
        "3:5 error: \"c\" must be a number from 0 to 5, not \"1\"\n"
        "4:4 error: \"d\" must be a number from 0 to 5, not \"1e2\"\n"
        "5:4 error: \"e\" must be a number from 0 to 5.5, not \"9\"\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_places_behind_odd_line_breaks),
        cmocka_unit_test(test_places_in_the_middle_of_a_source),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_large_maps_and_lists),
        cmocka_unit_test(test_many_small_lists),
        cmocka_unit_test(test_keys_are_checked),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_lists_and_maps),
        cmocka_unit_test(test_booleans),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
