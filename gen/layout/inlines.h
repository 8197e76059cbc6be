/* The inlines of a block to the text of a paragraph. */
#ifndef LAYOUT_INLINES_H
#define LAYOUT_INLINES_H

#include "compose/document.h"
#include "layout/paragraph.h"

/* The footnotes of a document by their anchors. */
struct note_name {
    const char *anchor;
    size_t number; /* from 1, in document order */
};

struct note_names {
    struct note_name *items; /* sorted by anchor */
    size_t count;
};

/* Adds all inlines of BLOCK to the paragraph, in STYLE where Markdown says
 * nothing else. Pictures are made to fit the given size. */
void inlines_add(struct paragraph *paragraph, cmark_node *block,
    const struct text_style *style, const struct note_names *notes,
    double width_pt, double height_pt);

#endif
