/* What differs between the decisions on two profiles of one guide. */
#ifndef DECIDE_DIFFERENCE_H
#define DECIDE_DIFFERENCE_H

#include "base/arena.h"
#include "decide/decide.h"
#include "decide/facts.h"

#include <stdbool.h>
#include <stddef.h>

struct fact_difference {
    int fact;
    int old_part, new_part; /* NONE twice: the project */
    struct given old, new;
};

/* A reason that counts on one side only, or with another grade. */
struct reason_difference {
    int reason;
    const struct finding *old, *new; /* NULL: no such row */
    bool counted_before, counts_now;
};

/* A module or warning whose truth is another. */
struct text_difference {
    int index;
    enum truth old, new;
};

struct difference {
    const struct decision *old, *new;
    const struct guide *guide;

    /* Parts are the same if they have the same name. */
    const int *removed_parts; /* of the old profile */
    const int *added_parts;   /* of the new one */
    size_t removed_part_count, added_part_count;

    /* Facts that are answered otherwise, in guide order, then by part; a value
     * that was assumed and is stated now is one too. Those of added and
     * removed parts are not among them. */
    const struct fact_difference *facts;
    size_t fact_count;

    const struct reason_difference *reasons; /* guide order, then by row */
    size_t reason_count;
    const struct text_difference *modules, *warnings;
    size_t module_count, warning_count;

    bool same; /* nothing of all this, and no override is another; the verdict
                  follows from facts and parts */
};

/* Compares two decisions under the same rules. In ARENA; OLD and NEW are
 * borrowed. */
struct difference difference_find(struct arena *arena,
    const struct decision *old, const struct decision *new);

#endif
