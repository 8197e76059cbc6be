/* Marks and numbers, right-aligned before their lines. */
#include "layout/marker.h"

#include <string.h>

static void draw_marker(
    struct flow *flow, const struct marker *wanted, double baseline_pt)
{
    struct paragraph *mark = &flow->mark;
    struct piece_builder *builder = &flow->builder;
    struct block_style style = {
        .text = wanted->style, .leading_pt = wanted->style.size_pt};
    paragraph_clear(mark, flow->paragraph.place);
    mark->tag = wanted->tag;
    if (wanted->target)
        paragraph_open_link(mark, NULL, wanted->target);
    paragraph_add_text(
        mark, &wanted->style, wanted->text, strlen(wanted->text));
    if (wanted->target)
        paragraph_close_link(mark);
    double width = paragraph_measure(mark).most_pt;
    paragraph_break(mark, &style, width + 1);
    size_t first = builder->items.count;
    paragraph_draw_line(mark, 0, builder, wanted->right_pt - width,
        baseline_pt - paragraph_baseline(mark, 0));
    for (size_t i = first; i < builder->items.count; i++) {
        struct item *item = &builder->items.items[i];
        item->marker = !wanted->task;
        if (!wanted->beside)
            continue;
        item->artifact = ARTIFACT_LAYOUT;
        item->tag = 0;
    }
}

void marker_draw_all(struct flow *flow, double baseline_pt)
{
    for (size_t i = 0; i < flow->markers.count; i++)
        draw_marker(flow, &flow->markers.items[i], baseline_pt);
    flow->markers.count = 0;
}
