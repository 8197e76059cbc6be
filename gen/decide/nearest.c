/* Trying changes, the nearest first. */
#include "decide/nearest.h"

#include "base/array.h"
#include "decide/changed.h"
#include "decide/dependency.h"
#include "decide/flips.h"
#include "decide/representative.h"
#include "decide/trial.h"

#include <stdlib.h>
#include <string.h>

/* A change with its rank among those of as many steps. */
struct candidate {
    struct flip flip;
    size_t order;
};

struct search {
    struct arena *arena;
    struct arena scratch; /* of one whole decision */
    const struct rules *rules;
    const struct guide *guide;
    const struct profile *profile;
    const struct subject *subject;
    struct trial *trial;
    int spare;
    bool sees_outcome;    /* the condition looks at the verdict */
    bool sees_confidence; /* or how sure it is: that takes a whole decision */
    size_t trials_left;
    ARRAY(struct candidate) candidates;
};

/* ---- what the subject can depend on -------------------------------------- */

static bool contains(const struct dependent_list *list, int index)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].index == index)
            return true;
    return false;
}

static const struct dependent_list *list_of_kind(
    const struct dependents *dependents, enum subject_kind kind)
{
    switch (kind) {
    case SUBJECT_MODULE: return &dependents->modules;
    case SUBJECT_WARNING: return &dependents->warnings;
    case SUBJECT_REASON: break;
    }
    return &dependents->reasons;
}

/* SOURCE is a fact, or guide->fact_count: the list of the parts. */
static bool can_reach(const struct search *search, size_t source)
{
    const struct dependents *dependents = &search->rules->dependents[source];
    return contains(list_of_kind(dependents, search->subject->kind),
        search->subject->index);
}

static bool may_change(const struct search *search, int index)
{
    const struct fact *fact = &search->guide->facts[index];
    bool asked = fact->derivation == DERIVATION_NONE && !fact->print_only;
    return asked &&
           (can_reach(search, (size_t)index) ||
               (search->sees_outcome && trial_matters(search->trial, index)));
}

/* ---- candidates ---------------------------------------------------------- */

static void add_candidate(struct search *search, struct flip flip)
{
    *array_add(&search->candidates, search->arena) =
        (struct candidate){flip, search->candidates.count - 1};
}

/* Another kind of a part counts as a part less and one more. */
static int steps_between(const struct search *search, struct flip flip)
{
    const struct fact *fact = &search->guide->facts[flip.fact];
    if (flip.fact == search->guide->vary_fact)
        return 2;
    if (!fact_forms[fact->type].ordered || flip.from.type == VALUE_UNKNOWN)
        return 1;
    size_t from = representative_of(fact, flip.from);
    size_t to = representative_of(fact, flip.to);
    return (int)(from < to ? to - from : from - to);
}

/* Every other value on one row; a set with one member more or less. */
static void add_values(struct search *search, int index, int part)
{
    const struct fact *fact = &search->guide->facts[index];
    struct flip flip = {.kind = FLIP_FACT,
        .fact = index,
        .part = part,
        .from = facts_given(search->profile, index, part).value,
        .weight = NONE};
    bool known = flip.from.type != VALUE_UNKNOWN;
    bool by_member = known && fact_forms[fact->type].holds == VALUE_SET;
    size_t count = by_member ? fact->value_count : representative_count(fact);
    for (size_t i = 0; i < count; i++) {
        if (by_member) {
            flip.to = flip.from;
            flip.to.as.members ^= (uint64_t)1 << i;
        } else {
            flip.to = representative(fact, i);
        }
        flip.steps = steps_between(search, flip);
        bool same =
            known && !by_member && representative_of(fact, flip.from) == i;
        if (!same)
            add_candidate(search, flip);
    }
}

static void add_facts(struct search *search, int first_part, int last_part)
{
    for (size_t i = 0; i < search->guide->fact_count; i++) {
        bool project = search->guide->facts[i].of == SCOPE_PROJECT;
        if ((int)i == search->guide->vary_fact || !may_change(search, (int)i))
            continue;
        if (project && first_part == NONE)
            add_values(search, (int)i, NONE);
        for (int part = first_part; !project && part <= last_part; part++)
            if (part != NONE)
                add_values(search, (int)i, part);
    }
}

static void add_parts(struct search *search)
{
    const struct guide *guide = search->guide;
    int vary = guide->vary_fact;
    bool of_parts = why_subject_scope(guide, search->subject) == SCOPE_PART;
    if (vary == NONE || !(of_parts || search->sees_outcome ||
                            can_reach(search, guide->fact_count)))
        return;
    const struct fact *fact = &guide->facts[vary];
    for (size_t i = 0; i < representative_count(fact); i++)
        add_candidate(search, (struct flip){.kind = FLIP_ADD_PART,
                                  .fact = vary,
                                  .part = NONE,
                                  .to = representative(fact, i),
                                  .weight = flips_added_weight(guide),
                                  .steps = 1});
}

static void drop_parts(struct search *search)
{
    size_t count = search->profile->part_count;
    bool reached =
        search->sees_outcome || can_reach(search, search->guide->fact_count);
    for (size_t i = 0; i < count && count > 1 && reached; i++)
        add_candidate(search, (struct flip){.kind = FLIP_DROP_PART,
                                  .fact = NONE,
                                  .part = (int)i,
                                  .weight = NONE,
                                  .steps = 1});
}

static void add_kinds(struct search *search)
{
    int vary = search->guide->vary_fact;
    if (vary == NONE || !may_change(search, vary))
        return;
    for (size_t i = 0; i < search->profile->part_count; i++)
        add_values(search, vary, (int)i);
}

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->flip.steps != b->flip.steps)
        return a->flip.steps < b->flip.steps ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static bool is_large(const struct search *search)
{
    return search->profile->part_count > SENSITIVITY_MOST_PARTS;
}

static void list_candidates(struct search *search)
{
    add_facts(search, NONE, is_large(search) ? NONE : search->spare - 1);
    add_parts(search);
    if (!is_large(search)) {
        drop_parts(search);
        add_kinds(search);
    }
    add_facts(search, search->spare, search->spare);
    size_t count = search->candidates.count;
    if (count)
        qsort(search->candidates.items, count, sizeof *search->candidates.items,
            compare_candidates);
}

/* ---- trying -------------------------------------------------------------- */

static void suppose_change(struct search *search, const struct flip *flip)
{
    struct trial *trial = search->trial;
    switch (flip->kind) {
    case FLIP_FACT:
    case FLIP_WEIGHT:
        trial_suppose(trial, flip->fact, flip->part, flip->to);
        break;
    case FLIP_DROP_PART: trial_drop_part(trial, flip->part); break;
    case FLIP_ADD_PART:
        trial_add_part(trial);
        trial_suppose(trial, flip->fact, search->spare, flip->to);
        if (flip->weight != NONE)
            trial_suppose(trial, search->guide->weight_fact, search->spare,
                (struct value){.type = VALUE_WORD, .as.word = flip->weight});
        break;
    }
}

/* Is the subject true of FACTS with VERDICT, whose confidence is not known yet?
 * Section 8 only takes steps down from what the lead gives; where these levels
 * do not agree, it is unknown. */
static enum truth truth_with(
    struct search *search, struct facts *facts, const struct verdict *verdict)
{
    const struct outcome *before = facts_outcome(facts);
    struct outcome outcome = selection_outcome(verdict);
    enum confidence most = verdict_rate_lead(verdict);
    enum confidence level = search->sees_confidence && most != CONFIDENCE_NONE
                                ? CONFIDENCE_LOW
                                : most;
    enum truth all = TRUTH_UNKNOWN;
    facts_set_outcome(facts, &outcome);
    for (bool first = true; level <= most; level++, first = false) {
        outcome.confidence = verdict_confidence_name(level);
        enum truth truth = why_subject_truth(search->rules, facts,
                               search->subject) == TRUTH_TRUE
                               ? TRUTH_TRUE
                               : TRUTH_FALSE;
        if (!first && truth != all) {
            all = TRUTH_UNKNOWN;
            break;
        }
        all = truth;
    }
    facts_set_outcome(facts, before);
    return all;
}

static enum truth truth_in_trial(
    struct search *search, const struct flip *changes, size_t count)
{
    struct facts *facts = trial_facts(search->trial);
    for (size_t i = 0; i < count; i++)
        suppose_change(search, &changes[i]);
    enum truth truth =
        search->sees_outcome
            ? truth_with(search, facts, trial_verdict(search->trial))
            : why_subject_truth(search->rules, facts, search->subject);
    trial_undo(search->trial);
    return truth;
}

static enum truth truth_in_profile(
    struct search *search, const struct flip *changes, size_t count)
{
    const struct profile *changed =
        changed_profile(&search->scratch, search->profile, changes, count);
    struct facts *facts = facts_new(&search->scratch, search->rules, changed);
    enum truth truth = truth_with(
        search, facts, verdict_reach(&search->scratch, search->rules, facts));
    arena_reset(&search->scratch);
    return truth;
}

static bool holds_when_decided(
    struct search *search, const struct flip *changes, size_t count)
{
    const struct profile *changed =
        changed_profile(&search->scratch, search->profile, changes, count);
    struct decision decision =
        decide_briefly(&search->scratch, search->rules, changed);
    bool holds = why_subject_truth(search->rules, decision.facts,
                     search->subject) == TRUTH_TRUE;
    arena_reset(&search->scratch);
    return holds;
}

/* A trial has one spare part: two that are added take a profile of their own;
 * and only where it hangs on the confidence, that is found out too. */
static bool holds(
    struct search *search, const struct flip *changes, size_t count)
{
    bool two_added = count == 2 && changes[0].kind == FLIP_ADD_PART &&
                     changes[1].kind == FLIP_ADD_PART;
    size_t cost = two_added && !search->sees_confidence
                      ? NEAREST_MOST_TRIALS / NEAREST_MOST_DECISIONS
                      : 1;
    search->trials_left -=
        cost < search->trials_left ? cost : search->trials_left;
    enum truth truth = two_added ? truth_in_profile(search, changes, count)
                                 : truth_in_trial(search, changes, count);
    if (search->sees_confidence && truth == TRUTH_UNKNOWN)
        return holds_when_decided(search, changes, count);
    return truth == TRUTH_TRUE;
}

/* A fact of the added part needs that part, nothing is changed twice, and
 * nothing of a part that is dropped, of which one must be left. */
static bool go_together(
    const struct search *search, const struct flip *a, const struct flip *b)
{
    bool of_spare[] = {a->kind == FLIP_FACT && a->part == search->spare,
        b->kind == FLIP_FACT && b->part == search->spare};
    if (of_spare[0] || of_spare[1])
        return (of_spare[1] && a->kind == FLIP_ADD_PART) ||
               (of_spare[0] && b->kind == FLIP_ADD_PART);
    if (a->kind == FLIP_ADD_PART || b->kind == FLIP_ADD_PART)
        return true;
    bool same_row = a->part == b->part;
    if (a->kind == FLIP_DROP_PART && b->kind == FLIP_DROP_PART)
        return search->profile->part_count > 2;
    return !same_row || (a->kind == b->kind && a->fact != b->fact);
}

static bool try_singles(struct search *search, struct nearest *nearest)
{
    for (size_t i = 0; i < search->candidates.count; i++) {
        const struct flip *flip = &search->candidates.items[i].flip;
        if (flip->kind == FLIP_FACT && flip->part == search->spare)
            continue;
        if (!search->trials_left)
            return false;
        if (holds(search, flip, 1)) {
            nearest->changes[nearest->count++] = *flip;
            return true;
        }
    }
    return true;
}

/* All pairs of STEPS steps together. False: it is time to stop. */
static bool try_pairs(struct search *search, struct nearest *nearest, int steps)
{
    const struct candidate *items = search->candidates.items;
    for (size_t i = 0; i < search->candidates.count; i++)
        for (size_t j = i; j < search->candidates.count; j++) {
            if (j == i && items[i].flip.kind != FLIP_ADD_PART)
                continue;
            struct flip pair[] = {items[i].flip, items[j].flip};
            if (pair[0].steps + pair[1].steps != steps ||
                !go_together(search, &pair[0], &pair[1]))
                continue;
            if (!search->trials_left)
                return false;
            if (pair[1].kind == FLIP_ADD_PART && pair[0].kind != FLIP_ADD_PART)
                pair[0] = items[j].flip, pair[1] = items[i].flip;
            if (!holds(search, pair, 2))
                continue;
            memcpy(nearest->changes, pair, sizeof pair);
            nearest->count = 2;
            return true;
        }
    return true;
}

static struct nearest find_nearest(struct search *search)
{
    struct nearest nearest = {.all_tried = !is_large(search)};
    if (!try_singles(search, &nearest)) {
        nearest.all_tried = false;
        return nearest;
    }
    int most = 0;
    if (search->candidates.count)
        most =
            search->candidates.items[search->candidates.count - 1].flip.steps;
    for (int steps = 2; steps <= 2 * most && !nearest.count; steps++)
        if (!try_pairs(search, &nearest, steps)) {
            nearest.all_tried = false;
            break;
        }
    return nearest;
}

/* A trial takes the longer the more parts there are. */
static size_t trials_for(const struct search *search)
{
    size_t most =
        search->sees_confidence ? NEAREST_MOST_DECISIONS : NEAREST_MOST_TRIALS;
    return most * 8 / (8 + search->profile->part_count);
}

struct nearest nearest_find(struct arena *arena, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subject)
{
    const struct clause *clause = why_subject_clause(clauses, subject);
    struct search search = {.arena = arena,
        .rules = rules,
        .guide = rules->guide,
        .profile = decision->verdict->profile,
        .subject = subject,
        .trial = trial_new(arena, rules, decision->facts, decision->verdict),
        .spare = facts_spare_part(decision->facts),
        .sees_outcome = clause && clause->condition->uses_outcome,
        .sees_confidence = clause_names(clause, VARIABLE_CONFIDENCE)};
    search.trials_left = trials_for(&search);
    arena_init(&search.scratch);
    list_candidates(&search);
    struct nearest nearest = find_nearest(&search);
    trial_release(search.trial);
    arena_release(&search.scratch);
    return nearest;
}
