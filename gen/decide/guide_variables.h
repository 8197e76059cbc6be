/* The variables that the conditions of a guide may name. */
#ifndef DECIDE_GUIDE_VARIABLES_H
#define DECIDE_GUIDE_VARIABLES_H

#include "base/arena.h"
#include "decide/variables.h"
#include "input/guide.h"

/* The variables of GUIDE, in ARENA. The type of a derived fact is read from
 * the form of its expression, so any order of facts will do. */
struct variables guide_variables(
    struct arena *arena, const struct guide *guide);

#endif
