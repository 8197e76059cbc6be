/* A paragraph as the line breaker wants it. */
#ifndef LAYOUT_PARAGRAPH_ITEMS_H
#define LAYOUT_PARAGRAPH_ITEMS_H

#include "layout/paragraph.h"

/* Makes the items of the whole paragraph anew. Nothing is wider than LIMIT if
 * that can be helped; INFINITY: there is none. Characters that no font has are
 * reported. */
void paragraph_make_items(struct paragraph *paragraph, double limit_pt);

#endif
