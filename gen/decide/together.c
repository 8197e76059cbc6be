/* All answers at once, and what the smallest set of them is. */
#include "decide/together.h"

#include "base/array.h"
#include "decide/questions.h"
#include "decide/representative.h"

struct attempt {
    struct trial *trial;
    const struct answered *given;
    struct arena scratch;
    struct arena *arena;          /* of the witness */
    ARRAY(struct unknown) waited; /* what open reasons wait for */
    struct together found;
};

/* ---- which facts --------------------------------------------------------- */

/* The number of combinations of all open facts that a reason can read; some
 * number above FACTS_MOST_COMBINATIONS if more, 0 if there is none. */
static size_t count_readable(struct attempt *attempt)
{
    const struct guide *guide = trial_rules(attempt->trial)->guide;
    size_t all = 0, parts = trial_base(attempt->trial)->part_count;
    for (size_t i = 0; i < guide->fact_count; i++) {
        bool of_part = guide->facts[i].of == SCOPE_PART;
        if (guide->facts[i].assumed.type != VALUE_UNKNOWN ||
            !trial_moves(attempt->trial, (int)i))
            continue;
        for (size_t row = 0; row < (of_part ? parts : 1); row++) {
            int part = of_part ? (int)row : NONE;
            if (!question_is_open(attempt->trial, attempt->given, (int)i, part))
                continue;
            all = (all ? all : 1) * representative_count(&guide->facts[i]);
            if (all > FACTS_MOST_COMBINATIONS)
                return all;
        }
    }
    return all;
}

static void wait_for(struct attempt *attempt, struct unknown unknown)
{
    for (size_t i = 0; i < attempt->waited.count; i++)
        if (attempt->waited.items[i].fact == unknown.fact &&
            attempt->waited.items[i].part == unknown.part)
            return;
    *array_add(&attempt->waited, &attempt->scratch) = unknown;
}

static void wait_for_condition(
    struct attempt *attempt, const struct condition *condition, int part)
{
    size_t count;
    const struct unknown *unknowns = facts_unknowns(trial_facts(attempt->trial),
        condition, part, &attempt->scratch, &count);
    for (size_t i = 0; i < count; i++)
        wait_for(attempt, unknowns[i]);
}

/* What the open reasons, exceptions and weights of VERDICT wait for. No other
 * fact can change it: a reason that is not open is the same under all answers.
 */
static void list_waited(struct attempt *attempt, const struct verdict *verdict)
{
    const struct rules *rules = trial_rules(attempt->trial);
    const struct guide *guide = rules->guide;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        const struct reason *reason = &guide->reasons[finding->reason];
        bool open = finding->standing == STANDING_OPEN;
        if (open)
            wait_for_condition(
                attempt, rules->reasons[finding->reason], finding->part);
        for (size_t j = 0; j < reason->exception_count; j++)
            if (open || finding->unsettled)
                wait_for_condition(attempt,
                    rules->exceptions[finding->reason][j], finding->part);
    }
    for (size_t i = 0; verdict->weight_missing && i < verdict->part_count; i++)
        if (verdict->weight_classes[i] != NONE &&
            facts_value(
                trial_facts(attempt->trial), guide->weight_fact, (int)i, NULL)
                    .type == VALUE_UNKNOWN)
            wait_for(attempt, (struct unknown){guide->weight_fact, (int)i});
}

/* ---- the smallest witness ------------------------------------------------ */

/* The plan under the first COUNT of KEPT. */
static int plan_under(
    struct attempt *attempt, const struct supposition *kept, size_t count)
{
    answers_given_suppose(attempt->trial, attempt->given);
    for (size_t i = 0; i < count; i++)
        trial_suppose(
            attempt->trial, kept[i].fact, kept[i].part, kept[i].value);
    int plan = trial_verdict(attempt->trial)->plan;
    trial_undo(attempt->trial);
    return plan;
}

/* Leaves out every answer without which the others still change the verdict. */
static void keep_witness(struct attempt *attempt, const struct answers *answers)
{
    int base = trial_base(attempt->trial)->plan;
    struct supposition *kept =
        arena_allocate(attempt->arena, answers->count, sizeof *kept);
    size_t count = answers->count;
    for (size_t i = 0; i < count; i++) {
        const struct unknown *unknown = &answers->unknowns[i];
        kept[i] = (struct supposition){unknown->fact, unknown->part,
            representative(
                &answers->guide->facts[unknown->fact], answers->turns[i])};
    }
    for (size_t i = count; i > 0; i--) {
        struct supposition left_out = kept[i - 1];
        for (size_t j = i; j < count; j++)
            kept[j - 1] = kept[j];
        if (plan_under(attempt, kept, count - 1) != base) {
            count--;
            continue;
        }
        for (size_t j = count - 1; j >= i; j--)
            kept[j] = kept[j - 1];
        kept[i - 1] = left_out;
    }
    attempt->found = (struct together){.result = TOGETHER_CHANGES,
        .witness = kept,
        .witness_count = count,
        .plan = plan_under(attempt, kept, count)};
}

/* ---- trying -------------------------------------------------------------- */

static bool try_all(
    struct attempt *attempt, const struct unknown *unknowns, size_t count)
{
    struct answers answers = answers_begin(
        attempt->trial, attempt->given, unknowns, count, &attempt->scratch);
    do {
        answers_suppose(&answers);
        int plan = trial_verdict(attempt->trial)->plan;
        trial_undo(attempt->trial);
        if (plan != trial_base(attempt->trial)->plan) {
            keep_witness(attempt, &answers);
            return true;
        }
    } while (answers_advance(&answers));
    return false;
}

static bool too_many_pairs(const struct attempt *attempt)
{
    const struct guide *guide = trial_rules(attempt->trial)->guide;
    size_t pairs = 0, before = 0;
    for (size_t i = 0; i < attempt->waited.count; i++) {
        size_t count =
            representative_count(&guide->facts[attempt->waited.items[i].fact]);
        pairs += before * count;
        before += count;
        if (pairs > TOGETHER_MOST_PAIRS)
            return true;
    }
    return false;
}

static void try_pairs(struct attempt *attempt)
{
    attempt->found.result = TOGETHER_UNTRIED;
    if (too_many_pairs(attempt))
        return;
    for (size_t i = 0; i < attempt->waited.count; i++)
        for (size_t j = i + 1; j < attempt->waited.count; j++) {
            struct unknown pair[] = {
                attempt->waited.items[i], attempt->waited.items[j]};
            if (try_all(attempt, pair, 2))
                return;
        }
    attempt->found.result = TOGETHER_HOLDS_IN_PAIRS;
}

struct together together_try(
    struct trial *trial, const struct answered *given, struct arena *arena)
{
    struct attempt attempt = {.trial = trial, .given = given, .arena = arena};
    bool few = trial_base(trial)->part_count <= SENSITIVITY_MOST_PARTS;
    arena_init(&attempt.scratch);
    answers_given_suppose(trial, given);
    size_t readable = count_readable(&attempt);
    if (readable && few)
        list_waited(&attempt, trial_verdict(trial));
    trial_undo(trial);
    attempt.found.result = readable ? TOGETHER_HOLDS : TOGETHER_NOTHING_OPEN;
    if (readable && !few)
        attempt.found.result = TOGETHER_UNTRIED;
    else if (readable > FACTS_MOST_COMBINATIONS && attempt.waited.count)
        try_pairs(&attempt);
    else if (attempt.waited.count)
        try_all(&attempt, attempt.waited.items, attempt.waited.count);
    arena_release(&attempt.scratch);
    return attempt.found;
}
