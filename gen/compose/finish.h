/* What needs the whole tree: heading levels and numbers, anchors. */
#ifndef COMPOSE_FINISH_H
#define COMPOSE_FINISH_H

#include "compose/composition.h"

/* Removes headings of the outline under which nothing was printed. */
void finish_prune(cmark_node *root);

/* Evens out heading levels, numbers them, gives anchors, lists the outline. */
void finish_headings(
    struct composition *composition, struct document *document);

#endif
