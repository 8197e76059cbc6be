/* Drawing one line of a broken paragraph: where each item stands, what lies
 * under it, and the runs of glyphs.
 *
 * Items are placed in visual order and drawn in logical order, so that the
 * order of the list stays reading order in mixed directions. */
#include "layout/direction.h"
#include "layout/paragraph.h"

#include <math.h>
#include <string.h>

/* Looser than this, a line is better left short. */
static const double LOOSEST = 2.3;

/* An item of the line at its place. */
struct placed {
    size_t item;
    const struct word_part *part; /* NULL: a space or a picture */
    double x_pt, width_pt;
    double gap_pt; /* at the end of the width */
};

struct line_drawing {
    struct paragraph *paragraph;
    struct piece_builder *builder;
    size_t start, end; /* items; end is the break */
    /* Of the break before the line and the one that ends it, if they are inside
     * of a part; NULL: they are not. */
    const struct word_split *begun, *divided;
    double begun_pt; /* how much wider than its items that makes the line */
    bool ends_word;  /* a space is set behind the line */
    /* A hyphen is set behind the line, after this part; NULL: none. */
    const struct word_part *hyphened;
    double hyphen_pt; /* what it adds to the width */
    double ratio;     /* of its glue */
    double left_pt, baseline_pt;
    struct placed *placed; /* in logical order */
    size_t count;
    struct glyph *glyphs; /* room for all of the line */
    char *text;
};

/* The run that is being filled. */
struct open_run {
    struct glyph_run run;
    struct glyph *glyphs;
    char *text;
    size_t text_length;
    double end_pt;
    uint32_t span;
    bool open;
};

static size_t first_item(const struct paragraph *paragraph, size_t line)
{
    if (line == 0)
        return 0;
    return line_start(paragraph->items.items, paragraph->items.count,
        paragraph->lines.ends[line - 1].item);
}

static const struct span *span_of(
    const struct line_drawing *drawing, size_t item)
{
    const struct paragraph *paragraph = drawing->paragraph;
    return &paragraph->spans.items[paragraph->about.items[item].span];
}

/* Where the baseline stands in a line of the paragraph's own style: half of
 * the leading above and below, as in CSS 2.1, 10.8.1. */
static double usual_baseline(const struct paragraph *paragraph)
{
    const struct text_style *style = &paragraph->style.text;
    const struct font *font = style_font(paragraph->setting->styles, style);
    double em = font->units_per_em;
    double above = font->ascender / em * style->size_pt;
    double below = -font->descender / em * style->size_pt;
    return (paragraph->style.leading_pt - above - below) / 2 + above;
}

/* How much higher than usual the line is for its pictures. */
static double picture_excess(const struct paragraph *paragraph, size_t line)
{
    if (!paragraph->lines.count)
        return 0;
    double most = 0;
    size_t end = paragraph->lines.ends[line].item;
    for (size_t i = first_item(paragraph, line); i < end; i++) {
        const struct span *span =
            &paragraph->spans.items[paragraph->about.items[i].span];
        if (span->kind == SPAN_PICTURE)
            most = fmax(most, span->height_pt);
    }
    return fmax(0, most - usual_baseline(paragraph));
}

double paragraph_line_height(const struct paragraph *paragraph, size_t line)
{
    return paragraph->style.leading_pt + picture_excess(paragraph, line);
}

static double item_width(const struct line_drawing *drawing, size_t i)
{
    const struct break_item *item = &drawing->paragraph->items.items[i];
    if (item->kind == BREAK_PENALTY)
        return 0;
    if (item->kind == BREAK_BOX || drawing->paragraph->preformatted)
        return item->width_pt;
    double change = drawing->ratio > 0 ? item->stretch_pt : item->shrink_pt;
    return item->width_pt + drawing->ratio * change;
}

/* Finds the ratio of the line's glue and where its left end stands. */
static void fit_line(struct line_drawing *drawing, double x_pt, size_t line)
{
    const struct paragraph *paragraph = drawing->paragraph;
    const struct block_style *style = &paragraph->style;
    double indent = line > 0 ? style->hanging_pt : 0;
    double natural = drawing->begun_pt, stretch = 0, shrink = 0;
    for (size_t i = drawing->start; i < drawing->end; i++) {
        const struct break_item *item = &paragraph->items.items[i];
        if (item->kind == BREAK_PENALTY)
            continue;
        natural += item->width_pt;
        stretch += item->stretch_pt;
        shrink += item->shrink_pt;
    }
    const struct break_item *items = paragraph->items.items;
    double hang = 0;
    if (items[drawing->start].kind == BREAK_BOX)
        hang = items[drawing->start].hang_pt;
    natural -= hang + items[drawing->end].hang_pt;
    double spare = paragraph->width_pt - indent - natural - drawing->hyphen_pt;
    enum alignment alignment = style->alignment;
    if (paragraph->base_level & 1 && alignment != ALIGN_CENTRE)
        alignment = alignment == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    bool last = stretch >= STRETCH_INFINITE / 2;
    drawing->ratio = 0;
    if (spare < 0 && style->justified && shrink > 0) {
        drawing->ratio = fmax(-1, spare / shrink);
        spare = 0;
    } else if (style->justified && !last && stretch > 0 &&
               spare <= LOOSEST * stretch) {
        drawing->ratio = spare / stretch;
        spare = 0;
    }
    double offset = alignment == ALIGN_LEFT    ? 0
                    : alignment == ALIGN_RIGHT ? spare
                                               : spare / 2;
    if (drawing->begun)
        hang = 0; /* begun_pt makes up for it */
    drawing->left_pt = x_pt + indent + (offset > 0 ? offset : 0) - hang;
}

/* Glue without spaces: a gap behind what stands before it, unless it is what
 * fills the last line. */
static void add_gap(struct line_drawing *drawing, size_t item)
{
    const struct break_item *glue = &drawing->paragraph->items.items[item];
    if (glue->stretch_pt >= STRETCH_INFINITE || drawing->count == 0)
        return;
    struct placed *last = &drawing->placed[drawing->count - 1];
    last->gap_pt = item_width(drawing, item);
    last->width_pt += last->gap_pt;
}

/* Lists the boxes and glue of the line, with the halves of words that were
 * divided. */
static void list_items(struct line_drawing *drawing)
{
    struct paragraph *paragraph = drawing->paragraph;
    size_t most = drawing->end + 1 - drawing->start + 1;
    if (drawing->start > drawing->end)
        most = 1;
    drawing->placed =
        arena_allocate(&paragraph->breaks, most, sizeof *drawing->placed);
    for (size_t i = drawing->start; i < drawing->end; i++) {
        const struct break_item *item = &paragraph->items.items[i];
        const struct paragraph_item *about = &paragraph->about.items[i];
        if (item->kind == BREAK_GLUE && about->spaces == 0)
            add_gap(drawing, i);
        else if (item->kind != BREAK_PENALTY)
            drawing->placed[drawing->count++] = (struct placed){.item = i,
                .part = about->part,
                .width_pt = item_width(drawing, i)};
    }
    if (drawing->begun && drawing->count) {
        const struct word_part *after = &drawing->begun->after;
        drawing->placed[0].part = after;
        drawing->placed[0].width_pt =
            after->width_em *
            span_of(drawing, drawing->placed[0].item)->style.size_pt;
    }
    if (drawing->divided)
        drawing->placed[drawing->count++] = (struct placed){
            .item = drawing->end, .part = &drawing->divided->before};
    if (drawing->hyphened && drawing->count) {
        struct placed *last = &drawing->placed[drawing->count - 1];
        last->width_pt += drawing->hyphen_pt;
        drawing->hyphened = last->part;
    }
}

/* Gives every box and glue its place, left to right in visual order. */
static void place_items(struct line_drawing *drawing)
{
    struct paragraph *paragraph = drawing->paragraph;
    struct arena *arena = &paragraph->breaks;
    list_items(drawing);
    size_t count = drawing->count;
    double x = drawing->left_pt;
    if (!paragraph->levels) {
        for (size_t i = 0; i < count; i++) {
            drawing->placed[i].x_pt = x;
            x += drawing->placed[i].width_pt;
        }
        return;
    }
    unsigned char *levels = arena_allocate(arena, count, 1);
    size_t *order = arena_allocate(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        levels[i] = paragraph->about.items[drawing->placed[i].item].level;
    direction_order(levels, order, count);
    for (size_t i = 0; i < count; i++) {
        drawing->placed[order[i]].x_pt = x;
        x += drawing->placed[order[i]].width_pt;
    }
}

/* A stretch of neighbours, in logical order, that share what TEST tells. */
typedef bool same_test(const struct span *one, const struct span *other);

static bool same_tint(const struct span *one, const struct span *other)
{
    return one->style.tinted == other->style.tinted;
}

static bool same_link(const struct span *one, const struct span *other)
{
    return one->link == other->link;
}

static bool same_strike(const struct span *one, const struct span *other)
{
    return one->style.struck == other->style.struck &&
           one->style.size_pt == other->style.size_pt;
}

/* The end of the stretch that begins at FROM, and its horizontal extent; a
 * stretch ends as well where its items do not touch. */
static size_t stretch_end(const struct line_drawing *drawing, size_t from,
    same_test *same, double *left_pt, double *right_pt)
{
    const struct placed *placed = drawing->placed;
    const struct span *span = span_of(drawing, placed[from].item);
    double left = placed[from].x_pt;
    double right = left + placed[from].width_pt;
    size_t i = from + 1;
    for (; i < drawing->count; i++) {
        double x = placed[i].x_pt, end = x + placed[i].width_pt;
        if (!same(span, span_of(drawing, placed[i].item)) ||
            (fabs(x - right) > 0.01 && fabs(end - left) > 0.01))
            break;
        left = fmin(left, x);
        right = fmax(right, end);
    }
    *left_pt = left;
    *right_pt = right;
    return i;
}

static void draw_tints(struct line_drawing *drawing)
{
    const struct theme *theme = drawing->paragraph->setting->styles->theme;
    double left, right;
    for (size_t i = 0; i < drawing->count;) {
        const struct span *span = span_of(drawing, drawing->placed[i].item);
        i = stretch_end(drawing, i, same_tint, &left, &right);
        if (!span->style.tinted)
            continue;
        double size = span->style.size_pt;
        piece_add_box(
            drawing->builder, (struct box){.x_pt = left - 0.25 * size,
                                  .y_pt = drawing->baseline_pt - 0.95 * size,
                                  .width_pt = right - left + 0.5 * size,
                                  .height_pt = 1.25 * size,
                                  .colour = theme->surface});
    }
}

static void draw_rule(struct piece_builder *builder, double left_pt,
    double right_pt, double y_pt, double thickness_pt, struct colour colour)
{
    piece_add_rule(builder, (struct rule){.x1_pt = left_pt,
                                .y1_pt = y_pt,
                                .x2_pt = right_pt,
                                .y2_pt = y_pt,
                                .thickness_pt = thickness_pt,
                                .colour = colour});
}

static void draw_strikes(struct line_drawing *drawing)
{
    double left, right;
    for (size_t i = 0; i < drawing->count;) {
        const struct span *span = span_of(drawing, drawing->placed[i].item);
        i = stretch_end(drawing, i, same_strike, &left, &right);
        if (!span->style.struck)
            continue;
        double em = span->font->units_per_em, size = span->style.size_pt;
        double height = span->font->x_height / em * size / 2;
        draw_rule(drawing->builder, left, right, drawing->baseline_pt - height,
            span->font->underline_thickness / em * size, span->style.colour);
    }
}

/* What a link says, for those who can't see the page. */
static const char *link_text(
    struct paragraph *paragraph, struct span_link *link)
{
    if (!link->text) {
        uint32_t end = link->end;
        if (end > paragraph->text.length)
            end = (uint32_t)paragraph->text.length;
        link->text = arena_copy(paragraph->setting->arena,
            buffer_string(&paragraph->text) + link->start, end - link->start);
    }
    return link->text;
}

static void draw_links(struct line_drawing *drawing)
{
    struct paragraph *paragraph = drawing->paragraph;
    struct piece_builder *builder = drawing->builder;
    double left, right;
    for (size_t i = 0; i < drawing->count;) {
        const struct span *span = span_of(drawing, drawing->placed[i].item);
        i = stretch_end(drawing, i, same_link, &left, &right);
        if (span->link < 0)
            continue;
        struct span_link *link = &paragraph->links.items[span->link];
        double size = span->style.size_pt;
        double baseline = drawing->baseline_pt - span->style.rise_pt;
        double above = span->kind == SPAN_PICTURE ? span->height_pt : size;
        *array_add(&builder->links, builder->arena) = (struct page_link){
            .x_pt = left,
            .y_pt = baseline - above,
            .width_pt = right - left,
            .height_pt = above + 0.3 * size,
            .address = link->address,
            .anchor = link->anchor,
            .text = link_text(paragraph, link),
            .tag = link->tag,
        };
        if (span->style.underlined)
            draw_rule(builder, left, right, baseline + 0.16 * size, 0.5,
                paragraph->setting->styles->link_rule);
    }
}

static void close_run(struct line_drawing *drawing, struct open_run *open)
{
    if (!open->open)
        return;
    drawing->builder->tag = drawing->paragraph->spans.items[open->span].tag;
    piece_add_run(drawing->builder, open->run);
    drawing->glyphs += open->run.glyph_count;
    drawing->text += open->text_length + 1;
    open->open = false;
}

static bool same_look(
    const struct text_style *one, const struct text_style *other)
{
    return one->size_pt == other->size_pt && one->rise_pt == other->rise_pt &&
           one->colour.red == other->colour.red &&
           one->colour.green == other->colour.green &&
           one->colour.blue == other->colour.blue;
}

/* Makes sure that a run is open to which glyphs of FONT can be added. */
static void open_run(struct line_drawing *drawing, struct open_run *open,
    const struct placed *placed, const struct font *font)
{
    const struct paragraph *paragraph = drawing->paragraph;
    const struct paragraph_item *about = &paragraph->about.items[placed->item];
    const struct span *span = &paragraph->spans.items[about->span];
    if (open->open && open->run.font == font && !(about->level & 1) &&
        fabs(open->end_pt - placed->x_pt) < 0.001 &&
        (open->span == about->span ||
            (same_look(
                 &paragraph->spans.items[open->span].style, &span->style) &&
                paragraph->spans.items[open->span].tag == span->tag)))
        return;
    close_run(drawing, open);
    *open = (struct open_run){
        .run = {.font = font,
            .size_pt = span->style.size_pt,
            .colour = span->style.colour,
            .x_pt = placed->x_pt,
            .baseline_pt = drawing->baseline_pt - span->style.rise_pt,
            .right_to_left = about->level & 1,
            .glyphs = drawing->glyphs,
            .text = drawing->text},
        .glyphs = drawing->glyphs,
        .text = drawing->text,
        .end_pt = placed->x_pt,
        .span = about->span,
        .open = true,
    };
    if (about->level & 1)
        open->end_pt = INFINITY; /* nothing is joined to it */
}

static void add_part(struct line_drawing *drawing, struct open_run *open,
    const struct placed *placed)
{
    const struct paragraph_item *about =
        &drawing->paragraph->about.items[placed->item];
    const struct word_part *part = placed->part;
    open_run(drawing, open, placed, part->font);
    double scale = open->run.size_pt / part->font->units_per_em;
    uint32_t shift = (uint32_t)open->text_length - part->text_start;
    for (size_t i = 0; i < part->glyph_count; i++) {
        const struct shaped_glyph *from =
            &part->glyphs[about->level & 1 ? part->glyph_count - 1 - i : i];
        open->glyphs[open->run.glyph_count++] = (struct glyph){
            .id = from->id,
            .advance_pt = (float)(from->advance * scale),
            .x_offset_pt = (float)(from->x_offset * scale),
            .y_offset_pt = (float)(from->y_offset * scale),
            .text_start = from->text_start + shift,
            .text_length = from->text_length,
        };
    }
    open->glyphs[open->run.glyph_count - 1].advance_pt += (float)placed->gap_pt;
    memcpy(open->text + open->text_length, about->word_text + part->text_start,
        part->text_length);
    open->text_length += part->text_length;
    open->end_pt += placed->width_pt;
}

/* The hyphen at the end of the line; its text is a soft hyphen, so that what
 * is read or copied is the whole word (ISO 32000-1, 14.8.2.2.3). */
static void add_hyphen(struct line_drawing *drawing, struct open_run *open)
{
    const struct word_part *part = drawing->hyphened;
    const struct font *font = part->font;
    double scale = open->run.size_pt / font->units_per_em;
    open->glyphs[open->run.glyph_count - 1].advance_pt =
        (float)(part->end_advance * scale);
    open->glyphs[open->run.glyph_count++] = (struct glyph){
        .id = font->hyphen_glyph,
        .advance_pt = (float)(font->hyphen_advance * scale),
        .text_start = (uint32_t)open->text_length,
        .text_length = 2,
    };
    memcpy(open->text + open->text_length, "\u00AD", 2);
    open->text_length += 2;
}

static void add_spaces(struct line_drawing *drawing, struct open_run *open,
    const struct placed *placed, uint32_t spaces)
{
    const struct span *span = span_of(drawing, placed->item);
    open_run(drawing, open, placed, span->font);
    for (uint32_t i = 0; i < spaces; i++) {
        open->glyphs[open->run.glyph_count++] = (struct glyph){
            .id = span->font->space_glyph,
            .advance_pt = (float)(placed->width_pt / spaces),
            .text_start = (uint32_t)open->text_length,
            .text_length = 1,
        };
        open->text[open->text_length++] = ' ';
    }
    open->end_pt += placed->width_pt;
}

static void draw_picture(
    struct line_drawing *drawing, const struct placed *placed)
{
    const struct span *span = span_of(drawing, placed->item);
    drawing->builder->tag = span->tag;
    struct item *item = piece_add_picture(
        drawing->builder, (struct placed_picture){
                              .picture = span->picture,
                              .x_pt = placed->x_pt,
                              .y_pt = drawing->baseline_pt - span->height_pt,
                              .width_pt = span->width_pt,
                              .height_pt = span->height_pt,
                              .alternative = span->alternative,
                          });
    if (!*span->alternative)
        item->artifact = ARTIFACT_LAYOUT;
}

/* Room for the glyphs and texts of the line: one run each at most. */
static void make_room(struct line_drawing *drawing)
{
    const struct paragraph *paragraph = drawing->paragraph;
    struct arena *arena = paragraph->setting->arena;
    size_t glyphs = 2, bytes = 4; /* a space or a hyphen at the end */
    for (size_t i = 0; i < drawing->count; i++) {
        const struct paragraph_item *about =
            &paragraph->about.items[drawing->placed[i].item];
        const struct word_part *part = drawing->placed[i].part;
        glyphs += part ? part->glyph_count : about->spaces;
        bytes += part ? part->text_length : about->spaces;
        bytes++;
    }
    drawing->glyphs = arena_allocate(arena, glyphs, sizeof *drawing->glyphs);
    drawing->text = arena_allocate(arena, bytes, 1);
}

/* The right end of the ink; a word that ends the line gets its space. */
static double draw_runs(struct line_drawing *drawing)
{
    const struct paragraph *paragraph = drawing->paragraph;
    struct open_run open = {.open = false};
    double end = drawing->left_pt;
    make_room(drawing);
    for (size_t i = 0; i < drawing->count; i++) {
        const struct placed *placed = &drawing->placed[i];
        const struct paragraph_item *about =
            &paragraph->about.items[placed->item];
        end = fmax(end, placed->x_pt + placed->width_pt);
        if (placed->part) {
            add_part(drawing, &open, placed);
        } else if (about->spaces) {
            add_spaces(drawing, &open, placed, about->spaces);
        } else {
            close_run(drawing, &open);
            draw_picture(drawing, placed);
        }
    }
    if (drawing->hyphened && open.open)
        add_hyphen(drawing, &open);
    if (drawing->ends_word && drawing->count) {
        size_t last = drawing->placed[drawing->count - 1].item;
        const struct font *font = span_of(drawing, last)->font;
        struct placed space = {
            .item = last,
            .x_pt = end,
            .width_pt = (double)font->space_advance / font->units_per_em *
                        span_of(drawing, last)->style.size_pt,
        };
        if (paragraph->base_level & 1)
            space.x_pt = drawing->left_pt - space.width_pt;
        add_spaces(drawing, &open, &space, 1);
    }
    close_run(drawing, &open);
    return end;
}

/* Anchors of spans, and the notes that the line refers to. */
static void note_references(struct line_drawing *drawing)
{
    struct piece_builder *builder = drawing->builder;
    const struct span *last = NULL;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct span *span = span_of(drawing, drawing->placed[i].item);
        if (span == last)
            continue;
        last = span;
        if (span->note > builder->note)
            builder->note = span->note;
        if (span->anchor)
            *array_add(&builder->anchors, builder->arena) =
                (struct piece_anchor){span->anchor, drawing->placed[i].x_pt,
                    drawing->baseline_pt - span->style.size_pt};
    }
}

/* For those who judge the typesetting: the room of the line, blue the more its
 * spaces are stretched and red the more they are shrunk; its baseline; a bar
 * where it is too long, and one where it was left short of a margin. */
static void draw_room(
    const struct line_drawing *drawing, size_t line, double x_pt, double y_pt)
{
    static const struct colour white = {255, 255, 255}, blue = {0, 90, 255},
                               red = {255, 40, 0}, grey = {150, 150, 150};
    const struct paragraph *paragraph = drawing->paragraph;
    struct piece_builder *builder = drawing->builder;
    const struct line_end *end = &paragraph->lines.ends[line];
    double ratio = drawing->ratio, strength = fmin(1, fabs(ratio));
    double height = paragraph_line_height(paragraph, line);
    double right = x_pt + paragraph->width_pt;
    struct box room = {.x_pt = x_pt,
        .y_pt = y_pt + 0.5,
        .width_pt = paragraph->width_pt,
        .height_pt = height - 1,
        .colour =
            colour_mix(ratio < 0 ? red : blue, white, 0.04 + 0.3 * strength)};
    piece_add_box(builder, room);
    draw_rule(drawing->builder, x_pt, right, drawing->baseline_pt, 0.2, grey);
    bool open = paragraph->style.justified && ratio == 0 && end->ratio > 0.01;
    if (end->overfull || open)
        piece_add_box(builder, (struct box){.x_pt = right + 1,
                                   .y_pt = y_pt,
                                   .width_pt = 4,
                                   .height_pt = height,
                                   .colour = end->overfull ? red : blue});
}

double paragraph_baseline(const struct paragraph *paragraph, size_t line)
{
    return usual_baseline(paragraph) + picture_excess(paragraph, line);
}

double paragraph_draw_line(struct paragraph *paragraph, size_t line,
    struct piece_builder *builder, double x_pt, double y_pt)
{
    if (!paragraph->lines.count)
        return x_pt;
    struct line_drawing drawing = {
        .paragraph = paragraph,
        .builder = builder,
        .start = first_item(paragraph, line),
        .end = paragraph->lines.ends[line].item,
        .baseline_pt = y_pt + paragraph_baseline(paragraph, line),
    };
    const struct break_item *at = &paragraph->items.items[drawing.end];
    drawing.ends_word = at->kind == BREAK_GLUE
                            ? paragraph->about.items[drawing.end].spaces > 0
                            : at->penalty <= PENALTY_FORCED;
    if (at->kind == BREAK_PENALTY) {
        drawing.hyphened = paragraph->about.items[drawing.end].part;
        drawing.divided = paragraph->about.items[drawing.end].split;
        drawing.hyphen_pt = at->width_pt;
    }
    if (line > 0) {
        size_t before = paragraph->lines.ends[line - 1].item;
        drawing.begun = paragraph->about.items[before].split;
        drawing.begun_pt = paragraph->items.items[before].next_pt;
    }
    fit_line(&drawing, x_pt, line);
    if (paragraph->setting->shown)
        draw_room(&drawing, line, x_pt, y_pt);
    place_items(&drawing);
    if (paragraph->tinted)
        draw_tints(&drawing);
    double end = draw_runs(&drawing);
    if (paragraph->struck)
        draw_strikes(&drawing);
    if (paragraph->links.count)
        draw_links(&drawing);
    note_references(&drawing);
    return end;
}
