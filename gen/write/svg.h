/* Charts as inline SVG. */
#ifndef WRITE_SVG_H
#define WRITE_SVG_H

#include "compose/chart.h"
#include "write/html_draw.h"

/* Puts CHART into the HTML as a figure. Its colours are the classes chosen,
 * other, out, axis and link of the style sheet; widths are percentages and
 * heights are em, so that it fits any column without shrinking its text. */
void svg_draw_chart(struct html_drawing *drawing, const struct chart *chart);

#endif
