/* What a condition is decided by and rests on, on a small guide where each way
 * is worked out by hand; and clauses, which that is read from. */
#include "fixture.h"

#include "decide/why.h"

static const char guide_head[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight, vary: kind}\n"
    "facts:\n"
    "  yes: {of: project, label: Y, path: yes, type: boolean, ask: '?'}\n"
    "  no: {of: project, label: N, path: no, type: boolean, ask: '?'}\n"
    "  open: {of: project, label: O, path: open, type: boolean, ask: '?'}\n"
    "  gate: {of: project, label: G, path: gate, type: boolean, ask: '?'}\n"
    "  late: {of: project, label: L, path: late, type: boolean, ask: '?',\n"
    "    asked-if: $gate, otherwise: no}\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, core], assume: core, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', required: yes, type: enum,"
    " values: [x, y, z], ask: '?'}\n"
    "  near: {of: project, is: $yes}\n"
    "  far: {of: project, is: $near or $no}\n"
    "  any-x: {of: project, any: \"$kind = 'x'\"}\n"
    "  any-z: {of: project, any: \"$kind = 'z'\"}\n"
    "  all-x: {of: project, all: \"$kind = 'x'\"}\n"
    "  count-x: {of: project, count: \"$kind = 'x'\"}\n"
    "  count-z: {of: project, count: \"$kind = 'z'\"}\n"
    "reasons:\n"
    "  - {id: r, for: a, grade: strong, when: $yes, because: t}\n"
    "warnings:\n";

static const char profile_text[] =
    "<profile guide='small' format='1'>"
    "<project><yes>yes</yes><no>no</no><gate>no</gate></project><parts>"
    "<part name='P' kind='x'/><part name='Q' kind='y'/>"
    "<part name='R' kind='x'/></parts></profile>";

static struct decision decide_with(
    struct fixture *fixture, const char *when, const char *module)
{
    struct arena scratch;
    arena_init(&scratch);
    fixture_write_module(fixture,
        arena_format(&scratch,
            "%s  - {id: w, level: note, say: S, when: \"%s\"}\n", guide_head,
            when),
        module);
    arena_release(&scratch);
    return decide_text(fixture, profile_text);
}

/* "DECIDER; DECIDER: fact@row/depth fact@row/depth", rows from 0. */
static const char *print_why(struct fixture *fixture, const struct why *why)
{
    struct arena *arena = &fixture->arena;
    const char *all = "";
    for (size_t i = 0; i < why->decider_count; i++)
        all = arena_format(
            arena, "%s%s%s", all, i ? "; " : "", why->deciders[i].clause->text);
    all = arena_format(arena, "%s:", all);
    for (size_t i = 0; i < why->ground_count; i++) {
        const struct ground *ground = &why->grounds[i];
        const char *row = ground->part == NONE
                              ? ""
                              : arena_format(arena, "@%d", ground->part);
        all = arena_format(arena, "%s %s%s/%d", all, ground->variable->name,
            row, ground->depth);
    }
    return all;
}

static void expect_why(const char *when, enum truth truth, const char *expected)
{
    struct fixture fixture;
    struct decision p = decide_with(&fixture, when, NULL);
    struct subject subject = {SUBJECT_WARNING, 0};
    assert_int_equal(warned(&p, "w"), truth);
    struct why why = why_subject(&fixture.arena,
        clauses_new(&fixture.arena, fixture.rules), p.facts, &subject, truth);
    assert_int_equal(why.truth, truth);
    assert_string_equal(print_why(&fixture, &why), expected);
    fixture_release(&fixture);
}

/* What holds is named whole, of an "and" that does not the sides that do not;
 * of an "or" the sides that hold are its grounds, or all if it does not. */
static void test_sides(void **state)
{
    (void)state;
    expect_why("$yes", TRUTH_TRUE, "$yes: yes/0");
    expect_why("$yes and $gate = $no", TRUTH_TRUE,
        "$yes and $gate = $no: yes/0 gate/0 no/0");
    expect_why(
        "$yes and $no and $gate", TRUTH_FALSE, "$no; $gate: no/0 gate/0");
    expect_why(
        "$yes and ($no or $gate)", TRUTH_FALSE, "$no or $gate: no/0 gate/0");
    expect_why("$yes or $no", TRUTH_TRUE, "$yes or $no: yes/0");
    expect_why(
        "$no or $yes or $gate", TRUTH_TRUE, "$no or $yes or $gate: yes/0");
    expect_why("$yes and $open", TRUTH_UNKNOWN, "$open: open/0");
    expect_why("$no or $open", TRUTH_UNKNOWN, "$no or $open: open/0");
}

/* A "not" rests on what it turns around, whether it holds or not. */
static void test_not(void **state)
{
    (void)state;
    expect_why("not($no)", TRUTH_TRUE, "not($no): no/0");
    expect_why("not($yes)", TRUTH_FALSE, "not($yes): yes/0");
    expect_why("not($no and $yes)", TRUTH_TRUE, "not($no and $yes): no/0");
    /* Neither side is what the whole is: it rests on both. */
    expect_why(
        "$open or not($open)", TRUTH_TRUE, "$open or not($open): open/0");
    expect_why("true()", TRUTH_TRUE, "true():");
}

/* A derived fact is followed by what it rests on, one deeper each time; a fact
 * that is not asked by why. Each is named once, where it is met first. */
static void test_depth(void **state)
{
    (void)state;
    expect_why("$far", TRUTH_TRUE, "$far: far/0 near/1 yes/2");
    expect_why("$late", TRUTH_FALSE, "$late: late/0 gate/1");
    expect_why("$yes and $near and $far", TRUTH_TRUE,
        "$yes and $near and $far: yes/0 near/0 far/0");
    expect_why("$far and $yes = $near", TRUTH_TRUE,
        "$far and $yes = $near: far/0 near/1 yes/2");
}

/* What sums up parts rests on those that make it what it is. */
static void test_parts(void **state)
{
    (void)state;
    expect_why("$any-x", TRUTH_TRUE, "$any-x: any-x/0 kind@0/1 kind@2/1");
    expect_why(
        "$any-z", TRUTH_FALSE, "$any-z: any-z/0 kind@0/1 kind@1/1 kind@2/1");
    expect_why("$all-x", TRUTH_FALSE, "$all-x: all-x/0 kind@1/1");
    expect_why("$count-x = 2", TRUTH_TRUE,
        "$count-x = 2: count-x/0 kind@0/1 kind@2/1");
    expect_why("$count-z > 0", TRUTH_FALSE,
        "$count-z > 0: count-z/0 kind@0/1 kind@1/1 kind@2/1");
}

/* Of a module of parts each row that is as it is has deciders of its own; a
 * fact of the project and an outcome are on no row, and named once. */
static void test_module_of_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    struct decision p = decide_with(&fixture, "$yes",
        "---\nid: m\ntitle: M\nkind: text\norder: 1\nscope: part\n"
        "when: \"$kind = 'x' and $yes and $lead >= 2\"\n---\nText.\n");
    struct subject subject = {SUBJECT_MODULE, 0};
    struct why why =
        why_subject(&fixture.arena, clauses_new(&fixture.arena, fixture.rules),
            p.facts, &subject, TRUTH_TRUE);
    assert_int_equal(why.decider_count, 2);
    assert_int_equal(why.deciders[0].part, 0);
    assert_int_equal(why.deciders[1].part, 2);
    why.decider_count = 0;
    assert_string_equal(
        print_why(&fixture, &why), ": kind@0/0 yes/0 lead/0 kind@2/0");
    fixture_release(&fixture);
}

/* A reason in a module counts if both conditions hold: together they are one
 * "and", in which an "or" is enclosed. */
static void test_joined(void **state)
{
    (void)state;
    static const char *const whens[][2] = {
        {"$yes or $no", "($yes or $no) and $gate and $open"},
        {"$yes and $no", "$yes and $no and $gate and $open"},
        {"not($yes)", "not($yes) and $gate and $open"},
    };
    for (size_t i = 0; i < sizeof whens / sizeof *whens; i++) {
        struct fixture fixture;
        char module[400];
        snprintf(module, sizeof module,
            "---\nid: m\ntitle: M\nkind: text\norder: 1\nwhen: %s\nreasons:\n"
            "  - {id: own, for: a, grade: lean, because: t,"
            " when: $gate and $open}\n"
            "  - {id: bare, for: a, grade: lean, because: t}\n---\nText.\n",
            whens[i][0]);
        decide_with(&fixture, "$yes", module);
        const struct clauses *clauses =
            clauses_new(&fixture.arena, fixture.rules);
        for (size_t k = 0; k < fixture.guide->reason_count; k++) {
            const char *id = fixture.guide->reasons[k].id;
            if (strcmp(id, "own") == 0)
                assert_string_equal(clauses->reasons[k]->text, whens[i][1]);
            if (strcmp(id, "bare") == 0)
                assert_string_equal(clauses->reasons[k]->text, whens[i][0]);
        }
        fixture_release(&fixture);
    }
}

/* At any depth, and not in what is not there. */
static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *when;
        bool confidence;
    } cases[] = {
        {"$confidence = 'low'", true},
        {"$yes and ($no or not($confidence = 'low'))", true},
        {"$yes and ($no or not($lead > 2))", false},
        {"$yes", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        decide_with(&fixture, cases[i].when, NULL);
        const struct clauses *clauses =
            clauses_new(&fixture.arena, fixture.rules);
        assert_int_equal(
            clause_names(clauses->warnings[0], VARIABLE_CONFIDENCE),
            cases[i].confidence);
        fixture_release(&fixture);
    }
    assert_false(clause_names(NULL, VARIABLE_CONFIDENCE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_not),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_module_of_parts),
        cmocka_unit_test(test_joined),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
