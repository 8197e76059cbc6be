/* Findings: every reason on every row. decide/sums adds them up.
 *
 * (gen/decide/MODEL.md, sections 3 to 5.) */
#ifndef DECIDE_FINDINGS_H
#define DECIDE_FINDINGS_H

#include "base/arena.h"
#include "decide/facts.h"
#include "decide/verdict.h"

/* What becomes of REASON on the row of PART, and of a reason on a part that is
 * not there: absent. */
struct finding finding_make(
    const struct rules *rules, struct facts *facts, int reason, int part);

/* Sets the findings and weights of VERDICT, whose guide, profile and
 * part_count are set. All in ARENA. */
void findings_make(struct verdict *verdict, const struct rules *rules,
    struct facts *facts, struct arena *arena);

/* Sets the parts' weights and weight_missing. */
void findings_weigh(
    struct verdict *verdict, struct facts *facts, struct arena *arena);

/* Sets, where sums have been applied to VERDICT, which findings are contested,
 * and in PLANS, one for each plan of the guide, what rules them out. */
void findings_name_decisive(
    struct verdict *verdict, struct plan_result *plans, struct arena *arena);

#endif
