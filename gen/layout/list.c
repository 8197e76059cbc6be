/* Lists: indents and the marks of their items. */
#include "layout/list.h"

#include "input/node_types.h"
#include "layout/marker.h"

#include <cmark-gfm-core-extensions.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* A break that leaves the first or the last item of a list alone. */
enum { COST_LONE_ITEM = 150 };

void list_flush_markers(struct flow *flow)
{
    struct block_style style = flow_body_style(flow);
    if (flow->markers.count == 0)
        return;
    marker_draw_all(flow, style.leading_pt * 0.75);
    flow_add_piece(flow, style.leading_pt, 0, 1);
    flow->next_cost = COST_NEVER;
}

double list_number_width(
    struct flow *flow, const struct text_style *style, int largest)
{
    char text[16];
    snprintf(text, sizeof text, "%d.", largest);
    const struct font *font = style_font(flow->setting->styles, style);
    double digit = font_advance(font, font_glyph(font, '0'));
    return digit / font->units_per_em * (double)strlen(text) * style->size_pt;
}

static int child_count(cmark_node *node)
{
    int count = 0;
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child))
        count++;
    return count;
}

void list_open(struct flow *flow, cmark_node *node)
{
    const struct styles *styles = flow->setting->styles;
    struct block_style style = flow_body_style(flow);
    flow_space(flow, style.before_pt * 0.6);
    struct flow_context *here = flow_push_tag(flow, ROLE_LIST);
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    tags_at(&flow->setting->tags, here->tag)->numbering =
        ordered ? NUMBERING_DECIMAL : NUMBERING_DISC;
    here->tight = cmark_node_get_list_tight(node);
    here->next_number = -1;
    if (here->break_cost < COST_IN_LIST)
        here->break_cost = COST_IN_LIST;
    double indent = styles->list_indent_pt;
    if (ordered) {
        int start = cmark_node_get_list_start(node);
        here->next_number = start;
        double width =
            list_number_width(flow, &style.text, start + child_count(node) - 1);
        indent = fmax(indent, width + 0.6 * style.text.size_pt);
        indent = fmin(indent, here->width_pt / 2);
    }
    if (here->list_depth++ >= DEEPEST_INDENT ||
        here->width_pt < 12 * style.text.size_pt)
        indent = 0;
    here->x_pt += indent;
    here->width_pt -= indent;
}

void list_close(struct flow *flow)
{
    flow_pop(flow);
    flow_space(flow, flow_body_style(flow).after_pt);
}

void list_open_item(struct flow *flow, cmark_node *node)
{
    static const char *const bullets[] = {"\u2013 ", "\u2022 "};
    struct flow_context *list = flow_here(flow);
    struct block_style style = flow_body_style(flow);
    flow_space(flow, list->tight ? 0.12 * style.leading_pt : 0);
    cmark_node *before = cmark_node_previous(node);
    if (before && (!cmark_node_previous(before) || !cmark_node_next(node)))
        flow->next_cost = COST_LONE_ITEM;
    struct marker *marker = array_add(&flow->markers, &flow->work);
    *marker = (struct marker){.style = style.text,
        .right_pt = list->x_pt - 0.45 * style.text.size_pt};
    if (node_is_task(node)) {
        marker->task = true;
        bool checked = cmark_gfm_extensions_get_tasklist_item_checked(node);
        marker->text = checked ? "\u2611 " : "\u2610 ";
    } else if (list->next_number >= 0) {
        marker->text =
            arena_format(flow->setting->arena, "%d. ", list->next_number);
    } else {
        marker->text = bullets[list->list_depth % 2];
    }
    if (list->next_number >= 0)
        list->next_number++;
    flow_push_tag(flow, ROLE_LIST_ITEM);
    marker->tag = flow_add_tag(flow, ROLE_LABEL);
    flow_push_tag(flow, ROLE_LIST_BODY);
}

void list_close_item(struct flow *flow)
{
    list_flush_markers(flow); /* an item without text */
    flow->next_cost = 0;
    bool tight = flow_here(flow)->tight;
    struct block_style style = flow_body_style(flow);
    flow_pop(flow); /* the body */
    flow_pop(flow);
    if (!tight)
        flow_space(flow, style.after_pt);
}
