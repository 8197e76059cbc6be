/* Where pages end: cuts of a vertical list, with the footnotes of each page.
 *
 * Greedy, a page at a time: of the breaks that fit, the one that costs least,
 * where empty space costs too. Nothing is drawn here. */
#ifndef LAYOUT_PAGEBREAK_H
#define LAYOUT_PAGEBREAK_H

#include "base/arena.h"
#include "layout/vertical.h"

#include <stddef.h>

/* The lines of all footnotes, one note after the other. */
struct note_line {
    const struct piece *piece;
    double before_pt; /* space above it, also counted at the top */
};

struct note_lines {
    const struct note_line *lines;
    const size_t *starts; /* of note I (from 0) its first line; one more entry
                             holds the number of lines */
    size_t note_count;
};

struct page_cut {
    size_t from, to;           /* nodes */
    size_t note_from, note_to; /* lines of footnotes */
    double spare_pt;           /* height that is left over */
};

struct page_cuts {
    const struct page_cut *cuts;
    size_t count;
};

/* Cuts LIST into pages of HEIGHT. SEPARATOR is the height of what stands
 * between text and footnotes. Always comes to an end: what fits on no page
 * is put on a page of its own and runs over its edge. At least one cut. */
struct page_cuts page_breaks(struct arena *arena,
    const struct vertical_list *list, const struct note_lines *notes,
    double height_pt, double separator_pt);

#endif
