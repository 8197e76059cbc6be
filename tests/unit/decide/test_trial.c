/* What is supposed in a trial: the odometer over answers, and which facts can
 * move what. */
#include "fixture.h"

#include "decide/answers.h"
#include "decide/questions.h"
#include "decide/trial.h"

/* x and y meet in a reason; gate decides whether late is asked, which no
 * reason reads; nothing reads idle, the first of all. */
static const char guide_text[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight}\n"
    "facts:\n"
    "  idle: {of: project, label: I, path: idle, type: boolean, ask: '?'}\n"
    "  gate: {of: project, label: G, path: gate, type: boolean, ask: '?'}\n"
    "  late: {of: project, label: L, path: late, type: boolean, ask: '?',\n"
    "    asked-if: $gate, otherwise: no}\n"
    "  x: {of: project, label: X, path: x, type: boolean, ask: '?'}\n"
    "  y: {of: project, label: Y, path: y, type: enum, values: [p, q, r],\n"
    "    ask: '?'}\n"
    "  z: {of: project, label: Z, path: z, type: boolean, ask: '?'}\n"
    "  size: {of: part, label: S, path: size, type: boolean, ask: '?'}\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,\n"
    "    values: [minor, core], assume: core, ask: '?'}\n"
    "reasons:\n"
    "  - {id: both, for: a, grade: strong, because: t,\n"
    "     when: \"$x and $y = 'r'\"}\n"
    "  - {id: other, for: b, grade: lean, when: $z, because: t}\n"
    "  - {id: large, for: b, grade: lean, scope: part, when: $size,\n"
    "     because: t}\n"
    "warnings:\n"
    "  - {id: w, level: note, say: S, when: \"$late or $idle\"}\n";

static const char profile_text[] =
    "<profile guide='small' format='1'><parts><part name='P'/>"
    "<part name='Q'/></parts></profile>";

struct tried {
    struct fixture fixture;
    struct decision decision;
    struct trial *trial;
};

static void begin(struct tried *tried)
{
    fixture_write(&tried->fixture, guide_text);
    tried->decision = decide_text(&tried->fixture, profile_text);
    tried->trial = trial_new(&tried->fixture.arena, tried->fixture.rules,
        tried->decision.facts, tried->decision.verdict);
}

static void end(struct tried *tried)
{
    trial_release(tried->trial);
    fixture_release(&tried->fixture);
}

static int fact(const struct tried *tried, const char *id)
{
    int index = guide_fact(tried->fixture.guide, id);
    assert_int_not_equal(index, NONE);
    return index;
}

static struct unknown unknown(
    const struct tried *tried, const char *id, int part)
{
    return (struct unknown){fact(tried, id), part};
}

/* ---- answers ------------------------------------------------------------- */

/* An answer is one to a fact on a row: neither will do alone. */
static void test_answered(void **state)
{
    (void)state;
    struct unknown facts[] = {{3, NONE}, {6, 0}};
    struct answered given = {.facts = facts, .count = 2};
    assert_true(answers_given_has(&given, 3, NONE));
    assert_true(answers_given_has(&given, 6, 0));
    assert_false(answers_given_has(&given, 6, 1));
    assert_false(answers_given_has(&given, 3, 0));
    assert_false(answers_given_has(&given, 4, NONE));
    assert_false(answers_given_has(&(struct answered){0}, 3, NONE));
}

/* Two times three combinations, the first fact fastest; only the last of them
 * makes the reason count. */
static void test_odometer(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    struct unknown unknowns[] = {
        unknown(&tried, "x", NONE), unknown(&tried, "y", NONE)};
    const struct guide *guide = tried.fixture.guide;
    assert_int_equal(answers_combinations(guide, unknowns, 0), 1);
    assert_int_equal(answers_combinations(guide, unknowns, 2), 6);
    struct answered given = {0};
    struct answers answers =
        answers_begin(tried.trial, &given, unknowns, 2, &tried.fixture.arena);
    static const size_t turns[][2] = {
        {0, 0}, {1, 0}, {0, 1}, {1, 1}, {0, 2}, {1, 2}};
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(answers.turns[0], turns[i][0]);
        assert_int_equal(answers.turns[1], turns[i][1]);
        answers_suppose(&answers);
        /* 2 * 4 points for a on the project row. */
        assert_int_equal(
            trial_verdict(tried.trial)->plans[0].score, i == 5 ? 8 : 0);
        trial_undo(tried.trial);
        assert_int_equal(answers_advance(&answers), i < 5);
    }
    end(&tried);
}

/* Twelve truth values make 4,096 combinations, thirteen more than that. */
static void test_many_combinations(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    struct unknown unknowns[40];
    for (size_t i = 0; i < 40; i++)
        unknowns[i] = unknown(&tried, "x", NONE);
    const struct guide *guide = tried.fixture.guide;
    assert_int_equal(answers_combinations(guide, unknowns, 12), 4096);
    assert_true(answers_combinations(guide, unknowns, 13) > 4096);
    assert_true(answers_combinations(guide, unknowns, 40) > 4096);
    end(&tried);
}

/* What is given is supposed under every combination. */
static void test_given(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    struct unknown z[] = {unknown(&tried, "z", NONE)};
    struct unknown x[] = {unknown(&tried, "x", NONE)};
    size_t turns[] = {1};
    struct answered given = {.facts = z, .turns = turns, .count = 1};
    struct answers answers =
        answers_begin(tried.trial, &given, x, 1, &tried.fixture.arena);
    do {
        answers_suppose(&answers);
        assert_int_equal(trial_verdict(tried.trial)->plans[1].score, 4);
        trial_undo(tried.trial);
    } while (answers_advance(&answers));
    assert_int_equal(trial_verdict(tried.trial)->plans[1].score, 0);
    end(&tried);
}

/* ---- what can move what -------------------------------------------------- */

static bool matter(
    const struct tried *tried, const char *first, const char *second)
{
    int facts[] = {fact(tried, first), fact(tried, second)};
    struct unanswered question = {
        .facts = facts, .fact_count = 2, .part = NONE};
    return answers_matter(tried->trial, &question);
}

/* One fact of a group that matters is enough, whichever it is. */
static void test_matter(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    assert_true(matter(&tried, "x", "idle"));
    assert_true(matter(&tried, "idle", "x"));
    assert_false(matter(&tried, "idle", "late"));
    end(&tried);
}

static bool meet(const struct tried *tried, struct unknown a, struct unknown b)
{
    bool either = trial_meet(tried->trial, &a, &b);
    assert_int_equal(trial_meet(tried->trial, &b, &a), either);
    return either;
}

static void test_meet(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    struct unknown x = unknown(&tried, "x", NONE);
    struct unknown z = unknown(&tried, "z", NONE);
    assert_true(meet(&tried, x, unknown(&tried, "y", NONE)));
    assert_false(meet(&tried, x, z));
    assert_false(meet(&tried, x, unknown(&tried, "idle", NONE)));
    /* Whether the one is asked hangs on the other. */
    assert_true(meet(
        &tried, unknown(&tried, "gate", NONE), unknown(&tried, "late", NONE)));
    /* A reason of parts reads its own row. */
    assert_true(
        meet(&tried, unknown(&tried, "size", 0), unknown(&tried, "size", 0)));
    assert_false(meet(&tried, unknown(&tried, "size", 0), z));
    /* All weights are weighed together. */
    assert_true(meet(
        &tried, unknown(&tried, "weight", 0), unknown(&tried, "weight", 1)));
    end(&tried);
}

/* What a condition hangs on is what it names, and nothing else. */
static void test_unknowns(void **state)
{
    (void)state;
    struct tried tried;
    begin(&tried);
    size_t count;
    const struct unknown *unknowns = facts_unknowns(tried.decision.facts,
        tried.fixture.rules->reasons[1], NONE, &tried.fixture.arena, &count);
    assert_int_equal(count, 1);
    assert_int_equal(unknowns[0].fact, fact(&tried, "z"));
    facts_unknowns(tried.decision.facts, tried.fixture.rules->reasons[0], NONE,
        &tried.fixture.arena, &count);
    assert_int_equal(count, 2);
    end(&tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answered),
        cmocka_unit_test(test_odometer),
        cmocka_unit_test(test_many_combinations),
        cmocka_unit_test(test_given),
        cmocka_unit_test(test_matter),
        cmocka_unit_test(test_meet),
        cmocka_unit_test(test_unknowns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
