/* One line for each numbered heading. */
#include "layout/contents.h"

#include <math.h>
#include <string.h>

enum { DEEPEST_LEVEL = 2 }; /* that has numbers */

/* Widths in sizes of the text: a number's column, and the room at the right
 * that text leaves to leader and page number. */
static const double NUMBER_EM[DEEPEST_LEVEL] = {1.7, 2.3};
static const double RIGHT_EM = 4;

/* Where the text of a level begins: below the text of the level above. */
static double level_indent(int level, double size_pt)
{
    double indent = 0;
    for (int i = 1; i < level; i++)
        indent += NUMBER_EM[i - 1] * size_pt;
    return indent;
}

static void start_text(struct paragraph *paragraph,
    const struct outline_entry *entry, uint32_t tag,
    const struct block_style *style, const char *text)
{
    paragraph_clear(paragraph, element_of(entry->node)->place);
    paragraph->tag = tag;
    paragraph_add_text(paragraph, &style->text, text, strlen(text));
}

/* The entry's number in its own column, on the first line; where it ends. */
static double draw_number(struct flow *flow, const struct outline_entry *entry,
    const struct block_style *style, double x_pt, uint32_t tag)
{
    struct paragraph *paragraph = &flow->paragraph;
    start_text(paragraph, entry, tag, style, entry->number);
    paragraph_break(paragraph, style, flow_here(flow)->width_pt);
    return paragraph_draw_line(paragraph, 0, &flow->builder, x_pt, 0);
}

/* The contents while they are made. */
struct contents {
    struct flow *flow;
    /* By level, the list that the next entry is an item of; 0: none is open. */
    uint32_t lists[DEEPEST_LEVEL + 1];
};

/* A line of an entry, whose link says TEXT, leads to its heading over the whole
 * width. */
static void add_area(struct flow *flow, const struct outline_entry *entry,
    const char *text, const struct block_style *style, double x_pt,
    uint32_t tag)
{
    const struct flow_context *here = flow_here(flow);
    if (entry->anchor)
        *array_add(&flow->builder.links, flow->builder.arena) =
            (struct page_link){.x_pt = x_pt,
                .width_pt = here->x_pt + here->width_pt - x_pt,
                .height_pt = style->leading_pt,
                .anchor = entry->anchor,
                .text = text,
                .tag = tag};
}

/* Entries of a level form a list of their own, in the list of the level above.
 * Returns the link that all of an entry is. */
static uint32_t add_entry_tag(
    struct contents *contents, int level, bool has_anchor)
{
    struct tag_tree *tags = &contents->flow->setting->tags;
    uint32_t list = flow_here(contents->flow)->tag;
    for (int i = 2; i <= level; i++) {
        if (!contents->lists[i])
            contents->lists[i] = tags_add(tags, ROLE_CONTENTS, list);
        list = contents->lists[i];
    }
    for (int i = level + 1; i <= DEEPEST_LEVEL; i++)
        contents->lists[i] = 0;
    uint32_t item = tags_add(tags, ROLE_CONTENTS_ITEM, list);
    uint32_t reference = tags_add(tags, ROLE_REFERENCE, item);
    return has_anchor ? tags_add(tags, ROLE_LINK, reference) : reference;
}

static void add_entry(
    struct contents *contents, const struct outline_entry *entry)
{
    struct flow *flow = contents->flow;
    struct block_style *style =
        arena_new(flow->setting->arena, struct block_style);
    *style = style_contents(flow->setting->styles, entry->level);
    double size = style->text.size_pt;
    double left = flow_here(flow)->x_pt + level_indent(entry->level, size);
    flow_space(flow, style->before_pt);
    uint32_t tag = add_entry_tag(contents, entry->level, entry->anchor != NULL);
    double number_end = draw_number(flow, entry, style, left, tag);
    double x = fmax(
        left + NUMBER_EM[entry->level - 1] * size, number_end + 0.4 * size);
    struct paragraph *paragraph = &flow->paragraph;
    start_text(paragraph, entry, tag, style, entry->text);
    double width =
        flow_here(flow)->x_pt + flow_here(flow)->width_pt - x - RIGHT_EM * size;
    const char *link =
        page_link_text(flow->setting->arena, entry->text, strlen(entry->text));
    size_t count = paragraph_break(paragraph, style, width);
    for (size_t i = 0; i < count; i++) {
        double end = paragraph_draw_line(paragraph, i, &flow->builder, x, 0);
        add_area(flow, entry, link, style, left, tag);
        struct piece *piece =
            flow_add_piece(flow, style->leading_pt, i > 0 ? COST_NEVER : 0, 1);
        if (i + 1 < count)
            continue;
        piece->page_of = entry->anchor;
        piece->page_of_tag = tag;
        piece->leader_pt = end + 0.5 * size;
        piece->baseline_pt = paragraph_baseline(paragraph, i);
        piece->page_of_style = style;
    }
}

void contents_flow(struct flow *flow, const struct element *element)
{
    const struct document *document = flow->document;
    flow_push_tag(flow, ROLE_CONTENTS);
    if (element->label) {
        struct block_style style = style_heading(flow->setting->styles, 2);
        paragraph_clear(&flow->paragraph, element->place);
        flow->paragraph.tag = flow_add_tag(flow, ROLE_CAPTION);
        paragraph_add_text(&flow->paragraph, &style.text, element->label,
            strlen(element->label));
        flow_add_paragraph(flow, &style);
        flow->kept_lines = 2;
    }
    struct contents contents = {.flow = flow};
    for (size_t i = 0; i < document->outline_count; i++)
        if (document->outline[i].number &&
            document->outline[i].level <= DEEPEST_LEVEL)
            add_entry(&contents, &document->outline[i]);
    flow_pop(flow);
    flow_force_break(flow);
}
