/* Evaluating conditions: XPath 1.0 through libxml2, without a document.
 *
 * The only file that knows XPath in libxml2. */
#ifndef DECIDE_EVALUATE_H
#define DECIDE_EVALUATE_H

#include "decide/variables.h"
#include "input/guide.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

/* What `$verdict` and its like stand for; known only after the verdict. */
struct outcome {
    const char *verdict;    /* plan id, or "toss-up" */
    const char *confidence; /* "low", "moderate", "high", or "" */
    const char *mismatch;   /* "none", "note", "caution", "serious" */
    double lead;            /* 999: all rivals are ruled out */
    const bool *uses;       /* by option */
};

/* Where an evaluation takes its facts from. FACT must give a known value for
 * every fact that the condition names. */
struct readings {
    struct value (*fact)(const void *source, int fact);
    const void *source;
    const struct outcome *outcome; /* NULL unless a condition needs it */
};

/* libxml2's evaluation state for one guide, and all that was compiled with
 * it. Not for two threads. */
struct evaluator;

/* GUIDE is borrowed. */
struct evaluator *evaluator_new(const struct guide *guide);
void evaluator_free(struct evaluator *evaluator);

const struct guide *evaluator_guide(const struct evaluator *evaluator);
const struct variables *evaluator_variables(const struct evaluator *evaluator);

/* Compiles TEXT, which expression_read has accepted, and gives its number;
 * NONE if libxml2 refuses it all the same. */
int evaluator_compile(struct evaluator *evaluator, const char *text);

bool evaluator_truth(
    struct evaluator *evaluator, int compiled, const struct readings *readings);
double evaluator_number(
    struct evaluator *evaluator, int compiled, const struct readings *readings);

/* How often either of them was called so far. */
size_t evaluator_count(const struct evaluator *evaluator);

#endif
