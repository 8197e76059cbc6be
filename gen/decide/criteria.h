/* What each criterion contributes, and who would decide otherwise because they
 * care more about one of them.
 *
 * A guide may declare criteria, and each reason names one. As the scale test
 * does, this decides once more with the same findings and other points. */
#ifndef DECIDE_CRITERIA_H
#define DECIDE_CRITERIA_H

#include "base/arena.h"
#include "decide/verdict.h"

#include <stdbool.h>
#include <stddef.h>

/* No greater factor is tried. */
enum { CRITERIA_GREATEST_FACTOR = 9 };

/* The verdict for somebody who cares more about one criterion: the points of
 * its reasons are multiplied, their grades stay, so that no other reason rules
 * anything out. "Another verdict" is one as in sensitivity.h. */
struct emphasis {
    int doubled;    /* the verdict when they count twice; NONE: a toss-up */
    int lead;       /* its lead then, as in struct verdict */
    int turning;    /* the least whole factor from 2 on that gives another
                       verdict than there is; 0: none up to the greatest does */
    int turning_to; /* that verdict; NONE: a toss-up, or none does */
};

struct criteria {
    size_t count; /* of the guide; 0: it declares none, all else is NULL */
    /* [criterion * plan_count + plan]: what the criterion's reasons contribute
     * to the plan's score, weighted. The row at the index `count` is of the
     * reasons that name no criterion; all rows add up to the score. A
     * combination's project row is that of its worst member, and its own. */
    const int *points;
    const struct emphasis *emphases; /* by criterion */
};

/* In ARENA; it cannot fail. */
struct criteria criteria_find(
    const struct verdict *verdict, struct arena *arena);

#endif
