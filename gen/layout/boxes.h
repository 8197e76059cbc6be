/* Blocks that enclose others: quotes, callouts, and what stays together. */
#ifndef LAYOUT_BOXES_H
#define LAYOUT_BOXES_H

#include "layout/flow.h"

/* Opens FRAME around what follows and moves the text in from its edges; x and
 * width of the frame are filled in. */
void box_open(struct flow *flow, struct frame frame, double inset_pt);

/* Closes what was opened last, with space below. */
void box_close(struct flow *flow, double after_pt);

void box_open_quote(struct flow *flow);
void box_open_callout(struct flow *flow, const struct element *element);

void box_open_keep(struct flow *flow);

/* Forbids all breaks inside, if what is kept fits on a page. */
void box_close_keep(struct flow *flow);

#endif
