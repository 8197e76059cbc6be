/* The grid: lines of body text on facing pages stand at the same heights.
 *
 * Its pitch is the leading of the body text, and it begins at the top margin.
 * All else (headings, tables, code) takes the room that it needs; where body
 * text follows, the white space around it grows until a line of the grid is
 * met. Pages are stretched by whole lines. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "layout/vertical.h"

#include <stdbool.h>
#include <stddef.h>

/* The first line of a grid of PITCH at or below Y, both from its beginning. */
double grid_line(double y_pt, double pitch_pt);

/* By which share of itself the glue between node FROM and the next SNAP before
 * TO must grow, so that none is left to do for that one. Y is where FROM
 * stands; glue before the first piece of a page, if NO_TEXT is above, is
 * dropped. 0 where there is no SNAP. */
double grid_growth(const struct vertical_list *list, size_t from, size_t to,
    double y_pt, bool no_text);

/* What GLUE can give to a page that is stretched: a line, if it is so wide, as
 * above a heading, that a line more does not strike the eye. */
double grid_stretch(double glue_pt, double pitch_pt);

/* The largest glue between FROM and TO, below some text of that page, that can
 * stretch and is not one of the COUNT in TAKEN; TO if there is none. */
size_t grid_widest(const struct vertical_list *list, size_t from, size_t to,
    const size_t *taken, size_t count);

#endif
