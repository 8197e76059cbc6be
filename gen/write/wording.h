/* Facts, values and changes in words, for people at a terminal. */
#ifndef WRITE_WORDING_H
#define WRITE_WORDING_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "input/guide.h"
#include "input/profile.h"
#include "input/value.h"

/* All texts are English and live in ARENA or in the guide. */

/* "1,500 connections", "yes", "heavy", "a, b", "none", "not known". */
const char *wording_value(
    struct arena *arena, const struct fact *fact, struct value value);

/* The same of a representative: a number stands for its band, "from 100 to
 * below 1,000 connections". */
const char *wording_band(
    struct arena *arena, const struct fact *fact, struct value value);

/* The label of the fact, its id if it has none. */
const char *wording_label(const struct fact *fact);

/* "Risk model: ", empty for the project; a part that the profile does not have
 * is "another workload". */
const char *wording_row(
    struct arena *arena, const struct profile *profile, int part);

/* What a change of the profile does: "Risk model: Peak connections: 50
 * connections -> from 100 to below 1,000 connections", "one more workload
 * (Kind of work: automation, Weight: major)", "without Risk model". */
const char *wording_change(struct arena *arena, const struct profile *profile,
    const struct flip *flip);

/* The label of a plan; of NONE "a toss-up". */
const char *wording_plan(const struct guide *guide, int plan);

/* "for Node.js" */
const char *wording_side(struct arena *arena, const struct guide *guide,
    const struct reason *reason);

const char *wording_level(enum level level); /* "caution" */

#endif
