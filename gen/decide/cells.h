/* Inside the facts: cells. Only facts, settle and what_if include this.
 *
 * A cell is one fact on one row. Its `given` value is what the profile says
 * or the guide assumes; its `value` is settled from that when it is first
 * asked for: the given one, or the `otherwise` one where the fact is not
 * asked, or a computed one.
 *
 * Row 0 is the project; then come the parts of the profile, and last a spare
 * part, which is not there unless a what-if adds it. */
#ifndef DECIDE_CELLS_H
#define DECIDE_CELLS_H

#include "base/arena.h"
#include "base/array.h"
#include "decide/facts.h"

#include <stdbool.h>
#include <stddef.h>

struct cell {
    struct value given;
    enum origin given_origin; /* stated, assumed or missing */
    struct value value;       /* meaningful if settled */
    bool settled;
    bool relevance_settled;
    enum truth relevance; /* of an asked fact: is it asked here? */
    bool relevance_open;  /* it was unknown when the search came by */
    unsigned mark;        /* the last search that came by */
    unsigned what_if;     /* the last what-if that reached it */
    size_t saved;         /* where that has saved it */
};

/* A cell as it was before the what-if. */
struct saved_cell {
    size_t index;
    struct cell cell;
};

struct facts {
    struct arena *arena;
    const struct rules *rules;
    const struct guide *guide;
    const struct profile *profile;
    const struct outcome *outcome;
    struct cell *cells; /* [row * fact_count + fact] */
    size_t part_count;  /* rows of parts, the spare one too */
    bool *present;      /* by part: it is there */
    int **undetermined; /* by fact that sums up parts: room for its parts */

    unsigned search; /* number of the search under way */
    size_t *unknown; /* found by it: asked cells without a value */
    size_t unknown_count;
    size_t *open; /* found by it: all cells that are not determined */
    size_t open_count;
    size_t *turns; /* by unknown cell: the representative that is on */
    bool trying;   /* combinations: everything has a value now */

    unsigned what_if; /* number of the what-if under way */
    ARRAY(struct saved_cell) saved;
    ARRAY(int) moved_parts; /* whose presence the what-if has changed */
};

static inline size_t cell_index(const struct facts *facts, int fact, int part)
{
    bool project = facts->guide->facts[fact].of == SCOPE_PROJECT;
    size_t row = project ? 0 : (size_t)(part + 1);
    return row * facts->guide->fact_count + (size_t)fact;
}

static inline int cell_fact(const struct facts *facts, size_t index)
{
    return (int)(index % facts->guide->fact_count);
}

static inline int cell_part(const struct facts *facts, size_t index)
{
    return (int)(index / facts->guide->fact_count) - 1;
}

#endif
