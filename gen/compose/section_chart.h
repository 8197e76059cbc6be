/* The charts of a document that other sections show too. */
#ifndef COMPOSE_SECTION_CHART_H
#define COMPOSE_SECTION_CHART_H

#include "compose/composition.h"

/* The routing under a combination as a picture; false, and nothing, if there
 * are too many parts for one. */
bool section_chart_routes(
    struct composition *composition, cmark_node *to, int plan);

#endif
