/* Flips: changes of what is known that give another verdict.
 *
 * (gen/decide/MODEL.md, sections 9 and 19.) */
#ifndef DECIDE_FLIPS_H
#define DECIDE_FLIPS_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "decide/trial.h"

/* All flips, in ARENA, in the order of struct sensitivity. Tried are: other
 * values of the facts that the profile states, and of the weights; leaving out
 * each part, if another one remains; and adding a part of each kind, with the
 * weight that is assumed, or the middle one. Required and printed facts and
 * the current choice stay as they are. */
const struct flip *flips_find(
    struct trial *trial, struct arena *arena, size_t *count);

/* The weight of a part that is added, "weight major": what is assumed of a
 * part's weight. NONE in a guide without weights. */
int flips_added_weight(const struct guide *guide);

#endif
