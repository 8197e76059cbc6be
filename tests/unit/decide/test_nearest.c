/* The nearest change: the fewest steps, then two changes together, one of
 * which may add a part. */
#include "fixture.h"

#include "decide/nearest.h"

static const char guide_text[] =
    "guide: near\nformat: 1\ntitle: Near\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight, vary: kind,\n"
    "  label: {one: part, other: parts}}\n"
    "facts:\n"
    "  level: {of: project, label: L, path: level, type: scale,\n"
    "    values: [none, basic, solid, expert], ask: '?'}\n"
    "  mode: {of: project, label: M, path: mode, type: enum,\n"
    "    values: [a, b, c, d, e], ask: '?'}\n"
    "  size: {of: project, label: S, path: size, type: integer,\n"
    "    cuts: [1, 2, 3], ask: '?'}\n"
    "  flag: {of: project, label: F, path: flag, type: boolean, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', type: enum,\n"
    "    values: [x, y], required: yes, ask: '?'}\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,\n"
    "    values: [minor, core], assume: core, ask: '?'}\n"
    "  any-x: {of: project, label: X, any: \"$kind = 'x'\"}\n"
    "warnings:\n"
    "  - {id: word, level: note, say: S,\n"
    "     when: \"$level = 'expert' or $mode = 'e'\"}\n"
    "  - {id: gap, level: note, say: S,\n"
    "     when: \"$size >= 3 or $level = 'solid'\"}\n"
    "  - {id: added, level: note, say: S, when: \"$any-x and $flag\"}\n"
    "  - {id: never, level: note, say: S,\n"
    "     when: \"$any-x and $flag and $mode = 'e'\"}\n";

static const char profile_text[] =
    "<profile guide='near' format='1'>"
    "<project><level>none</level><mode>a</mode><flag>no</flag></project>"
    "<parts><part name='P' kind='y'/></parts></profile>";

static struct nearest nearest_in(
    struct fixture *fixture, const char *profile, int warning)
{
    struct decision decision = decide_text(fixture, profile);
    struct subject subject = {SUBJECT_WARNING, warning};
    return nearest_find(&fixture->arena, fixture->rules,
        clauses_new(&fixture->arena, fixture->rules), &decision, &subject);
}

static struct nearest nearest_of(struct fixture *fixture, int warning)
{
    return nearest_in(fixture, profile_text, warning);
}

/* Another word is one step, a scale as many as classes are passed; of a value
 * that is not known, each answer is one. */
static void test_fewest_steps(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct nearest nearest = nearest_of(&fixture, 0);
    assert_int_equal(nearest.count, 1);
    assert_int_equal(
        nearest.changes[0].fact, guide_fact(fixture.guide, "mode"));
    assert_int_equal(nearest.changes[0].steps, 1);
    nearest = nearest_of(&fixture, 1);
    assert_int_equal(nearest.count, 1);
    assert_int_equal(
        nearest.changes[0].fact, guide_fact(fixture.guide, "size"));
    assert_int_equal(nearest.changes[0].steps, 1);
    fixture_release(&fixture);
}

static void test_part_and_fact(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct nearest nearest = nearest_of(&fixture, 2);
    assert_int_equal(nearest.count, 2);
    assert_int_equal(nearest.changes[0].kind, FLIP_ADD_PART);
    assert_int_equal(nearest.changes[1].kind, FLIP_FACT);
    assert_int_equal(
        nearest.changes[1].fact, guide_fact(fixture.guide, "flag"));
    fixture_release(&fixture);
}

/* Three changes would do it; that is more than is tried. */
static void test_none(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct nearest nearest = nearest_of(&fixture, 3);
    assert_int_equal(nearest.count, 0);
    assert_true(nearest.all_tried);
    fixture_release(&fixture);
}

/* Fewer are tried the more parts there are, but never none. */
static void test_many_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    for (int parts = 8; parts <= 9; parts++) {
        const char *list = "";
        for (int i = 0; i < parts; i++)
            list = arena_format(
                &fixture.arena, "%s<part name='P%d' kind='y'/>", list, i);
        struct nearest nearest = nearest_in(&fixture,
            replace(&fixture.arena, profile_text, "<part name='P' kind='y'/>",
                list),
            0);
        assert_int_equal(nearest.count, 1);
        assert_true(nearest.all_tried);
    }
    fixture_release(&fixture);
}

static void test_two_added_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture,
        "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
        "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
        "options: [{id: a, label: A}, {id: b, label: B}]\n"
        "weights: {minor: 1, core: 2}\n"
        "parts: {path: parts/part, name: '@name', weight: weight, vary: kind}\n"
        "facts:\n"
        "  weight: {of: part, label: W, path: '@weight', type: scale,"
        " values: [minor, core], assume: core, ask: '?'}\n"
        "  kind: {of: part, label: K, path: '@kind', required: yes, type: enum,"
        " values: [k0, k1], ask: '?'}\n"
        "  parts-count: {of: project, count: 'true()'}\n"
        "reasons:\n"
        "  - {id: r, for: a, grade: lean, scope: part, when: \"$kind = 'k0'\","
        " because: t}\n"
        "warnings:\n"
        "  - {id: three, level: note, when: $parts-count >= 3, say: s}\n"
        "  - {id: four, level: note, when: $parts-count >= 4, say: s}\n");
    struct decision p = decide_text(&fixture,
        "<profile guide='small' format='1'><parts><part name='P' kind='k0'/>"
        "</parts></profile>");
    const struct clauses *clauses = clauses_new(&fixture.arena, fixture.rules);
    struct subject three = {SUBJECT_WARNING, 0}, four = {SUBJECT_WARNING, 1};
    struct nearest nearest =
        nearest_find(&fixture.arena, fixture.rules, clauses, &p, &three);
    assert_int_equal(nearest.count, 2);
    assert_int_equal(nearest.changes[0].kind, FLIP_ADD_PART);
    assert_int_equal(nearest.changes[1].kind, FLIP_ADD_PART);
    nearest = nearest_find(&fixture.arena, fixture.rules, clauses, &p, &four);
    assert_int_equal(nearest.count, 0);
    assert_true(nearest.all_tried);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fewest_steps),
        cmocka_unit_test(test_part_and_fact),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_two_added_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
