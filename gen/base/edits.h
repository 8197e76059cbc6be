/* What two sequences have in common, in order: the base of every comparison.
 *
 * Items that stand once on either side are matched first, as far as their order
 * allows ("patience", B. Cohen), then the same is asked of what lies between
 * them, and what has none of them is compared by E. W. Myers' greedy algorithm
 * ("An O(ND) Difference Algorithm and Its Variations", 1986). For n items in
 * all this takes at most EDITS_DEEPEST * n * log n steps of the first kind and
 * EDITS_MOST * n of the second: where a stretch differs in more, nothing of it
 * is matched. */
#ifndef BASE_EDITS_H
#define BASE_EDITS_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

enum { EDITS_DEEPEST = 16, EDITS_MOST = 256 };

#define EDITS_NONE SIZE_MAX

/* Items are numbers from 0, equal if what they stand for is. */
struct edits_side {
    const int *items;
    size_t count;
};

/* What comparisons need on the way, for items below LIMIT; in ARENA, until
 * edits_free(). */
struct edits;
struct edits *edits_new(struct arena *arena, int limit);
void edits_free(struct edits *edits);

/* By item of OLD, the index of the item of NEW that it is, or EDITS_NONE; in
 * ARENA. Both rise together. */
size_t *edits_match(struct edits *edits, struct arena *arena,
    struct edits_side old, struct edits_side new);

#endif
