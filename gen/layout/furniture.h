/* What stands on every page but the title page: running head and foot. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "compose/document.h"
#include "layout/paragraph.h"
#include "layout/vertical.h"

/* Adds the head and foot of page NUMBER of COUNT (both from 1), which is AREA
 * large, to BUILDER, in the page's coordinates. Uses PARAGRAPH, which is
 * cleared. */
void furniture_add(struct piece_builder *builder, struct paragraph *paragraph,
    const struct document *document, const struct area *area, size_t number,
    size_t count);

#endif
