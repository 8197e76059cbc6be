/* Settling: the values of cells, and the truth of conditions over them. */
#ifndef DECIDE_SETTLE_H
#define DECIDE_SETTLE_H

#include "decide/cells.h"

/* Settles the cell, which is not, and gives its value. */
struct value settle_cell_now(struct facts *facts, size_t index);

/* The cell's value, settled now if it was not. */
static inline struct value settle_cell(struct facts *facts, size_t index)
{
    const struct cell *cell = &facts->cells[index];
    return cell->settled ? cell->value : settle_cell_now(facts, index);
}

/* As facts_truth. */
enum truth settle_condition(
    struct facts *facts, const struct condition *condition, int part);

/* Fills facts->unknown and facts->open with what the truth of the condition,
 * which was asked for, can depend on. */
void settle_search(
    struct facts *facts, const struct condition *condition, int part);

#endif
