/* The title page: logo, title, what follows it, and a table at the foot. */
#ifndef LAYOUT_COVER_H
#define LAYOUT_COVER_H

#include "layout/flow.h"

/* What LOGO is drawn by: 1, or less if it is too large. */
double cover_logo_scale(const struct picture *logo);

/* The space above the title, below logos of that height; 0: there are none. */
double cover_space(const struct styles *styles, double logos_pt);

void cover_open(struct flow *flow);

/* Before its table, which stands at the foot of the page. */
void cover_table(struct flow *flow);

void cover_close(struct flow *flow);

#endif
