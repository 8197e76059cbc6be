/* The facts of one profile: asked, assumed, derived, unknown; and the truth
 * of conditions over them.
 *
 * (decision/model.md, section 2.) */
#ifndef DECIDE_FACTS_H
#define DECIDE_FACTS_H

#include "base/arena.h"
#include "decide/condition.h"
#include "decide/rules.h"
#include "input/profile.h"
#include "input/value.h"

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

/* How a fact came by its value. */
enum origin {
    ORIGIN_STATED,     /* the profile says so */
    ORIGIN_ASSUMED,    /* the guide's `assume:` */
    ORIGIN_DERIVED,    /* computed */
    ORIGIN_IRRELEVANT, /* not asked here; it has its `otherwise` value */
    ORIGIN_MISSING,    /* unknown */
};

/* What `$verdict` and its like stand for; known only after the verdict. */
struct outcome {
    const char *verdict;    /* plan id, or "toss-up" */
    const char *confidence; /* "low", "moderate", "high", or "" */
    const char *mismatch;   /* "none", "note", "caution", "serious" */
    double lead;
    const bool *uses; /* by option */
};

struct facts;

/* The facts of PROFILE under RULES, in ARENA; both are borrowed. */
struct facts *facts_new(struct arena *arena, struct rules *rules,
    const struct profile *profile);

/* Makes the outcome variables available; OUTCOME is borrowed. */
void facts_set_outcome(struct facts *facts, const struct outcome *outcome);

/* The value on the row of PART (NONE: the project; also right for project
 * facts whatever the part). VALUE_UNKNOWN if it is not determined. */
struct value facts_value(
    struct facts *facts, int fact, int part, enum origin *origin);

/* The truth of a condition on the row of PART: the same for every combination
 * of representatives of the unknown facts it can depend on, otherwise
 * TRUTH_UNKNOWN; also unknown beyond 4,096 combinations. A condition of NULL
 * is true. */
enum truth facts_truth(
    struct facts *facts, const struct condition *condition, int part);

/* The unknown facts that the condition can depend on, one entry per fact and
 * row, in guide order; in ARENA. */
struct unknown {
    int fact, part;
};
const struct unknown *facts_unknowns(struct facts *facts,
    const struct condition *condition, int part, struct arena *arena,
    size_t *count);

const struct profile *facts_profile(const struct facts *facts);

#endif
