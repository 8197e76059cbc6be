/* Tables: column widths from their content, rows to pieces. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/flow.h"

/* Adds a TABLE; its head is repeated on every page that it reaches. With
 * PLAIN it has no head of its own look: the control block of a cover. */
void table_flow(struct flow *flow, cmark_node *table, bool plain);

/* Column widths that fill no more than AVAILABLE, in the manner of CSS 2.1,
 * 17.5.2.2: what the widest content wants, if there is room for it. Else short
 * columns get what they want, the others the least that they need and the
 * rest by how much more each wants. If even the least is too much, all are
 * shrunk. LEAST and MOST are in pt. */
void table_widths(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt);

#endif
