/* The guide that a page shows: no text of it ends the script element that it
 * stands in, and each comes back as it was. */
#include "../support.h"

#include "write/json_guide.h"

#include <jansson.h>

#define HOSTILE "</script><!-- <ScRiPt> \\u003c \" \\ & \n\t\xe2\x80\xa8"

static const char *const values[] = {"a<b", "none"};
static const char *const labels[] = {HOSTILE, "<"};

/* What json_write_guide() writes of GUIDE, read again. */
static json_t *write_and_read(const struct guide *guide)
{
    struct buffer out;
    buffer_init(&out);
    json_write_guide(&out, guide);
    assert_null(memchr(out.bytes, '<', out.length));
    json_error_t error;
    json_t *read = json_loadb(out.bytes, out.length, 0, &error);
    if (!read)
        fail_msg("%s in %s", error.text, buffer_string(&out));
    buffer_release(&out);
    return read;
}

static void expect(const json_t *object, const char *key, const char *text)
{
    const json_t *string = json_object_get(object, key);
    if (!text)
        assert_true(json_is_null(string));
    else
        assert_string_equal(json_string_value(string), text);
}

static void test_texts_stay_texts(void **state)
{
    (void)state;
    const struct fact fact = {.id = "kind",
        .of = SCOPE_PART,
        .type = FACT_ENUM,
        .path = "@kind",
        .question = HOSTILE,
        .unit = {"<one>", HOSTILE},
        .values = values,
        .value_labels = labels,
        .value_count = 2,
        .assumed = {VALUE_WORD, {.word = 0}}};
    const struct plan plan = {.id = "p<", .label = HOSTILE};
    const struct reason reason = {.id = "r", .because = HOSTILE};
    const struct guide guide = {.id = "g</script>",
        .title = HOSTILE,
        .plans = &plan,
        .plan_count = 1,
        .facts = &fact,
        .fact_count = 1,
        .reasons = &reason,
        .reason_count = 1,
        .parts_path = "parts/<part>",
        .part_name = "@name",
        .part_label = {HOSTILE, HOSTILE},
        .weight_fact = NONE};
    json_t *read = write_and_read(&guide);
    expect(read, "id", "g</script>");
    expect(read, "title", HOSTILE);
    expect(read, "language", NULL);
    expect(json_object_get(read, "parts"), "path", "parts/<part>");
    const json_t *first = json_array_get(json_object_get(read, "facts"), 0);
    expect(first, "question", HOSTILE);
    expect(first, "label", "kind");
    expect(first, "group", NULL);
    expect(first, "assumed", "a<b");
    expect(json_object_get(first, "unit"), "one", "<one>");
    const json_t *choice = json_array_get(json_object_get(first, "choices"), 0);
    assert_string_equal(json_string_value(json_array_get(choice, 0)), "a<b");
    assert_string_equal(json_string_value(json_array_get(choice, 1)), HOSTILE);
    expect(json_array_get(json_object_get(read, "plans"), 0), "label", HOSTILE);
    expect(json_array_get(json_object_get(read, "reasons"), 0), "because",
        HOSTILE);
    json_decref(read);
}

static void test_grades_have_the_words_of_the_guide(void **state)
{
    (void)state;
    const struct guide guide = {
        .id = "g", .title = "G", .grade_labels = {[GRADE_LEAN] = "<clear>"}};
    json_t *read = write_and_read(&guide);
    const json_t *grades = json_object_get(read, "grades");
    assert_int_equal(json_object_size(grades), GRADE_COUNT);
    expect(grades, "lean", "<clear>");
    expect(grades, "strong", "strong");
    assert_true(json_is_null(json_object_get(read, "parts")));
    json_decref(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_stay_texts),
        cmocka_unit_test(test_grades_have_the_words_of_the_guide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
