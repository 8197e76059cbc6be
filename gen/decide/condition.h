/* Conditions: the allowed subset of XPath 1.0 over `$facts` and nothing else.
 *
 * A condition is a checked tree (decide/expression, decide/condition_check)
 * with the list of what it names. Nothing about it changes once it is read;
 * decide/evaluate gives its value, and a part of it is a condition too. */
#ifndef DECIDE_CONDITION_H
#define DECIDE_CONDITION_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/evaluate.h"
#include "decide/expression.h"
#include "decide/variables.h"
#include "input/guide.h"

#include <stdbool.h>
#include <stddef.h>

struct condition {
    const struct expression *tree;
    const int *facts; /* that it names itself, rising indexes */
    size_t fact_count;
    bool uses_outcome; /* it names $verdict or one of its like */
};

/* Which facts a condition may name. */
enum reach {
    REACH_PROJECT, /* those of the project */
    REACH_PART,    /* and those of the part at hand */
};

/* Reads and checks EXPRESSION, which is true or false. WITH_OUTCOME allows
 * $verdict, $confidence, $lead, $mismatch and $uses.OPTION. NULL after an
 * error; all that can be seen is reported. The condition lives in ARENA and
 * borrows VARIABLES. */
const struct condition *condition_read(struct arena *arena,
    const struct variables *variables, struct located expression,
    enum reach reach, bool with_outcome, struct diags *diags);

/* The same for the expression of a derived fact, which may be a number. */
const struct condition *condition_read_value(struct arena *arena,
    const struct variables *variables, struct located expression,
    enum reach reach, struct diags *diags);

/* "LEFT and RIGHT"; NULL stands for true on either side. */
const struct condition *condition_join(struct arena *arena,
    const struct condition *left, const struct condition *right);

/* The condition that TREE is, a tree or a part of one that was checked. */
const struct condition *condition_of(
    struct arena *arena, const struct expression *tree);

#endif
