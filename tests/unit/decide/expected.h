/* Results of the reference against ours, key by key, through the JSON that
 * `dossier explain` prints. */
#ifndef TESTS_DECIDE_EXPECTED_H
#define TESTS_DECIDE_EXPECTED_H

#include "schema.h"

#include "write/json.h"

static inline json_t *result_of(const struct decision *decision)
{
    struct buffer text;
    buffer_init(&text);
    json_write_decision(&text, decision);
    return schema_parse(&text);
}

/* Equal but for rounding of numbers and keys that B has beside A's. */
static inline bool matches(json_t *a, json_t *b)
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

static inline bool contains(json_t *set, json_t *item)
{
    size_t i;
    json_t *other;
    json_array_foreach(set, i, other) if (matches(item, other)) return true;
    return false;
}

static inline bool is_same_set(json_t *a, json_t *b)
{
    size_t i;
    json_t *item;
    if (!json_is_array(b) || json_array_size(a) != json_array_size(b))
        return false;
    json_array_foreach(a, i, item) if (!contains(b, item)) return false;
    return true;
}

static inline int compare_strings(const void *left, const void *right)
{
    return strcmp(json_string_value(*(json_t *const *)left),
        json_string_value(*(json_t *const *)right));
}

enum { STRINGS_MOST = 64 };

static inline json_t *sort_strings(json_t *list)
{
    size_t i, count = json_array_size(list);
    json_t *string, *strings[STRINGS_MOST];
    assert_true(count <= STRINGS_MOST);
    json_array_foreach(list, i, string) strings[i] = string;
    qsort(strings, count, sizeof *strings, compare_strings);
    json_t *sorted = json_array();
    for (i = 0; i < count; i++)
        json_array_append(sorted, strings[i]);
    return sorted;
}

/* The reference lists by name what we list in the guide's order. */
static inline void sort_inside(json_t *result)
{
    size_t i;
    const char *plan;
    json_t *question, *reasons;
    json_array_foreach(json_object_get(result, "questions"), i, question)
        json_object_set_new(question, "leads_to",
            sort_strings(json_object_get(question, "leads_to")));
    json_t *ruled_out = json_object_get(result, "ruled_out");
    json_object_foreach(ruled_out, plan, reasons)
        json_object_set_new(ruled_out, plan, sort_strings(reasons));
}

static inline size_t report(
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

/* How many keys of EXPECTED differ in RESULT; each is reported. */
static inline size_t compare_keys(
    const char *profile, json_t *expected, json_t *result)
{
    size_t differences = 0;
    const char *key;
    json_t *wanted;
    sort_inside(expected);
    sort_inside(result);
    json_object_foreach(expected, key, wanted)
    {
        json_t *value = json_object_get(result, key);
        bool set = strcmp(key, "questions") == 0 || strcmp(key, "flips") == 0 ||
                   strcmp(key, "ranges") == 0;
        if (!value ||
            !(set ? is_same_set(wanted, value) : matches(wanted, value)))
            differences += report(profile, key, wanted, value);
    }
    return differences;
}

#endif
