/* The values that stand for all that a fact can have.
 *
 * (gen/decide/MODEL.md, section 2.) Conditions cannot tell the values apart
 * that one representative stands for: they compare numbers with the cuts only.
 */
#ifndef DECIDE_REPRESENTATIVE_H
#define DECIDE_REPRESENTATIVE_H

#include "input/guide.h"
#include "input/value.h"

#include <stddef.h>

/* How many an asked fact has: at least 1. */
size_t representative_count(const struct fact *fact);

/* The one with index TURN: false and true; a number below the first cut, then
 * each cut; the words in their order; the empty set, then each set of one. */
struct value representative(const struct fact *fact, size_t turn);

/* The index of the representative that stands for VALUE, a known one; of a set
 * with several members that of its first. */
size_t representative_of(const struct fact *fact, struct value value);

#endif
