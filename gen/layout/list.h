/* Lists and their items: bullets, numbers, check boxes. */
#ifndef LAYOUT_LIST_H
#define LAYOUT_LIST_H

#include "layout/flow.h"

void list_open(struct flow *flow, cmark_node *node);
void list_close(struct flow *flow);
void list_open_item(struct flow *flow, cmark_node *node);
void list_close_item(struct flow *flow);

/* Gives markers that wait a line of their own: what follows has none. */
void list_flush_markers(struct flow *flow);

/* The width of LARGEST and a full stop. Numbers are set flush right, so their
 * column is as wide as the largest. */
double list_number_width(
    struct flow *flow, const struct text_style *style, int largest);

#endif
