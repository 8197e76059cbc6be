/* The program's words: numbers, dates, lists, plurals, and their check. */
#include "../support.h"

#include "compose/phrases.h"
#include "input/meta.h"

static struct string_entry entries[] = {
    {"questions.reasons", "{count} reason", "{count} reasons", {0}},
    {"recommend.plan", NULL, "We recommend {plan}, {plan}!{other}", {0}},
    {"status.draft", NULL, "Draft", {0}},
};

static const struct strings strings = {
    .language = "en", .entries = entries, .count = 3};

struct fixture {
    struct bench bench;
    struct formats *formats;
    struct phrases *phrases;
};

static void start(struct fixture *fixture, const char *language)
{
    bench_init(&fixture->bench);
    fixture->formats = formats_new(language);
    fixture->phrases =
        phrases_new(&fixture->bench.arena, &strings, fixture->formats);
}

static void stop(struct fixture *fixture)
{
    formats_free(fixture->formats);
    bench_release(&fixture->bench);
}

static void test_numbers(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    assert_string_equal(phrases_number(f.phrases, 1500), "1,500");
    assert_string_equal(phrases_number(f.phrases, -0.25), "\u22120.25");
    assert_string_equal(
        phrases_number(f.phrases, 1e15), "1,000,000,000,000,000");
    assert_string_equal(phrases_number(f.phrases, 1.0000001), "1");
    stop(&f);
    start(&f, "de");
    assert_string_equal(phrases_number(f.phrases, 1500.5), "1.500,5");
    stop(&f);
}

static void test_isolated(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    assert_string_equal(
        phrases_fill(f.phrases, PHRASE_RECOMMEND, "plan", "שם", NULL),
        "We recommend \u2068שם\u2069, \u2068שם\u2069!");
    assert_string_equal(
        phrases_isolated(f.phrases, "Tea \u2013 5"), "Tea \u2013 5");
    stop(&f);
}

static void test_dates(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    assert_string_equal(
        phrases_date(f.phrases, "2026-11-20"), "20 November 2026");
    assert_string_equal(phrases_date(f.phrases, "2026-02"), "February 2026");
    assert_string_equal(phrases_date(f.phrases, "soon"), "soon");
    assert_string_equal(phrases_date(f.phrases, "2026-11-20x"), "2026-11-20x");
    assert_string_equal(
        phrases_date(f.phrases, "1582-10-15"), "15 October 1582");
    stop(&f);
    start(&f, "en-US");
    assert_string_equal(
        phrases_date(f.phrases, "2026-11-20"), "November 20, 2026");
    stop(&f);
}

static void test_lists(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    const char *items[] = {"a", "b\u2019s", "c"};
    assert_string_equal(phrases_list(f.phrases, items, 0, false), "");
    assert_string_equal(phrases_list(f.phrases, items, 1, false), "a");
    assert_string_equal(
        phrases_list(f.phrases, items, 2, true), "a or b\u2019s");
    assert_string_equal(
        phrases_list(f.phrases, items, 3, false), "a, b\u2019s and c");
    stop(&f);
}

static void test_plurals_and_arguments(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    assert_string_equal(
        phrases_count(f.phrases, PHRASE_QUESTIONS_REASONS, 1, NULL),
        "1 reason");
    assert_string_equal(
        phrases_count(f.phrases, PHRASE_QUESTIONS_REASONS, 2000, NULL),
        "2,000 reasons");
    assert_string_equal(
        phrases_fill(f.phrases, PHRASE_RECOMMEND, "plan", "{plan}", NULL),
        "We recommend {plan}, {plan}!");
    const struct plural noun = {"ox", "oxen"};
    assert_string_equal(phrases_plural(f.phrases, noun, 1), "ox");
    assert_string_equal(phrases_plural(f.phrases, noun, 1.5), "oxen");
    assert_string_equal(phrases_word(f.phrases, "status", "draft"), "Draft");
    assert_string_equal(phrases_word(f.phrases, "status", "new"), "new");
    assert_null(phrases_word(f.phrases, "status", NULL));
    stop(&f);
}

static void test_slugs(void **state)
{
    (void)state;
    struct fixture f;
    start(&f, "en");
    struct arena *arena = &f.bench.arena;
    assert_string_equal(formats_slug(arena, "What\u2019s  \u00C9t\u00E9?!"),
        "what-s-\u00E9t\u00E9");
    assert_string_equal(formats_slug(arena, "--"), "section");
    stop(&f);
}

static void test_capitals(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    static const char *const texts[][2] = {
        {"", ""},
        {"not yet", "Not yet"},
        {"\u00E9t\u00E9", "\u00C9t\u00E9"},
        {"gRPC", "gRPC"},
        {"a CI run", "A CI run"},
        {"2 people", "2 people"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(formats_capital(&arena, texts[i][0]), texts[i][1]);
    arena_release(&arena);
}

static void test_check_reports_everything(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_false(phrases_check(&strings, &bench.diags));
    size_t labels = 0; /* of the fields that covers show */
    for (const struct meta_field *field = meta_fields; field->name; field++)
        labels += field->cover != META_HIDDEN;
    assert_int_equal(diags_count(&bench.diags, SEVERITY_ERROR),
        PHRASE_COUNT - 2 + 1 + labels);
    const char *report = bench_report(&bench);
    assert_non_null(
        strstr(report, "the text \"cover.valid-until\" is missing"));
    assert_non_null(strstr(report, "the text \"value.yes\" is missing"));
    assert_non_null(strstr(report,
        "\"recommend.plan\": unknown argument \"{other}\" [arguments of this "
        "text: plan]"));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_isolated),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_plurals_and_arguments),
        cmocka_unit_test(test_slugs),
        cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_check_reports_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
