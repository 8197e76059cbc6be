/* Settling cells, and conditions over unknown facts.
 *
 * What a condition names is settled first; if that does not give its value, all
 * combinations of the representatives of what is unknown below it are tried.
 * During that, the unknown cells are given a value and the unsettled ones
 * between them and the condition are settled anew. A cell that is already
 * settled stays as it is: it is the same under all combinations, so nothing
 * is tried inside a trial. */
#include "decide/settle.h"

#include "decide/representative.h"

/* A condition on one part or the project (DERIVATION_IS), or what any, all
 * and count make of it on several. */
struct formula {
    const struct condition *condition;
    enum derivation derivation;
    const int *parts;
    size_t part_count;
    size_t holds; /* on so many further parts it is true anyway */
    size_t total; /* parts in all */
};

/* ---- evaluating ---------------------------------------------------------- */

struct row {
    struct facts *facts;
    int part;
};

static struct value read_cell(const void *source, int fact)
{
    const struct row *row = source;
    return settle_cell(row->facts, cell_index(row->facts, fact, row->part));
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

static struct value evaluate_formula(
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
    if (settle_cell(facts, index).type != VALUE_UNKNOWN)
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

/* Fills facts->unknown and facts->open. All that the formula names must be
 * settled, so that no other search begins meanwhile. */
static void search_formula(struct facts *facts, const struct formula *formula)
{
    facts->search++;
    facts->unknown_count = facts->open_count = 0;
    for (size_t i = 0; i < formula->part_count; i++)
        search_condition(facts, formula->condition, formula->parts[i]);
}

/* ---- trying all combinations --------------------------------------------- */

static void give_answer(struct facts *facts, size_t unknown)
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
        give_answer(facts, i);
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

/* The value that the formula has under all combinations of representatives of
 * the unknown cells below it, or unknown. What it names must be settled. */
static struct value try_formula(
    struct facts *facts, const struct formula *formula)
{
    struct value unknown = {.type = VALUE_UNKNOWN};
    search_formula(facts, formula);
    if (too_many_combinations(facts))
        return unknown;
    struct value common = evaluate_formula(facts, formula);
    if (common.type != VALUE_UNKNOWN) /* whatever the unknown cells are */
        return common;
    for (size_t i = 0; i < facts->unknown_count; i++) {
        facts->turns[i] = 0;
        give_answer(facts, i);
    }
    facts->trying = true;
    do {
        unsettle(facts);
        struct value value = evaluate_formula(facts, formula);
        if (common.type == VALUE_UNKNOWN)
            common = value;
        else if (!value_equal(common, value))
            common.type = VALUE_UNKNOWN;
    } while (common.type != VALUE_UNKNOWN && advance(facts));
    facts->trying = false;
    restore(facts);
    return common;
}

/* ---- settling ------------------------------------------------------------ */

/* Settles what the condition names; true if all of it is known. */
static bool settle_named(
    struct facts *facts, const struct condition *condition, int part)
{
    bool known = true;
    for (size_t i = 0; i < condition->fact_count; i++) {
        struct value value =
            settle_cell(facts, cell_index(facts, condition->facts[i], part));
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
    return try_formula(facts, &formula);
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
                   : try_formula(facts, &formula);
}

static struct value settle_asked(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    int fact = cell_fact(facts, index);
    struct value otherwise = facts->guide->facts[fact].otherwise;
    if (!cell->relevance_settled) {
        cell->relevance = settle_condition(
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

struct value settle_cell_now(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    int fact = cell_fact(facts, index);
    bool asked = facts->guide->facts[fact].derivation == DERIVATION_NONE;
    cell->value =
        asked ? settle_asked(facts, index) : settle_derived(facts, index);
    cell->settled = true;
    return cell->value;
}

/* ---- from outside -------------------------------------------------------- */

enum truth settle_condition(
    struct facts *facts, const struct condition *condition, int part)
{
    if (!condition)
        return TRUTH_TRUE;
    struct value value = determine(facts, condition, part);
    if (value.type == VALUE_UNKNOWN)
        return TRUTH_UNKNOWN;
    return value.as.truth ? TRUTH_TRUE : TRUTH_FALSE;
}

void settle_search(
    struct facts *facts, const struct condition *condition, int part)
{
    struct formula formula = {
        .condition = condition, .parts = &part, .part_count = 1};
    search_formula(facts, &formula);
}
