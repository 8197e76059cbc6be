/* Conditions: XPath 1.0 over `$facts` and nothing else.
 *
 * A condition is read twice. Our own parser reads the allowed subset
 * (expression.h) into a small tree, for the checks at load and for what
 * depends on what; libxml2 compiles the same text once and evaluates it. */
#ifndef DECIDE_CONDITION_H
#define DECIDE_CONDITION_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/evaluate.h"
#include "input/guide.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

struct condition;

/* Which facts a condition may name. */
enum reach {
    REACH_PROJECT, /* those of the project */
    REACH_PART,    /* and those of the part at hand */
};

/* Reads and checks EXPRESSION, which is true or false. WITH_OUTCOME allows
 * $verdict, $confidence, $lead, $mismatch and $uses.OPTION. NULL after an
 * error; all that can be seen is reported. The condition lives in ARENA; its
 * compiled form belongs to EVALUATOR. */
const struct condition *condition_read(struct arena *arena,
    struct evaluator *evaluator, struct located expression, enum reach reach,
    bool with_outcome, struct diags *diags);

/* The same for the expression of a derived fact, which may be a number. */
const struct condition *condition_read_value(struct arena *arena,
    struct evaluator *evaluator, struct located expression, enum reach reach,
    struct diags *diags);

/* "LEFT and RIGHT"; NULL stands for true on either side. */
const struct condition *condition_join(struct arena *arena,
    struct evaluator *evaluator, const struct condition *left,
    const struct condition *right);

/* Its value, VALUE_BOOLEAN or VALUE_NUMBER. */
struct value condition_evaluate(const struct condition *condition,
    struct evaluator *evaluator, const struct readings *readings);

/* The facts that the condition names itself, rising indexes. */
const int *condition_facts(const struct condition *condition, size_t *count);

/* True if it names $verdict or one of its like. */
bool condition_uses_outcome(const struct condition *condition);

/* The text as written. */
const char *condition_text(const struct condition *condition);

#endif
