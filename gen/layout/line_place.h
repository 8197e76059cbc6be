/* Where everything of a line stands. */
#ifndef LAYOUT_LINE_PLACE_H
#define LAYOUT_LINE_PLACE_H

#include "layout/paragraph.h"

#include <stdbool.h>
#include <stddef.h>

/* An item of the line at its place. */
struct placed {
    size_t item;
    const struct word_part *part; /* NULL: a space or a picture */
    double x_pt, width_pt;
    double gap_pt; /* at the end of the width */
};

struct placed_line {
    struct placed *items; /* in logical order */
    size_t count;
    bool ends_word; /* a space is set behind the line */
    /* A hyphen is set behind the line, after this part; NULL: none. */
    const struct word_part *hyphened;
    double ratio; /* of its glue */
    double left_pt;
};

/* The places of LINE's items, if its left margin is at X; they live until the
 * paragraph is broken anew. It must have been broken into lines. */
struct placed_line line_place(
    struct paragraph *paragraph, size_t line, double x_pt);

#endif
