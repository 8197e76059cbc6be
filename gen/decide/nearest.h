/* The nearest change of a profile that brings something in. */
#ifndef DECIDE_NEAREST_H
#define DECIDE_NEAREST_H

#include "base/arena.h"
#include "decide/clause.h"
#include "decide/decide.h"
#include "decide/sensitivity.h"
#include "decide/why.h"
#include "input/profile.h"

#include <stdbool.h>
#include <stddef.h>

enum { NEAREST_MOST_CHANGES = 2 };

/* More changes than this are not tried, and fewer where each takes a whole
 * decision: those of a condition that looks at the confidence. Both are for
 * few parts, and less the more there are, down to a hundredth. */
enum { NEAREST_MOST_TRIALS = 20000, NEAREST_MOST_DECISIONS = 1500 };

struct nearest {
    /* As flips, without their verdict and bound: `from` is unknown of a fact
     * that is not answered. An added part comes before facts of it, whose part
     * is facts_spare_part(). */
    struct flip changes[NEAREST_MOST_CHANGES];
    size_t count;   /* 0: none was found */
    bool all_tried; /* of one change and of two */
};

/* Looks for the nearest change that makes SUBJECT, which is not so under
 * DECISION, true as why_subject_truth says. Tried are, first alone and then by
 * twos, the smallest number of steps first: other values of every fact that
 * SUBJECT can depend on, also through the verdict; a part more (or two), or
 * less; another kind of a part, which counts as two steps. With more than
 * SENSITIVITY_MOST_PARTS the parts that are there stay as they are. DECISION's
 * facts are as before afterwards. */
struct nearest nearest_find(struct arena *arena, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subject);

#endif
