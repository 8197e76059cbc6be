/* Where pages end: cuts of a vertical list, with the footnotes of each page.
 *
 * As lines of a paragraph, the pages between two forced breaks are chosen
 * together, so that the sum of their costs is the least possible: M. F. Plass,
 * "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford
 * 1981. A page costs what its break costs, and the more the further its white
 * space must grow, or the more of it stays empty. Footnotes go with the best
 * way to each break, so for them the result is good rather than optimal.
 * Nothing is drawn here. */
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
    double growth;             /* glue is to grow by this share of itself */
    bool turned;
};

/* Heights: of the text on a page, upright and turned, and of what stands
 * between text and footnotes. */
struct page_heights {
    double upright_pt, turned_pt, separator_pt;
};

struct page_cuts {
    const struct page_cut *cuts;
    size_t count;
};

/* Cuts LIST into pages. Always comes to an end: what fits on no page
 * is put on a page of its own and runs over its edge. At least one cut. The
 * time grows with the breaks times the breaks on a page. */
struct page_cuts pagebreak_choose(struct arena *arena,
    const struct vertical_list *list, const struct note_lines *notes,
    struct page_heights heights);

#endif
