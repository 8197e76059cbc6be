/* How sure a verdict is, and what an answer does to that, to modules and to
 * warnings: on random profiles of a small guide, against a second way that
 * tries everything (gen/decide/MODEL.md, section 8 and section 20, items 1 and
 * 3). It knows no shortcut: each answer is a profile of its own. */
#include "random_profile.h"

#include "decide/answers.h"
#include "decide/questions.h"

enum { PROFILES = 1500, SEED = 20261201, MOST_OPEN = 16 };

/* Facts that are open, assumed, in groups, not asked where another is not so,
 * and summed up over parts; reasons with exceptions; texts that look at facts,
 * at the verdict and at how sure it is, and one of parts that change places. */
static const char guide_text[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
    "weights: {minor: 1, major: 2, core: 3}\n"
    "current: {fact: now, map: {a: a, b: b}}\n"
    "parts: {path: parts/part, name: '@name', weight: weight, vary: kind}\n"
    "facts:\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, major, core], assume: major, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', required: yes, type: enum,"
    " values: [a, b, idle], ask: '?'}\n"
    "  size: {of: part, label: S, path: size, type: integer, cuts: [10],"
    " ask: '?'}\n"
    "  live: {of: part, label: L, path: live, type: boolean, assume: no,"
    " ask: '?'}\n"
    "  p: {of: project, label: P, path: p, group: pair, type: boolean,"
    " ask: '?'}\n"
    "  q: {of: project, label: Q, path: q, group: pair, type: boolean,"
    " ask: '?'}\n"
    "  m: {of: project, label: M, path: m, group: half, type: boolean,"
    " ask: '?'}\n"
    "  n: {of: project, label: N, path: n, group: half, type: boolean,"
    " assume: no, ask: '?'}\n"
    "  r: {of: project, label: R, path: r, type: enum,"
    " values: [low, middle, high], ask: '?'}\n"
    "  s: {of: project, label: S, path: s, type: boolean, assume: yes,"
    " ask: '?'}\n"
    "  now: {of: project, label: N, path: now, type: enum, values: [a, b],"
    " ask: '?'}\n"
    "  gate: {of: project, label: G, path: gate, type: boolean, ask: '?'}\n"
    "  late: {of: project, label: L, path: late, type: boolean, ask: '?',\n"
    "    asked-if: $gate, otherwise: no}\n"
    "  any-live: {of: project, label: A, any: $live}\n"
    "  any-large: {of: project, label: A, any: $size >= 10}\n"
    "reasons:\n"
    "  - {id: ka, for: a, grade: lean, scope: part, when: \"$kind = 'a'\","
    " because: t}\n"
    "  - {id: kb, for: b, grade: lean, scope: part, when: \"$kind = 'b'\","
    " because: t}\n"
    "  - {id: size, for: b, grade: lean, scope: part, when: $size >= 10,"
    " because: t, except: [{when: $live, grade: slight, because: t}]}\n"
    "  - {id: small, for: a, grade: slight, scope: part, because: t,"
    " when: $size < 10 and $any-large}\n"
    "  - {id: pq, for: b, grade: lean, when: $p and $q, because: t}\n"
    "  - {id: mn, for: a, grade: lean, when: $m and not($n), because: t}\n"
    "  - {id: high, for: a, grade: slight, when: \"$r = 'high'\","
    " because: t}\n"
    "  - {id: low, against: a, grade: slight, when: \"$r = 'low'\","
    " because: t, except: [{when: $p, because: t}]}\n"
    "  - {id: s, for: a, grade: lean, when: $s, because: t}\n"
    "  - {id: late, for: b, grade: strong, when: $late, because: t}\n"
    "  - {id: live, for: a, grade: slight, when: $any-live, because: t}\n"
    "warnings:\n"
    "  - {id: unsure, level: note, when: \"$confidence = 'low'\", say: S}\n"
    "  - {id: sure, level: note, when: \"$confidence = 'high' and $m\","
    " say: S}\n"
    "  - {id: both, level: note, when: $p or $q, say: S}\n"
    "  - {id: uses, level: note, when: \"$uses.b and $r = 'middle'\","
    " say: S}\n"
    "  - {id: any, level: note, when: $any-live, say: S}\n"
    "  - {id: clear, level: note, when: $lead >= 8, say: S}\n"
    "  - {id: behind, level: note, when: \"$mismatch = 'serious'\","
    " say: S}\n";

static const char module_text[] =
    "---\nid: turn\ntitle: Turn\nkind: text\norder: 1\nscope: part\n"
    "when: \"($p and $kind = 'a') or (not($p) and $kind = 'b')\"\n---\nText.\n";

struct suite {
    struct fixture fixture;
    struct arena arena; /* of one profile */
    const struct profile *profile;
    struct decision decision;
    size_t levels[CONFIDENCE_HIGH + 1]; /* how often each was found */
    size_t by_together, of_confidence, of_texts, raised;
};

static int plan_of(struct suite *suite, const struct profile *profile)
{
    const struct rules *rules = suite->fixture.rules;
    return verdict_reach(
        &suite->arena, rules, facts_new(&suite->arena, rules, profile))
        ->plan;
}

/* PROFILE with combination TURN of answers to COUNT facts, the first the
 * fastest; NULL behind the last. */
static const struct profile *answer(struct suite *suite,
    const struct profile *profile, const struct unknown *facts, size_t count,
    size_t turn)
{
    struct profile *answered = copy_profile(&suite->arena, profile);
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = &suite->fixture.guide->facts[facts[i].fact];
        size_t values = representative_count(fact);
        set_answer(answered, facts[i].fact, facts[i].part,
            representative(fact, turn % values));
        turn /= values;
    }
    return turn ? NULL : answered;
}

static bool changes_plan(
    struct suite *suite, const struct unknown *facts, size_t count)
{
    const struct profile *answered;
    for (size_t turn = 0;
         (answered = answer(suite, suite->profile, facts, count, turn)); turn++)
        if (plan_of(suite, answered) != suite->decision.verdict->plan)
            return true;
    return false;
}

/* ---- section 8 ----------------------------------------------------------- */

static bool is_open(struct suite *suite, int index, int part)
{
    const struct fact *fact = &suite->fixture.guide->facts[index];
    enum origin origin;
    if (fact->derivation != DERIVATION_NONE ||
        (fact->of == SCOPE_PART) != (part != NONE))
        return false;
    facts_value(suite->decision.facts, index, part, &origin);
    return origin == ORIGIN_MISSING || origin == ORIGIN_ASSUMED;
}

/* Whether a fact that begins a question, with the rest of its group, can change
 * the verdict; *ASSUMED is true if all of them are. */
static bool question_at(struct suite *suite, int index, int part, bool *assumed)
{
    const struct guide *guide = suite->fixture.guide;
    const char *group = guide->facts[index].group;
    struct unknown facts[MOST_OPEN];
    size_t count = 0;
    *assumed = true;
    for (int i = 0; i < (int)guide->fact_count; i++) {
        bool same = i == index || (group && guide->facts[i].group &&
                                      !strcmp(group, guide->facts[i].group));
        if (!same || !is_open(suite, i, part))
            continue;
        if (i < index)
            return false; /* asked there already */
        facts[count++] = (struct unknown){i, part};
        *assumed = *assumed && guide->facts[i].assumed.type != VALUE_UNKNOWN;
    }
    return changes_plan(suite, facts, count);
}

static bool together_change(struct suite *suite)
{
    const struct guide *guide = suite->fixture.guide;
    struct unknown facts[MOST_OPEN];
    size_t count = 0;
    for (int i = 0; i < (int)guide->fact_count; i++)
        for (int part = NONE; part < (int)suite->profile->part_count; part++)
            if (is_open(suite, i, part) &&
                guide->facts[i].assumed.type == VALUE_UNKNOWN &&
                i != guide->current_fact)
                facts[count++] = (struct unknown){i, part};
    assert_true(count < MOST_OPEN);
    return count > 0 && changes_plan(suite, facts, count);
}

/* Section 8: the level of the lead, less what can change the verdict, less what
 * other scales do. */
static enum confidence level_of(struct suite *suite)
{
    const struct verdict *verdict = suite->decision.verdict;
    bool toss_up = verdict->plan == NONE, answers = false, assumptions = false;
    for (int i = 0; i < (int)suite->fixture.guide->fact_count; i++)
        for (int part = NONE; part < (int)suite->profile->part_count; part++) {
            bool assumed;
            if (!is_open(suite, i, part) ||
                !question_at(suite, i, part, &assumed))
                continue;
            assumptions = assumptions || assumed;
            answers = answers || !assumed;
        }
    assert_int_equal(suite->decision.assurance->by_answers, answers);
    assert_int_equal(suite->decision.assurance->by_assumptions, assumptions);
    if (!answers && together_change(suite)) {
        assert_int_equal(
            suite->decision.assurance->together.result, TOGETHER_CHANGES);
        answers = true;
        suite->by_together++;
    }
    int level = CONFIDENCE_LOW;
    if (verdict->conflict)
        return CONFIDENCE_LOW;
    if (toss_up || verdict->lead == LEAD_ALL_RULED_OUT || verdict->lead >= 8)
        level = CONFIDENCE_HIGH;
    else if (verdict->lead >= 4)
        level = CONFIDENCE_MODERATE;
    if (toss_up && answers)
        return CONFIDENCE_LOW;
    level -= answers || assumptions;
    level -= suite->decision.assurance->scale == SCALE_FAILS;
    return level > CONFIDENCE_LOW ? (enum confidence)level : CONFIDENCE_LOW;
}

/* ---- what an answer does ------------------------------------------------- */

static bool same_choice(const struct chosen *a, const struct chosen *b)
{
    if ((a->truth == TRUTH_TRUE) != (b->truth == TRUTH_TRUE) ||
        a->part_count != b->part_count)
        return false;
    for (size_t i = 0; i < a->part_count; i++)
        if (a->parts[i] != b->parts[i])
            return false;
    return true;
}

static bool lists(const int *list, size_t count, size_t index)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == (int)index)
            return true;
    return false;
}

/* The differences to what is in without the answer are added up. */
struct effects {
    bool confidence, modules[1], warnings[7];
};

static void add_effects(
    struct suite *suite, const struct profile *answered, struct effects *found)
{
    struct decision other =
        decide_briefly(&suite->arena, suite->fixture.rules, answered);
    const struct selection *one = suite->decision.selection;
    const struct selection *two = other.selection;
    if (other.verdict->confidence != suite->decision.verdict->confidence)
        found->confidence = true;
    if (!same_choice(&one->modules[0], &two->modules[0]))
        found->modules[0] = true;
    for (size_t i = 0; i < sizeof found->warnings; i++)
        if ((one->warnings[i].truth == TRUTH_TRUE) !=
            (two->warnings[i].truth == TRUTH_TRUE))
            found->warnings[i] = true;
}

static void check_question(
    struct suite *suite, const struct unanswered *question)
{
    struct unknown facts[MOST_OPEN];
    for (size_t i = 0; i < question->fact_count; i++)
        facts[i] = (struct unknown){question->facts[i], question->part};
    struct effects found = {0};
    const struct profile *answered;
    for (size_t turn = 0; (answered = answer(suite, suite->profile, facts,
                               question->fact_count, turn));
         turn++)
        add_effects(suite, answered, &found);
    assert_int_equal(question->confidence, found.confidence);
    assert_int_equal(question->module_count, found.modules[0]);
    for (size_t i = 0; i < sizeof found.warnings; i++)
        assert_int_equal(lists(question->warnings, question->warning_count, i),
            found.warnings[i]);
    suite->of_confidence += found.confidence;
    suite->of_texts += question->module_count + question->warning_count > 0;
}

/* ---- what confirming does ------------------------------------------------ */

/* The level once what the question of ONLY assumes, or with NULL that of every
 * hinge, is stated as it is assumed. */
static enum confidence level_confirmed(
    struct suite *suite, const struct unanswered *only)
{
    const struct assurance *assurance = suite->decision.assurance;
    struct profile *stated = copy_profile(&suite->arena, suite->profile);
    for (size_t i = 0; i < assurance->hinge_count; i++) {
        const struct hinge *hinge = &assurance->hinges[i];
        if (hinge->assumed.type != VALUE_UNKNOWN &&
            (!only || hinge->question == only))
            set_answer(stated, hinge->fact, hinge->part, hinge->assumed);
    }
    return decide_briefly(&suite->arena, suite->fixture.rules, stated)
        .verdict->confidence;
}

static void check_hinges(struct suite *suite)
{
    const struct assurance *assurance = suite->decision.assurance;
    assert_int_equal(assurance->confirmed, level_confirmed(suite, NULL));
    for (size_t i = 0; i < assurance->hinge_count; i++) {
        const struct hinge *hinge = &assurance->hinges[i];
        enum confidence level = assurance->level;
        if (hinge->assumed.type != VALUE_UNKNOWN)
            level = level_confirmed(suite, hinge->question);
        assert_int_equal(hinge->confirmed, level);
        suite->raised += level != assurance->level;
    }
}

static void check_profile(struct suite *suite)
{
    const struct rules *rules = suite->fixture.rules;
    suite->decision = decide(&suite->arena, rules, suite->profile);
    enum confidence level = level_of(suite);
    assert_int_equal(suite->decision.verdict->confidence, level);
    suite->levels[level]++;
    check_hinges(suite);
    const struct sensitivity *sensitivity = suite->decision.sensitivity;
    for (size_t i = 0; i < sensitivity->asked_count; i++)
        if (!sensitivity->asked[i].changed)
            check_question(suite, &sensitivity->asked[i]);
}

static void test_random_profiles(void **state)
{
    (void)state;
    struct suite suite = {0};
    uint64_t seed = SEED;
    fixture_write_module(&suite.fixture, guide_text, module_text);
    require_clean(&suite.fixture);
    for (int i = 0; i < PROFILES; i++) {
        arena_init(&suite.arena);
        suite.profile =
            random_profile(&suite.arena, suite.fixture.guide, &seed);
        check_profile(&suite);
        arena_release(&suite.arena);
    }
    for (int level = CONFIDENCE_LOW; level <= CONFIDENCE_HIGH; level++)
        assert_true(suite.levels[level] > 300);
    assert_true(suite.by_together > 50);
    assert_true(suite.of_confidence > 1000);
    assert_true(suite.of_texts > 1500);
    assert_true(suite.raised > 40);
    fixture_release(&suite.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
