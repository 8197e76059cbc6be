/* Values of facts as JSON. */
#include "../support.h"

#include "write/json_value.h"

static const char *const words[] = {"a", "b\"", "c"};
static const struct fact list = {
    .id = "s", .type = FACT_SET, .values = words, .value_count = 3};

static void expect(json_t *json, const char *text)
{
    struct buffer out = {0};
    json_t *object = json_object();
    json_object_set_new(object, "v", json);
    json_add_text(&out, object);
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(buffer_string(&out),
        arena_format(&bench.arena, "{\n  \"v\": %s\n}\n", text));
    bench_release(&bench);
    buffer_release(&out);
}

static void test_values(void **state)
{
    (void)state;
    struct value value = {0};
    expect(json_from_value(&list, value), "null");
    value = (struct value){VALUE_BOOLEAN, {.truth = true}};
    expect(json_from_value(&list, value), "true");
    value = (struct value){VALUE_WORD, {.word = 1}};
    expect(json_from_value(&list, value), "\"b\\\"\"");
    value = (struct value){VALUE_TEXT, {.text = "t\n\u2028"}};
    expect(json_from_value(&list, value), "\"t\\n\u2028\"");
    value = (struct value){VALUE_SET, {.members = 5}};
    expect(json_from_value(&list, value), "[\n    \"a\",\n    \"c\"\n  ]");
    value = (struct value){VALUE_SET, {.members = 0}};
    expect(json_from_value(&list, value), "[]");
}

/* Whole numbers are integers as long as doubles tell them apart. */
static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0, "0"}, {1500, "1500"}, {-3, "-3"}, {0.25, "0.25"},
        {9007199254740991, "9007199254740991"}, {1e300, "1e300"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = {VALUE_NUMBER, {.number = cases[i].number}};
        expect(json_from_value(&list, value), cases[i].text);
    }
}

static void test_names(void **state)
{
    (void)state;
    static const char *const origins[] = {"\"stated\"", "\"assumed\"",
        "\"derived\"", "\"irrelevant\"", "\"missing\""};
    for (int i = ORIGIN_STATED; i <= ORIGIN_MISSING; i++)
        expect(json_from_origin((enum origin)i), origins[i]);
    expect(json_from_truth(TRUTH_FALSE), "\"out\"");
    expect(json_from_truth(TRUTH_TRUE), "\"in\"");
    expect(json_from_truth(TRUTH_UNKNOWN), "\"open\"");
    struct part parts[] = {{.name = "Risk"}};
    struct profile profile = {.parts = parts, .part_count = 1};
    expect(json_from_row(&profile, NONE), "\"project\"");
    expect(json_from_row(&profile, 0), "\"Risk\"");
    struct guide guide = {0};
    expect(json_from_plan(&guide, NONE), "\"toss-up\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
