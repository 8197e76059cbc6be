/* Conditions over unknown facts: all combinations of their representatives.
 *
 * During that, the unknown cells are given a value and the unsettled ones
 * between them and the condition are settled anew. A cell that is already
 * settled stays as it is: it is the same under all combinations, so nothing
 * is tried inside a trial. */
#include "decide/cells.h"
#include "decide/representative.h"

/* ---- what is unknown below a condition ----------------------------------- */

static void search_cell(struct facts *facts, size_t index);

static void search_condition(
    struct facts *facts, const struct condition *condition, int part)
{
    for (size_t i = 0; i < condition->fact_count; i++)
        search_cell(facts, cell_index(facts, condition->facts[i], part));
}

static void search_derived(struct facts *facts, int fact, int part)
{
    const struct condition *condition = facts->rules->derived[fact];
    if (facts->guide->facts[fact].derivation == DERIVATION_IS) {
        search_condition(facts, condition, part);
        return;
    }
    for (size_t i = 0; i < facts->part_count; i++)
        if (facts->present[i])
            search_condition(facts, condition, (int)i);
}

/* A cell that is known, if only because the answers make no difference to it,
 * ends the search. */
static void search_cell(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    if (cell->mark == facts->search)
        return;
    cell->mark = facts->search;
    if (cell_settle(facts, index).type != VALUE_UNKNOWN)
        return;
    facts->open[facts->open_count++] = index;
    cell->relevance_open = cell->relevance == TRUTH_UNKNOWN;
    int fact = cell_fact(facts, index), part = cell_part(facts, index);
    if (facts->guide->facts[fact].derivation != DERIVATION_NONE) {
        search_derived(facts, fact, part);
        return;
    }
    if (cell->relevance_open)
        search_condition(facts, facts->rules->asked_if[fact], part);
    if (cell->given.type == VALUE_UNKNOWN)
        facts->unknown[facts->unknown_count++] = index;
}

void formula_search(struct facts *facts, const struct formula *formula)
{
    facts->search++;
    facts->unknown_count = facts->open_count = 0;
    for (size_t i = 0; i < formula->part_count; i++)
        search_condition(facts, formula->condition, formula->parts[i]);
}

/* ---- trying all combinations --------------------------------------------- */

static void give(struct facts *facts, size_t unknown)
{
    size_t index = facts->unknown[unknown];
    facts->cells[index].given = representative(
        &facts->guide->facts[cell_fact(facts, index)], facts->turns[unknown]);
}

/* The next combination, as an odometer counts; false after the last. */
static bool advance(struct facts *facts)
{
    for (size_t i = 0; i < facts->unknown_count; i++) {
        int fact = cell_fact(facts, facts->unknown[i]);
        size_t count = representative_count(&facts->guide->facts[fact]);
        bool carry = ++facts->turns[i] == count;
        if (carry)
            facts->turns[i] = 0;
        give(facts, i);
        if (!carry)
            return true;
    }
    return false;
}

static bool too_many_combinations(const struct facts *facts)
{
    size_t combinations = 1;
    for (size_t i = 0; i < facts->unknown_count; i++) {
        int fact = cell_fact(facts, facts->unknown[i]);
        combinations *= representative_count(&facts->guide->facts[fact]);
        if (combinations > FACTS_MOST_COMBINATIONS)
            return true;
    }
    return false;
}

/* Lets the open cells be settled anew under the next combination. A relevance
 * that is known is so under all of them. */
static void unsettle(struct facts *facts)
{
    for (size_t i = 0; i < facts->open_count; i++) {
        struct cell *cell = &facts->cells[facts->open[i]];
        cell->settled = false;
        if (cell->relevance_open)
            cell->relevance_settled = false;
    }
}

/* Back to what was before the first combination. */
static void restore(struct facts *facts)
{
    for (size_t i = 0; i < facts->unknown_count; i++)
        facts->cells[facts->unknown[i]].given.type = VALUE_UNKNOWN;
    for (size_t i = 0; i < facts->open_count; i++) {
        struct cell *cell = &facts->cells[facts->open[i]];
        cell->value = (struct value){.type = VALUE_UNKNOWN};
        cell->settled = cell->relevance_settled = true;
        if (cell->relevance_open)
            cell->relevance = TRUTH_UNKNOWN;
    }
}

struct value formula_try(struct facts *facts, const struct formula *formula)
{
    struct value unknown = {.type = VALUE_UNKNOWN};
    formula_search(facts, formula);
    if (too_many_combinations(facts))
        return unknown;
    struct value common = formula_evaluate(facts, formula);
    if (common.type != VALUE_UNKNOWN) /* whatever the unknown cells are */
        return common;
    for (size_t i = 0; i < facts->unknown_count; i++) {
        facts->turns[i] = 0;
        give(facts, i);
    }
    facts->trying = true;
    do {
        unsettle(facts);
        struct value value = formula_evaluate(facts, formula);
        if (common.type == VALUE_UNKNOWN)
            common = value;
        else if (!value_equal(common, value))
            common.type = VALUE_UNKNOWN;
    } while (common.type != VALUE_UNKNOWN && advance(facts));
    facts->trying = false;
    restore(facts);
    return common;
}
