/* Three-valued facts.
 *
 * A cell is one fact on one row. Its `given` value is what the profile says
 * or the guide assumes; its `value` is settled from that when it is first
 * asked for: the given one, or the `otherwise` one where the fact is not
 * asked, or a computed one.
 *
 * A condition with unknown cells below it is evaluated for all combinations
 * of their representatives. During that, the unknown cells are given a value
 * and the unsettled ones between them and the condition are settled anew. A
 * cell that is already settled stays as it is: it is the same under all
 * combinations, so nothing is tried inside a trial. Trying another value for
 * a known fact works on the same field, `given`, and must in addition forget
 * the settled cells that rest on it. */
#include "decide/facts.h"

#include "base/array.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

struct cell {
    struct value given;
    enum origin given_origin; /* stated, assumed or missing */
    struct value value;       /* meaningful if settled */
    bool settled;
    bool relevance_settled;
    enum truth relevance; /* of an asked fact: is it asked here? */
    bool relevance_open;  /* it was unknown when the search came by */
    unsigned mark;        /* the last search that came by */
};

struct facts {
    struct arena *arena;
    struct rules *rules;
    const struct guide *guide;
    const struct profile *profile;
    const struct outcome *outcome;
    struct cell *cells; /* [row * fact_count + fact]; row 0: the project */
    size_t cell_count;
    unsigned search; /* number of the search under way */
    size_t *unknown; /* found by it: asked cells without a value */
    size_t unknown_count;
    size_t *open; /* found by it: all cells that are not determined */
    size_t open_count;
    size_t *turns; /* by unknown cell: the representative that is on */
    bool trying;   /* combinations: everything has a value now */
};

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

static struct value settle(struct facts *facts, size_t index);

/* ---- cells --------------------------------------------------------------- */

static size_t cell_index(const struct facts *facts, int fact, int part)
{
    bool project = facts->guide->facts[fact].of == SCOPE_PROJECT;
    size_t row = project ? 0 : (size_t)(part + 1);
    return row * facts->guide->fact_count + (size_t)fact;
}

static int cell_fact(const struct facts *facts, size_t index)
{
    return (int)(index % facts->guide->fact_count);
}

static int cell_part(const struct facts *facts, size_t index)
{
    return (int)(index / facts->guide->fact_count) - 1;
}

static void set_given(struct facts *facts, int fact, int part)
{
    struct cell *cell = &facts->cells[cell_index(facts, fact, part)];
    cell->given = profile_answer(facts->profile, fact, part).value;
    cell->given_origin = ORIGIN_STATED;
    if (cell->given.type != VALUE_UNKNOWN)
        return;
    cell->given = facts->guide->facts[fact].assumed;
    cell->given_origin =
        cell->given.type == VALUE_UNKNOWN ? ORIGIN_MISSING : ORIGIN_ASSUMED;
}

struct facts *facts_new(
    struct arena *arena, struct rules *rules, const struct profile *profile)
{
    struct facts *facts = arena_new(arena, struct facts);
    facts->arena = arena;
    facts->rules = rules;
    facts->guide = rules->guide;
    facts->profile = profile;
    size_t count = facts->guide->fact_count * (profile->part_count + 1);
    facts->cell_count = count;
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
            for (size_t part = 0; part < profile->part_count; part++)
                set_given(facts, (int)i, (int)part);
    }
    return facts;
}

void facts_set_outcome(struct facts *facts, const struct outcome *outcome)
{
    facts->outcome = outcome;
}

const struct profile *facts_profile(const struct facts *facts)
{
    return facts->profile;
}

/* ---- evaluating with everything known ------------------------------------ */

struct row {
    const struct facts *facts;
    int part;
};

static struct value read_settled(const void *source, int fact)
{
    const struct row *row = source;
    size_t index = cell_index(row->facts, fact, row->part);
    return row->facts->cells[index].value;
}

/* Settles what the condition names; true if all of it is known. */
static bool settle_named(
    struct facts *facts, const struct condition *condition, int part)
{
    size_t count;
    const int *named = condition_facts(condition, &count);
    bool known = true;
    for (size_t i = 0; i < count; i++) {
        struct value value = settle(facts, cell_index(facts, named[i], part));
        known = known && value.type != VALUE_UNKNOWN;
    }
    return known;
}

static struct value evaluate_condition(
    struct facts *facts, const struct condition *condition, int part)
{
    if (!settle_named(facts, condition, part))
        return (struct value){.type = VALUE_UNKNOWN};
    struct row row = {facts, part};
    struct readings readings = {read_settled, &row, facts->outcome};
    return condition_evaluate(condition, facts->rules->evaluator, &readings);
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
    size_t count;
    const int *named = condition_facts(condition, &count);
    for (size_t i = 0; i < count; i++)
        search_cell(facts, cell_index(facts, named[i], part));
}

static void search_derived(struct facts *facts, int fact, int part)
{
    const struct condition *condition = facts->rules->derived[fact];
    if (facts->guide->facts[fact].derivation == DERIVATION_IS) {
        search_condition(facts, condition, part);
        return;
    }
    for (size_t i = 0; i < facts->profile->part_count; i++)
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
    if (settle(facts, index).type != VALUE_UNKNOWN)
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

/* Fills facts->unknown and facts->open for the formula. Everything it names
 * must be settled, so that no other search begins meanwhile. */
static void search_formula(struct facts *facts, const struct formula *formula)
{
    facts->search++;
    facts->unknown_count = facts->open_count = 0;
    for (size_t i = 0; i < formula->part_count; i++)
        search_condition(facts, formula->condition, formula->parts[i]);
}

/* ---- trying all combinations --------------------------------------------- */

static size_t representative_count(const struct fact *fact)
{
    switch (fact->type) {
    case FACT_BOOLEAN: return 2;
    case FACT_INTEGER:
    case FACT_NUMBER: return fact->cut_count + 1;
    case FACT_ENUM:
    case FACT_SCALE: return fact->value_count;
    case FACT_SET: return fact->value_count + 1;
    case FACT_TEXT: break; /* never in a condition */
    }
    return 1;
}

/* A number stands for its band: one below the first cut, or a cut itself. A
 * set is empty or has one member. */
static struct value representative(const struct fact *fact, size_t turn)
{
    struct value value = {0};
    switch (fact->type) {
    case FACT_BOOLEAN:
        value.type = VALUE_BOOLEAN;
        value.as.truth = turn == 1;
        break;
    case FACT_INTEGER:
    case FACT_NUMBER:
        value.type = VALUE_NUMBER;
        if (fact->cut_count)
            value.as.number = turn ? fact->cuts[turn - 1] : fact->cuts[0] - 1;
        break;
    case FACT_ENUM:
    case FACT_SCALE:
        value.type = VALUE_WORD;
        value.as.word = (int)turn;
        break;
    case FACT_SET:
        value.type = VALUE_SET;
        value.as.members = turn ? (uint64_t)1 << (turn - 1) : 0;
        break;
    case FACT_TEXT: value.type = VALUE_TEXT; break;
    }
    return value;
}

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

/* The value that the formula has under all combinations, or unknown. Its
 * named facts must be settled. */
static struct value try_combinations(
    struct facts *facts, const struct formula *formula)
{
    struct value unknown = {.type = VALUE_UNKNOWN};
    search_formula(facts, formula);
    if (too_many_combinations(facts))
        return unknown;
    for (size_t i = 0; i < facts->unknown_count; i++) {
        facts->turns[i] = 0;
        give(facts, i);
    }
    facts->trying = true;
    struct value common = unknown;
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

static struct value determine(
    struct facts *facts, const struct condition *condition, int part)
{
    struct formula formula = {.condition = condition,
        .derivation = DERIVATION_IS,
        .parts = &part,
        .part_count = 1};
    struct value value = evaluate_formula(facts, &formula);
    if (value.type != VALUE_UNKNOWN || facts->trying)
        return value;
    return try_combinations(facts, &formula);
}

/* Any, all or count over the parts. The parts whose condition is known are
 * told apart first; the others are tried together, because what they do not
 * know may be the same fact of the project. */
static struct value settle_over_parts(struct facts *facts,
    enum derivation derivation, const struct condition *condition)
{
    size_t total = facts->profile->part_count, fails = 0;
    struct formula formula = {
        .condition = condition, .derivation = derivation, .total = total};
    int *undetermined = NULL;
    for (size_t i = 0; i < total; i++) {
        struct value value = determine(facts, condition, (int)i);
        if (value.type != VALUE_UNKNOWN) {
            formula.holds += value.as.truth;
            fails += !value.as.truth;
            continue;
        }
        if (!undetermined)
            undetermined =
                arena_allocate(facts->arena, total, sizeof *undetermined);
        undetermined[formula.part_count++] = (int)i;
    }
    formula.parts = undetermined;
    bool decided = formula.part_count == 0 ||
                   (derivation == DERIVATION_ANY && formula.holds > 0) ||
                   (derivation == DERIVATION_ALL && fails > 0);
    return decided ? summarise(derivation, formula.holds, total)
                   : try_combinations(facts, &formula);
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
    const struct condition *condition = facts->rules->derived[fact];
    enum derivation derivation = facts->guide->facts[fact].derivation;
    if (derivation == DERIVATION_IS)
        return determine(facts, condition, cell_part(facts, index));
    return settle_over_parts(facts, derivation, condition);
}

static struct value settle(struct facts *facts, size_t index)
{
    struct cell *cell = &facts->cells[index];
    if (cell->settled)
        return cell->value;
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
        value = settle(facts, index);
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
    search_formula(facts, &formula);
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
