/* Problems that many documents have: told once, named, and counted. */
#include "../support.h"

#include "cli/problem_counts.h"

static void test_kinds(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"hour: \"late\" is not a whole number",
            "hour: \"...\" is not a whole number"},
        {"row 14, column \"Stage\" (C14): stage: \"x\" is not one of a, b",
            "stage: \"...\" is not one of a, b"},
        {"row 14, column \"The \"best\"\": it is empty", "it is empty"},
        {"row 3: it has 7 cells, and the header 9",
            "it has ... cells, and the header ..."},
        {"row after row: no", "row after row: no"},
        {"row 3", "row ..."},
        {"a quote \" alone", "a quote \" alone"},
        {"a\033]m\u202eb", "a ]m b"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct problem_counts counts;
        size_t count;
        problem_counts_init(&counts);
        problem_counts_add(&counts, cases[i][0], 0);
        assert_string_equal(
            problem_counts_worst(&counts, &count)->words, cases[i][1]);
        problem_counts_release(&counts);
    }
}

static void test_worst(void **state)
{
    (void)state;
    struct problem_counts counts;
    size_t count;
    problem_counts_init(&counts);
    problem_counts_worst(&counts, &count);
    assert_int_equal(count, 0);
    problem_counts_add(&counts, "row 2: a", 0);
    problem_counts_add(&counts, "b \"1\"", 1);
    problem_counts_add(&counts, "b \"2\"", 2);
    /* Twice in one document is once. */
    problem_counts_add(&counts, "b \"3\"", 2);
    problem_counts_add(&counts, "c", 3);
    problem_counts_add(&counts, "d", 4);
    problem_counts_add(&counts, "d", 5);
    problem_counts_add(&counts, "d", 6);
    const struct problem_kind *worst = problem_counts_worst(&counts, &count);
    assert_int_equal(count, PROBLEM_KINDS_TOLD);
    assert_string_equal(worst[0].words, "d");
    assert_int_equal(worst[0].documents, 3);
    assert_string_equal(worst[1].words, "b \"...\"");
    assert_int_equal(worst[1].documents, 2);
    assert_string_equal(worst[2].words, "a");
    problem_counts_release(&counts);
}

static bool first(struct problem_counts *counts, enum severity severity,
    const char *file, const char *key, size_t profile, const char *name)
{
    struct told told = {severity, file, key, key, ""};
    return problem_counts_first(counts, &told, profile, name, "t.csv");
}

static void test_shared(void **state)
{
    (void)state;
    struct problem_counts counts;
    struct buffer out = {0};
    problem_counts_init(&counts);
    /* A warning at one place of a module, of five profiles. */
    static const char *const names[] = {"a", "b", "c", "d", "e"};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(
            first(&counts, SEVERITY_WARNING, "m.md", "w", i, names[i]), i == 0);
    /* Mistakes of profiles are all told, but once for all templates. */
    assert_true(first(&counts, SEVERITY_ERROR, "t.csv", "2:1: x", 0, "a"));
    assert_false(first(&counts, SEVERITY_ERROR, "t.csv", "2:1: x", 0, "a"));
    assert_true(first(&counts, SEVERITY_ERROR, "t.csv", "3:1: x", 1, "b"));
    /* Warnings of theirs are told once, whatever their rows. */
    assert_true(first(&counts, SEVERITY_WARNING, "t.csv", "row 2: y", 0, "a"));
    assert_false(first(&counts, SEVERITY_WARNING, "t.csv", "row 3: y", 1, "b"));
    problem_counts_add_shared(&out, &counts);
    assert_string_equal(buffer_string(&out),
        "dossier: note: 5 profiles have the same warning, a, b, c and 2 more: "
        "w\n"
        "dossier: note: 2 profiles have the same warning, a, b: y\n"
        "      = hint: -v tells each of them\n");
    buffer_release(&out);
    problem_counts_release(&counts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_worst),
        cmocka_unit_test(test_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
