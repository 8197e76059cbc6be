/* The blocks that hold text themselves. */
#include "layout/blocks.h"

#include "layout/boxes.h"
#include "layout/list.h"

#include <limits.h>
#include <string.h>

/* A break between a text that announces something and that. */
enum { COST_BEHIND_COLON = 300 };

/* What a heading right under another, to which it belongs, gets of its space;
 * style.css has the same. */
static const double SPACE_UNDER_HEADING = 0.6;

/* Columns between tab stops in code. */
enum { TAB_STOPS = 4 };

static void add_inlines(
    struct flow *flow, cmark_node *node, const struct text_style *style)
{
    const struct styles *styles = flow->setting->styles;
    inlines_add(&flow->paragraph, node, style, flow->notes,
        flow_here(flow)->width_pt, styles->text_height_pt * 0.9);
}

/* True if the flow's paragraph, the text of NODE, announces what follows. */
static bool announces(struct flow *flow, cmark_node *node)
{
    cmark_node *next = cmark_node_next(node);
    const struct buffer *text = &flow->paragraph.text;
    size_t length = text->length;
    while (length > 0 && text->bytes[length - 1] == ' ')
        length--;
    return next && (cmark_node_get_type(next) == CMARK_NODE_LIST ||
                       (length > 0 && text->bytes[length - 1] == ':'));
}

/* What is announced does not follow one line on another page: that would be as
 * bad as a heading at the foot. */
static void keep_next(struct flow *flow, size_t first)
{
    flow->next_cost = COST_BEHIND_COLON;
    if (flow->paragraph.lines.count > 1 || flow->kept_lines > 0)
        return;
    flow->kept_start = first;
    flow->kept_lines = 1;
}

void blocks_text(struct flow *flow, cmark_node *node)
{
    struct block_style style = flow_body_style(flow);
    size_t first = flow->list->nodes.count;
    flow_start_paragraph(flow, node, ROLE_PARAGRAPH);
    add_inlines(flow, node, &style.text);
    flow_add_paragraph(flow, &style);
    if (announces(flow, node))
        keep_next(flow, first);
}

/* The lines of a heading stay together; a very long one may be divided. */
static void keep_lines(struct flow *flow, size_t first)
{
    size_t pieces = 0;
    for (size_t i = first; i < flow->list->nodes.count; i++) {
        struct vertical *node = &flow->list->nodes.items[i];
        pieces += node->kind == VERTICAL_PIECE;
        if (node->kind == VERTICAL_PENALTY && pieces > 0 && pieces < 6)
            node->as.cost = COST_NEVER;
    }
}

/* The least width that needs no more lines than WIDTH: a heading of several
 * lines looks best when they are of a length. */
static double balanced_width(
    struct flow *flow, const struct block_style *style, double width_pt)
{
    size_t count = paragraph_break(&flow->paragraph, style, width_pt);
    if (count < 2 || count > 4)
        return width_pt;
    double low = width_pt / 2, high = width_pt;
    for (int i = 0; i < 6; i++) {
        double middle = (low + high) / 2;
        if (paragraph_break(&flow->paragraph, style, middle) > count)
            low = middle;
        else
            high = middle;
    }
    return high;
}

void blocks_heading(struct flow *flow, cmark_node *node)
{
    const struct styles *styles = flow->setting->styles;
    const struct element *element = element_of(node);
    bool title = flow_here(flow)->cover;
    int level = cmark_node_get_heading_level(node);
    struct block_style style =
        title ? style_title(styles) : style_heading(styles, level);
    if (flow_here(flow)->note)
        style = style_note(styles);
    flow_start_paragraph(
        flow, node, (enum role)(ROLE_HEADING_1 + (level > 6 ? 6 : level) - 1));
    if (element->number) {
        struct text_style number = style.text;
        number.colour = styles->theme->secondary;
        paragraph_add_text(&flow->paragraph, &number, element->number,
            strlen(element->number));
        paragraph_add_text(&flow->paragraph, &number, " ", 1);
    }
    add_inlines(flow, node, &style.text);
    /* Right under another it stays with that; but a section of one line ends
     * where the next begins. */
    if (flow->kept_lines < HEADING_KEEPS) {
        flow->kept_lines = 0;
        flow->kept_start = flow->list->nodes.count;
    } else {
        style.before_pt *= SPACE_UNDER_HEADING;
    }
    struct flow_context *balanced = flow_push(flow);
    balanced->width_pt = balanced_width(flow, &style, balanced->width_pt);
    size_t first = flow->list->nodes.count;
    flow_add_paragraph(flow, &style);
    flow_pop(flow);
    keep_lines(flow, first);
    flow->kept_lines = HEADING_KEEPS;
    flow->liked_lines = HEADING_LIKES;
}

/* Adds a line with its tabs made spaces. */
static void add_code_line(struct flow *flow, const struct text_style *style,
    const char *line, size_t length)
{
    struct buffer text;
    buffer_init(&text);
    size_t column = 0;
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '\t') {
            do {
                buffer_add_byte(&text, ' ');
            } while (++column % TAB_STOPS);
            continue;
        }
        if (line[i] == '\r')
            continue;
        buffer_add_byte(&text, line[i]);
        column += ((unsigned char)line[i] & 0xC0) != 0x80;
    }
    flow->paragraph.preformatted = true;
    if (text.length)
        paragraph_add_text(&flow->paragraph, style, text.bytes, text.length);
    buffer_release(&text);
}

static void flow_code_line(struct flow *flow, cmark_node *node,
    const struct block_style *style, const char *line, size_t length)
{
    paragraph_clear(&flow->paragraph, element_of(node)->place);
    flow->paragraph.tag = flow_here(flow)->tag;
    add_code_line(flow, &style->text, line, length);
    flow_add_paragraph(flow, style);
}

/* Makes room for the numbers of the lines of TEXT, if the theme wants them and
 * the column is not too narrow. */
static bool open_line_numbers(
    struct flow *flow, const struct text_style *style, const char *text)
{
    struct flow_context *here = flow_here(flow);
    if (!flow->setting->styles->theme->line_numbers)
        return false;
    int count = 1;
    for (; *text; text++)
        count += text[0] == '\n' && text[1] && count < INT_MAX;
    double width = list_number_width(flow, style, count) + 0.5 * style->size_pt;
    if (width > here->width_pt / 4)
        return false;
    here->x_pt += width;
    here->width_pt -= width;
    return true;
}

/* NUMBER waits beside the line that comes next. */
static void add_line_number(
    struct flow *flow, const struct text_style *style, int number)
{
    struct marker *marker = array_add(&flow->markers, &flow->work);
    *marker = (struct marker){
        .text = arena_format(flow->setting->arena, "%d ", number),
        .right_pt = flow_here(flow)->x_pt - style->size_pt,
        .beside = true,
        .style = *style,
    };
    marker->style.colour = flow->setting->styles->theme->muted;
}

/* The first two lines of a block and its last two stay together. */
static void keep_ends(struct flow *flow, size_t first)
{
    struct vertical *one = NULL, *last = NULL;
    for (size_t i = first; i < flow->list->nodes.count; i++) {
        struct vertical *node = &flow->list->nodes.items[i];
        if (node->kind != VERTICAL_PENALTY)
            continue;
        one = one ? one : node;
        last = node;
    }
    if (!one)
        return;
    one->as.cost = COST_NEVER;
    last->as.cost = COST_NEVER;
}

void blocks_code(struct flow *flow, cmark_node *node)
{
    const struct styles *styles = flow->setting->styles;
    struct block_style style = style_code(styles);
    double after = style.after_pt;
    flow_space(flow, style.before_pt);
    struct frame frame = {.filled = true,
        .ground = styles->code_ground,
        .padding_top_pt = styles->padding_pt * 0.7,
        .padding_bottom_pt = styles->padding_pt * 0.7};
    flow_push_tag(flow, ROLE_PARAGRAPH);
    flow_push_tag(flow, ROLE_CODE);
    box_open(flow, frame, styles->padding_pt);
    flow_here(flow)->break_cost = COST_IN_CODE;
    style.before_pt = style.after_pt = 0;
    style.hanging_pt = 2 * style.text.size_pt;
    if (style.hanging_pt > flow_here(flow)->width_pt / 3)
        style.hanging_pt = 0;
    const char *at = cmark_node_get_literal(node);
    if (!at)
        at = "";
    const char *end = at + strlen(at);
    size_t first = flow->list->nodes.count;
    bool numbered = open_line_numbers(flow, &style.text, at);
    int number = 0;
    do {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        if (numbered)
            add_line_number(flow, &style.text, ++number);
        flow_code_line(flow, node, &style, at, (size_t)(stop - at));
        at = stop < end ? stop + 1 : end;
    } while (at < end);
    keep_ends(flow, first);
    flow_close_frame(flow);
    for (int i = 0; i < 3; i++) /* the box and the two tags */
        flow_pop(flow);
    flow_space(flow, after);
}

void blocks_rule(struct flow *flow)
{
    const struct styles *styles = flow->setting->styles;
    const struct flow_context *here = flow_here(flow);
    flow_space(flow, styles->leading_pt);
    double middle = here->x_pt + here->width_pt / 2;
    double half = here->width_pt / 6;
    piece_add_rule(&flow->builder, (struct rule){.x1_pt = middle - half,
                                       .y1_pt = 0.5,
                                       .x2_pt = middle + half,
                                       .y2_pt = 0.5,
                                       .thickness_pt = 0.6,
                                       .colour = styles->theme->rule});
    flow_add_piece(flow, 1, COST_NEVER, 0);
    flow_space(flow, styles->leading_pt);
}
