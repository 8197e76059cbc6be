/* Three-valued facts: settling cells, and the truth of conditions over them. */
#include "decide/facts.h"

#include "decide/cells.h"

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

/* ---- evaluating ---------------------------------------------------------- */

struct row {
    struct facts *facts;
    int part;
};

static struct value read_cell(const void *source, int fact)
{
    const struct row *row = source;
    return cell_settle(row->facts, cell_index(row->facts, fact, row->part));
}

static struct value evaluate_condition(
    struct facts *facts, const struct condition *condition, int part)
{
    struct row row = {facts, part};
    struct readings readings = {read_cell, &row, facts->outcome};
    return evaluate_tree(condition->tree, &readings);
}

/* What any, all and count say if the condition holds on HOLDS of TOTAL. */
static struct value summarise(
    enum derivation derivation, size_t holds, size_t total)
{
    struct value value = {.type = VALUE_BOOLEAN};
    if (derivation == DERIVATION_COUNT) {
        value.type = VALUE_NUMBER;
        value.as.number = (double)holds;
    } else {
        value.as.truth =
            derivation == DERIVATION_ANY ? holds > 0 : holds == total;
    }
    return value;
}

struct value formula_evaluate(
    struct facts *facts, const struct formula *formula)
{
    if (formula->derivation == DERIVATION_IS)
        return evaluate_condition(facts, formula->condition, formula->parts[0]);
    size_t holds = formula->holds;
    for (size_t i = 0; i < formula->part_count; i++) {
        struct value value =
            evaluate_condition(facts, formula->condition, formula->parts[i]);
        if (value.type == VALUE_UNKNOWN)
            return value;
        holds += value.as.truth;
    }
    return summarise(formula->derivation, holds, formula->total);
}

/* ---- settling ------------------------------------------------------------ */

/* Settles what the condition names; true if all of it is known. */
static bool settle_named(
    struct facts *facts, const struct condition *condition, int part)
{
    bool known = true;
    for (size_t i = 0; i < condition->fact_count; i++) {
        struct value value =
            cell_settle(facts, cell_index(facts, condition->facts[i], part));
        known = known && value.type != VALUE_UNKNOWN;
    }
    return known;
}

static struct value determine(
    struct facts *facts, const struct condition *condition, int part)
{
    if (facts->trying || settle_named(facts, condition, part))
        return evaluate_condition(facts, condition, part);
    struct formula formula = {.condition = condition,
        .derivation = DERIVATION_IS,
        .parts = &part,
        .part_count = 1};
    return formula_try(facts, &formula);
}

/* Room for the parts on which FACT is not determined. It rests on no other
 * use of the same room, because no fact rests on itself. */
static int *undetermined_parts(struct facts *facts, int fact)
{
    int **room = &facts->undetermined[fact];
    if (!*room)
        *room = arena_allocate(facts->arena, facts->part_count, sizeof **room);
    return *room;
}

/* Any, all or count over the parts. The parts whose condition is known are
 * told apart first; the others are tried together, because what they do not
 * know may be the same fact of the project. */
static struct value settle_over_parts(struct facts *facts, int fact)
{
    size_t fails = 0;
    int *undetermined = undetermined_parts(facts, fact);
    struct formula formula = {.condition = facts->rules->derived[fact],
        .derivation = facts->guide->facts[fact].derivation,
        .parts = undetermined};
    for (size_t i = 0; i < facts->part_count; i++) {
        if (!facts->present[i])
            continue;
        formula.total++;
        struct value value = determine(facts, formula.condition, (int)i);
        if (value.type == VALUE_UNKNOWN) {
            undetermined[formula.part_count++] = (int)i;
            continue;
        }
        formula.holds += value.as.truth;
        fails += !value.as.truth;
    }
    bool decided =
        formula.part_count == 0 ||
        (formula.derivation == DERIVATION_ANY && formula.holds > 0) ||
        (formula.derivation == DERIVATION_ALL && fails > 0);
    return decided ? summarise(formula.derivation, formula.holds, formula.total)
                   : formula_try(facts, &formula);
}

static struct value settle_asked(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    int fact = cell_fact(facts, index);
    struct value otherwise = facts->guide->facts[fact].otherwise;
    if (!cell->relevance_settled) {
        cell->relevance = facts_truth(
            facts, facts->rules->asked_if[fact], cell_part(facts, index));
        cell->relevance_settled = true;
    }
    if (cell->relevance == TRUTH_FALSE)
        return otherwise;
    if (cell->relevance == TRUTH_TRUE || value_equal(cell->given, otherwise))
        return cell->given;
    return (struct value){.type = VALUE_UNKNOWN};
}

static struct value settle_derived(struct facts *facts, size_t index)
{
    int fact = cell_fact(facts, index);
    if (facts->guide->facts[fact].derivation != DERIVATION_IS)
        return settle_over_parts(facts, fact);
    return determine(
        facts, facts->rules->derived[fact], cell_part(facts, index));
}

struct value cell_settle_now(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    int fact = cell_fact(facts, index);
    bool asked = facts->guide->facts[fact].derivation == DERIVATION_NONE;
    cell->value =
        asked ? settle_asked(facts, index) : settle_derived(facts, index);
    cell->settled = true;
    return cell->value;
}

/* ---- asking -------------------------------------------------------------- */

enum truth facts_truth(
    struct facts *facts, const struct condition *condition, int part)
{
    if (!condition)
        return TRUTH_TRUE;
    struct value value = determine(facts, condition, part);
    if (value.type == VALUE_UNKNOWN)
        return TRUTH_UNKNOWN;
    return value.as.truth ? TRUTH_TRUE : TRUTH_FALSE;
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
        value = cell_settle(facts, index);
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
    struct formula formula = {
        .condition = condition, .parts = &part, .part_count = 1};
    formula_search(facts, &formula);
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
