/* The marks of list items and the numbers of lines of code, which stand beside
 * the first line of what they belong to. */
#ifndef LAYOUT_MARKER_H
#define LAYOUT_MARKER_H

#include "layout/flow.h"

/* Draws the markers of FLOW that wait into its builder, on this baseline; none
 * waits any more. */
void marker_draw_all(struct flow *flow, double baseline_pt);

#endif
