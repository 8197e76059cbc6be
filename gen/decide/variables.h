/* Every variable that a condition may name, with its type.
 *
 * Facts by their id, the rank of a scale as "ID.rank", and the outcome
 * variables: verdict, confidence, lead, mismatch and "uses.OPTION". */
#ifndef DECIDE_VARIABLES_H
#define DECIDE_VARIABLES_H

#include "base/arena.h"
#include "input/guide.h"

#include <stdbool.h>
#include <stddef.h>

enum variable_kind {
    VARIABLE_FACT,
    VARIABLE_RANK,
    VARIABLE_VERDICT,
    VARIABLE_CONFIDENCE,
    VARIABLE_MISMATCH,
    VARIABLE_LEAD,
    VARIABLE_USES,
};

/* What a variable, or any part of a condition, stands for. */
enum operand {
    OPERAND_BOOLEAN,
    OPERAND_NUMBER,
    OPERAND_WORD,   /* one of a list of values */
    OPERAND_SET,    /* some of a list of values */
    OPERAND_STRING, /* a literal */
    OPERAND_TEXT,   /* printed only */
    OPERAND_WRONG,  /* already reported */
};

struct variable {
    const char *name;
    enum variable_kind kind;
    int index; /* of the fact or the option; otherwise NONE */
    enum operand type;
    const char *const *values; /* of words and sets */
    size_t value_count;
};

struct variables {
    const struct guide *guide;    /* borrowed */
    const struct variable *items; /* by name, bytewise */
    size_t count;
};

/* NULL if there is no such variable. */
const struct variable *variables_lookup(
    const struct variables *variables, const char *name);

bool variable_is_outcome(const struct variable *variable);

#endif
