/* All combinations of answers to some unknown facts, one after the other. */
#ifndef DECIDE_ANSWERS_H
#define DECIDE_ANSWERS_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "decide/trial.h"

#include <stdbool.h>
#include <stddef.h>

/* Facts that count as answered. */
struct answered {
    const struct unknown *facts;
    const size_t *turns; /* by fact: its representative; NULL: each as it is
                            assumed */
    size_t count;
};

bool answers_given_has(const struct answered *given, int fact, int part);

/* Supposes what is given in the trial. */
void answers_given_suppose(struct trial *trial, const struct answered *given);

/* Counts through the representatives of each fact, as an odometer does. */
struct answers {
    struct trial *trial;
    const struct guide *guide;
    const struct answered *given; /* supposed under all combinations */
    const struct unknown *unknowns;
    size_t count;
    size_t *turns; /* by fact: the representative that is on */
};

/* At the first combination. GIVEN and UNKNOWNS are borrowed; the rest is in
 * ARENA. */
struct answers answers_begin(struct trial *trial, const struct answered *given,
    const struct unknown *unknowns, size_t count, struct arena *arena);

/* Supposes the combination in the trial. */
void answers_suppose(struct answers *answers);

/* On to the next one; false after the last. */
bool answers_advance(struct answers *answers);

/* How many there are; some number above FACTS_MOST_COMBINATIONS if more. */
size_t answers_combinations(
    const struct guide *guide, const struct unknown *unknowns, size_t count);

/* The facts of QUESTION, in ARENA. */
struct unknown *answers_unknowns(
    const struct unanswered *question, struct arena *arena);

/* True if an answer to QUESTION can make any difference to a verdict. */
bool answers_matter(
    const struct trial *trial, const struct unanswered *question);

#endif
