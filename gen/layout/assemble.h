/* Cuts of a vertical list to pages: every piece at its place. */
#ifndef LAYOUT_ASSEMBLE_H
#define LAYOUT_ASSEMBLE_H

#include "compose/document.h"
#include "layout/page.h"
#include "layout/pagebreak.h"
#include "layout/paragraph.h"

/* Height of what stands between a page's text and its footnotes. */
double assemble_separator(const struct styles *styles);

/* Fills PAGES: the pages, and the anchors sorted by name. */
void assemble_pages(struct pages *pages, struct setting *setting,
    const struct document *document, const struct vertical_list *list,
    const struct note_lines *notes, const struct page_cuts *cuts);

#endif
