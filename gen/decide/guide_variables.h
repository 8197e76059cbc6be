/* The variables that the conditions of a guide may name. */
#ifndef DECIDE_GUIDE_VARIABLES_H
#define DECIDE_GUIDE_VARIABLES_H

#include "base/arena.h"
#include "decide/variables.h"
#include "input/guide.h"

/* What is decided, as conditions call it. */
struct outcome_variable {
    const char *name;
    enum variable_kind kind;
    enum operand type;
    const char *const *words; /* that it may be; of the verdict the plans */
    size_t word_count;
    const char *help;
};

/* All of them; the last has no name. */
extern const struct outcome_variable outcome_variables[];

/* The variables of GUIDE, in ARENA. The type of a derived fact is read from
 * the form of its expression, so any order of facts will do. */
struct variables guide_variables(
    struct arena *arena, const struct guide *guide);

#endif
