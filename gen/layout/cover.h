/* The title page: logo, title, what follows it, and a table at the foot. */
#ifndef LAYOUT_COVER_H
#define LAYOUT_COVER_H

#include "layout/flow.h"

void cover_open(struct flow *flow);

/* Before its table, which stands at the foot of the page. */
void cover_table(struct flow *flow);

void cover_close(struct flow *flow);

#endif
