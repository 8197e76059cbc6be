/* The twelve example profiles against the reference's results. */
#include "fixture.h"

#include <jansson.h>

/* ---- results as in expected.json ----------------------------------------- */

static json_t *option_id(const struct guide *guide, int plan)
{
    return json_string(guide->plans[plan].id);
}

static json_t *make_scores(const struct verdict *verdict)
{
    json_t *scores = json_object();
    for (size_t i = 0; i < verdict->guide->plan_count; i++)
        json_object_set_new(scores, verdict->guide->plans[i].id,
            json_integer(verdict->plans[i].score));
    return scores;
}

static json_t *make_ruled_out(const struct verdict *verdict)
{
    const struct guide *guide = verdict->guide;
    json_t *ruled_out = json_object();
    for (size_t i = 0; i < guide->plan_count; i++) {
        const struct plan_result *plan = &verdict->plans[i];
        if (!plan->ruled_out)
            continue;
        json_t *reasons = json_array();
        for (size_t j = 0; j < plan->ruled_out_by_count; j++) {
            int reason = verdict->findings[plan->ruled_out_by[j]].reason;
            json_array_append_new(
                reasons, json_string(guide->reasons[reason].id));
        }
        json_object_set_new(ruled_out, guide->plans[i].id, reasons);
    }
    return ruled_out;
}

static json_t *make_plans(const struct verdict *verdict, bool options)
{
    const struct guide *guide = verdict->guide;
    json_t *list = json_array();
    size_t count = options ? guide->option_count : guide->plan_count;
    for (size_t i = 0; i < count; i++)
        if (options ? verdict->options[i] : verdict->plans[i].candidate)
            json_array_append_new(list, option_id(guide, (int)i));
    return list;
}

static json_t *make_served(const struct verdict *verdict)
{
    json_t *served = json_object();
    if (verdict->plan == NONE)
        return served;
    const int *route = verdict->plans[verdict->plan].route;
    for (size_t i = 0; i < verdict->profile->part_count; i++)
        json_object_set_new(served, verdict->profile->parts[i].name,
            option_id(verdict->guide, route[i]));
    return served;
}

static json_t *make_compromises(const struct verdict *verdict)
{
    json_t *compromises = json_object();
    for (size_t i = 0; i < verdict->compromise_count; i++)
        json_object_set_new(compromises,
            verdict->profile->parts[verdict->compromises[i].part].name,
            json_integer(verdict->compromises[i].size));
    return compromises;
}

static json_t *make_modules(const struct decision *decision, enum truth truth)
{
    const struct guide *guide = decision->verdict->guide;
    json_t *list = json_array();
    for (size_t i = 0; i < guide->module_count; i++)
        if (decision->selection->modules[i].truth == truth)
            json_array_append_new(list, json_string(guide->modules[i].id));
    return list;
}

static json_t *make_warnings(const struct decision *decision, enum truth truth)
{
    static const char *const levels[] = {"note", "caution", "serious"};
    const struct guide *guide = decision->verdict->guide;
    json_t *list = json_array();
    for (size_t i = 0; i < guide->warning_count; i++) {
        const struct warning *warning = &guide->warnings[i];
        if (decision->selection->warnings[i].truth != truth)
            continue;
        json_array_append_new(list,
            truth == TRUTH_UNKNOWN
                ? json_string(warning->id)
                : json_sprintf("%s: %s", levels[warning->level], warning->id));
    }
    return list;
}

static json_t *make_result(const struct decision *decision)
{
    const struct verdict *verdict = decision->verdict;
    json_t *result = json_object();
    json_object_set_new(result, "verdict", json_string(verdict_name(verdict)));
    json_object_set_new(result, "options", make_plans(verdict, true));
    json_object_set_new(result, "conflict", json_boolean(verdict->conflict));
    json_object_set_new(result, "confidence",
        json_string(confidence_name(verdict->confidence)));
    json_object_set_new(result, "lead",
        verdict->lead == LEAD_ALL_RULED_OUT ? json_null()
                                            : json_integer(verdict->lead));
    json_object_set_new(result, "scores", make_scores(verdict));
    json_object_set_new(result, "ruled_out", make_ruled_out(verdict));
    json_object_set_new(result, "candidates", make_plans(verdict, false));
    json_object_set_new(result, "served", make_served(verdict));
    json_object_set_new(result, "compromises", make_compromises(verdict));
    json_object_set_new(
        result, "mismatch", json_string(mismatch_name(verdict->mismatch)));
    json_object_set_new(result, "modules", make_modules(decision, TRUTH_TRUE));
    json_object_set_new(
        result, "modules_unknown", make_modules(decision, TRUTH_UNKNOWN));
    json_object_set_new(
        result, "warnings", make_warnings(decision, TRUTH_TRUE));
    json_object_set_new(
        result, "warnings_unknown", make_warnings(decision, TRUTH_UNKNOWN));
    return result;
}

/* ---- comparing ----------------------------------------------------------- */

static size_t compare(const char *profile, json_t *expected, json_t *result)
{
    size_t differences = 0;
    const char *key;
    json_t *value;
    json_object_foreach(result, key, value)
    {
        json_t *wanted = json_object_get(expected, key);
        if (wanted && json_equal(wanted, value))
            continue;
        char *want = json_dumps(wanted, JSON_ENCODE_ANY);
        char *got = json_dumps(value, JSON_ENCODE_ANY);
        print_error("%s: %s is %s, not %s\n", profile, key, got,
            want ? want : "expected to be anything");
        free(want);
        free(got);
        differences++;
    }
    return differences;
}

static void test_twelve_profiles(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    require_clean(&fixture);
    json_t *expected = json_load_file("tests/golden/expected.json", 0, NULL);
    assert_non_null(expected);
    assert_int_equal(json_object_size(expected), 12);
    size_t differences = 0;
    const char *name;
    json_t *wanted;
    json_object_foreach(expected, name, wanted)
    {
        const char *path = file_join(&fixture.arena, "examples/profiles", name);
        const struct source *source =
            file_read(&fixture.arena, path, FILE_LARGEST_TEXT, &fixture.diags);
        assert_non_null(source);
        struct decision decision = decide_source(&fixture, source);
        json_t *result = make_result(&decision);
        assert_int_equal(json_object_size(result), 15);
        differences += compare(name, wanted, result);
        json_decref(result);
    }
    json_decref(expected);
    fixture_release(&fixture);
    assert_int_equal(differences, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twelve_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
