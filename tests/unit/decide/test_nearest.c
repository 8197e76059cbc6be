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

/* ---- which of several ---------------------------------------------------- */

/* A warning that is not so in a guide with these facts, and what brings it in:
 * "fact@row=value" of each change, "+kind", "-part", and the steps of all. */
static const char pair_head[] =
    "guide: near\nformat: 1\ntitle: Near\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight, vary: kind}\n"
    "facts:\n"
    "  flag: {of: project, label: F, path: flag, type: boolean, ask: '?'}\n"
    "  mode: {of: project, label: M, path: mode, type: enum,"
    " values: [p, q, r], ask: '?'}\n"
    "  one: {of: project, label: O, path: one, type: scale,"
    " values: [none, basic, solid, expert], ask: '?'}\n"
    "  two: {of: project, label: T, path: two, type: scale,"
    " values: [none, basic, solid, expert], ask: '?'}\n"
    "  rules: {of: project, label: R, path: rules, type: set,"
    " values: [s, t, u], ask: '?'}\n"
    "  open: {of: project, label: O, path: open, type: boolean, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', type: enum,"
    " values: [x, y, z], required: yes, ask: '?'}\n"
    "  size: {of: part, label: S, path: size, type: boolean, ask: '?'}\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, core], assume: core, ask: '?'}\n"
    "  all-x: {of: project, all: \"$kind = 'x'\"}\n"
    "  any-z: {of: project, any: \"$kind = 'z'\"}\n"
    "  any-large: {of: project, any: $size}\n"
    "  count-large: {of: project, count: $size}\n"
    "  parts-count: {of: project, count: 'true()'}\n"
    "reasons:\n"
    "  - {id: r1, for: a, grade: strong, because: t}\n"
    "  - {id: r2, for: a, grade: strong, because: t}\n"
    "  - {id: r3, for: a, grade: slight, when: $flag, because: t}\n"
    "  - {id: r4, for: b, grade: strong, when: $open, because: t}\n"
    "  - {id: r5, for: b, grade: strong, when: $open, because: t}\n"
    "  - {id: r6, for: b, grade: strong, when: $open, because: t}\n";

static const char *print_nearest(
    struct fixture *fixture, const struct nearest *nearest)
{
    struct arena *arena = &fixture->arena;
    const char *all = "";
    int steps = 0;
    for (size_t i = 0; i < nearest->count; i++) {
        const struct flip *flip = &nearest->changes[i];
        steps += flip->steps;
        all = arena_format(arena, "%s%s", all, i ? " " : "");
        if (flip->kind == FLIP_DROP_PART) {
            all = arena_format(arena, "%s-%d", all, flip->part);
            continue;
        }
        const struct fact *fact = &fixture->guide->facts[flip->fact];
        const char *value =
            flip->to.type == VALUE_WORD ? fact->values[flip->to.as.word]
            : flip->to.type == VALUE_SET
                ? arena_format(arena, "{%d}", (int)flip->to.as.members)
            : flip->to.as.truth ? "yes"
                                : "no";
        if (flip->kind == FLIP_ADD_PART)
            all = arena_format(arena, "%s+%s", all, value);
        else if (flip->part == NONE)
            all = arena_format(arena, "%s%s=%s", all, fact->id, value);
        else
            all = arena_format(
                arena, "%s%s@%d=%s", all, fact->id, flip->part, value);
    }
    assert_true(nearest->all_tried);
    return arena_format(arena, "%s (%d)", all, steps);
}

#define ONE_PART "<part name='P' kind='y'><size>no</size></part>"
#define TWO_PARTS                                                              \
    "<part name='P' kind='x'><size>no</size></part>"                           \
    "<part name='Q' kind='y'><size>no</size></part>"
#define THREE_PARTS TWO_PARTS "<part name='R' kind='y'><size>no</size></part>"

static void expect_nearest(
    const char *when, const char *parts, const char *expected)
{
    struct fixture fixture;
    struct arena scratch;
    arena_init(&scratch);
    fixture_write(
        &fixture, arena_format(&scratch,
                      "%swarnings:\n  - {id: w, level: note, say: S, when: "
                      "\"%s\"}\n",
                      pair_head, when));
    struct nearest nearest = nearest_in(&fixture,
        arena_format(&scratch,
            "<profile guide='near' format='1'><project><flag>no</flag>"
            "<mode>p</mode><one>none</one><two>none</two><rules>s</rules>"
            "</project><parts>%s</parts></profile>",
            parts),
        0);
    assert_string_equal(print_nearest(&fixture, &nearest), expected);
    arena_release(&scratch);
    fixture_release(&fixture);
}

/* Of changes as near, the first in the guide; of one and two, one. */
static void test_first_of_several(void **state)
{
    (void)state;
    expect_nearest("$flag or $mode = 'q'", ONE_PART, "flag=yes (1)");
    expect_nearest("$mode = 'r' or $mode = 'q'", ONE_PART, "mode=q (1)");
    expect_nearest(
        "$one = 'solid' or ($flag and $mode = 'q')", ONE_PART, "one=solid (2)");
    expect_nearest("$one = 'expert' or ($flag and $mode = 'q')", ONE_PART,
        "one=expert (3)");
    expect_nearest("count($rules) = 2", ONE_PART, "rules={3} (1)");
    expect_nearest("count($rules) = 0", ONE_PART, "rules={0} (1)");
    expect_nearest("count($rules) = 3", ONE_PART, " (0)");
}

/* Two changes of the fewest steps together, up to twice the most of one. */
static void test_two_facts(void **state)
{
    (void)state;
    expect_nearest("$flag and $mode = 'q'", ONE_PART, "flag=yes mode=q (2)");
    expect_nearest("$one = 'solid' and ($two = 'expert' or $two = 'basic')",
        ONE_PART, "two=basic one=solid (3)");
    expect_nearest("$one = 'expert' and $two = 'expert'", ONE_PART,
        "one=expert two=expert (6)");
    expect_nearest(
        "$flag and $mode = 'q' and $one = 'basic'", ONE_PART, " (0)");
}

/* Another kind counts as two steps, a part less or more as one. The last part
 * is not dropped. */
static void test_kinds(void **state)
{
    (void)state;
    expect_nearest("$all-x", ONE_PART, "kind@0=x (2)");
    expect_nearest("$all-x", TWO_PARTS, "-1 (1)");
    expect_nearest("$all-x", THREE_PARTS, "-1 -2 (2)");
    expect_nearest("$any-z", TWO_PARTS, "+z (1)");
    expect_nearest("$all-x and $parts-count = 2", TWO_PARTS, "kind@1=x (2)");
    expect_nearest(
        "$all-x and $parts-count = 2", THREE_PARTS, "-1 kind@2=x (3)");
    expect_nearest("$parts-count = 0", ONE_PART, " (0)");
}

/* Of two parts one may be dropped, and something else changed. */
static void test_part_less_and_fact(void **state)
{
    (void)state;
    expect_nearest("$all-x and $flag", TWO_PARTS, "flag=yes -1 (2)");
    expect_nearest("$any-large and $all-x", TWO_PARTS, "size@0=yes -1 (2)");
    /* Not one of the part that is gone. */
    expect_nearest("$any-large and $parts-count = 1 and not($all-x)", TWO_PARTS,
        "size@1=yes -0 (2)");
}

static void test_part_more_and_fact(void **state)
{
    (void)state;
    expect_nearest("$any-z and $flag", TWO_PARTS, "+z flag=yes (2)");
    expect_nearest(
        "$parts-count = 3 and $any-large", TWO_PARTS, "+x size@0=yes (2)");
    expect_nearest("$count-large = 2", TWO_PARTS, "size@0=yes size@1=yes (2)");
    expect_nearest("$parts-count = 2 and $any-z", TWO_PARTS, "kind@0=z (2)");
    expect_nearest("$parts-count = 5", THREE_PARTS, "+x +x (2)");
    expect_nearest("$parts-count = 5 and $any-z", THREE_PARTS, "+x +z (2)");
}

/* 16 to 0 for a, but answered yes "open" gives b 24: so the verdict is sure
 * once that is answered no, and not by the flag, which adds to the lead alone.
 */
static void test_how_sure(void **state)
{
    (void)state;
    expect_nearest("$confidence = 'high'", ONE_PART, "open=no (1)");
    expect_nearest("$confidence = 'high' and $lead > 16", ONE_PART,
        "flag=yes open=no (2)");
    expect_nearest("$verdict = 'b'", ONE_PART, "open=yes (1)");
    expect_nearest("$lead = 18", ONE_PART, "flag=yes (1)");
    expect_nearest(
        "$confidence = 'high' and $any-z", ONE_PART, "+z open=no (2)");
    expect_nearest(
        "$confidence = 'moderate' and $parts-count = 3", ONE_PART, "+x +x (2)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fewest_steps),
        cmocka_unit_test(test_part_and_fact),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_two_added_parts),
        cmocka_unit_test(test_first_of_several),
        cmocka_unit_test(test_two_facts),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_part_less_and_fact),
        cmocka_unit_test(test_part_more_and_fact),
        cmocka_unit_test(test_how_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
