/* The glue of a line is stretched or shrunk, halves of divided words take the
 * place of the whole, and all of it is put into visual order. */
#include "layout/line_place.h"

#include "layout/direction.h"

#include <math.h>

/* Looser than this, a line is better left short. */
static const double LOOSEST = 2.3;

struct placing {
    struct paragraph *paragraph;
    size_t start, end; /* items; end is the break */
    /* Of the break before the line and the one that ends it, if they are inside
     * of a part; NULL: they are not. */
    const struct word_split *begun, *divided;
    double begun_pt;  /* how much wider than its items that makes the line */
    double hyphen_pt; /* what a hyphen adds to the width */
    struct placed_line line;
};

static double size_of(const struct placing *placing, size_t item)
{
    const struct paragraph *paragraph = placing->paragraph;
    return paragraph->spans.items[paragraph->about.items[item].span]
        .style.size_pt;
}

static double item_width(const struct placing *placing, size_t i)
{
    const struct break_item *item = &placing->paragraph->items.items[i];
    if (item->kind == BREAK_PENALTY)
        return 0;
    if (item->kind == BREAK_BOX || placing->paragraph->preformatted)
        return item->width_pt;
    double change =
        placing->line.ratio > 0 ? item->stretch_pt : item->shrink_pt;
    return item->width_pt + placing->line.ratio * change;
}

/* Finds the ratio of the line's glue and where its left end stands. */
static void fit_line(struct placing *placing, double x_pt, size_t line)
{
    const struct paragraph *paragraph = placing->paragraph;
    const struct block_style *style = &paragraph->style;
    double indent = line > 0 ? style->hanging_pt : 0;
    double natural = placing->begun_pt, stretch = 0, shrink = 0;
    for (size_t i = placing->start; i < placing->end; i++) {
        const struct break_item *item = &paragraph->items.items[i];
        if (item->kind == BREAK_PENALTY)
            continue;
        natural += item->width_pt;
        stretch += item->stretch_pt;
        shrink += item->shrink_pt;
    }
    const struct break_item *items = paragraph->items.items;
    double hang = 0;
    if (items[placing->start].kind == BREAK_BOX)
        hang = items[placing->start].hang_pt;
    natural -= hang + items[placing->end].hang_pt;
    double spare = paragraph->width_pt - indent - natural - placing->hyphen_pt;
    enum alignment alignment = style->alignment;
    if (paragraph->base_level & 1 && alignment != ALIGN_CENTRE)
        alignment = alignment == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    bool last = stretch >= STRETCH_INFINITE / 2;
    placing->line.ratio = 0;
    if (spare < 0 && style->justified && shrink > 0) {
        placing->line.ratio = fmax(-1, spare / shrink);
        spare = 0;
    } else if (style->justified && !last && stretch > 0 &&
               spare <= LOOSEST * stretch) {
        placing->line.ratio = spare / stretch;
        spare = 0;
    }
    double offset = alignment == ALIGN_LEFT    ? 0
                    : alignment == ALIGN_RIGHT ? spare
                                               : spare / 2;
    if (placing->begun)
        hang = 0; /* begun_pt makes up for it */
    placing->line.left_pt = x_pt + indent + (offset > 0 ? offset : 0) - hang;
}

/* Glue without spaces: a gap behind what stands before it, unless it is what
 * fills the last line. */
static void add_gap(struct placing *placing, size_t item)
{
    const struct break_item *glue = &placing->paragraph->items.items[item];
    if (glue->stretch_pt >= STRETCH_INFINITE || placing->line.count == 0)
        return;
    struct placed *last = &placing->line.items[placing->line.count - 1];
    last->gap_pt = item_width(placing, item);
    last->width_pt += last->gap_pt;
}

/* Lists the boxes and glue of the line, with the halves of words that were
 * divided. */
static void list_items(struct placing *placing)
{
    struct paragraph *paragraph = placing->paragraph;
    /* Behind a break in a word that begins its line, the end is before the
     * start. */
    size_t most =
        placing->end > placing->start ? placing->end - placing->start : 0;
    placing->line.items = arena_allocate(
        &paragraph->breaks, most + 1, sizeof *placing->line.items);
    for (size_t i = placing->start; i < placing->end; i++) {
        const struct break_item *item = &paragraph->items.items[i];
        const struct paragraph_item *about = &paragraph->about.items[i];
        if (item->kind == BREAK_GLUE && about->spaces == 0)
            add_gap(placing, i);
        else if (item->kind != BREAK_PENALTY)
            placing->line.items[placing->line.count++] =
                (struct placed){.item = i,
                    .part = about->part,
                    .width_pt = item_width(placing, i)};
    }
    if (placing->begun && placing->line.count) {
        const struct word_part *after = &placing->begun->after;
        placing->line.items[0].part = after;
        placing->line.items[0].width_pt =
            after->width_em * size_of(placing, placing->line.items[0].item);
    }
    if (placing->divided)
        placing->line.items[placing->line.count++] = (struct placed){
            .item = placing->end, .part = &placing->divided->before};
    if (placing->line.hyphened && placing->line.count) {
        struct placed *last = &placing->line.items[placing->line.count - 1];
        last->width_pt += placing->hyphen_pt;
        placing->line.hyphened = last->part;
    }
}

/* Gives every box and glue its place, left to right in visual order. */
static void place_items(struct placing *placing)
{
    struct paragraph *paragraph = placing->paragraph;
    struct arena *arena = &paragraph->breaks;
    list_items(placing);
    size_t count = placing->line.count;
    double x = placing->line.left_pt;
    if (!paragraph->levels) {
        for (size_t i = 0; i < count; i++) {
            placing->line.items[i].x_pt = x;
            x += placing->line.items[i].width_pt;
        }
        return;
    }
    unsigned char *levels = arena_allocate(arena, count, 1);
    size_t *order = arena_allocate(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        levels[i] = paragraph->about.items[placing->line.items[i].item].level;
    direction_order(levels, order, count);
    for (size_t i = 0; i < count; i++) {
        placing->line.items[order[i]].x_pt = x;
        x += placing->line.items[order[i]].width_pt;
    }
}

struct placed_line line_place(
    struct paragraph *paragraph, size_t line, double x_pt)
{
    struct placing placing = {
        .paragraph = paragraph,
        .start = paragraph_line_start(paragraph, line),
        .end = paragraph->lines.ends[line].item,
    };
    const struct break_item *at = &paragraph->items.items[placing.end];
    const struct paragraph_item *about = &paragraph->about.items[placing.end];
    if (at->kind == BREAK_PENALTY) {
        placing.line.ends_word = at->penalty <= PENALTY_FORCED;
        placing.line.hyphened = about->part;
        placing.divided = about->split;
        placing.hyphen_pt = at->width_pt;
    } else {
        placing.line.ends_word = about->spaces > 0;
    }
    if (line > 0) {
        size_t before = paragraph->lines.ends[line - 1].item;
        placing.begun = paragraph->about.items[before].split;
        placing.begun_pt = paragraph->items.items[before].next_pt;
    }
    fit_line(&placing, x_pt, line);
    place_items(&placing);
    return placing.line;
}
