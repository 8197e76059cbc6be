/* The facts of a profile: set up from it, and asked. */
#include "decide/facts.h"

#include "decide/settle.h"

#include <math.h>
#include <stdlib.h>

struct given facts_given(const struct profile *profile, int fact, int part)
{
    struct given given = {.origin = ORIGIN_STATED};
    if (part < (int)profile->part_count)
        given.value = profile_answer(profile, fact, part).value;
    else
        given.value.type = VALUE_UNKNOWN;
    if (given.value.type != VALUE_UNKNOWN)
        return given;
    given.value = profile->guide->facts[fact].assumed;
    given.origin =
        given.value.type == VALUE_UNKNOWN ? ORIGIN_MISSING : ORIGIN_ASSUMED;
    return given;
}

static void set_given(struct facts *facts, int fact, int part)
{
    struct cell *cell = &facts->cells[cell_index(facts, fact, part)];
    struct given given = facts_given(facts->profile, fact, part);
    cell->given = given.value;
    cell->given_origin = given.origin;
}

const char *facts_origin_name(enum origin origin)
{
    static const char *const names[] = {[ORIGIN_STATED] = "stated",
        [ORIGIN_ASSUMED] = "assumed",
        [ORIGIN_DERIVED] = "derived",
        [ORIGIN_IRRELEVANT] = "irrelevant",
        [ORIGIN_MISSING] = "missing"};
    return names[origin];
}

struct facts *facts_new(struct arena *arena, const struct rules *rules,
    const struct profile *profile)
{
    struct facts *facts = arena_new(arena, struct facts);
    facts->arena = arena;
    facts->rules = rules;
    facts->guide = rules->guide;
    facts->profile = profile;
    facts->part_count = profile->part_count + 1;
    facts->present = arena_allocate(arena, facts->part_count, sizeof(bool));
    for (size_t i = 0; i < profile->part_count; i++)
        facts->present[i] = true;
    facts->undetermined = arena_allocate(
        arena, facts->guide->fact_count, sizeof *facts->undetermined);
    size_t count = facts->guide->fact_count * (facts->part_count + 1);
    facts->cells = arena_allocate(arena, count, sizeof *facts->cells);
    facts->unknown = arena_allocate(arena, count, sizeof *facts->unknown);
    facts->open = arena_allocate(arena, count, sizeof *facts->open);
    facts->turns = arena_allocate(arena, count, sizeof *facts->turns);
    for (size_t i = 0; i < facts->guide->fact_count; i++) {
        const struct fact *fact = &facts->guide->facts[i];
        if (fact->derivation != DERIVATION_NONE)
            continue;
        if (fact->of == SCOPE_PROJECT)
            set_given(facts, (int)i, NONE);
        else
            for (size_t part = 0; part < facts->part_count; part++)
                set_given(facts, (int)i, (int)part);
    }
    return facts;
}

void facts_set_outcome(struct facts *facts, const struct outcome *outcome)
{
    facts->outcome = outcome;
}

const struct outcome *facts_outcome(const struct facts *facts)
{
    return facts->outcome;
}

const struct profile *facts_profile(const struct facts *facts)
{
    return facts->profile;
}

/* ---- asking -------------------------------------------------------------- */

enum truth facts_truth(
    struct facts *facts, const struct condition *condition, int part)
{
    return settle_condition(facts, condition, part);
}

static enum origin cell_origin(
    const struct facts *facts, size_t index, struct value value)
{
    const struct cell *cell = &facts->cells[index];
    const struct fact *fact = &facts->guide->facts[cell_fact(facts, index)];
    if (value.type == VALUE_UNKNOWN)
        return ORIGIN_MISSING;
    if (fact->derivation != DERIVATION_NONE)
        return ORIGIN_DERIVED;
    return cell->relevance == TRUTH_FALSE ? ORIGIN_IRRELEVANT
                                          : cell->given_origin;
}

struct value facts_value(
    struct facts *facts, int fact, int part, enum origin *origin)
{
    struct value value = {.type = VALUE_UNKNOWN};
    size_t index = cell_index(facts, fact, part);
    bool of_part = facts->guide->facts[fact].of == SCOPE_PART;
    bool has_row = !of_part || part != NONE;
    if (has_row)
        value = settle_cell(facts, index);
    if (value.type == VALUE_NUMBER && !isfinite(value.as.number))
        value.type = VALUE_UNKNOWN; /* a division by zero says nothing */
    if (origin)
        *origin = has_row ? cell_origin(facts, index, value) : ORIGIN_MISSING;
    return value;
}

static int compare_unknowns(const void *left, const void *right)
{
    const struct unknown *a = left, *b = right;
    if (a->fact != b->fact)
        return a->fact < b->fact ? -1 : 1;
    return (a->part > b->part) - (a->part < b->part);
}

const struct unknown *facts_unknowns(struct facts *facts,
    const struct condition *condition, int part, struct arena *arena,
    size_t *count)
{
    *count = 0;
    if (facts_truth(facts, condition, part) != TRUTH_UNKNOWN)
        return NULL;
    settle_search(facts, condition, part);
    struct unknown *list =
        arena_allocate(arena, facts->unknown_count, sizeof *list);
    for (size_t i = 0; i < facts->unknown_count; i++)
        list[i] = (struct unknown){cell_fact(facts, facts->unknown[i]),
            cell_part(facts, facts->unknown[i])};
    *count = facts->unknown_count;
    if (*count)
        qsort(list, *count, sizeof *list, compare_unknowns);
    return list;
}
