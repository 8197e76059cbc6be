/* Conditions: XPath 1.0 over `$facts` and nothing else.
 *
 * A condition is read twice. Our own parser reads the allowed subset
 * (variables, literals, comparisons, and, or, not, arithmetic, count, true,
 * false, parentheses) into a small tree, for the checks at load, for what
 * depends on what, and for explanations; libxml2 compiles the same text once
 * and evaluates it. */
#ifndef DECIDE_CONDITION_H
#define DECIDE_CONDITION_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/guide.h"

#include <stdbool.h>
#include <stddef.h>

struct condition;
struct evaluator;

/* Which variables a condition may name. */
enum reach {
    REACH_PROJECT, /* facts of the project */
    REACH_PART,    /* and those of the part at hand */
};

/* libxml2's evaluation state for one guide. Not for two threads. */
struct evaluator *evaluator_new(const struct guide *guide);
void evaluator_free(struct evaluator *evaluator);

/* Reads and checks EXPRESSION. WITH_OUTCOME allows $verdict, $confidence,
 * $lead, $mismatch and $uses.OPTION. NULL after an error. The condition lives
 * in ARENA; its compiled form belongs to EVALUATOR. */
const struct condition *condition_read(struct arena *arena,
    struct evaluator *evaluator, struct located expression, enum reach reach,
    bool with_outcome, struct diags *diags);

/* The facts that the condition names itself, rising indexes. */
const int *condition_facts(
    const struct condition *condition, size_t *count);

/* True if it names $verdict or one of its like. */
bool condition_uses_outcome(const struct condition *condition);

/* The text as written. */
const char *condition_text(const struct condition *condition);

#endif
