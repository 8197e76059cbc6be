/* Charts on pages: boxes, rules and glyph runs. */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "compose/document.h"
#include "layout/flow.h"

/* Adds the chart of ELEMENT to the flow as a figure. */
void chart_flow(struct flow *flow, const struct element *element);

#endif
