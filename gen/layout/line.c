/* Drawing one line of a broken paragraph: what lies under it, and the runs of
 * glyphs.
 *
 * Items are placed in visual order and drawn in logical order, so that the
 * order of the list stays reading order in mixed directions. */
#include "layout/line_place.h"

#include <math.h>
#include <string.h>

struct line_drawing {
    struct paragraph *paragraph;
    struct piece_builder *builder;
    struct placed_line line;
    double baseline_pt;
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
    for (size_t i = paragraph_line_start(paragraph, line); i < end; i++) {
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
    const struct placed *placed = drawing->line.items;
    const struct span *span = span_of(drawing, placed[from].item);
    double left = placed[from].x_pt;
    double right = left + placed[from].width_pt;
    size_t i = from + 1;
    for (; i < drawing->line.count; i++) {
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
    for (size_t i = 0; i < drawing->line.count;) {
        const struct span *span = span_of(drawing, drawing->line.items[i].item);
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
    for (size_t i = 0; i < drawing->line.count;) {
        const struct span *span = span_of(drawing, drawing->line.items[i].item);
        i = stretch_end(drawing, i, same_strike, &left, &right);
        if (!span->style.struck)
            continue;
        double em = span->font->units_per_em, size = span->style.size_pt;
        double height = span->font->x_height / em * size / 2;
        draw_rule(drawing->builder, left, right, drawing->baseline_pt - height,
            span->font->underline_thickness / em * size, span->style.colour);
    }
}

static const char *link_text(
    struct paragraph *paragraph, struct span_link *link)
{
    if (!link->text) {
        uint32_t end = link->end;
        if (end > paragraph->text.length)
            end = (uint32_t)paragraph->text.length;
        link->text = page_link_text(paragraph->setting->arena,
            buffer_string(&paragraph->text) + link->start, end - link->start);
    }
    return link->text;
}

static void draw_links(struct line_drawing *drawing)
{
    struct paragraph *paragraph = drawing->paragraph;
    struct piece_builder *builder = drawing->builder;
    double left, right;
    for (size_t i = 0; i < drawing->line.count;) {
        const struct span *span = span_of(drawing, drawing->line.items[i].item);
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
    piece_add_run(drawing->builder, open->run)->page_of =
        drawing->paragraph->spans.items[open->span].page_of;
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
                !paragraph->spans.items[open->span].page_of && !span->page_of &&
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

static void add_word_part(struct line_drawing *drawing, struct open_run *open,
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
    const struct word_part *part = drawing->line.hyphened;
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
    for (size_t i = 0; i < drawing->line.count; i++) {
        const struct paragraph_item *about =
            &paragraph->about.items[drawing->line.items[i].item];
        const struct word_part *part = drawing->line.items[i].part;
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
    double end = drawing->line.left_pt;
    make_room(drawing);
    for (size_t i = 0; i < drawing->line.count; i++) {
        const struct placed *placed = &drawing->line.items[i];
        const struct paragraph_item *about =
            &paragraph->about.items[placed->item];
        end = fmax(end, placed->x_pt + placed->width_pt);
        if (placed->part) {
            add_word_part(drawing, &open, placed);
        } else if (about->spaces) {
            add_spaces(drawing, &open, placed, about->spaces);
        } else {
            close_run(drawing, &open);
            draw_picture(drawing, placed);
        }
    }
    if (drawing->line.hyphened && open.open)
        add_hyphen(drawing, &open);
    if (drawing->line.ends_word && drawing->line.count) {
        size_t last = drawing->line.items[drawing->line.count - 1].item;
        const struct font *font = span_of(drawing, last)->font;
        struct placed space = {
            .item = last,
            .x_pt = end,
            .width_pt = (double)font->space_advance / font->units_per_em *
                        span_of(drawing, last)->style.size_pt,
        };
        if (paragraph->base_level & 1)
            space.x_pt = drawing->line.left_pt - space.width_pt;
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
    for (size_t i = 0; i < drawing->line.count; i++) {
        const struct span *span = span_of(drawing, drawing->line.items[i].item);
        if (span == last)
            continue;
        last = span;
        if (span->note > builder->note)
            builder->note = span->note;
        if (span->anchor)
            *array_add(&builder->anchors, builder->arena) =
                (struct piece_anchor){span->anchor, drawing->line.items[i].x_pt,
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
    double ratio = drawing->line.ratio, strength = fmin(1, fabs(ratio));
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
        .line = line_place(paragraph, line, x_pt),
        .baseline_pt = y_pt + paragraph_baseline(paragraph, line),
    };
    if (paragraph->setting->shown)
        draw_room(&drawing, line, x_pt, y_pt);
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
