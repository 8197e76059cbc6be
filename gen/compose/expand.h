/* From a text's tree to the document's: blocks resolved, values filled. */
#ifndef COMPOSE_EXPAND_H
#define COMPOSE_EXPAND_H

#include "compose/composition.h"
#include "compose/text.h"

#include <cmark-gfm.h>

/* Where a text is copied to. */
struct expansion {
    struct composition *composition;
    const struct text *text;
    int module;       /* NONE: the outline or own words */
    int part;         /* inside an each block, otherwise NONE */
    int heading_base; /* level of the text's highest headings */
    int level;        /* of the last heading of an outline */
};

/* Copies NODE, of the expansion's text, to the end of TO. */
void expand_node(struct expansion *expansion, cmark_node *node, cmark_node *to);

/* Copies the children of FROM, a node of the expansion's text, to the end of
 * TO: values filled, branches taken, blocks resolved. */
void expand_children(
    struct expansion *expansion, cmark_node *from, cmark_node *to);

/* Appends the definitions of all footnotes met, also of those met on the way,
 * to the root. */
void expand_footnotes(struct composition *composition);

#endif
