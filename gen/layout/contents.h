/* The contents list. Its lines are pieces that get the number of a page when
 * pages exist: room is kept for it, so nothing moves then. */
#ifndef LAYOUT_CONTENTS_H
#define LAYOUT_CONTENTS_H

#include "layout/flow.h"

void contents_flow(struct flow *flow, const struct element *element);

#endif
