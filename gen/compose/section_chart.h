/* The charts of a document that other sections show too. */
#ifndef COMPOSE_SECTION_CHART_H
#define COMPOSE_SECTION_CHART_H

#include "compose/chart.h"
#include "compose/composition.h"

/* Adds a figure; CHART lives as long as the document. */
void section_chart_add(
    struct composition *composition, cmark_node *to, const struct chart *chart);

/* TEXT, whose {bars} are the labels of BARS, each with what stands at its end:
 * the alternative of a chart. */
const char *section_chart_describe(const struct composition *composition,
    enum phrase text, const struct chart_bar *bars, size_t count);

/* The routing under a combination as a picture; false, and nothing, if there
 * are too many parts for one. */
bool section_chart_routes(
    struct composition *composition, cmark_node *to, int plan);

#endif
