/* A guide's conditions, read and checked once. */
#ifndef DECIDE_RULES_H
#define DECIDE_RULES_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/condition.h"
#include "input/guide.h"

/* Facts that build on facts that build on facts: longer chains are refused,
 * so that following one needs little stack. */
enum { RULES_LONGEST_CHAIN = 100 };

struct dependents;

struct rules {
    const struct guide *guide;
    struct variables variables; /* what its conditions may name */
    /* By index of the guide's facts, reasons, modules and warnings; NULL
     * where the guide has no condition (it is true then). */
    const struct condition **derived; /* expression of a derived fact */
    const struct condition **asked_if;
    const struct condition **reasons;     /* module's and reason's, joined */
    const struct condition ***exceptions; /* [reason][exception] */
    const struct condition **modules;
    const struct condition **warnings;
    const struct dependents *dependents; /* decide/dependency.h */
    /* By fact: the one before it and the next one that are asked in the same
     * group, or NONE. */
    const int *group_before, *group_next;
};

/* Reads and checks every condition of GUIDE: syntax, location paths,
 * unknown facts and values, thresholds that are no declared cuts, facts of a
 * part used on the project row, cycles among facts, reasons that look at the
 * verdict. All mistakes are reported. NULL after an error. The rules live in
 * ARENA and borrow GUIDE; nothing changes them afterwards. */
const struct rules *rules_new(
    struct arena *arena, const struct guide *guide, struct diags *diags);

#endif
