/* Facts, values and changes in words. */
#include "../support.h"

#include "write/wording.h"

static const char *const words[] = {"a", "b", "c"};
static const char *const labels[] = {"Ay", "Bee", "Sea"};
static const double cuts[] = {1, 1000};

static const struct fact truth = {.id = "t", .type = FACT_BOOLEAN};
static const struct fact labelled = {.id = "l",
    .label = "Label",
    .type = FACT_BOOLEAN,
    .true_label = "on",
    .false_label = "off"};
static const struct fact number = {.id = "n",
    .type = FACT_INTEGER,
    .unit = {"client", "clients"},
    .cuts = cuts,
    .cut_count = 2};
static const struct fact bare = {.id = "m", .type = FACT_NUMBER};
static const struct fact list = {.id = "s",
    .type = FACT_SET,
    .values = words,
    .value_labels = labels,
    .value_count = 3};

static struct value of_number(double of)
{
    return (struct value){VALUE_NUMBER, {.number = of}};
}

static struct value of_set(uint64_t members)
{
    return (struct value){VALUE_SET, {.members = members}};
}

static void test_numbers(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {-1000, "-1,000"},
        {-999, "-999"}, {1234567.25, "1,234,567.25"}, {0.0000004, "0"},
        {1234.5678901, "1,234.56789"}};
    static const struct fact plain = {.id = "count"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            wording_value(&bench.arena, &plain, of_number(cases[i].number)),
            cases[i].text);
    bench_release(&bench);
}

static void test_values(void **state)
{
    (void)state;
    struct bench bench;
    struct arena *arena = &bench.arena;
    struct value yes = {VALUE_BOOLEAN, {.truth = true}};
    struct value no = {VALUE_BOOLEAN, {.truth = false}};
    bench_init(&bench);
    assert_string_equal(wording_value(arena, &truth, yes), "yes");
    assert_string_equal(wording_value(arena, &truth, no), "no");
    assert_string_equal(wording_value(arena, &labelled, yes), "on");
    assert_string_equal(wording_value(arena, &labelled, no), "off");
    assert_string_equal(
        wording_value(arena, &number, of_number(1)), "1 client");
    assert_string_equal(
        wording_value(arena, &number, of_number(0)), "0 clients");
    assert_string_equal(
        wording_value(arena, &number, of_number(1500)), "1,500 clients");
    assert_string_equal(wording_value(arena, &bare, of_number(1500)), "1,500");
    assert_string_equal(wording_value(arena, &list, of_set(5)), "Ay, Sea");
    assert_string_equal(wording_value(arena, &list, of_set(0)), "none");
    struct value word = {VALUE_WORD, {.word = 1}};
    assert_string_equal(wording_value(arena, &list, word), "Bee");
    struct value text = {VALUE_TEXT, {.text = "x"}};
    assert_string_equal(wording_value(arena, &bare, text), "x");
    assert_string_equal(
        wording_value(arena, &bare, (struct value){0}), "not known");
    bench_release(&bench);
}

static void test_bands(void **state)
{
    (void)state;
    struct bench bench;
    struct arena *arena = &bench.arena;
    bench_init(&bench);
    assert_string_equal(
        wording_band(arena, &number, of_number(0)), "below 1 client");
    assert_string_equal(wording_band(arena, &number, of_number(1)),
        "from 1 to below 1,000 clients");
    assert_string_equal(wording_band(arena, &number, of_number(999)),
        "from 1 to below 1,000 clients");
    assert_string_equal(wording_band(arena, &number, of_number(1000)),
        "at least 1,000 clients");
    assert_string_equal(wording_band(arena, &bare, of_number(7)), "7");
    bench_release(&bench);
}

static void test_names(void **state)
{
    (void)state;
    struct bench bench;
    struct arena *arena = &bench.arena;
    bench_init(&bench);
    assert_string_equal(wording_label(&labelled), "Label");
    assert_string_equal(wording_label(&truth), "t");
    assert_string_equal(wording_level(LEVEL_CAUTION), "caution");
    struct guide guide = {.part_label = {"workload", "workloads"}};
    struct part parts[] = {{.name = "Risk"}};
    struct profile profile = {.guide = &guide, .parts = parts, .part_count = 1};
    assert_string_equal(wording_row(arena, &profile, NONE), "");
    assert_string_equal(wording_row(arena, &profile, 0), "Risk: ");
    assert_string_equal(wording_row(arena, &profile, 1), "another workload: ");
    guide.part_label.one = NULL;
    assert_string_equal(wording_row(arena, &profile, 1), "another part: ");
    assert_string_equal(wording_plan(&guide, NONE), "a toss-up");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_bands),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
