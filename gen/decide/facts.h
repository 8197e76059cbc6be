/* The facts of one profile: asked, assumed, derived, unknown; and the truth
 * of conditions over them.
 *
 * (gen/decide/MODEL.md, section 2.) */
#ifndef DECIDE_FACTS_H
#define DECIDE_FACTS_H

#include "base/arena.h"
#include "decide/condition.h"
#include "decide/rules.h"
#include "input/profile.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

/* How a fact came by its value. */
enum origin {
    ORIGIN_STATED,     /* the profile says so */
    ORIGIN_ASSUMED,    /* the guide's `assume:` */
    ORIGIN_DERIVED,    /* computed */
    ORIGIN_IRRELEVANT, /* not asked here; it has its `otherwise` value */
    ORIGIN_MISSING,    /* unknown, or resting on something unknown */
};

/* More combinations of values than this are not tried: unknown. */
enum { FACTS_MOST_COMBINATIONS = 4096 };

const char *facts_origin_name(enum origin origin); /* "stated" */

struct facts;

/* The facts of PROFILE under RULES, in ARENA; both are borrowed. */
struct facts *facts_new(struct arena *arena, const struct rules *rules,
    const struct profile *profile);

/* Makes the outcome variables available; OUTCOME is borrowed. */
void facts_set_outcome(struct facts *facts, const struct outcome *outcome);
const struct outcome *facts_outcome(const struct facts *facts);

/* The value on the row of PART (NONE: the project; also right for project
 * facts whatever the part). VALUE_UNKNOWN if it is not determined, or a number
 * that is not finite. ORIGIN may be NULL. */
struct value facts_value(
    struct facts *facts, int fact, int part, enum origin *origin);

/* What is given, whether or not it matters there: stated, else assumed, else
 * missing. A part that PROFILE does not have states nothing. */
struct given {
    struct value value;
    enum origin origin; /* of these three */
};

struct given facts_given(const struct profile *profile, int fact, int part);

/* The truth of a condition on the row of PART: the same for every combination
 * of representatives of the unknown facts it can depend on, otherwise
 * TRUTH_UNKNOWN; also unknown beyond FACTS_MOST_COMBINATIONS. A condition of
 * NULL is true. One that names a fact of a part needs a part. */
enum truth facts_truth(
    struct facts *facts, const struct condition *condition, int part);

/* An asked fact on a row. */
struct unknown {
    int fact, part; /* part NONE: the project */
};

/* The unknown facts that the condition can depend on, one entry per fact and
 * row, in guide order; in ARENA. A derived fact that has the same value
 * whatever the answers depends on nothing. */
const struct unknown *facts_unknowns(struct facts *facts,
    const struct condition *condition, int part, struct arena *arena,
    size_t *count);

const struct profile *facts_profile(const struct facts *facts);

/* ---- what-ifs (what_if.c) ------------------------------------------------ */

/* The index of a part that the profile does not have, which a what-if can add:
 * nothing is stated about it. */
int facts_spare_part(const struct facts *facts);

/* True if the part is there: those of the profile, unless a what-if has
 * dropped one, and the spare one if it has added that. */
bool facts_has_part(const struct facts *facts, int part);

/* From now on, until facts_undo, an asked fact has another value, or a part is
 * there or not. Changes add up. */
void facts_suppose(struct facts *facts, int fact, int part, struct value value);
void facts_suppose_part(struct facts *facts, int part, bool present);

/* False if the condition is as it is without the changes, because all that it
 * names is. */
bool facts_touch(
    struct facts *facts, const struct condition *condition, int part);

/* Back to what the profile says. */
void facts_undo(struct facts *facts);

#endif
