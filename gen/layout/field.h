/* Places to write in, in the cells of a table. */
#ifndef LAYOUT_FIELD_H
#define LAYOUT_FIELD_H

#include "compose/field.h"
#include "layout/flow.h"

#include <cmark-gfm.h>
#include <stdint.h>

/* The field that CELL holds, NULL if it holds none. */
const struct field *field_in(cmark_node *cell);

/* The widths of a column with a field in it, in pt. */
#define FIELD_LEAST_PT 80.0
#define FIELD_MOST_PT 170.0

/* The height of the highest field in ROW; 0 if there is none. Rows above a last
 * one with fields are as high as if they had one. */
double field_row_height(const struct styles *styles, cmark_node *row);

/* Draws FIELD in the place that has these edges: a line at its foot, and the
 * field itself under CELL_TAG. */
void field_draw(struct flow *flow, const struct field *field,
    struct placed_field place, uint32_t cell_tag);

#endif
