/* What people write for one client, in the document: the profile's prose, its
 * sections, and the modules that it leaves out. */
#ifndef COMPOSE_OWN_WORDS_H
#define COMPOSE_OWN_WORDS_H

#include "compose/composition.h"
#include "compose/expand.h"
#include "input/prose.h"

/* Adds what PROSE says to the end of TO; headings in it have LEVEL, or are
 * below it. */
void own_words_add(struct composition *composition, cmark_node *to,
    const struct prose *prose, int level);

/* A cell of TEXT in ROW; its paragraphs, which cells do not hold, begin in a
 * new line each. */
void own_words_cell(
    struct composition *composition, cmark_node *row, const char *text);

/* Expands the outline, each section of the profile's own behind the one that it
 * names, and reports those that have no place there. */
void own_words_expand(struct expansion *outline);

/* Warns of modules that are left out of a document that lacks them anyway. */
void own_words_check(const struct composition *composition);

/* Frees the trees of what was added. */
void own_words_free(struct composition *composition);

#endif
