/* What findings add up to, kept while single ones change.
 *
 * A verdict asks of its findings only how many of each grade speak for and
 * against each plan on each row. To change one finding takes the time of one,
 * however many there are. (gen/decide/MODEL.md, sections 3 to 5.) */
#ifndef DECIDE_SUMS_H
#define DECIDE_SUMS_H

#include "base/arena.h"
#include "decide/verdict.h"

struct finding_sums {
    const struct guide *guide;
    size_t part_count;
    int *counts; /* by row (the project, then the parts), plan, for and
                    against, and grade */
};

/* The sums of VERDICT's findings, in ARENA; of VERDICT, guide, part_count and
 * findings are read. */
struct finding_sums sums_of(const struct verdict *verdict, struct arena *arena);

/* Counts FINDING so many TIMES more; with a negative number, less. */
void sums_add(
    struct finding_sums *sums, const struct finding *finding, int times);

/* Sets marks and contested parts of VERDICT, and which of PLANS, one for each
 * plan of the guide, are ruled out; each grade has its POINTS. VERDICT may have
 * fewer parts than SUMS, whose others have no findings. */
void sums_apply(const struct finding_sums *sums, const int *points,
    struct verdict *verdict, struct plan_result *plans, struct arena *arena);

/* True if a decisive reason that is AGAINST ABOUT, or for it, rules out PLAN:
 * one for a plan rules out those that do not contain it, one against rules out
 * those that do. */
bool sums_rules_out(
    const struct guide *guide, int about, bool against, int plan);

#endif
