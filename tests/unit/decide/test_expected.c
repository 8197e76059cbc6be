/* The twelve example profiles against the reference's results, through the
 * JSON that `dossier explain` prints. */
#include "schema.h"

#include "write/json.h"

/* ---- reading ------------------------------------------------------------- */

static json_t *result_of(const struct decision *decision)
{
    struct buffer text;
    buffer_init(&text);
    json_write_decision(&text, decision);
    return schema_parse(&text);
}

static struct decision decide_example(struct fixture *fixture, const char *name)
{
    const char *path = file_join(&fixture->arena, "examples/profiles", name);
    const struct source *source =
        file_read(&fixture->arena, path, FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    return decide_source(fixture, source);
}

/* ---- comparing ----------------------------------------------------------- */

/* Equal but for rounding of numbers and keys that B has beside A's. */
static bool matches(json_t *a, json_t *b)
{
    if (json_is_real(a) || json_is_real(b)) {
        double apart = json_number_value(a) - json_number_value(b);
        return apart < 0.001 && apart > -0.001;
    }
    if (!json_is_object(a))
        return json_equal(a, b);
    const char *key;
    json_t *value;
    json_object_foreach(a, key,
        value) if (!json_object_get(b, key) ||
                   !matches(value, json_object_get(b, key))) return false;
    return json_object_size(a) > 0 || json_object_size(b) == 0;
}

static bool contains(json_t *set, json_t *item)
{
    size_t i;
    json_t *other;
    json_array_foreach(set, i, other) if (matches(item, other)) return true;
    return false;
}

static bool is_same_set(json_t *a, json_t *b)
{
    size_t i;
    json_t *item;
    if (json_array_size(a) != json_array_size(b))
        return false;
    json_array_foreach(a, i, item) if (!contains(b, item)) return false;
    return true;
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(json_string_value(*(json_t *const *)left),
        json_string_value(*(json_t *const *)right));
}

/* The reference lists what a question leads to by name, we by plan. */
static void sort_leads(json_t *questions)
{
    size_t i, j;
    json_t *question, *plan, *plans[8];
    json_array_foreach(questions, i, question)
    {
        json_t *list = json_object_get(question, "leads_to");
        assert_true(json_array_size(list) <= 8);
        json_array_foreach(list, j, plan) plans[j] = plan;
        qsort(plans, json_array_size(list), sizeof *plans, compare_strings);
        json_t *sorted = json_array();
        for (j = 0; j < json_array_size(list); j++)
            json_array_append(sorted, plans[j]);
        json_object_set_new(question, "leads_to", sorted);
    }
}

static size_t report(
    const char *profile, const char *key, json_t *wanted, json_t *value)
{
    char *want = json_dumps(wanted, JSON_ENCODE_ANY);
    char *got = json_dumps(value, JSON_ENCODE_ANY);
    print_error("%s: %s is %s, not %s\n", profile, key, got ? got : "absent",
        want ? want : "absent");
    free(want);
    free(got);
    return 1;
}

static size_t compare(const char *profile, json_t *expected, json_t *result)
{
    size_t differences = 0;
    const char *key;
    json_t *wanted;
    sort_leads(json_object_get(expected, "questions"));
    sort_leads(json_object_get(result, "questions"));
    json_object_foreach(expected, key, wanted)
    {
        json_t *value = json_object_get(result, key);
        bool set = strcmp(key, "questions") == 0 || strcmp(key, "flips") == 0;
        if (!value ||
            !(set ? is_same_set(wanted, value) : matches(wanted, value)))
            differences += report(profile, key, wanted, value);
    }
    return differences;
}

static bool expects_ranges_alike(json_t *expected, json_t *result)
{
    return is_same_set(
        json_object_get(expected, "ranges"), json_object_get(result, "ranges"));
}

static void test_twelve_profiles(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    require_clean(&fixture);
    json_t *expected = schema_load("tests/golden/expected.json");
    assert_int_equal(json_object_size(expected), 12);
    size_t differences = 0;
    const char *name;
    json_t *wanted;
    json_object_foreach(expected, name, wanted)
    {
        struct decision decision = decide_example(&fixture, name);
        json_t *result = result_of(&decision);
        assert_int_equal(json_object_size(wanted), 20);
        assert_true(expects_ranges_alike(wanted, result));
        json_object_del(wanted, "ranges");
        differences += compare(name, wanted, result);
        json_decref(result);
    }
    json_decref(expected);
    fixture_release(&fixture);
    assert_int_equal(differences, 0);
}

/* ---- the schema ---------------------------------------------------------- */

static void test_schema(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    struct decision decision =
        decide_example(&fixture, "p06-scoring-api-node-team.xml");
    json_t *result = result_of(&decision);
    expect_described("tests/golden/explain.schema.json", result);
    json_decref(result);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twelve_profiles),
        cmocka_unit_test(test_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
