/* Problems: collecting, ordering, printing, and guessing what was meant. */
#include "../support.h"

/* What diags_print() prints. */
static const char *printed(
    struct bench *bench, enum severity at_least, bool coloured)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    assert_non_null(stream);
    diags_print(&bench->diags, stream, at_least, coloured);
    assert_int_equal(fclose(stream), 0);
    const char *text = arena_copy(&bench->arena, bytes, length);
    free(bytes);
    return text;
}

static void add(struct bench *bench, enum severity severity,
    const struct source *source, int line, int column, const char *message)
{
    struct place place = {source, line, column};
    diag_add(&bench->diags, severity, place, NULL, "%s", message);
}

/* ---- collecting ---------------------------------------------------------- */

static void test_the_worst_and_the_counts(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_int_equal(diags_worst(&bench.diags), SEVERITY_NOTE);
    add(&bench, SEVERITY_WARNING, NULL, 0, 0, "a");
    assert_true(diags_clean(&bench.diags));
    add(&bench, SEVERITY_SYSTEM, NULL, 0, 0, "b");
    add(&bench, SEVERITY_NOTE, NULL, 0, 0, "c");
    assert_false(diags_clean(&bench.diags));
    assert_int_equal(diags_worst(&bench.diags), SEVERITY_SYSTEM);
    assert_int_equal(diags_count(&bench.diags, SEVERITY_NOTE), 3);
    assert_int_equal(diags_count(&bench.diags, SEVERITY_WARNING), 2);
    assert_int_equal(diags_count(&bench.diags, SEVERITY_ERROR), 1);
    bench_release(&bench);
}

static void test_a_hint_is_copied(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    char hint[] = "as it was";
    diag_add(&bench.diags, SEVERITY_ERROR, (struct place){0}, hint, "m");
    hint[0] = 'X';
    assert_string_equal(bench.diags.list.items[0].hint, "as it was");
    bench_release(&bench);
}

static void test_more_than_the_most_are_counted(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    for (int i = 0; i < DIAGS_MOST - 1; i++)
        add(&bench, SEVERITY_ERROR, NULL, 0, 0, "m");
    assert_false(diags_full(&bench.diags));
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "m");
    assert_true(diags_full(&bench.diags));
    assert_null(strstr(printed(&bench, SEVERITY_NOTE, false), "not shown"));
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "hidden");
    const char *text = printed(&bench, SEVERITY_NOTE, false);
    assert_null(strstr(text, "hidden"));
    assert_non_null(
        strstr(text, "dossier: note: 1 more problem is not shown\n"));
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "hidden");
    assert_non_null(strstr(printed(&bench, SEVERITY_NOTE, false),
        "dossier: note: 2 more problems are not shown\n"));
    assert_int_equal(bench.diags.list.count, DIAGS_MOST);
    bench_release(&bench);
}

/* A flood of warnings must not hide the one error, nor stop a stage. */
static void test_warnings_do_not_crowd_out_an_error(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    for (int i = 0; i < 3 * DIAGS_MOST; i++)
        add(&bench, SEVERITY_WARNING, NULL, 0, 0, "warned");
    assert_false(diags_full(&bench.diags));
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "the error");
    assert_string_equal(
        printed(&bench, SEVERITY_ERROR, false), "dossier: error: the error\n");
    bench_release(&bench);
}

static void test_long_messages_are_cut(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = bench_repeat(&bench, "\xC3\xA4", 100000);
    diag_add(
        &bench.diags, SEVERITY_ERROR, (struct place){0}, text, "x%s", text);
    const struct diag *diag = &bench.diags.list.items[0];
    assert_int_equal(strlen(diag->message), DIAGS_LONGEST - 0);
    assert_int_equal(strlen(diag->hint), DIAGS_LONGEST - 1);
    assert_string_equal(diag->hint + DIAGS_LONGEST - 6, "\xC3\xA4...");
    bench_release(&bench);
}

/* ---- printing ------------------------------------------------------------ */

static void test_a_problem_with_all_its_parts(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source =
        source_new(&bench.arena, "p.xml", "<a>\n  <b>x</b>\n</a>\n", 20);
    diag_add(&bench.diags, SEVERITY_ERROR, source_place(source, 6),
        "did you mean \"y\"?", "b: \"%s\" is not one of y, z", "x");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "p.xml:2:3: error: b: \"x\" is not one of y, z\n"
        "    2 |   <b>x</b>\n"
        "      |   ^\n"
        "      = hint: did you mean \"y\"?\n");
    bench_release(&bench);
}

static void test_places_that_are_not_known(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source = source_new(&bench.arena, "f", "text\n", 5);
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "on the command line");
    add(&bench, SEVERITY_WARNING, source, 0, 0, "about the file");
    add(&bench, SEVERITY_NOTE, source, 1, 0, "about the line");
    add(&bench, SEVERITY_SYSTEM, source, 9, 9, "beyond the end");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "dossier: error: on the command line\n"
        "f: warning: about the file\n"
        "f:1: note: about the line\n"
        "    1 | text\n"
        "f:9:9: error: beyond the end\n");
    bench_release(&bench);
}

static void test_those_of_one_source_stand_together_in_order(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *a = source_new(&bench.arena, "a", "", 0);
    const struct source *b = source_new(&bench.arena, "b", "", 0);
    add(&bench, SEVERITY_ERROR, b, 2, 1, "3");
    add(&bench, SEVERITY_ERROR, a, 1, 1, "5");
    add(&bench, SEVERITY_ERROR, b, 1, 9, "2");
    add(&bench, SEVERITY_ERROR, b, 1, 2, "1");
    add(&bench, SEVERITY_ERROR, a, 1, 1, "6");
    add(&bench, SEVERITY_ERROR, b, 2, 1, "4");
    add(&bench, SEVERITY_ERROR, a, 1, 1, "5"); /* told once */
    add(&bench, SEVERITY_WARNING, b, 1, 9, "2");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "b:1:2: error: 1\nb:1:9: error: 2\nb:1:9: warning: 2\n"
        "b:2:1: error: 3\nb:2:1: error: 4\n"
        "a:1:1: error: 5\na:1:1: error: 6\n");
    bench_release(&bench);
}

static void test_the_caret_stands_under_the_character(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char text[] = "\xC3\xA4\xE2\x82\xAC\t<x>";
    const struct source *source =
        source_new(&bench.arena, "f", text, sizeof text - 1);
    diag_add(&bench.diags, SEVERITY_ERROR, source_place(source, 6), NULL, "m");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "f:1:4: error: m\n"
        "    1 | \xC3\xA4\xE2\x82\xAC <x>\n"
        "      |    ^\n");
    bench_release(&bench);
}

/* Of each long line some text around the caret is shown. */
static void test_a_long_line_is_cut(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = arena_format(&bench.arena, "%s!%s",
        bench_repeat(&bench, "-", 5000), bench_repeat(&bench, "-", 5000));
    const struct source *source = bench_source(&bench, text);
    diag_add(
        &bench.diags, SEVERITY_ERROR, source_place(source, 5000), NULL, "m");
    const char *shown = strchr(printed(&bench, SEVERITY_NOTE, false), '|') + 2;
    const char *caret = strchr(strchr(shown, '\n'), '|') + 2;
    assert_memory_equal(shown, "...---", 6);
    assert_int_equal(strcspn(shown, "\n"), 106);
    assert_memory_equal(strchr(shown, '\n') - 6, "---...", 6);
    assert_int_equal(strchr(shown, '!') - shown, strchr(caret, '^') - caret);
    bench_release(&bench);
}

static void test_control_characters_do_not_reach_the_terminal(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char text[] = "a\033[31mb\x7F\xC2\x9B\xFF";
    const struct source *source =
        source_new(&bench.arena, "f\033]0;x\a", text, sizeof text - 1);
    diag_add(&bench.diags, SEVERITY_ERROR, (struct place){source, 1, 1}, "h\bh",
        "m\nm");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "f ]0;x :1:1: error: m m\n"
        "    1 | a [31mb  ?\n"
        "      | ^\n"
        "      = hint: h h\n");
    bench_release(&bench);
}

/* A line must not read otherwise than it is. */
static void test_the_order_of_a_line_is_not_turned(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char text[] = "a\xE2\x80\xAE"
                               "b\xE2\x81\xA6"
                               "c\xE2\x80\xA8"
                               "d\xE2\x80\xA7"
                               "e\xEF\xBF\xBD";
    const struct source *source =
        source_new(&bench.arena, "f", text, sizeof text - 1);
    add(&bench, SEVERITY_ERROR, source, 1, 3, "m");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, false),
        "f:1:3: error: m\n"
        "    1 | a b c d\xE2\x80\xA7"
        "e\xEF\xBF\xBD\n"
        "      |   ^\n");
    bench_release(&bench);
}

static void test_colours(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source = source_new(&bench.arena, "f", "x", 1);
    add(&bench, SEVERITY_WARNING, source, 1, 1, "m");
    add(&bench, SEVERITY_ERROR, source, 2, 0, "m");
    add(&bench, SEVERITY_SYSTEM, source, 3, 0, "m");
    add(&bench, SEVERITY_NOTE, source, 4, 0, "m");
    assert_string_equal(printed(&bench, SEVERITY_NOTE, true),
        "\033[1mf:1:1:\033[0m \033[1;33mwarning:\033[0m m\n"
        "    1 | x\n"
        "      | \033[1;33m^\033[0m\n"
        "\033[1mf:2:\033[0m \033[1;31merror:\033[0m m\n"
        "\033[1mf:3:\033[0m \033[1;31merror:\033[0m m\n"
        "\033[1mf:4:\033[0m \033[1;36mnote:\033[0m m\n");
    bench_release(&bench);
}

static void test_those_below_a_severity_are_left_out(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    add(&bench, SEVERITY_NOTE, NULL, 0, 0, "n");
    add(&bench, SEVERITY_WARNING, NULL, 0, 0, "w");
    add(&bench, SEVERITY_ERROR, NULL, 0, 0, "e");
    assert_string_equal(printed(&bench, SEVERITY_WARNING, false),
        "dossier: warning: w\ndossier: error: e\n");
    bench_release(&bench);
}

/* ---- did you mean -------------------------------------------------------- */

static void test_suggestions(void **state)
{
    (void)state;
    static const char *const words[] = {
        "idea", "planned", "building", "live", "no", "peak-connections"};
    static const struct {
        const char *word, *meant;
    } cases[] = {
        {"bulding", "building"},
        {"buidling", "building"}, /* a swap is one edit */
        {"buliding", "building"},
        {"biulding", "building"},
        {"build", NULL},
        {"buildng!", "building"},
        {"peak-conections", "peak-connections"},
        {"peak_connections", "peak-connections"},
        {"lvie", "live"},
        {"Live", "live"},
        {"olive", "live"},
        {"on", "no"}, /* within a third by the swap alone */
        {"nope", "no"},
        {"maybe", NULL},
        {"n", NULL}, /* all of it would have to change */
        {"x", NULL},
        {"", NULL},
        {"Planned ", "planned"},
        {"something else entirely", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *meant = diag_suggest(cases[i].word, words, 6);
        bool same = meant && cases[i].meant ? strcmp(meant, cases[i].meant) == 0
                                            : meant == cases[i].meant;
        if (!same)
            fail_msg("\"%s\" suggests \"%s\"", cases[i].word,
                meant ? meant : "nothing");
    }
    assert_null(diag_suggest("x", NULL, 0));
}

static void test_the_nearest_wins_and_then_the_first(void **state)
{
    (void)state;
    static const char *const words[] = {"stale", "stage", "stages"};
    assert_string_equal(diag_suggest("stag", words, 3), "stage");
    static const char *const ties[] = {"cat", "bat"};
    assert_string_equal(diag_suggest("rat", ties, 2), "cat");
}

static void test_long_words_are_not_compared(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *word = bench_repeat(&bench, "a", 64);
    const char *longer = bench_repeat(&bench, "a", 65);
    assert_ptr_equal(diag_suggest(word, &word, 1), word);
    assert_null(diag_suggest(longer, &longer, 1));
    assert_null(diag_suggest(word, &longer, 1));
    assert_null(diag_suggest_hint(&bench.arena, longer, &word, 1));
    const char *stage = "stage";
    assert_string_equal(diag_suggest_hint(&bench.arena, "stgae", &stage, 1),
        "did you mean \"stage\"?");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_worst_and_the_counts),
        cmocka_unit_test(test_a_hint_is_copied),
        cmocka_unit_test(test_more_than_the_most_are_counted),
        cmocka_unit_test(test_warnings_do_not_crowd_out_an_error),
        cmocka_unit_test(test_long_messages_are_cut),
        cmocka_unit_test(test_a_problem_with_all_its_parts),
        cmocka_unit_test(test_places_that_are_not_known),
        cmocka_unit_test(test_those_of_one_source_stand_together_in_order),
        cmocka_unit_test(test_the_caret_stands_under_the_character),
        cmocka_unit_test(test_a_long_line_is_cut),
        cmocka_unit_test(test_control_characters_do_not_reach_the_terminal),
        cmocka_unit_test(test_the_order_of_a_line_is_not_turned),
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_those_below_a_severity_are_left_out),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_the_nearest_wins_and_then_the_first),
        cmocka_unit_test(test_long_words_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
