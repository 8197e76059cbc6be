/* What differs between two decisions. */
#include "schema.h"

#include "decide/difference.h"
#include "write/json_difference.h"
#include "write/json_value.h"

static const char *profile_text(struct fixture *fixture, const char *name)
{
    const struct source *source = file_read(&fixture->arena,
        file_join(&fixture->arena, "examples/profiles", name),
        FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    return source->text;
}

/* P11 against itself with OLD replaced by NEW. */
static struct difference compare_changed(
    struct fixture *fixture, const char *old, const char *new)
{
    const char *text = profile_text(fixture, "p11-live-advice-tiny-rota.xml");
    struct decision *sides = arena_allocate(&fixture->arena, 2, sizeof *sides);
    sides[0] = decide_text(fixture, text);
    sides[1] = decide_text(fixture, replace(&fixture->arena, text, old, new));
    return difference_find(&fixture->arena, &sides[0], &sides[1]);
}

static void expect_text(const struct difference *difference, const char *id,
    enum truth old, enum truth new)
{
    const struct guide *guide = difference->guide;
    for (size_t i = 0; i < difference->module_count; i++) {
        const struct text_difference *text = &difference->modules[i];
        if (strcmp(guide->modules[text->index].id, id) != 0)
            continue;
        assert_int_equal(text->old, old);
        assert_int_equal(text->new, new);
        return;
    }
    fail_msg("%s is not among the modules that differ", id);
}

static void test_one_fact(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    struct difference p = compare_changed(&fixture, ">1500<", ">900<");
    const struct guide *guide = fixture.guide;
    assert_false(p.same);
    assert_int_equal(p.fact_count, 1);
    assert_int_equal(p.facts[0].fact, guide_fact(guide, "peak-connections"));
    assert_int_equal(p.facts[0].new_part, 0);
    assert_true(p.facts[0].old.value.as.number == 1500);
    assert_true(p.facts[0].new.value.as.number == 900);
    assert_int_equal(p.reason_count, 1);
    assert_string_equal(
        guide->reasons[p.reasons[0].reason].id, "realtime-many");
    assert_true(p.reasons[0].counted_before);
    assert_false(p.reasons[0].counts_now);
    assert_int_equal(p.removed_part_count + p.added_part_count, 0);
    assert_string_equal(verdict_name(p.old->verdict), "both");
    assert_string_equal(verdict_name(p.new->verdict), "python");
    expect_text(&p, "both-gains", TRUTH_TRUE, TRUTH_FALSE);
    expect_text(&p, "second-opinion", TRUTH_FALSE, TRUTH_TRUE);
    fixture_release(&fixture);
}

/* An answer that says what was assumed is a difference all the same, and a
 * value written otherwise is none. */
static void test_origin(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    struct difference p = compare_changed(&fixture, "<stage>planned</stage>",
        "<stage>planned</stage><drivers speed=\"no\"/>");
    assert_int_equal(p.fact_count, 1);
    assert_int_equal(p.facts[0].old.origin, ORIGIN_ASSUMED);
    assert_int_equal(p.facts[0].new.origin, ORIGIN_STATED);
    assert_true(value_equal(p.facts[0].old.value, p.facts[0].new.value));
    assert_false(p.same);
    p = compare_changed(&fixture, ">1500<", "> 1500 <");
    assert_true(p.same);
    fixture_release(&fixture);
}

/* A part is known by its name: another order is no difference. */
static void test_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    struct difference p =
        compare_changed(&fixture, "\"Risk model\"", "\"Credit model\"");
    assert_int_equal(p.removed_part_count, 1);
    assert_int_equal(p.removed_parts[0], 1);
    assert_int_equal(p.added_part_count, 1);
    assert_int_equal(p.added_parts[0], 1);
    assert_int_equal(p.fact_count, 0);
    assert_int_equal(p.reason_count, 2);
    assert_null(p.reasons[0].new);
    assert_null(p.reasons[1].old);
    const char *text = profile_text(&fixture, "p11-live-advice-tiny-rota.xml");
    const char *rooms = strstr(text, "    <workload name=\"Advice");
    const char *model = strstr(text, "    <workload name=\"Risk");
    const char *end = strstr(text, "  </workloads>");
    struct decision sides[] = {decide_text(&fixture, text),
        decide_text(&fixture, arena_format(&fixture.arena, "%.*s%.*s%.*s%s",
                                  (int)(rooms - text), text, (int)(end - model),
                                  model, (int)(model - rooms), rooms, end))};
    assert_true(difference_find(&fixture.arena, &sides[0], &sides[1]).same);
    fixture_release(&fixture);
}

#define OVERRIDE(option, author, date, reason)                                 \
    "<override option='" option "' author='" author "' date='" date            \
    "'>" reason "</override></profile>"

/* A departure is one more difference, and so is each thing that it says. */
static void test_override(void **state)
{
    (void)state;
    static const struct {
        const char *end;
        bool same;
    } cases[] = {
        {OVERRIDE("node", "N. N.", "2026-11-20", "They know it."), true},
        {OVERRIDE("node", "N. N.", "2026-11-20", "They like it."), false},
        {OVERRIDE("node", "N. M.", "2026-11-20", "They know it."), false},
        {OVERRIDE("node", "N. N.", "2026-11-19", "They know it."), false},
        {OVERRIDE("python", "N. N.", "2026-11-20", "They know it."), false},
        {"</profile>", false},
    };
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    const char *text = profile_text(&fixture, "p11-live-advice-tiny-rota.xml");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decision sides[2] = {
            decide_text(&fixture,
                replace(&fixture.arena, text, "</profile>", cases[0].end)),
            decide_text(&fixture,
                replace(&fixture.arena, text, "</profile>", cases[i].end))};
        for (int turn = 0; turn < 2; turn++)
            assert_int_equal(
                difference_find(&fixture.arena, &sides[turn], &sides[1 - turn])
                    .same,
                cases[i].same);
    }
    fixture_release(&fixture);
}

static void test_schema(void **state)
{
    (void)state;
    struct fixture fixture;
    struct buffer text;
    fixture_read(&fixture, "content/python-node");
    struct difference p =
        compare_changed(&fixture, "\"Risk model\" kind=\"ml-serving\"",
            "\"Credit model\" kind=\"ml-training\"");
    buffer_init(&text);
    json_add_text(&text, json_from_difference(&p));
    json_t *result = schema_parse(&text);
    expect_described("tests/golden/diff.schema.json", result);
    assert_false(json_is_true(json_object_get(result, "same")));
    json_decref(result);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_fact),
        cmocka_unit_test(test_origin),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_override),
        cmocka_unit_test(test_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
