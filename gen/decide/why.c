/* Descending into a condition where it was decided. */
#include "decide/why.h"

#include "base/array.h"
#include "decide/findings.h"

struct search {
    struct arena *arena;
    const struct clauses *clauses;
    struct facts *facts;
    const struct guide *guide;
    ARRAY(struct decider) deciders;
    ARRAY(struct ground) grounds;
};

/* ---- subjects ------------------------------------------------------------ */

const struct clause *why_subject_clause(
    const struct clauses *clauses, const struct subject *subject)
{
    switch (subject->kind) {
    case SUBJECT_MODULE: return clauses->modules[subject->index];
    case SUBJECT_WARNING: return clauses->warnings[subject->index];
    case SUBJECT_REASON: break;
    }
    return clauses->reasons[subject->index];
}

enum scope why_subject_scope(
    const struct guide *guide, const struct subject *subject)
{
    switch (subject->kind) {
    case SUBJECT_MODULE: return guide->modules[subject->index].scope;
    case SUBJECT_WARNING: return SCOPE_PROJECT;
    case SUBJECT_REASON: break;
    }
    return guide->reasons[subject->index].scope;
}

const char *why_subject_id(
    const struct guide *guide, const struct subject *subject)
{
    switch (subject->kind) {
    case SUBJECT_MODULE: return guide->modules[subject->index].id;
    case SUBJECT_WARNING: return guide->warnings[subject->index].id;
    case SUBJECT_REASON: break;
    }
    return guide->reasons[subject->index].id;
}

struct place why_subject_place(
    const struct guide *guide, const struct subject *subject)
{
    switch (subject->kind) {
    case SUBJECT_MODULE: {
        const struct module *module = &guide->modules[subject->index];
        return module->when.text ? module->when.place : module->place;
    }
    case SUBJECT_WARNING: return guide->warnings[subject->index].place;
    case SUBJECT_REASON: break;
    }
    return guide->reasons[subject->index].place;
}

static enum truth truth_on_row(const struct rules *rules, struct facts *facts,
    const struct subject *subject, int part)
{
    switch (subject->kind) {
    case SUBJECT_MODULE:
        return facts_truth(facts, rules->modules[subject->index], part);
    case SUBJECT_WARNING:
        return facts_truth(facts, rules->warnings[subject->index], part);
    case SUBJECT_REASON: break;
    }
    switch (finding_make(rules, facts, subject->index, part).standing) {
    case STANDING_COUNTED: return TRUTH_TRUE;
    case STANDING_OPEN: return TRUTH_UNKNOWN;
    case STANDING_ABSENT:
    case STANDING_DEFEATED: break;
    }
    return TRUTH_FALSE;
}

enum truth why_subject_truth(const struct rules *rules, struct facts *facts,
    const struct subject *subject)
{
    if (why_subject_scope(rules->guide, subject) == SCOPE_PROJECT)
        return truth_on_row(rules, facts, subject, NONE);
    enum truth truth = TRUTH_FALSE;
    for (int i = 0; i <= facts_spare_part(facts); i++) {
        if (!facts_has_part(facts, i))
            continue;
        enum truth on_row = truth_on_row(rules, facts, subject, i);
        if (on_row == TRUTH_TRUE)
            return TRUTH_TRUE;
        if (on_row == TRUTH_UNKNOWN)
            truth = TRUTH_UNKNOWN;
    }
    return truth;
}

/* ---- grounds ------------------------------------------------------------- */

static void add_grounds(
    struct search *search, const struct clause *clause, int part, int depth);

/* The parts of CLAUSE that make it what it is: all of its parts have to hold
 * for an "and" that holds, and fail for an "or" that fails; otherwise those
 * that are as it is. None of them needs to be where the truth of the whole
 * does not follow from that of its parts ("$a or not($a)"): then all. */
static bool makes_difference(struct search *search, const struct clause *clause,
    enum truth truth, const struct clause *below, int part)
{
    enum truth all_same = clause->kind == CLAUSE_ALL ? TRUTH_TRUE : TRUTH_FALSE;
    return truth == all_same ||
           facts_truth(search->facts, below->condition, part) == truth;
}

/* A fact that sums up parts rests on those that hold, or on those that do
 * not, whatever makes it what it is. */
static void add_summed_up(struct search *search, const struct ground *ground)
{
    int index = ground->variable->index;
    const struct clause *clause = search->clauses->derived[index];
    struct value value = facts_value(search->facts, index, NONE, NULL);
    enum truth wanted = TRUTH_TRUE;
    if (value.type == VALUE_UNKNOWN)
        wanted = TRUTH_UNKNOWN;
    else if (value.type == VALUE_BOOLEAN && !value.as.truth)
        wanted = TRUTH_FALSE;
    else if (value.type == VALUE_NUMBER && !(value.as.number > 0))
        wanted = TRUTH_FALSE;
    for (int i = 0; i <= facts_spare_part(search->facts); i++)
        if (facts_has_part(search->facts, i) &&
            facts_truth(search->facts, clause->condition, i) == wanted)
            add_grounds(search, clause, i, ground->depth + 1);
}

/* What a derived fact rests on; and of a fact that is not asked here, why. */
static void add_below(struct search *search, const struct ground *ground)
{
    enum origin origin;
    int index = ground->variable->index;
    const struct fact *fact = &search->guide->facts[index];
    facts_value(search->facts, index, ground->part, &origin);
    if (fact->derivation == DERIVATION_IS)
        add_grounds(search, search->clauses->derived[index], ground->part,
            ground->depth + 1);
    else if (fact->derivation != DERIVATION_NONE)
        add_summed_up(search, ground);
    else if (origin == ORIGIN_IRRELEVANT)
        add_grounds(search, search->clauses->asked_if[index], ground->part,
            ground->depth + 1);
}

static bool is_listed(
    const struct search *search, const struct variable *variable, int part)
{
    for (size_t i = 0; i < search->grounds.count; i++) {
        const struct ground *ground = &search->grounds.items[i];
        bool same = ground->variable->kind == variable->kind &&
                    ground->variable->index == variable->index;
        if (same && ground->part == part)
            return true;
    }
    return false;
}

static void add_variable(
    struct search *search, const struct variable *variable, int part, int depth)
{
    bool outcome = variable_is_outcome(variable);
    if (outcome || search->guide->facts[variable->index].of == SCOPE_PROJECT)
        part = NONE;
    if (is_listed(search, variable, part))
        return;
    struct ground ground = {variable, part, depth};
    *array_add(&search->grounds, search->arena) = ground;
    if (!outcome)
        add_below(search, &ground);
}

static void add_grounds(
    struct search *search, const struct clause *clause, int part, int depth)
{
    for (size_t i = 0; i < clause->named_count; i++)
        add_variable(search, clause->named[i], part, depth);
    if (clause->kind == CLAUSE_TEST)
        return;
    enum truth truth = facts_truth(search->facts, clause->condition, part);
    bool any = clause->kind == CLAUSE_NOT;
    for (size_t i = 0; i < clause->part_count && !any; i++)
        any = makes_difference(search, clause, truth, clause->parts[i], part);
    bool all = clause->kind == CLAUSE_NOT || !any;
    for (size_t i = 0; i < clause->part_count; i++)
        if (all ||
            makes_difference(search, clause, truth, clause->parts[i], part))
            add_grounds(search, clause->parts[i], part, depth);
}

/* ---- deciders ------------------------------------------------------------ */

/* CLAUSE is decided as TRUTH. What holds is named whole; of an "and" that
 * does not, the parts that do not hold are named, if that makes it so. */
static void add_deciders(struct search *search, const struct clause *clause,
    int part, enum truth truth)
{
    bool descended = false;
    for (size_t i = 0; i < clause->part_count; i++) {
        const struct clause *below = clause->parts[i];
        if (clause->kind != CLAUSE_ALL || truth == TRUTH_TRUE ||
            facts_truth(search->facts, below->condition, part) != truth)
            continue;
        add_deciders(search, below, part, truth);
        descended = true;
    }
    if (descended)
        return;
    *array_add(&search->deciders, search->arena) =
        (struct decider){clause, part};
    add_grounds(search, clause, part, 0);
}

static struct search begin_why(
    struct arena *arena, const struct clauses *clauses, struct facts *facts)
{
    return (struct search){.arena = arena,
        .clauses = clauses,
        .facts = facts,
        .guide = facts_profile(facts)->guide};
}

static struct why finish_why(const struct search *search, enum truth truth)
{
    return (struct why){truth, search->deciders.items, search->deciders.count,
        search->grounds.items, search->grounds.count};
}

struct why why_clause(struct arena *arena, const struct clauses *clauses,
    struct facts *facts, const struct clause *clause, int part)
{
    struct search search = begin_why(arena, clauses, facts);
    enum truth truth = facts_truth(facts, clause->condition, part);
    add_deciders(&search, clause, part, truth);
    return finish_why(&search, truth);
}

struct why why_subject(struct arena *arena, const struct clauses *clauses,
    struct facts *facts, const struct subject *subject, enum truth truth)
{
    struct search search = begin_why(arena, clauses, facts);
    const struct clause *clause = why_subject_clause(clauses, subject);
    bool project = why_subject_scope(search.guide, subject) == SCOPE_PROJECT;
    if (clause && project)
        add_deciders(&search, clause, NONE, truth);
    size_t parts = facts_profile(facts)->part_count;
    for (size_t i = 0; clause && !project && i < parts; i++)
        if (facts_truth(facts, clause->condition, (int)i) == truth)
            add_deciders(&search, clause, (int)i, truth);
    return finish_why(&search, truth);
}
