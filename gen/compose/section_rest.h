/* Many plans at once: what is told of options that are far from being chosen,
 * grouped by what they share instead of one by one. */
#ifndef COMPOSE_SECTION_REST_H
#define COMPOSE_SECTION_REST_H

#include "compose/composition.h"

/* Those of PLANS that are merely behind, then what rules the others out, each
 * with a heading at LEVEL. */
void section_rest(struct composition *composition, cmark_node *to,
    const int *plans, size_t count, int level);

/* A table of the reasons that rule out any of PLANS, each with those. */
void section_rest_ruled_out(struct composition *composition, cmark_node *to,
    const int *plans, size_t count);

#endif
