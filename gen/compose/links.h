/* Links inside the document: where they lead, and in which section that is. */
#ifndef COMPOSE_LINKS_H
#define COMPOSE_LINKS_H

#include "compose/composition.h"

/* Leads them to their anchors and says where those stand. Needs the outline. */
void links_resolve(
    struct composition *composition, const struct document *document);

#endif
