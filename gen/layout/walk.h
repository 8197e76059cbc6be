/* The walk over the blocks of a document.
 *
 * It uses cmark's iterator and the flow's own stack of contexts, so that no
 * depth of nesting can exhaust the program's stack. */
#ifndef LAYOUT_WALK_H
#define LAYOUT_WALK_H

#include "layout/flow.h"

/* All blocks of the flow's document but its footnotes, into LIST. */
void walk_document(struct flow *flow, struct vertical_list *list);

/* One FOOTNOTE_DEFINITION into LIST, its number at the first line. */
void walk_note(
    struct flow *flow, struct vertical_list *list, cmark_node *definition);

#endif
