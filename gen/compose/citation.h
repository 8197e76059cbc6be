/* What sentences and reasons rest on: the marks of sources in the text, and
 * where each source is used. section_sources.c lists them. */
#ifndef COMPOSE_CITATION_H
#define COMPOSE_CITATION_H

#include "compose/composition.h"

/* What the anchors of entries in the list begin with, before their number; no
 * heading's anchor does. */
#define CITATION_ANCHOR "source-"

/* Appends the mark of SOURCE to TO, "[3]", which leads to its entry in the
 * list; nothing in a document that does not list its sources. */
void citation_add(struct composition *composition, cmark_node *to,
    const struct guide_source *source, struct place place);

/* Says on what the strong and decisive reasons rest that count here, with the
 * marks of their sources, at the end of TO: "documents (2 reasons) [1]
 * [2]; experience (3 reasons)". False, and nothing, where no such reason says
 * so. */
bool citation_add_evidence(struct composition *composition, cmark_node *to);

/* Adds to each entry the sections that use the source. Needs the outline. */
void citation_place(struct composition *composition);

#endif
