/* Quotes, callouts, and what is kept together. */
#include "layout/boxes.h"

#include <math.h>
#include <string.h>

void box_open(struct flow *flow, struct frame frame, double inset_pt)
{
    struct flow_context *here = flow_push(flow);
    frame.x_pt = here->x_pt;
    frame.width_pt = here->width_pt;
    flow_open_frame(flow, frame);
    here->x_pt += inset_pt + frame.bar_pt;
    here->width_pt -= 2 * inset_pt + frame.bar_pt;
    here->framed = true;
    here->boxed |= frame.filled;
}

void box_close(struct flow *flow, double after_pt)
{
    bool framed = flow_here(flow)->framed;
    if (framed)
        flow_close_frame(flow);
    flow_pop(flow);
    flow_space(flow, after_pt);
}

void box_open_quote(struct flow *flow)
{
    const struct styles *styles = flow->setting->styles;
    struct block_style style = flow_body_style(flow);
    flow_space(flow, fmax(style.before_pt, 0.5 * styles->leading_pt));
    uint32_t tag = flow_add_tag(flow, ROLE_BLOCK_QUOTE);
    struct flow_context *here = flow_here(flow);
    if (here->quote_depth >= DEEPEST_INDENT ||
        here->width_pt < 12 * style.text.size_pt) {
        here = flow_push(flow);
        here->quoted = true;
        here->tag = tag;
        return;
    }
    struct frame frame = {.bar_pt = 1.5, .bar = styles->theme->rule};
    double inset = styles->quote_indent_pt * 0.7;
    box_open(flow, frame, inset);
    flow_here(flow)->tag = tag;
    flow_here(flow)->width_pt += inset; /* flush with the text at the right */
    flow_here(flow)->quoted = true;
    flow_here(flow)->quote_depth++;
    flow_here(flow)->tight = false;
}

void box_open_callout(struct flow *flow, const struct element *element)
{
    const struct styles *styles = flow->setting->styles;
    flow_space(flow, 0.8 * styles->leading_pt);
    struct frame frame = {
        .filled = true,
        .ground = styles->note_ground[element->callout],
        .bar_pt = 3,
        .bar = style_callout_colour(styles, element->callout),
        .padding_top_pt = styles->padding_pt * 0.75,
        .padding_bottom_pt = styles->padding_pt * 0.75,
    };
    uint32_t tag = flow_add_tag(flow, ROLE_CALLOUT);
    box_open(flow, frame, styles->padding_pt);
    flow_here(flow)->break_cost = COST_IN_CALLOUT;
    flow_here(flow)->tight = false;
    flow_here(flow)->tag = tag;
    if (!element->label)
        return;
    struct block_style style = style_label(styles, element->callout);
    paragraph_clear(&flow->paragraph, element->place);
    flow->paragraph.tag = flow_add_tag(flow, ROLE_PARAGRAPH);
    paragraph_add_text(
        &flow->paragraph, &style.text, element->label, strlen(element->label));
    flow_add_paragraph(flow, &style);
    flow->kept_lines = HEADING_KEEPS;
    flow->space_pt = style.after_pt;
}

static double list_height(const struct vertical_list *list, size_t from)
{
    double height = 0;
    for (size_t i = from; i < list->nodes.count; i++) {
        const struct vertical *node = &list->nodes.items[i];
        if (node->kind == VERTICAL_PIECE)
            height += node->as.piece->height_pt;
        else if (node->kind == VERTICAL_GLUE)
            height += node->as.glue_pt;
        else if (node->kind == VERTICAL_OPEN)
            height += node->as.frame->padding_top_pt +
                      node->as.frame->padding_bottom_pt;
    }
    return height;
}

void box_open_keep(struct flow *flow)
{
    size_t from = flow->list->nodes.count;
    flow_push(flow)->keep_from = from;
}

void box_close_keep(struct flow *flow)
{
    size_t from = flow_here(flow)->keep_from;
    flow_pop(flow);
    struct vertical_list *list = flow->list;
    /* The first penalty stands before what is kept. */
    if (from < list->nodes.count &&
        list->nodes.items[from].kind == VERTICAL_PENALTY)
        from++;
    if (list_height(list, from) > flow->setting->styles->text_height_pt)
        return;
    for (size_t i = from; i < list->nodes.count; i++)
        if (list->nodes.items[i].kind == VERTICAL_PENALTY &&
            list->nodes.items[i].as.cost != COST_FORCED)
            list->nodes.items[i].as.cost = COST_NEVER;
}
