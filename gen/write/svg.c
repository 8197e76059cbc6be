/* Charts as inline SVG.
 *
 * SVG does not break lines, and nobody knows here how wide a reader's letters
 * are, so texts are broken by their number of characters. All heights are in
 * em of the chart's text. */
#include "write/svg.h"

#include "base/utf8.h"

#include <string.h>

static const double LINE = 1.35;   /* from baseline to baseline */
static const double ASCENT = 1.05; /* from a line's top to its baseline */

/* The longest lines, in characters: they fit a telephone. */
enum { LABEL_LONGEST = 44, BESIDE_LONGEST = 14, ROUTE_LONGEST = 24 };

/* Routes, in percent of the width. */
static const double ROUTE_START = 100 * CHART_ROUTE_START,
                    ROUTE_MEET = 100 * CHART_ROUTE_MEET,
                    ROUTE_END = 100 * CHART_ROUTE_END,
                    ROUTE_LABEL = 100 * CHART_ROUTE_LABEL;

/* ---- text ---------------------------------------------------------------- */

/* The number of bytes of TEXT that make a line of at most LONGEST characters,
 * or of a longer first word. */
static size_t line_length(const char *text, size_t longest)
{
    const char *at = text, *end = text + strlen(text);
    size_t count = 0, best = 0;
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (code_point == ' ')
            best = (size_t)(start - text);
        if (++count > longest && best > 0)
            return best;
    }
    return (size_t)(end - text);
}

static size_t count_lines(const char *text, size_t longest)
{
    size_t count = 0;
    while (*text) {
        text += line_length(text, longest);
        text += *text == ' ';
        count++;
    }
    return count;
}

/* Puts TEXT with its first line's top at TOP; X in percent. */
static void put_text(struct html_drawing *drawing, const char *text,
    size_t longest, double x, double top)
{
    while (*text) {
        size_t length = line_length(text, longest);
        html_put(
            drawing, arena_format(drawing->arena,
                         "<text x=\"%.2f%%\" y=\"%.2fem\">", x, top + ASCENT));
        html_put_text(drawing, arena_copy(drawing->arena, text, length));
        html_put(drawing, "</text>\n");
        text += length;
        text += *text == ' ';
        top += LINE;
    }
}

static void put_line(struct html_drawing *drawing, const char *class, double x1,
    double y1, double x2, double y2)
{
    html_put(drawing,
        arena_format(drawing->arena,
            "<line class=\"%s\" x1=\"%.2f%%\" y1=\"%.2fem\" x2=\"%.2f%%\" "
            "y2=\"%.2fem\"/>\n",
            class, x1, y1, x2, y2));
}

/* ---- bars ---------------------------------------------------------------- */

static size_t longest_label(const struct chart *chart)
{
    return chart->beside ? BESIDE_LONGEST : LABEL_LONGEST;
}

static double label_height(
    const struct chart *chart, const struct chart_bar *bar)
{
    return (double)count_lines(bar->label, longest_label(chart)) * LINE;
}

static double bar_height(const struct chart *chart, const struct chart_bar *bar)
{
    double label = label_height(chart, bar);
    if (!chart->beside)
        return label + LINE;
    return label > LINE ? label : LINE;
}

static double gap_of(const struct chart *chart)
{
    return chart->beside ? CHART_CLOSE_EM : CHART_GAP_EM;
}

static void draw_bar(struct html_drawing *drawing, const struct chart *chart,
    const struct chart_bar *bar, double top)
{
    static const char *const classes[] = {
        [TONE_CHOSEN] = "chosen", [TONE_OTHER] = "other", [TONE_OUT] = "out"};
    double from, to, end;
    chart_place(chart, bar->value, &from, &to);
    put_text(drawing, bar->label, longest_label(chart), 0, top);
    top += chart->beside ? 0 : label_height(chart, bar);
    html_put(drawing,
        arena_format(drawing->arena,
            "<rect class=\"%s\" x=\"%.2f%%\" y=\"%.2fem\" width=\"%.2f%%\" "
            "height=\"%.2fem\"/>\n",
            classes[bar->tone], from * 100, top + (LINE - CHART_BAR_EM) / 2,
            (to - from) * 100, CHART_BAR_EM));
    chart_place(chart, 0, &from, &end);
    put_line(drawing, "axis", from * 100, top, from * 100, top + LINE);
    put_text(drawing, bar->text, SIZE_MAX, to * 100 + 2, top);
}

static void draw_bars(struct html_drawing *drawing, const struct chart *chart)
{
    double top = 0;
    for (size_t i = 0; i < chart->bar_count; i++) {
        draw_bar(drawing, chart, &chart->bars[i], top);
        top += bar_height(chart, &chart->bars[i]) + gap_of(chart);
    }
}

/* ---- routes -------------------------------------------------------------- */

static double item_lines(const char *item)
{
    return (double)count_lines(item, ROUTE_LONGEST) * LINE;
}

static double route_height(const struct chart_route *route)
{
    double items = 0, label = item_lines(route->label);
    for (size_t i = 0; i < route->item_count; i++)
        items += item_lines(route->items[i]);
    return items > label ? items : label;
}

static void draw_route(
    struct html_drawing *drawing, const struct chart_route *route, double top)
{
    double at = top, first = 0, last = 0;
    for (size_t i = 0; i < route->item_count; i++) {
        double height = item_lines(route->items[i]);
        last = at + height / 2;
        first = i == 0 ? last : first;
        put_text(drawing, route->items[i], ROUTE_LONGEST, 0, at);
        put_line(drawing, "link", ROUTE_START, last, ROUTE_MEET, last);
        at += height;
    }
    double middle = (first + last) / 2;
    put_line(drawing, "link", ROUTE_MEET, first, ROUTE_MEET, last);
    put_line(drawing, "link", ROUTE_MEET, middle, ROUTE_END, middle);
    html_put(drawing,
        arena_format(drawing->arena,
            "<rect class=\"chosen\" x=\"%.2f%%\" y=\"%.2fem\" width=\"0.5em\" "
            "height=\"0.5em\"/>\n",
            ROUTE_END, middle - 0.25));
    put_text(drawing, route->label, ROUTE_LONGEST, ROUTE_LABEL,
        middle - item_lines(route->label) / 2);
}

static void draw_routes(struct html_drawing *drawing, const struct chart *chart)
{
    double top = 0;
    for (size_t i = 0; i < chart->route_count; i++) {
        draw_route(drawing, &chart->routes[i], top);
        top += route_height(&chart->routes[i]) + CHART_GAP_EM;
    }
}

/* ---- the figure ---------------------------------------------------------- */

static double chart_height(const struct chart *chart)
{
    double height = 0;
    for (size_t i = 0; i < chart->bar_count; i++)
        height +=
            bar_height(chart, &chart->bars[i]) + (i > 0 ? gap_of(chart) : 0);
    for (size_t i = 0; i < chart->route_count; i++)
        height += route_height(&chart->routes[i]) + (i > 0 ? CHART_GAP_EM : 0);
    return height;
}

void svg_draw_chart(struct html_drawing *drawing, const struct chart *chart)
{
    html_put_line_start(drawing);
    html_put(drawing, "<figure class=\"chart\">\n<svg role=\"img\"");
    html_put_attribute(drawing, "aria-label", chart->alternative);
    html_put(drawing,
        arena_format(drawing->arena, " width=\"100%%\" height=\"%.2fem\">\n",
            chart_height(chart)));
    if (chart->kind == CHART_BARS)
        draw_bars(drawing, chart);
    else
        draw_routes(drawing, chart);
    html_put(drawing, "</svg>\n</figure>\n");
}
