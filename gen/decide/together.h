/* Can the answers to all open questions, together, change the verdict?
 *
 * (gen/decide/MODEL.md, section 20, item 1.) */
#ifndef DECIDE_TOGETHER_H
#define DECIDE_TOGETHER_H

#include "base/arena.h"
#include "decide/answers.h"
#include "decide/trial.h"
#include "input/value.h"

#include <stddef.h>

enum together_result {
    TOGETHER_NOTHING_OPEN,   /* no fact is open that a reason can read */
    TOGETHER_HOLDS,          /* the verdict is the same with all combinations */
    TOGETHER_HOLDS_IN_PAIRS, /* they are too many; with any two answers it is */
    TOGETHER_CHANGES,        /* `witness` gives another */
    TOGETHER_LEFT,   /* not tried: an open question changes it already */
    TOGETHER_UNTRIED /* even the pairs are too many, or parts are */
};

/* One answer that is supposed. */
struct supposition {
    int fact, part; /* part NONE: the project */
    struct value value;
};

struct together {
    enum together_result result;
    /* Of TOGETHER_CHANGES: answers none of which can be left out, and the
     * verdict that they give (NONE: a toss-up). */
    const struct supposition *witness;
    size_t witness_count;
    int plan;
};

/* More combinations of two answers than this are not tried. */
enum { TOGETHER_MOST_PAIRS = 65536 };

/* Tries all combinations of the representatives of the open facts that some
 * reason's condition or exception, or a part's weight, can read, directly or
 * through derived facts, once GIVEN is answered; of more than
 * FACTS_MOST_COMBINATIONS all pairs. Ends at the first that gives another
 * verdict than the trial's base has. What the witness is made of is in ARENA.
 */
struct together together_try(
    struct trial *trial, const struct answered *given, struct arena *arena);

#endif
