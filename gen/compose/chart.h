/* A chart: what is to be seen, before anything says how.
 *
 * write/svg draws it into the HTML and layout/chart onto pages; both print the
 * same words in the same order. What a chart shows it says in words, too:
 * tones are never the only difference. */
#ifndef COMPOSE_CHART_H
#define COMPOSE_CHART_H

#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
    CHART_BARS,  /* a bar for each item, its value at its end */
    CHART_ROUTES /* which items lead to which option */
};

enum chart_tone {
    TONE_CHOSEN, /* solid, in the document's own colour */
    TONE_OTHER,  /* solid, but quiet */
    TONE_OUT     /* an outline only */
};

struct chart_bar {
    const char *label; /* printed above the bar, or beside it */
    const char *text;  /* printed at its end: "22 points, recommended" */
    double value;
    enum chart_tone tone;
};

struct chart_route {
    const char *label;        /* of the option */
    const char *const *items; /* that lead to it */
    size_t item_count;
};

struct chart {
    enum chart_kind kind;
    const char *alternative; /* the whole chart in words */
    double least, most;      /* of the bars; 0 lies between, and they differ */
    const struct chart_bar *bars;
    size_t bar_count;
    bool beside; /* each bar has one line, in which its label, a short one,
                    stands before it */
    const struct chart_route *routes;
    size_t route_count;
};

/* The shares of the width for labels that stand beside bars, and for bars; what
 * stands at their ends has the rest. */
#define CHART_LABEL_SHARE 0.3
#define CHART_BAR_SHARE 0.5
#define CHART_BAR_BESIDE_SHARE 0.35

/* Of a route: where an item's line begins, where those of one option meet,
 * where they end, where the option's label begins. */
#define CHART_ROUTE_START 0.5
#define CHART_ROUTE_MEET 0.54
#define CHART_ROUTE_END 0.59
#define CHART_ROUTE_LABEL 0.62

/* In sizes of the chart's text, and the width of its lines in pt: from one bar
 * or route to the next, from one to the next of those in one line each; how
 * high a bar is, and the dot in which the lines of a route end. */
#define CHART_GAP_EM 0.7
#define CHART_CLOSE_EM 0.3
#define CHART_BAR_EM 1.0
#define CHART_DOT_EM 0.5
#define CHART_LINE_PT 0.75

/* Where a bar from 0 to VALUE begins and ends, as shares of the whole width;
 * *FROM is never greater than *TO. */
void chart_place(
    const struct chart *chart, double value, double *from, double *to);

#endif
