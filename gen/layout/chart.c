/* Charts on pages: one piece for each bar or route, all kept together and with
 * the line above. */
#include "layout/chart.h"

#include "layout/list.h"

#include <math.h>
#include <string.h>

struct chart_drawing {
    struct flow *flow;
    struct block_style style;
    struct place place;
    uint32_t tag;
    double x_pt, width_pt;
};

/* Breaks TEXT into lines of WIDTH; gives their number. */
static size_t break_text(
    struct chart_drawing *drawing, const char *text, double width_pt)
{
    struct paragraph *paragraph = &drawing->flow->paragraph;
    paragraph_clear(paragraph, drawing->place);
    paragraph->tag = drawing->tag;
    paragraph_add_text(paragraph, &drawing->style.text, text, strlen(text));
    return paragraph_break(paragraph, &drawing->style, width_pt);
}

static double text_height(
    struct chart_drawing *drawing, const char *text, double width_pt)
{
    return (double)break_text(drawing, text, width_pt) *
           drawing->style.leading_pt;
}

/* Draws TEXT with its top left corner at X, Y; gives its height. */
static double draw_text(struct chart_drawing *drawing, const char *text,
    double x_pt, double y_pt, double width_pt)
{
    size_t count = break_text(drawing, text, width_pt);
    for (size_t i = 0; i < count; i++)
        paragraph_draw_line(&drawing->flow->paragraph, i,
            &drawing->flow->builder, drawing->x_pt + x_pt,
            y_pt + (double)i * drawing->style.leading_pt);
    return (double)count * drawing->style.leading_pt;
}

/* What is drawn from here on, up to the next text, is the figure's. */
static void draw_shapes(struct chart_drawing *drawing)
{
    drawing->flow->builder.tag = drawing->tag;
    drawing->flow->builder.drawing = true;
}

static void draw_rule(struct chart_drawing *drawing, double x1_pt, double y1_pt,
    double x2_pt, double y2_pt)
{
    const struct theme *theme = drawing->flow->setting->styles->theme;
    piece_add_rule(
        &drawing->flow->builder, (struct rule){.x1_pt = drawing->x_pt + x1_pt,
                                     .y1_pt = y1_pt,
                                     .x2_pt = drawing->x_pt + x2_pt,
                                     .y2_pt = y2_pt,
                                     .thickness_pt = CHART_LINE_PT,
                                     .colour = theme->muted});
}

static void end_piece(struct chart_drawing *drawing, double height_pt)
{
    flow_add_piece(drawing->flow, height_pt, COST_NEVER, 1);
    drawing->flow->builder.drawing = false;
}

/* ---- bars ---------------------------------------------------------------- */

static void draw_outline(struct chart_drawing *drawing, double from_pt,
    double to_pt, double top_pt, double bottom_pt)
{
    draw_rule(drawing, from_pt, top_pt, to_pt, top_pt);
    draw_rule(drawing, to_pt, top_pt, to_pt, bottom_pt);
    draw_rule(drawing, from_pt, bottom_pt, to_pt, bottom_pt);
    draw_rule(drawing, from_pt, top_pt, from_pt, bottom_pt);
}

static void draw_ink(struct chart_drawing *drawing, const struct chart_bar *bar,
    double from_pt, double to_pt, double top_pt)
{
    const struct theme *theme = drawing->flow->setting->styles->theme;
    double height = CHART_BAR_EM * drawing->style.text.size_pt;
    if (to_pt <= from_pt)
        return;
    if (bar->tone == TONE_OUT) {
        draw_outline(drawing, from_pt, to_pt, top_pt, top_pt + height);
        return;
    }
    piece_add_box(&drawing->flow->builder,
        (struct box){.x_pt = drawing->x_pt + from_pt,
            .y_pt = top_pt,
            .width_pt = to_pt - from_pt,
            .height_pt = height,
            .colour =
                bar->tone == TONE_CHOSEN ? theme->primary : theme->muted});
}

static void draw_bar(
    struct chart_drawing *drawing, const struct chart *chart, size_t index)
{
    const struct chart_bar *bar = &chart->bars[index];
    double em = drawing->style.text.size_pt, width = drawing->width_pt;
    double from, to, zero, end;
    chart_place(chart, bar->value, &from, &to);
    chart_place(chart, 0, &zero, &end);
    double label_width = chart->beside ? CHART_LABEL_SHARE * width - em : width;
    double label = draw_text(drawing, bar->label, 0, 0, label_width);
    double top = chart->beside ? 0 : label;
    draw_shapes(drawing);
    draw_ink(drawing, bar, from * width, to * width,
        top + (drawing->style.leading_pt - CHART_BAR_EM * em) / 2);
    double x = to * width + 0.8 * em;
    draw_rule(drawing, zero * width, top, zero * width,
        top + drawing->style.leading_pt);
    double height =
        fmax(label, top + draw_text(drawing, bar->text, x, top, width - x));
    if (index + 1 < chart->bar_count)
        height += (chart->beside ? CHART_CLOSE_EM : CHART_GAP_EM) * em;
    end_piece(drawing, height);
}

/* ---- routes -------------------------------------------------------------- */

static double items_height(struct chart_drawing *drawing,
    const struct chart_route *route, double width_pt)
{
    double height = 0;
    for (size_t i = 0; i < route->item_count; i++)
        height += text_height(drawing, route->items[i], width_pt);
    return height;
}

/* The items with a line each to where they meet; *FIRST and *LAST are the
 * heights of the outermost lines. */
static void draw_items(struct chart_drawing *drawing,
    const struct chart_route *route, double width_pt, double *first_pt,
    double *last_pt)
{
    double top = 0;
    for (size_t i = 0; i < route->item_count; i++) {
        double height = draw_text(drawing, route->items[i], 0, top, width_pt);
        *last_pt = top + height / 2;
        *first_pt = i == 0 ? *last_pt : *first_pt;
        draw_shapes(drawing);
        draw_rule(drawing, CHART_ROUTE_START * drawing->width_pt, *last_pt,
            CHART_ROUTE_MEET * drawing->width_pt, *last_pt);
        top += height;
    }
}

static void draw_route(
    struct chart_drawing *drawing, const struct chart *chart, size_t index)
{
    const struct chart_route *route = &chart->routes[index];
    double em = drawing->style.text.size_pt, width = drawing->width_pt;
    double item_width = CHART_ROUTE_START * width - em;
    double label_width = (1 - CHART_ROUTE_LABEL) * width;
    double first = 0, last = 0;
    double height = fmax(items_height(drawing, route, item_width),
        text_height(drawing, route->label, label_width));
    height += index + 1 < chart->route_count ? CHART_GAP_EM * em : 0;
    draw_items(drawing, route, item_width, &first, &last);
    double middle = (first + last) / 2;
    draw_rule(drawing, CHART_ROUTE_MEET * width, first,
        CHART_ROUTE_MEET * width, last);
    draw_rule(drawing, CHART_ROUTE_MEET * width, middle,
        CHART_ROUTE_END * width, middle);
    piece_add_box(&drawing->flow->builder,
        (struct box){.x_pt = drawing->x_pt + CHART_ROUTE_END * width,
            .y_pt = middle - CHART_DOT_EM * em / 2,
            .width_pt = CHART_DOT_EM * em,
            .height_pt = CHART_DOT_EM * em,
            .colour = drawing->flow->setting->styles->theme->primary});
    double label = text_height(drawing, route->label, label_width);
    draw_text(drawing, route->label, CHART_ROUTE_LABEL * width,
        fmax(0, middle - label / 2), label_width);
    end_piece(drawing, height);
}

/* ---- the figure ---------------------------------------------------------- */

void chart_flow(struct flow *flow, const struct element *element)
{
    const struct chart *chart = element->chart;
    list_flush_markers(flow);
    struct chart_drawing drawing = {
        .flow = flow,
        .style = style_cell(flow->setting->styles, true),
        .place = element->place,
        .tag = flow_add_tag(flow, ROLE_FIGURE),
        .x_pt = flow_here(flow)->x_pt,
        .width_pt = flow_here(flow)->width_pt,
    };
    tags_at(&flow->setting->tags, drawing.tag)->alternative =
        chart->alternative;
    flow_space(flow, drawing.style.before_pt);
    for (size_t i = 0; i < chart->bar_count; i++)
        draw_bar(&drawing, chart, i);
    for (size_t i = 0; i < chart->route_count; i++)
        draw_route(&drawing, chart, i);
    flow_space(flow, drawing.style.after_pt);
}
