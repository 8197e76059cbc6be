/* What explanations said that was not computed: profiles that were found by
 * comparing thousands with what was said of them. */
#include "fixture.h"

#include "decide/clause.h"
#include "write/ledger.h"

static const char first_guide[] = "tests/decision/random/python-node/guide";

static struct decision decide_fault(struct fixture *fixture, const char *name)
{
    const char *path =
        file_join(&fixture->arena, "tests/decision/judgement", name);
    const struct source *source =
        file_read(&fixture->arena, path, FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    return decide_source(fixture, source);
}

/* What `dossier explain` prints of it. */
static const char *explain(
    struct fixture *fixture, const struct decision *decision)
{
    struct buffer text;
    buffer_init(&text);
    const struct clauses *clauses =
        clauses_new(&fixture->arena, fixture->rules);
    ledger_write(&text, fixture->rules, clauses, decision);
    const char *copy = arena_string(&fixture->arena, buffer_string(&text));
    buffer_release(&text);
    return copy;
}

static void expect_said(
    struct fixture *fixture, const struct decision *decision, const char *said)
{
    const char *text = explain(fixture, decision);
    if (!strstr(text, said))
        print_error("%.1500s\n", text);
    assert_non_null(strstr(text, said));
}

static const struct unanswered *question_of(
    const struct decision *decision, const char *fact, int part)
{
    const struct unanswered *question =
        sensitivity_question(decision->sensitivity,
            guide_fact(decision->verdict->guide, fact), part);
    assert_non_null(question);
    return question;
}

static bool brings(const struct decision *decision, const char *fact, int part,
    const char *module)
{
    const struct unanswered *question = question_of(decision, fact, part);
    for (size_t i = 0; i < question->module_count; i++)
        if (strcmp(decision->verdict->guide->modules[question->modules[i]].id,
                module) == 0)
            return true;
    return false;
}

static void expect_step(const struct decision *decision, size_t index,
    enum assurance_cause cause, enum confidence from, enum confidence to)
{
    const struct assurance *assurance = decision->assurance;
    assert_true(index < assurance->step_count);
    assert_int_equal(assurance->steps[index].cause, cause);
    assert_int_equal(assurance->steps[index].from, from);
    assert_int_equal(assurance->steps[index].to, to);
}

/* ---- scales -------------------------------------------------------------- */

/* Another plan came first on some scale, while ours was level. */
static void test_ahead_or_level(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p = decide_fault(&fixture, "scale-single.xml");
    assert_int_equal(p.assurance->scale, SCALE_LEVEL);
    assert_true(p.sensitivity->scale_robust);
    expect_said(&fixture, &p, "the verdict is ahead or level, on\n");
    /* With grades of 1, 2, 3 and 6 Python comes first, both level. */
    p = decide_fault(&fixture, "scale-combination.xml");
    assert_int_equal(p.verdict->plan, guide_plan(fixture.guide, "both"));
    assert_int_equal(p.assurance->scale, SCALE_LEVEL);
    fixture_release(&fixture);
}

/* A doubt about the scale takes a toss-up down too, with its own reason. */
static void test_scale_of_a_toss_up(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p = decide_fault(&fixture, "toss-up-moderate.xml");
    expect_verdict(&p, "toss-up", "low", 1);
    assert_int_equal(p.assurance->step_count, 2);
    expect_step(
        &p, 0, ASSURANCE_ASSUMPTIONS, CONFIDENCE_HIGH, CONFIDENCE_MODERATE);
    expect_step(&p, 1, ASSURANCE_SCALE, CONFIDENCE_MODERATE, CONFIDENCE_LOW);
    assert_int_equal(p.assurance->confirmed, CONFIDENCE_MODERATE);
    expect_said(&fixture, &p, "can end the toss-up: a step down, to moderate");
    fixture_release(&fixture);
}

/* ---- questions and assumptions ------------------------------------------- */

/* An answer that changes the confidence alone brings a module in or out. */
static void test_confidence_of_answers(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p = decide_fault(&fixture, "document-question-missing.xml");
    assert_true(brings(&p, "transformation", 2, "second-opinion"));
    assert_true(question_of(&p, "transformation", 2)->confidence);
    assert_int_equal(
        sensitivity_effect(p.sensitivity, question_of(&p, "transformation", 2)),
        EFFECT_CONFIDENCE);
    assert_int_equal(sensitivity_effect(
                         p.sensitivity, question_of(&p, "peak-connections", 0)),
        EFFECT_VERDICT);
    fixture_release(&fixture);
}

/* What is assumed can change texts alone. */
static void test_kind_of_change(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    const struct source *source = file_read(&fixture.arena,
        "examples/profiles/p06-scoring-api-node-team.xml", FILE_LARGEST_TEXT,
        &fixture.diags);
    struct decision p = decide_source(&fixture, source);
    assert_true(brings(&p, "speed-driver", NONE, "perf-claims"));
    assert_int_equal(sensitivity_effect(
                         p.sensitivity, question_of(&p, "speed-driver", NONE)),
        EFFECT_DOCUMENT);
    fixture_release(&fixture);
}

/* No single answer changes it, but two together do. */
static void test_answers_together(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p =
        decide_fault(&fixture, "high-though-answers-together-change-it.xml");
    expect_verdict(&p, "both", "moderate", 8);
    const struct together *together = &p.assurance->together;
    assert_false(p.assurance->by_answers);
    assert_int_equal(together->result, TOGETHER_CHANGES);
    assert_int_equal(together->plan, guide_plan(fixture.guide, "python"));
    assert_int_equal(together->witness_count, 2);
    assert_int_equal(
        together->witness[0].fact, guide_fact(fixture.guide, "team-size"));
    assert_int_equal(
        together->witness[1].fact, guide_fact(fixture.guide, "on-call"));
    expect_said(&fixture, &p, "these answers together give Python");
    p = decide_fault(
        &fixture, "high-though-answers-together-change-it-answered.xml");
    expect_verdict(&p, "python", "low", 6);
    fixture_release(&fixture);
}

/* The same of a toss-up, which then falls by two steps. */
static void test_toss_up_together(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    struct fixture fixture;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct source *guide = file_read(&arena,
        "tests/decision/judgement/joint-guide.yaml", FILE_LARGEST_TEXT, &diags);
    assert_non_null(guide);
    fixture_write(&fixture, guide->text);
    struct decision p = decide_fault(&fixture, "toss-up-joint.xml");
    expect_verdict(&p, "toss-up", "low", 0);
    assert_int_equal(p.assurance->together.result, TOGETHER_CHANGES);
    expect_step(&p, 0, ASSURANCE_ANSWERS, CONFIDENCE_HIGH, CONFIDENCE_LOW);
    expect_said(
        &fixture, &p, "can end the toss-up: two steps\n    down, to low");
    fixture_release(&fixture);
    arena_release(&arena);
}

/* Stating exactly what was assumed may raise the confidence; it says so. The
 * answers to two open questions keep this one low all the same. */
static void test_confirming(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p = decide_fault(&fixture, "assumed-mixed-group.xml");
    struct decision stated =
        decide_fault(&fixture, "assumed-mixed-group-stated.xml");
    assert_true(p.assurance->hinge_count > 0);
    assert_int_equal(p.verdict->plan, stated.verdict->plan);
    assert_int_equal(p.assurance->confirmed, stated.assurance->level);
    fixture_release(&fixture);
}

/* A part's weight as it is stated, and what it counts as where none is core. */
static void test_raised_weight_is_said(void **state)
{
    (void)state;
    static const char said[] = "no part is core, so the heaviest class, "
                               "major, counts as core: 3";
    struct fixture fixture;
    fixture_write(&fixture,
        "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
        "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
        "options: [{id: a, label: A}, {id: b, label: B}]\n"
        "weights: {minor: 1, major: 2, core: 3}\n"
        "parts: {path: parts/part, name: '@name', weight: weight}\n"
        "facts:\n"
        "  weight: {of: part, label: W, path: '@weight', type: scale,"
        " values: [minor, major, core], assume: major, ask: '?'}\n"
        "reasons:\n"
        "  - {id: r, for: a, grade: slight, scope: part, because: t}\n");
    struct decision p = decide_text(&fixture,
        "<profile guide='small' format='1'><parts>"
        "<part name='Q' weight='minor'/><part name='P'/></parts></profile>");
    expect_said(&fixture, &p, said);
    assert_int_equal(score(&p, "a"), 1 + 3);
    p = decide_text(&fixture,
        "<profile guide='small' format='1'><parts>"
        "<part name='Q' weight='core'/><part name='P'/></parts></profile>");
    assert_null(strstr(explain(&fixture, &p), "heaviest class"));
    assert_int_equal(score(&p, "a"), 3 + 2);
    fixture_release(&fixture);
}

/* ---- flips and the nearest change ---------------------------------------- */

/* Kinds of parts are left as they are: no more is said than was tried. */
static void test_single_changes(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, first_guide);
    struct decision p = decide_fault(&fixture, "no-single-change-but-kind.xml");
    assert_int_equal(p.sensitivity->flip_count, 0);
    expect_said(&fixture, &p, "kinds and\nthe current choice were left");
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ahead_or_level),
        cmocka_unit_test(test_scale_of_a_toss_up),
        cmocka_unit_test(test_confidence_of_answers),
        cmocka_unit_test(test_kind_of_change),
        cmocka_unit_test(test_answers_together),
        cmocka_unit_test(test_toss_up_together),
        cmocka_unit_test(test_confirming),
        cmocka_unit_test(test_raised_weight_is_said),
        cmocka_unit_test(test_single_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
