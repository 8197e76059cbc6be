/* From node to node: which function deals with which block. */
#include "layout/walk.h"

#include "input/node_types.h"
#include "layout/blocks.h"
#include "layout/boxes.h"
#include "layout/chart.h"
#include "layout/contents.h"
#include "layout/cover.h"
#include "layout/list.h"
#include "layout/table.h"

static void enter_table(struct flow *flow, cmark_node *node)
{
    bool cover = flow_here(flow)->cover;
    list_flush_markers(flow);
    if (cover)
        cover_table(flow);
    table_flow(flow, node, cover);
}

static void enter_custom(struct flow *flow, const struct element *element)
{
    switch (element->kind) {
    case ELEMENT_COVER: cover_open(flow); break;
    case ELEMENT_CONTENTS: contents_flow(flow, element); break;
    case ELEMENT_CALLOUT: box_open_callout(flow, element); break;
    case ELEMENT_PAGE_BREAK: flow_force_break(flow); break;
    case ELEMENT_CHART: chart_flow(flow, element); break;
    case ELEMENT_KEEP: box_open_keep(flow); break;
    case ELEMENT_SECTION: flow_push_tag(flow, ROLE_SECTION); break;
    case ELEMENT_PHRASE:
    case ELEMENT_MARK:
    case ELEMENT_ISOLATE:
    case ELEMENT_REFERENCE:
    case ELEMENT_FIELD:
    case ELEMENT_NONE: break;
    }
}

static void leave_custom(struct flow *flow, const struct element *element)
{
    double leading = flow->setting->styles->leading_pt;
    switch (element->kind) {
    case ELEMENT_COVER: cover_close(flow); break;
    case ELEMENT_CALLOUT: box_close(flow, 0.8 * leading); break;
    case ELEMENT_KEEP: box_close_keep(flow); break;
    case ELEMENT_SECTION: flow_pop(flow); break;
    case ELEMENT_CONTENTS:
    case ELEMENT_CHART:
    case ELEMENT_PAGE_BREAK:
    case ELEMENT_PHRASE:
    case ELEMENT_MARK:
    case ELEMENT_ISOLATE:
    case ELEMENT_REFERENCE:
    case ELEMENT_FIELD:
    case ELEMENT_NONE: break;
    }
}

/* True if the block has been dealt with whole. */
static bool enter_block(struct flow *flow, cmark_node *node)
{
    const struct element *element = element_of(node);
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
        return true; /* set apart, by walk_note */
    if (element->anchor)
        *array_add(&flow->anchors, &flow->work) = element->anchor;
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH: blocks_text(flow, node); return true;
    case CMARK_NODE_HEADING: blocks_heading(flow, node); return true;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK: blocks_code(flow, node); return true;
    case CMARK_NODE_THEMATIC_BREAK: blocks_rule(flow); return true;
    case CMARK_NODE_LIST: list_open(flow, node); return false;
    case CMARK_NODE_ITEM: list_open_item(flow, node); return false;
    case CMARK_NODE_BLOCK_QUOTE: box_open_quote(flow); return false;
    case CMARK_NODE_CUSTOM_BLOCK: enter_custom(flow, element); return false;
    default: break;
    }
    if (cmark_node_get_type(node) != CMARK_NODE_TABLE)
        return false;
    enter_table(flow, node);
    return true;
}

static void leave(struct flow *flow, cmark_node *node)
{
    double leading = flow->setting->styles->leading_pt;
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_LIST: list_close(flow); break;
    case CMARK_NODE_ITEM: list_close_item(flow); break;
    case CMARK_NODE_BLOCK_QUOTE: box_close(flow, 0.5 * leading); break;
    case CMARK_NODE_CUSTOM_BLOCK: leave_custom(flow, element_of(node)); break;
    default: break;
    }
}

static void walk(struct flow *flow, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (node == root)
            continue;
        if (event == CMARK_EVENT_EXIT)
            leave(flow, node);
        else if (enter_block(flow, node) && cmark_node_first_child(node))
            cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iterator);
}

void walk_document(struct flow *flow, struct vertical_list *list)
{
    flow_begin(flow, list);
    walk(flow, flow->document->root);
    if (flow->anchors.count) /* of something empty at the very end */
        flow_add_piece(flow, 0, COST_NEVER, 0);
}

void walk_note(
    struct flow *flow, struct vertical_list *list, cmark_node *definition)
{
    flow_begin(flow, list);
    const struct element *element = element_of(definition);
    struct flow_context *here = flow_here(flow);
    struct block_style style = style_note(flow->setting->styles);
    double indent = 1.8 * style.text.size_pt;
    here->note = true;
    here->tag = flow_add_tag(flow, ROLE_NOTE);
    here->x_pt = indent;
    here->width_pt -= indent;
    if (element->anchor)
        *array_add(&flow->anchors, &flow->work) = element->anchor;
    if (element->number) {
        struct marker *marker = array_add(&flow->markers, &flow->work);
        *marker = (struct marker){.style = style.text,
            .text = arena_format(flow->setting->arena, "%s ", element->number),
            .right_pt = indent - 0.4 * style.text.size_pt,
            .target = element->target,
            .tag = flow_add_tag(flow, ROLE_LABEL)};
    }
    walk(flow, definition);
    list_flush_markers(flow);
}
