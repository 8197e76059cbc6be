/* The value of a condition's tree, three-valued.
 *
 * The language is the subset of XPath 1.0 that decide/expression reads, and
 * means what it means there: sets compare by any member, numbers are doubles.
 * What is unknown makes unknown what needs it (Kleene's tables): "or" with a
 * true side needs no other. */
#ifndef DECIDE_EVALUATE_H
#define DECIDE_EVALUATE_H

#include "decide/expression.h"
#include "input/value.h"

#include <stdbool.h>

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

/* What `$verdict` and its like stand for; known only after the verdict. */
struct outcome {
    const char *verdict;    /* plan id, or "toss-up" */
    const char *confidence; /* "low", "moderate", "high", or "" */
    const char *mismatch;   /* "none", "note", "caution", "serious" */
    double lead;            /* 999: all rivals are ruled out */
    const bool *uses;       /* by option */
};

/* Where an evaluation takes its facts from. */
struct readings {
    /* Of the type that the fact has, or VALUE_UNKNOWN. */
    struct value (*fact)(const void *source, int fact);
    const void *source;
    const struct outcome *outcome; /* NULL: not known yet */
};

/* VALUE_BOOLEAN, VALUE_NUMBER or VALUE_UNKNOWN. TREE has passed
 * condition_check. Takes no memory. */
struct value evaluate_tree(
    const struct expression *tree, const struct readings *readings);

#endif
