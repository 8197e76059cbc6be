/* One line for each heading, down to the third level. */
#include "layout/contents.h"

#include <math.h>
#include <string.h>

enum { DEEPEST_LEVEL = 3 };

/* Widths in sizes of the text: a number's column, and the room at the right
 * that text leaves to leader and page number. */
static const double NUMBER_EM[DEEPEST_LEVEL] = {1.7, 2.3, 3.0};
static const double RIGHT_EM = 4;

/* Where the text of a level begins: below the text of the level above. */
static double level_indent(int level, double size_pt)
{
    double indent = 0;
    for (int i = 1; i < level; i++)
        indent += NUMBER_EM[i - 1] * size_pt;
    return indent;
}

static void add_link_text(struct paragraph *paragraph,
    const struct text_style *style, const char *anchor, const char *text)
{
    if (anchor)
        paragraph_open_link(paragraph, NULL, anchor);
    paragraph_add_text(paragraph, style, text, strlen(text));
    if (anchor)
        paragraph_close_link(paragraph);
}

/* The entry's number in its own column, on the first line; where it ends. */
static double draw_number(struct flow *flow, const struct outline_entry *entry,
    const struct block_style *style, double x_pt)
{
    struct paragraph *paragraph = &flow->paragraph;
    paragraph_clear(paragraph, element_of(entry->node)->place);
    add_link_text(paragraph, &style->text, entry->anchor, entry->number);
    paragraph_break(paragraph, style, flow_here(flow)->width_pt);
    return paragraph_draw_line(paragraph, 0, &flow->builder, x_pt, 0);
}

static void add_entry(struct flow *flow, const struct outline_entry *entry)
{
    struct block_style *style =
        arena_new(flow->setting->arena, struct block_style);
    *style = style_contents(flow->setting->styles, entry->level);
    double size = style->text.size_pt;
    double x = flow_here(flow)->x_pt + level_indent(entry->level, size);
    flow_space(flow, style->before_pt);
    if (entry->number) {
        double end = draw_number(flow, entry, style, x);
        x = fmax(x + NUMBER_EM[entry->level - 1] * size, end + 0.4 * size);
    }
    struct paragraph *paragraph = &flow->paragraph;
    paragraph_clear(paragraph, element_of(entry->node)->place);
    add_link_text(paragraph, &style->text, entry->anchor, entry->text);
    double width =
        flow_here(flow)->x_pt + flow_here(flow)->width_pt - x - RIGHT_EM * size;
    size_t count = paragraph_break(paragraph, style, width);
    for (size_t i = 0; i < count; i++) {
        double end = paragraph_draw_line(paragraph, i, &flow->builder, x, 0);
        struct piece *piece =
            flow_add_piece(flow, style->leading_pt, i > 0 ? COST_NEVER : 0, 1);
        if (i + 1 < count)
            continue;
        piece->page_of = entry->anchor;
        piece->leader_pt = end + 0.5 * size;
        piece->baseline_pt = paragraph_baseline(paragraph, i);
        piece->page_of_style = style;
    }
}

void contents_flow(struct flow *flow, const struct element *element)
{
    const struct document *document = flow->document;
    if (element->label) {
        struct block_style style = style_heading(flow->setting->styles, 2);
        paragraph_clear(&flow->paragraph, element->place);
        paragraph_add_text(&flow->paragraph, &style.text, element->label,
            strlen(element->label));
        flow_add_paragraph(flow, &style);
        flow->kept_lines = 2;
    }
    for (size_t i = 0; i < document->outline_count; i++)
        if (document->outline[i].level >= 1 &&
            document->outline[i].level <= DEEPEST_LEVEL)
            add_entry(flow, &document->outline[i]);
    flow_force_break(flow);
}
