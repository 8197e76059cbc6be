/* Properties of decisions, on a thousand random profiles of the shipped guide
 * (gen/decide/MODEL.md, section 16). */
#include "random_profile.h"

#include "decide/findings.h"
#include "decide/sums.h"
#include "decide/trial.h"
#include "write/json.h"

/* The share of the profiles that are looked at: all, but where these tests run
 * hundreds of times (tests/mutants). */
#ifndef REPEATED_LESS
#define REPEATED_LESS 1
#endif

enum { PROFILES = 1000, THOROUGH_PROFILES = 100, SEED = 20261120 };

struct suite {
    struct fixture fixture;
    struct arena arena; /* of one profile */
    uint64_t state;
    size_t fired; /* how often the property at hand was put to the proof */
};

static int set_up(void **state)
{
    struct suite *suite = test_calloc(1, sizeof *suite);
    fixture_read(&suite->fixture, "content/python-node");
    require_clean(&suite->fixture);
    *state = suite;
    return 0;
}

static int tear_down(void **state)
{
    struct suite *suite = *state;
    fixture_release(&suite->fixture);
    test_free(suite);
    return 0;
}

/* Calls CHECK with COUNT profiles, always the same ones. A property that is
 * proven less than FLOOR times says nothing. */
static void for_profiles(void **state, int count, size_t floor,
    void (*check)(struct suite *suite, const struct profile *profile))
{
    struct suite *suite = *state;
    suite->state = SEED;
    suite->fired = 0;
    for (int i = 0; i < count / REPEATED_LESS; i++) {
        arena_init(&suite->arena);
        check(suite,
            random_profile(&suite->arena, suite->fixture.guide, &suite->state));
        arena_release(&suite->arena);
    }
    if (REPEATED_LESS == 1 && suite->fired < floor)
        fail_msg("proven %zu times only, and not %zu", suite->fired, floor);
}

static struct decision decide_profile(
    struct suite *suite, const struct profile *profile)
{
    return decide(&suite->arena, suite->fixture.rules, profile);
}

static const struct verdict *reach(
    struct suite *suite, const struct profile *profile)
{
    const struct rules *rules = suite->fixture.rules;
    return verdict_reach(
        &suite->arena, rules, facts_new(&suite->arena, rules, profile));
}

/* ---- the verdict by itself ----------------------------------------------- */

static void conclude(struct verdict *verdict, struct arena *arena)
{
    struct finding_sums sums = sums_of(verdict, arena);
    verdict_conclude(verdict, &sums, verdict->guide->grade_points, arena);
}

/* VERDICT with a reason more, for OPTION, on the row of PART. */
static struct verdict with_reason(struct suite *suite,
    const struct verdict *verdict, int option, int part, enum grade grade)
{
    struct arena *arena = &suite->arena;
    struct guide *guide = arena_new(arena, struct guide);
    *guide = *verdict->guide;
    struct reason *reasons =
        arena_allocate(arena, guide->reason_count + 1, sizeof *reasons);
    memcpy(reasons, guide->reasons, guide->reason_count * sizeof *reasons);
    reasons[guide->reason_count] =
        (struct reason){.id = "one-more", .plan = option};
    guide->reasons = reasons;
    struct verdict more = *verdict;
    more.guide = guide;
    more.findings =
        arena_allocate(arena, more.finding_count + 1, sizeof *more.findings);
    memcpy(more.findings, verdict->findings,
        more.finding_count * sizeof *more.findings);
    more.findings[more.finding_count++] =
        (struct finding){.reason = (int)guide->reason_count,
            .part = part,
            .standing = STANDING_COUNTED,
            .exception = NONE,
            .grade = grade,
            .points = guide->grade_points[grade]};
    conclude(&more, arena);
    return more;
}

static void check_one_more_reason(
    struct suite *suite, const struct profile *profile)
{
    const struct verdict *verdict = reach(suite, profile);
    if (verdict->plan == NONE || verdict->conflict ||
        verdict->plan >= (int)verdict->guide->option_count)
        return;
    for (int part = NONE; part < (int)profile->part_count; part++)
        for (int grade = GRADE_SLIGHT; grade < GRADE_COUNT; grade++) {
            struct verdict more = with_reason(
                suite, verdict, verdict->plan, part, (enum grade)grade);
            assert_int_equal(more.plan, verdict->plan);
            suite->fired++;
        }
}

static void test_one_more_reason(void **state)
{
    for_profiles(state, PROFILES, 5000, check_one_more_reason);
}

static void check_order_of_parts(
    struct suite *suite, const struct profile *profile)
{
    struct profile *turned = copy_profile(&suite->arena, profile);
    struct part *parts = (struct part *)turned->parts;
    for (size_t i = 0; i < profile->part_count; i++)
        parts[profile->part_count - 1 - i] = profile->parts[i];
    struct decision a = decide_profile(suite, profile);
    struct decision b = decide_profile(suite, turned);
    assert_int_equal(a.verdict->plan, b.verdict->plan);
    assert_int_equal(a.verdict->lead, b.verdict->lead);
    assert_int_equal(a.verdict->confidence, b.verdict->confidence);
    assert_int_equal(a.verdict->mismatch, b.verdict->mismatch);
    for (size_t i = 0; i < a.verdict->guide->plan_count; i++)
        assert_int_equal(a.verdict->plans[i].score, b.verdict->plans[i].score);
    assert_int_equal(a.sensitivity->flip_count, b.sensitivity->flip_count);
    assert_int_equal(
        a.sensitivity->question_count, b.sensitivity->question_count);
    assert_int_equal(a.sensitivity->range_count, b.sensitivity->range_count);
    suite->fired += profile->part_count > 1;
}

static void test_order_of_parts(void **state)
{
    for_profiles(state, PROFILES, 500, check_order_of_parts);
}

static void check_winner(struct suite *suite, const struct profile *profile)
{
    const struct verdict *verdict = reach(suite, profile);
    assert_true(verdict->conflict || !verdict->plans[verdict->best].ruled_out);
    if (verdict->plan < (int)verdict->guide->option_count)
        return;
    const struct plan *plan = &verdict->guide->plans[verdict->plan];
    for (size_t i = 0; i < plan->member_count; i++) {
        bool serves = false;
        for (size_t part = 0; part < verdict->part_count; part++)
            serves = serves || verdict->plans[verdict->plan].route[part] ==
                                   plan->members[i];
        assert_true(serves);
        suite->fired++;
    }
}

static void test_winner_stands_and_serves(void **state)
{
    for_profiles(state, PROFILES, 100, check_winner);
}

static int swap(int plan)
{
    return plan == 0 || plan == 1 ? 1 - plan : plan;
}

/* The guide with all that is said of its two options turned around. */
static struct guide swapped_guide(
    struct arena *arena, const struct guide *guide)
{
    struct guide turned = *guide;
    struct reason *reasons =
        arena_allocate(arena, guide->reason_count, sizeof *reasons);
    for (size_t i = 0; i < guide->reason_count; i++) {
        reasons[i] = guide->reasons[i];
        reasons[i].plan = swap(reasons[i].plan);
    }
    turned.reasons = reasons;
    return turned;
}

static void test_swapped_options(void **state)
{
    struct suite *suite = *state;
    struct fixture *fixture = &suite->fixture;
    struct guide turned = swapped_guide(&fixture->arena, fixture->guide);
    const struct rules *rules =
        rules_new(&fixture->arena, &turned, &fixture->diags);
    assert_non_null(rules);
    suite->state = SEED;
    for (int i = 0; i < PROFILES / REPEATED_LESS; i++) {
        arena_init(&suite->arena);
        const struct profile *profile =
            random_profile(&suite->arena, fixture->guide, &suite->state);
        const struct verdict *verdict = reach(suite, profile);
        const struct verdict *other = verdict_reach(
            &suite->arena, rules, facts_new(&suite->arena, rules, profile));
        assert_int_equal(other->plan, swap(verdict->plan));
        assert_int_equal(other->lead, verdict->lead);
        arena_release(&suite->arena);
    }
}

/* A part without marks, beside another of its class, makes no difference of
 * its own. (That it is there may matter to reasons that look at all parts.) */
static void check_idle_part(struct suite *suite, const struct profile *profile)
{
    const struct rules *rules = suite->fixture.rules;
    struct facts *facts = facts_new(&suite->arena, rules, profile);
    struct verdict verdict = *verdict_reach(&suite->arena, rules, facts);
    for (size_t part = 0; part < profile->part_count; part++) {
        bool idle = true, another = false;
        for (size_t i = 0; i < verdict.finding_count; i++)
            if (verdict.findings[i].part == (int)part)
                idle = idle && !verdict.findings[i].points;
        for (size_t i = 0; i < profile->part_count; i++)
            another =
                another || (i != part && verdict.weight_classes[i] ==
                                             verdict.weight_classes[part]);
        if (!idle || !another)
            continue;
        int plan = verdict.plan;
        facts_suppose_part(facts, (int)part, false);
        findings_weigh(&verdict, facts, &suite->arena);
        conclude(&verdict, &suite->arena);
        assert_int_equal(verdict.plan, plan);
        facts_undo(facts);
        suite->fired++;
    }
}

static void test_idle_part(void **state)
{
    for_profiles(state, PROFILES, 50, check_idle_part);
}

static void check_same_bytes(struct suite *suite, const struct profile *profile)
{
    struct buffer first, second;
    buffer_init(&first);
    buffer_init(&second);
    struct decision decision = decide_profile(suite, profile);
    json_write_decision(&first, &decision);
    decision = decide_profile(suite, profile);
    json_write_decision(&second, &decision);
    assert_string_equal(buffer_string(&first), buffer_string(&second));
    suite->fired++;
    buffer_release(&first);
    buffer_release(&second);
}

static void test_same_bytes(void **state)
{
    for_profiles(state, PROFILES, PROFILES, check_same_bytes);
}

/* ---- what is said about other profiles ----------------------------------- */

static struct profile *apply_flip(
    struct suite *suite, const struct profile *profile, const struct flip *flip)
{
    struct profile *changed = copy_profile(&suite->arena, profile);
    if (flip->kind == FLIP_DROP_PART) {
        drop_part(changed, flip->part);
        return changed;
    }
    int part = flip->part;
    if (flip->kind == FLIP_ADD_PART) {
        part = (int)changed->part_count++;
        set_answer(changed, suite->fixture.guide->weight_fact, part,
            (struct value){.type = VALUE_WORD, .as.word = flip->weight});
    }
    set_answer(changed, flip->fact, part, flip->to);
    return changed;
}

static void check_flips(struct suite *suite, const struct profile *profile)
{
    struct decision decision = decide_profile(suite, profile);
    for (size_t i = 0; i < decision.sensitivity->flip_count; i++) {
        const struct flip *flip = &decision.sensitivity->flips[i];
        const struct verdict *verdict =
            reach(suite, apply_flip(suite, profile, flip));
        assert_int_equal(verdict->plan, flip->plan);
        assert_int_not_equal(verdict->plan, decision.verdict->plan);
        assert_true(i == 0 || flip[-1].steps <= flip->steps);
        suite->fired++;
    }
}

static void test_flips_come_true(void **state)
{
    for_profiles(state, PROFILES, 2500, check_flips);
}

static bool is_reported(
    const struct sensitivity *sensitivity, int fact, int part, int plan)
{
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *flip = &sensitivity->flips[i];
        if ((flip->kind == FLIP_FACT || flip->kind == FLIP_WEIGHT) &&
            flip->fact == fact && flip->part == part && flip->plan == plan)
            return true;
    }
    return false;
}

/* Whatever single answer gives another verdict is among the flips. */
static void check_no_flip_is_missing(
    struct suite *suite, const struct profile *profile)
{
    const struct guide *guide = suite->fixture.guide;
    struct decision decision = decide_profile(suite, profile);
    for (int i = 0; i < (int)guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        if (fact->derivation != DERIVATION_NONE || fact->required ||
            i == guide->current_fact || fact->type == FACT_SET)
            continue;
        bool project = fact->of == SCOPE_PROJECT;
        int part = project ? NONE : 0;
        for (; part < (project ? 0 : (int)profile->part_count); part++) {
            enum origin origin;
            facts_value(decision.facts, i, part, &origin);
            for (size_t turn = 0;
                 origin == ORIGIN_STATED && turn < representative_count(fact);
                 turn++) {
                struct profile *changed = copy_profile(&suite->arena, profile);
                set_answer(changed, i, part, representative(fact, turn));
                int plan = reach(suite, changed)->plan;
                if (plan == decision.verdict->plan)
                    continue;
                assert_true(is_reported(decision.sensitivity, i, part, plan));
                suite->fired++;
            }
        }
    }
}

static void test_no_flip_is_missing(void **state)
{
    for_profiles(state, THOROUGH_PROFILES, 100, check_no_flip_is_missing);
}

static bool leads_to(const struct unanswered *question, int plan)
{
    for (size_t i = 0; i < question->leads_to_count; i++)
        if (question->leads_to[i] == plan)
            return true;
    return false;
}

/* Any answers to a question, with values that need not be representatives. */
static void check_answers(struct suite *suite, const struct profile *profile)
{
    const struct guide *guide = suite->fixture.guide;
    struct decision decision = decide_profile(suite, profile);
    const struct sensitivity *sensitivity = decision.sensitivity;
    for (size_t i = 0;
         i < sensitivity->question_count + sensitivity->document_question_count;
         i++) {
        size_t of_document = i - sensitivity->question_count;
        const struct unanswered *question =
            i < sensitivity->question_count
                ? &sensitivity->questions[i]
                : &sensitivity->document_questions[of_document];
        assert_true(question->changed <= question->total);
        struct profile *changed = copy_profile(&suite->arena, profile);
        for (size_t j = 0; j < question->fact_count; j++) {
            const struct fact *fact = &guide->facts[question->facts[j]];
            set_answer(changed, question->facts[j], question->part,
                random_value(&suite->state, fact));
        }
        int plan = reach(suite, changed)->plan;
        if (plan == decision.verdict->plan)
            continue;
        assert_true(leads_to(question, plan));
        suite->fired++;
    }
}

static void test_answers_lead_where_announced(void **state)
{
    for_profiles(state, PROFILES, 100, check_answers);
}

static bool lists(const int *list, size_t count, size_t index)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == (int)index)
            return true;
    return false;
}

/* What is in, or not, with the answers in OTHER is so without, but for what
 * QUESTION names. */
static void check_named(struct suite *suite, const struct unanswered *question,
    const struct decision *decision, const struct decision *other)
{
    const struct guide *guide = suite->fixture.guide;
    const struct selection *one = decision->selection;
    const struct selection *two = other->selection;
    for (size_t i = 0; i < guide->module_count; i++)
        if ((one->modules[i].truth == TRUTH_TRUE) !=
            (two->modules[i].truth == TRUTH_TRUE)) {
            assert_true(lists(question->modules, question->module_count, i));
            suite->fired++;
        }
    for (size_t i = 0; i < guide->warning_count; i++)
        if ((one->warnings[i].truth == TRUTH_TRUE) !=
            (two->warnings[i].truth == TRUTH_TRUE)) {
            assert_true(lists(question->warnings, question->warning_count, i));
            suite->fired++;
        }
}

/* With a representative answer to a question that cannot change the verdict,
 * modules and warnings differ only in those that the question names, and the
 * confidence only if it says so. */
static void check_document(struct suite *suite, const struct profile *profile)
{
    const struct guide *guide = suite->fixture.guide;
    struct decision decision = decide_profile(suite, profile);
    const struct sensitivity *sensitivity = decision.sensitivity;
    for (size_t i = 0; i < sensitivity->asked_count; i++) {
        const struct unanswered *question = &sensitivity->asked[i];
        if (question->changed)
            continue;
        struct profile *changed = copy_profile(&suite->arena, profile);
        for (size_t j = 0; j < question->fact_count; j++) {
            const struct fact *fact = &guide->facts[question->facts[j]];
            set_answer(changed, question->facts[j], question->part,
                representative(fact,
                    random_below(&suite->state, representative_count(fact))));
        }
        struct decision other = decide_profile(suite, changed);
        check_named(suite, question, &decision, &other);
        assert_int_equal(other.verdict->plan, decision.verdict->plan);
        if (other.verdict->confidence != decision.verdict->confidence) {
            assert_true(question->confidence);
            suite->fired++;
        }
    }
}

static void test_document_questions(void **state)
{
    for_profiles(state, THOROUGH_PROFILES, 80, check_document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_more_reason),
        cmocka_unit_test(test_order_of_parts),
        cmocka_unit_test(test_winner_stands_and_serves),
        cmocka_unit_test(test_swapped_options),
        cmocka_unit_test(test_idle_part),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_flips_come_true),
        cmocka_unit_test(test_no_flip_is_missing),
        cmocka_unit_test(test_answers_lead_where_announced),
        cmocka_unit_test(test_document_questions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
