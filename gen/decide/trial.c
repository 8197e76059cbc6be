/* Deciding again, with few of the findings made anew. */
#include "decide/trial.h"

#include "base/array.h"
#include "decide/dependency.h"
#include "decide/findings.h"
#include "decide/sums.h"

#include <string.h>

struct trial {
    struct arena *arena;
    struct arena scratch; /* of one trial; empty between them */
    const struct rules *rules;
    struct facts *facts;
    const struct guide *guide;
    const struct verdict *base;
    int spare;

    /* Rows for the spare part are in these: unlike the base's. */
    struct verdict verdict;
    struct finding *before;   /* the findings as they are without changes */
    struct finding_sums sums; /* of the findings as they are now */
    const int *weights_before;
    size_t *first_finding; /* by reason; the parts follow each other */

    size_t count; /* of verdicts so far */

    bool *is_stale; /* by finding */
    ARRAY(int) stale;
};

/* ---- set-up -------------------------------------------------------------- */

/* The base's findings with one row more behind those of each reason. */
static void widen_findings(struct trial *trial)
{
    const struct verdict *base = trial->base;
    const struct guide *guide = trial->guide;
    size_t parts = trial->verdict.part_count;
    size_t most = base->finding_count + guide->reason_count;
    trial->before = arena_allocate(trial->arena, most, sizeof *trial->before);
    trial->first_finding = arena_allocate(
        trial->arena, guide->reason_count, sizeof *trial->first_finding);
    size_t from = 0, to = 0;
    for (size_t i = 0; i < guide->reason_count; i++) {
        trial->first_finding[i] = to;
        bool project = guide->reasons[i].scope == SCOPE_PROJECT;
        for (size_t row = project ? 1 : parts; row > (project ? 0 : 1); row--)
            trial->before[to++] = base->findings[from++];
        if (!project)
            trial->before[to++] = (struct finding){
                .reason = (int)i, .part = trial->spare, .exception = NONE};
    }
    trial->verdict.finding_count = to;
    trial->verdict.findings =
        arena_allocate(trial->arena, most, sizeof *trial->before);
    memcpy(trial->verdict.findings, trial->before, to * sizeof *trial->before);
}

struct trial *trial_new(struct arena *arena, const struct rules *rules,
    struct facts *facts, const struct verdict *base)
{
    struct trial *trial = arena_new(arena, struct trial);
    trial->arena = arena;
    arena_init(&trial->scratch);
    trial->rules = rules;
    trial->facts = facts;
    trial->guide = rules->guide;
    trial->base = base;
    trial->spare = facts_spare_part(facts);
    trial->verdict.guide = rules->guide;
    trial->verdict.profile = base->profile;
    trial->verdict.part_count = base->part_count + 1;
    widen_findings(trial);
    trial->sums = sums_of(&trial->verdict, arena);
    findings_weigh(&trial->verdict, facts, arena);
    trial->weights_before = trial->verdict.weights;
    trial->is_stale = arena_allocate(
        arena, trial->verdict.finding_count, sizeof *trial->is_stale);
    return trial;
}

size_t trial_count(const struct trial *trial)
{
    return trial->count;
}

const struct verdict *trial_base(const struct trial *trial)
{
    return trial->base;
}

struct facts *trial_facts(const struct trial *trial)
{
    return trial->facts;
}

const struct rules *trial_rules(const struct trial *trial)
{
    return trial->rules;
}

/* ---- changes ------------------------------------------------------------- */

static void make_stale(struct trial *trial, size_t finding)
{
    if (trial->is_stale[finding])
        return;
    trial->is_stale[finding] = true;
    *array_add(&trial->stale, trial->arena) = (int)finding;
}

/* The findings of REASON on the row of PART, or on all rows. */
static void make_reason_stale(
    struct trial *trial, int reason, int part, bool all_rows)
{
    size_t first = trial->first_finding[reason];
    if (trial->guide->reasons[reason].scope == SCOPE_PROJECT)
        make_stale(trial, first);
    else if (!all_rows)
        make_stale(trial, first + (size_t)part);
    else
        for (size_t i = 0; i < trial->verdict.part_count; i++)
            make_stale(trial, first + i);
}

static void make_dependents_stale(
    struct trial *trial, const struct dependents *dependents, int part)
{
    for (size_t i = 0; i < dependents->reasons.count; i++) {
        const struct dependent *reason = &dependents->reasons.items[i];
        make_reason_stale(trial, reason->index, part, reason->across);
    }
}

void trial_suppose(struct trial *trial, int fact, int part, struct value value)
{
    facts_suppose(trial->facts, fact, part, value);
    make_dependents_stale(trial, &trial->rules->dependents[fact], part);
}

static void move_part(struct trial *trial, int part, bool present)
{
    const struct guide *guide = trial->guide;
    facts_suppose_part(trial->facts, part, present);
    make_dependents_stale(
        trial, &trial->rules->dependents[guide->fact_count], part);
    for (size_t i = 0; i < guide->reason_count; i++)
        if (guide->reasons[i].scope == SCOPE_PART)
            make_reason_stale(trial, (int)i, part, false);
}

void trial_drop_part(struct trial *trial, int part)
{
    move_part(trial, part, false);
}

void trial_add_part(struct trial *trial)
{
    move_part(trial, trial->spare, true);
}

static bool reaches(const struct trial *trial, int fact, int wanted)
{
    const struct dependents *dependents = &trial->rules->dependents[fact];
    for (size_t i = 0; i < dependents->facts.count; i++)
        if (dependents->facts.items[i].index == wanted)
            return true;
    return fact == wanted;
}

bool trial_moves(const struct trial *trial, int fact)
{
    return trial->rules->dependents[fact].reasons.count ||
           reaches(trial, fact, trial->guide->weight_fact);
}

bool trial_matters(const struct trial *trial, int fact)
{
    return trial_moves(trial, fact) ||
           reaches(trial, fact, trial->guide->current_fact);
}

static bool share_reason(
    const struct trial *trial, const struct unknown *a, const struct unknown *b)
{
    const struct dependent_list *of_a =
        &trial->rules->dependents[a->fact].reasons;
    const struct dependent_list *of_b =
        &trial->rules->dependents[b->fact].reasons;
    for (size_t i = 0, j = 0; i < of_a->count && j < of_b->count;) {
        const struct dependent *left = &of_a->items[i];
        const struct dependent *right = &of_b->items[j];
        if (left->index == right->index &&
            (left->across || right->across || a->part == b->part))
            return true;
        bool first = left->index <= right->index;
        i += first;
        j += !first;
    }
    return false;
}

bool trial_meet(
    const struct trial *trial, const struct unknown *a, const struct unknown *b)
{
    int weight = trial->guide->weight_fact;
    if (share_reason(trial, a, b) || reaches(trial, a->fact, b->fact) ||
        reaches(trial, b->fact, a->fact))
        return true;
    return weight != NONE && reaches(trial, a->fact, weight) &&
           reaches(trial, b->fact, weight);
}

/* ---- deciding ------------------------------------------------------------ */

static bool is_same_finding(const struct finding *a, const struct finding *b)
{
    return a->standing == b->standing && a->exception == b->exception &&
           a->unsettled == b->unsettled && a->grade == b->grade;
}

/* True if something that the finding, which is as before, rests on is not. Its
 * exceptions are asked only where its condition holds. */
static bool is_touched(struct trial *trial, const struct finding *finding)
{
    const struct rules *rules = trial->rules;
    int part = finding->part;
    bool present = part == NONE || facts_has_part(trial->facts, part);
    if (present != (part < (int)trial->base->part_count))
        return true;
    if (!present)
        return false;
    if (facts_touch(trial->facts, rules->reasons[finding->reason], part))
        return true;
    if (finding->standing == STANDING_ABSENT ||
        finding->standing == STANDING_OPEN)
        return false;
    const struct reason *reason = &trial->guide->reasons[finding->reason];
    for (size_t i = 0; i < reason->exception_count; i++)
        if (facts_touch(
                trial->facts, rules->exceptions[finding->reason][i], part))
            return true;
    return false;
}

static void replace(
    struct trial *trial, struct finding *finding, struct finding by)
{
    sums_add(&trial->sums, finding, -1);
    *finding = by;
    sums_add(&trial->sums, finding, 1);
}

/* Makes the stale findings anew; true if one is not as before. */
static bool judge_again(struct trial *trial)
{
    bool changed = false;
    for (size_t i = 0; i < trial->stale.count; i++) {
        int index = trial->stale.items[i];
        struct finding *finding = &trial->verdict.findings[index];
        if (!is_touched(trial, finding))
            continue;
        replace(trial, finding,
            finding_make(
                trial->rules, trial->facts, finding->reason, finding->part));
        changed = changed || !is_same_finding(finding, &trial->before[index]);
    }
    return changed;
}

const struct verdict *trial_verdict(struct trial *trial)
{
    struct verdict *verdict = &trial->verdict;
    trial->count++;
    bool changed = judge_again(trial);
    findings_weigh(verdict, trial->facts, &trial->scratch);
    changed = changed || memcmp(verdict->weights, trial->weights_before,
                             verdict->part_count * sizeof(int)) != 0;
    verdict->current = verdict_current(trial->guide, trial->facts);
    if (!changed && verdict->current == trial->base->current)
        return trial->base;
    verdict_conclude(
        verdict, &trial->sums, trial->guide->grade_points, &trial->scratch);
    return verdict;
}

const struct finding_sums *trial_sums(const struct trial *trial)
{
    return &trial->sums;
}

void trial_undo(struct trial *trial)
{
    facts_undo(trial->facts);
    for (size_t i = 0; i < trial->stale.count; i++) {
        int index = trial->stale.items[i];
        replace(trial, &trial->verdict.findings[index], trial->before[index]);
        trial->is_stale[index] = false;
    }
    trial->stale.count = 0;
    arena_reset(&trial->scratch);
}

void trial_release(struct trial *trial)
{
    arena_release(&trial->scratch);
}
