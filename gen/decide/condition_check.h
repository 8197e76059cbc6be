/* What a condition may say: names, types, values, thresholds. */
#ifndef DECIDE_CONDITION_CHECK_H
#define DECIDE_CONDITION_CHECK_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/condition.h"
#include "decide/expression.h"
#include "decide/variables.h"

#include <stdbool.h>

/* A check of one condition. */
struct condition_check {
    struct arena *arena;
    const struct guide *guide;
    const struct variables *variables;
    struct located text;
    enum reach reach;
    bool with_outcome; /* $verdict and its like are in reach */
    bool number_too;   /* the whole may be a number */
    struct diags *diags;
};

/* Checks TREE and reports everything that is wrong with it. False if
 * something was. */
bool condition_check(
    const struct condition_check *check, const struct expression *tree);

#endif
