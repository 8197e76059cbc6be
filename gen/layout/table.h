/* Tables: column widths from their content, rows to pieces. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/flow.h"

/* Adds a TABLE; its head is repeated on every page that it reaches. With
 * PLAIN it has no head of its own look: the control block of a cover. */
void table_flow(struct flow *flow, cmark_node *table, bool plain);

/* Whether it has so few rows that it is rather moved than divided. */
bool table_is_small(cmark_node *table);

#endif
