/* Trying every single change. */
#include "decide/flips.h"

#include "base/array.h"
#include "decide/representative.h"

#include <stdlib.h>

struct search {
    struct trial *trial;
    const struct guide *guide;
    struct arena *arena;
    size_t part_count; /* that are tried one by one */
    bool *seen; /* by plan, a toss-up last: reached by the change at hand */
    ARRAY(struct flip) flips;
};

const char *sensitivity_flip_name(enum flip_kind kind)
{
    static const char *const names[] = {[FLIP_FACT] = "fact",
        [FLIP_DROP_PART] = "drop part",
        [FLIP_WEIGHT] = "fact",
        [FLIP_ADD_PART] = "add part"};
    return names[kind];
}

/* ---- noting what was found ----------------------------------------------- */

static void begin_change(struct search *search)
{
    for (size_t i = 0; i <= search->guide->plan_count; i++)
        search->seen[i] = false;
}

/* Decides under what the trial supposes now, takes that back, and keeps FLIP
 * if it gives another verdict that no nearer change gave. */
static void settle(struct search *search, struct flip flip)
{
    int plan = trial_verdict(search->trial)->plan;
    trial_undo(search->trial);
    size_t slot = plan == NONE ? search->guide->plan_count : (size_t)plan;
    if (plan == trial_base(search->trial)->plan || search->seen[slot])
        return;
    search->seen[slot] = true;
    flip.plan = plan;
    *array_add(&search->flips, search->arena) = flip;
}

static void try_value(struct search *search, struct flip flip)
{
    trial_suppose(search->trial, flip.fact, flip.part, flip.to);
    settle(search, flip);
}

/* ---- other values of a fact ---------------------------------------------- */

static struct flip set_bound(
    struct flip flip, const struct fact *fact, size_t from, size_t to)
{
    if (flip.to.type != VALUE_NUMBER)
        return flip;
    flip.bound = to < from ? BOUND_BELOW : BOUND_AT_LEAST;
    flip.limit = to < from ? fact->cuts[to] : fact->cuts[to - 1];
    return flip;
}

/* Outward from the present value, the smaller neighbour first. */
static void try_neighbours(struct search *search, struct flip flip)
{
    const struct fact *fact = &search->guide->facts[flip.fact];
    size_t count = representative_count(fact);
    size_t from = representative_of(fact, flip.from);
    for (size_t step = 1; step < count; step++) {
        flip.steps = (int)step;
        if (step <= from) {
            flip.to = representative(fact, from - step);
            try_value(search, set_bound(flip, fact, from, from - step));
        }
        if (from + step < count) {
            flip.to = representative(fact, from + step);
            try_value(search, set_bound(flip, fact, from, from + step));
        }
    }
}

static void try_others(struct search *search, struct flip flip)
{
    const struct fact *fact = &search->guide->facts[flip.fact];
    size_t from = representative_of(fact, flip.from);
    flip.steps = 1;
    for (size_t i = 0; i < representative_count(fact); i++) {
        flip.to = representative(fact, i);
        if (i != from)
            try_value(search, flip);
    }
}

/* A set differs by one member more or less. */
static void try_members(struct search *search, struct flip flip)
{
    const struct fact *fact = &search->guide->facts[flip.fact];
    flip.steps = 1;
    for (size_t i = 0; i < fact->value_count; i++) {
        flip.to = flip.from;
        flip.to.as.members ^= (uint64_t)1 << i;
        try_value(search, flip);
    }
}

static void try_fact(
    struct search *search, enum flip_kind kind, int fact, int part)
{
    enum origin origin;
    struct facts *facts = trial_facts(search->trial);
    struct flip flip = {.kind = kind,
        .fact = fact,
        .part = part,
        .weight = NONE,
        .from = facts_value(facts, fact, part, &origin)};
    if (origin != ORIGIN_STATED || flip.from.type == VALUE_UNKNOWN)
        return;
    begin_change(search);
    const struct fact_form *form = &fact_forms[search->guide->facts[fact].type];
    if (form->holds == VALUE_SET)
        try_members(search, flip);
    else if (form->ordered)
        try_neighbours(search, flip);
    else
        try_others(search, flip);
}

static bool may_change(const struct search *search, int index)
{
    const struct fact *fact = &search->guide->facts[index];
    return fact->derivation == DERIVATION_NONE && !fact->required &&
           !fact->print_only && index != search->guide->weight_fact &&
           index != search->guide->current_fact &&
           trial_matters(search->trial, index);
}

static void try_facts(struct search *search)
{
    for (size_t i = 0; i < search->guide->fact_count; i++) {
        if (!may_change(search, (int)i))
            continue;
        if (search->guide->facts[i].of == SCOPE_PROJECT)
            try_fact(search, FLIP_FACT, (int)i, NONE);
        else
            for (size_t j = 0; j < search->part_count; j++)
                try_fact(search, FLIP_FACT, (int)i, (int)j);
    }
}

/* ---- parts --------------------------------------------------------------- */

static void try_dropping(struct search *search)
{
    size_t count = search->part_count;
    for (size_t i = 0; i < count && count > 1; i++) {
        begin_change(search);
        trial_drop_part(search->trial, (int)i);
        settle(search, (struct flip){.kind = FLIP_DROP_PART,
                           .fact = NONE,
                           .part = (int)i,
                           .weight = NONE,
                           .steps = 1});
    }
}

static void try_weights(struct search *search)
{
    int fact = search->guide->weight_fact;
    for (size_t i = 0; i < search->part_count && fact != NONE; i++)
        try_fact(search, FLIP_WEIGHT, fact, (int)i);
}

int flips_added_weight(const struct guide *guide)
{
    if (guide->weight_fact == NONE)
        return NONE;
    return guide->facts[guide->weight_fact].assumed.as.word;
}

static void try_adding(struct search *search)
{
    const struct guide *guide = search->guide;
    int vary = guide->vary_fact, weight = flips_added_weight(guide);
    int part = facts_spare_part(trial_facts(search->trial));
    for (size_t i = 0;
         vary != NONE && i < representative_count(&guide->facts[vary]); i++) {
        struct flip flip = {.kind = FLIP_ADD_PART,
            .fact = vary,
            .part = NONE,
            .to = representative(&guide->facts[vary], i),
            .weight = weight,
            .steps = 1};
        begin_change(search);
        trial_add_part(search->trial);
        trial_suppose(search->trial, vary, part, flip.to);
        if (weight != NONE)
            trial_suppose(search->trial, guide->weight_fact, part,
                (struct value){.type = VALUE_WORD, .as.word = weight});
        settle(search, flip);
    }
}

/* ---- all ----------------------------------------------------------------- */

/* A flip and where it was found, so that sorting keeps the order. */
struct ranked {
    struct flip flip;
    size_t order;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->flip.steps != b->flip.steps)
        return a->flip.steps < b->flip.steps ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void sort_flips(struct search *search)
{
    size_t count = search->flips.count;
    struct ranked *ranked =
        arena_allocate(search->arena, count, sizeof *ranked);
    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){search->flips.items[i], i};
    if (count)
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < count; i++)
        search->flips.items[i] = ranked[i].flip;
}

const struct flip *flips_find(
    struct trial *trial, struct arena *arena, size_t *count)
{
    struct search search = {
        .trial = trial, .guide = trial_rules(trial)->guide, .arena = arena};
    size_t parts = trial_base(trial)->part_count;
    search.part_count = parts <= SENSITIVITY_MOST_PARTS ? parts : 0;
    search.seen = arena_allocate(
        arena, search.guide->plan_count + 1, sizeof *search.seen);
    try_facts(&search);
    try_dropping(&search);
    try_weights(&search);
    try_adding(&search);
    sort_flips(&search);
    *count = search.flips.count;
    return search.flips.items;
}
