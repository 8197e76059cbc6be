/* Charts as drawings, which come as SVG and as pixels.
 *
 * The words stand in the SVG as text; the pixels have the outlines of their
 * letters. */
#include "layout/lettering.h"
#include "write/docx_draw.h"

#include <math.h>
#include <string.h>

/* Of the text, in its sizes. */
static const double LINE_EM = 1.35, ASCENT_EM = 1.05;

struct chart_drawing {
    struct docx_drawing *drawing;
    const struct theme *theme;
    const struct font *font;
    double em, width_pt, top_pt;
    ARRAY(struct shape) shapes;
};

/* ---- strokes ------------------------------------------------------------- */

static struct shape *new_shape(struct chart_drawing *chart)
{
    struct shape *shape = array_add(&chart->shapes, chart->drawing->arena);
    shape->matrix = matrix_identity;
    return shape;
}

static void add_line(
    struct chart_drawing *chart, double x1, double y1, double x2, double y2)
{
    struct shape *shape = new_shape(chart);
    path_move(&shape->path, chart->drawing->arena, x1, y1);
    path_line(&shape->path, chart->drawing->arena, x2, y2);
    shape->stroked = true;
    shape->stroke = (struct stroke){.colour = chart->theme->muted,
        .width = CHART_LINE_PT,
        .miter_limit = 4};
}

static struct shape *add_box(struct chart_drawing *chart, double x, double y,
    double width, double height)
{
    struct shape *shape = new_shape(chart);
    struct arena *arena = chart->drawing->arena;
    path_move(&shape->path, arena, x, y);
    path_line(&shape->path, arena, x + width, y);
    path_line(&shape->path, arena, x + width, y + height);
    path_line(&shape->path, arena, x, y + height);
    path_close(&shape->path, arena);
    shape->filled = true;
    shape->fill = chart->theme->primary;
    return shape;
}

/* ---- text ---------------------------------------------------------------- */

/* The bytes of TEXT that make a line of WIDTH, or of a longer first word. */
static size_t line_length(
    const struct chart_drawing *chart, const char *text, double width_pt)
{
    size_t best = 0, at = 0;
    while (text[at]) {
        size_t end = at + strcspn(text + at, " ");
        if (best > 0 &&
            docx_text_width(chart->font, chart->em, text, end) > width_pt)
            return best;
        best = end;
        at = end + strspn(text + end, " ");
    }
    return best ? best : strlen(text);
}

/* TEXT with its top left corner at X, TOP; drawn only if it is to be SEEN. Its
 * height. */
static double add_text(struct chart_drawing *chart, const char *text, double x,
    double top, double width_pt, bool seen)
{
    struct arena *arena = chart->drawing->arena;
    double y = top;
    while (*text) {
        size_t length = line_length(chart, text, width_pt);
        if (seen) {
            struct shape *shape = new_shape(chart);
            struct lettering *line = arena_new(arena, struct lettering);
            *line = (struct lettering){.text = arena_copy(arena, text, length),
                .families = chart->theme->headings.family,
                .size = chart->em,
                .weight = chart->theme->base.weight,
                .placed_x = true,
                .placed_y = true,
                .x = x,
                .y = y + ASCENT_EM * chart->em};
            shape->filled = true;
            shape->fill = chart->theme->foreground;
            shape->lettering = line;
        }
        text += length;
        text += strspn(text, " ");
        y += LINE_EM * chart->em;
    }
    return y - top;
}

/* ---- bars ---------------------------------------------------------------- */

static void add_bar(struct chart_drawing *chart, const struct chart *data,
    const struct chart_bar *bar)
{
    double from, to, zero, end, em = chart->em, width = chart->width_pt;
    chart_place(data, bar->value, &from, &to);
    chart_place(data, 0, &zero, &end);
    double label_width = data->beside ? CHART_LABEL_SHARE * width - em : width;
    double start = chart->top_pt;
    double label = add_text(chart, bar->label, 0, start, label_width, true);
    double top = data->beside ? start : start + label;
    struct shape *box =
        add_box(chart, from * width, top + (LINE_EM - CHART_BAR_EM) / 2 * em,
            (to - from) * width, CHART_BAR_EM * em);
    if (bar->tone == TONE_OTHER)
        box->fill = chart->theme->muted;
    if (bar->tone == TONE_OUT) {
        box->filled = false;
        box->stroked = true;
        box->stroke = (struct stroke){.colour = chart->theme->muted,
            .width = CHART_LINE_PT,
            .miter_limit = 4};
    }
    add_line(chart, zero * width, top, zero * width, top + LINE_EM * em);
    double left = to * width + em;
    double text = add_text(chart, bar->text, left, top, width - left, true);
    double bottom = top + fmax(text, LINE_EM * em);
    chart->top_pt = fmax(bottom, start + label);
}

/* ---- routes -------------------------------------------------------------- */

static void add_items(struct chart_drawing *chart,
    const struct chart_route *route, double *first, double *last)
{
    double em = chart->em, width = chart->width_pt, at = chart->top_pt;
    for (size_t i = 0; i < route->item_count; i++) {
        double height = add_text(chart, route->items[i], 0, at,
            (CHART_ROUTE_START - 0.02) * width, true);
        *last = at + fmax(height, LINE_EM * em) / 2;
        *first = i == 0 ? *last : *first;
        add_line(chart, CHART_ROUTE_START * width, *last,
            CHART_ROUTE_MEET * width, *last);
        at += height;
    }
    chart->top_pt = at;
}

static void add_route(
    struct chart_drawing *chart, const struct chart_route *route)
{
    double em = chart->em, width = chart->width_pt, top = chart->top_pt;
    double first = top, last = top, room = (1 - CHART_ROUTE_LABEL) * width;
    add_items(chart, route, &first, &last);
    double middle = (first + last) / 2;
    add_line(
        chart, CHART_ROUTE_MEET * width, first, CHART_ROUTE_MEET * width, last);
    add_line(chart, CHART_ROUTE_MEET * width, middle, CHART_ROUTE_END * width,
        middle);
    add_box(chart, CHART_ROUTE_END * width, middle - CHART_DOT_EM * em / 2,
        CHART_DOT_EM * em, CHART_DOT_EM * em);
    double height = add_text(chart, route->label, 0, 0, room, false);
    double label = fmax(top, middle - height / 2);
    add_text(chart, route->label, CHART_ROUTE_LABEL * width, label, room, true);
    chart->top_pt = fmax(chart->top_pt, label + height);
}

/* ---- the figure ---------------------------------------------------------- */

static struct drawing *draw(
    struct chart_drawing *chart, const struct chart *data)
{
    double gap = (data->beside ? CHART_CLOSE_EM : CHART_GAP_EM) * chart->em;
    for (size_t i = 0; i < data->bar_count; i++) {
        chart->top_pt += i > 0 ? gap : 0;
        add_bar(chart, data, &data->bars[i]);
    }
    for (size_t i = 0; i < data->route_count; i++) {
        chart->top_pt += i > 0 ? gap : 0;
        add_route(chart, &data->routes[i]);
    }
    struct drawing *drawn = arena_new(chart->drawing->arena, struct drawing);
    *drawn = (struct drawing){.width_pt = chart->width_pt,
        .height_pt = fmax(chart->top_pt, 1),
        .shapes = chart->shapes.items,
        .shape_count = chart->shapes.count,
        .lettered = true};
    return drawn;
}

void docx_chart(struct docx_drawing *drawing, const struct element *element)
{
    struct text_style text = style_cell(drawing->styles, true).text;
    struct chart_drawing chart = {
        .drawing = drawing,
        .theme = drawing->document->theme,
        .font = style_font(drawing->styles, &text),
        .em = text.size_pt,
        .width_pt = drawing->here.width_pt,
    };
    const struct drawing *lettered = draw(&chart, element->chart);
    const struct drawing *outlined = lettering_outlined(drawing->arena,
        lettered, drawing->document, drawing->typesetter, drawing->diags);
    docx_paragraph_begin(drawing, &(struct docx_paragraph){.style = "Figure"});
    docx_picture_drawn(
        drawing, lettered, outlined, element->chart->alternative);
    docx_paragraph_end(drawing);
}
