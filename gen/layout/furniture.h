/* What stands on every page but the title page: running head and foot.
 *
 * Each line is set once and then put on its pages. A text that is too long for
 * its line ends with an ellipsis; nothing runs into the page number. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "compose/document.h"
#include "layout/paragraph.h"
#include "layout/vertical.h"

/* A line that was set, for one width of the text. */
struct furniture_line {
    const char *text;
    double width_pt;
    enum alignment alignment;
    struct piece piece;
};

struct furniture {
    struct paragraph *paragraph; /* borrowed; cleared with each use */
    const struct document *document;
    size_t page_count;
    const char *head, *foot; /* NULL: none */
    double number_width_pt;  /* of the widest page number, with its words */
    ARRAY(struct furniture_line) lines;
};

/* For the PAGE_COUNT pages of DOCUMENT. Uses PARAGRAPH, which is cleared, and
 * its setting's arena. */
void furniture_init(struct furniture *furniture, struct paragraph *paragraph,
    const struct document *document, size_t page_count);

/* Adds the head and foot of page NUMBER (from 1), which is AREA large, to
 * BUILDER, in the page's coordinates. */
void furniture_add(struct furniture *furniture, struct piece_builder *builder,
    const struct area *area, size_t number);

#endif
