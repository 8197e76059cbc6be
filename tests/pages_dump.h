/* Finished pages as text, one line an item: what golden layouts compare. */
#ifndef TESTS_PAGES_DUMP_H
#define TESTS_PAGES_DUMP_H

#include "base/buffer.h"
#include "layout/page.h"

#include <math.h>

static inline void pages_dump_number(struct buffer *out, double number)
{
    buffer_add_byte(out, ' ');
    buffer_add_number(out, number, 1);
}

static inline void pages_dump_numbers(
    struct buffer *out, double a, double b, double c, double d)
{
    pages_dump_number(out, a);
    pages_dump_number(out, b);
    pages_dump_number(out, c);
    pages_dump_number(out, d);
}

/* TEXT in quotes; quotes, backslashes and control characters escaped. */
static inline void pages_dump_text(struct buffer *out, const char *text)
{
    buffer_add_string(out, " \"");
    for (const char *at = text ? text : ""; *at; at++) {
        if (*at == '"' || *at == '\\')
            buffer_add_byte(out, '\\');
        if ((unsigned char)*at < ' ')
            buffer_add_format(out, "\\x%02x", (unsigned)*at);
        else
            buffer_add_byte(out, *at);
    }
    buffer_add_byte(out, '"');
}

static inline void pages_dump_colour(struct buffer *out, struct colour colour)
{
    buffer_add_format(out, " #%02x%02x%02x", (unsigned)colour.red,
        (unsigned)colour.green, (unsigned)colour.blue);
}

static inline double pages_dump_width(const struct glyph_run *run)
{
    double width = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        width += run->glyphs[i].advance_pt;
    return width;
}

static inline void pages_dump_run(
    struct buffer *out, const struct glyph_run *run)
{
    buffer_add_string(out, "text");
    pages_dump_number(out, run->x_pt);
    pages_dump_number(out, run->baseline_pt);
    pages_dump_number(out, pages_dump_width(run));
    buffer_add_format(out, " %s", run->font->postscript_name);
    pages_dump_number(out, run->size_pt);
    pages_dump_colour(out, run->colour);
    pages_dump_text(out, run->text);
}

static inline void pages_dump_rule(struct buffer *out, const struct rule *rule)
{
    buffer_add_string(out, rule->dash_pt > 0 ? "dots" : "rule");
    pages_dump_numbers(out, rule->x1_pt, rule->y1_pt, rule->x2_pt, rule->y2_pt);
    pages_dump_number(out, rule->thickness_pt);
    pages_dump_colour(out, rule->colour);
}

/* A shape of a drawing, by the box around the points of its path. */
static inline void pages_dump_shape(
    struct buffer *out, const struct shape *shape)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, foot = -INFINITY;
    for (size_t i = 0; i < shape->path.points.count; i++) {
        struct point point = shape->path.points.items[i];
        point = matrix_apply(&shape->matrix, point.x, point.y);
        left = fmin(left, point.x);
        right = fmax(right, point.x);
        top = fmin(top, point.y);
        foot = fmax(foot, point.y);
    }
    if (shape->path.points.count == 0)
        return;
    buffer_add_string(out, "\n    shape");
    pages_dump_numbers(out, left, top, right - left, foot - top);
    buffer_add_format(out, " of %zu steps", shape->path.steps.count);
    if (shape->filled)
        pages_dump_colour(out, shape->fill);
    if (!shape->stroked)
        return;
    buffer_add_string(out, " stroked");
    pages_dump_number(out, shape->stroke.width);
    pages_dump_colour(out, shape->stroke.colour);
}

static inline void pages_dump_drawing(
    struct buffer *out, const struct drawing *drawing)
{
    for (size_t i = 0; drawing && i < drawing->shape_count; i++)
        pages_dump_shape(out, &drawing->shapes[i]);
}

static inline void pages_dump_item(struct buffer *out, const struct item *item)
{
    const struct box *box = &item->as.box;
    const struct placed_picture *picture = &item->as.picture;
    const struct placed_field *field = &item->as.field;
    buffer_add_string(out, item->furniture ? "  furniture "
                           : item->marker  ? "  marker "
                                           : "  ");
    switch (item->kind) {
    case ITEM_RUN: pages_dump_run(out, &item->as.run); break;
    case ITEM_RULE: pages_dump_rule(out, &item->as.rule); break;
    case ITEM_BOX:
        buffer_add_string(out, "box");
        pages_dump_numbers(
            out, box->x_pt, box->y_pt, box->width_pt, box->height_pt);
        pages_dump_colour(out, box->colour);
        break;
    case ITEM_PICTURE:
        buffer_add_string(out, "picture");
        pages_dump_numbers(out, picture->x_pt, picture->y_pt, picture->width_pt,
            picture->height_pt);
        pages_dump_text(out, picture->alternative);
        pages_dump_drawing(out, picture->picture->drawing);
        break;
    case ITEM_FIELD:
        buffer_add_string(out, "field");
        pages_dump_numbers(
            out, field->x_pt, field->y_pt, field->width_pt, field->height_pt);
        pages_dump_text(out, field->field->name);
        break;
    }
    buffer_add_byte(out, '\n');
}

static inline void pages_dump_link(
    struct buffer *out, const struct page_link *link)
{
    buffer_add_string(out, "  link");
    pages_dump_numbers(
        out, link->x_pt, link->y_pt, link->width_pt, link->height_pt);
    buffer_add_format(out, " %s%s", link->address ? "" : "#",
        link->address ? link->address : link->anchor);
    pages_dump_text(out, link->text);
    buffer_add_byte(out, '\n');
}

static inline void pages_dump_page(
    struct buffer *out, const struct page *page, size_t number)
{
    buffer_add_format(out, "page %zu", number);
    pages_dump_number(out, page->width_pt);
    pages_dump_number(out, page->height_pt);
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < page->item_count; i++)
        pages_dump_item(out, &page->items[i]);
    for (size_t i = 0; i < page->link_count; i++)
        pages_dump_link(out, &page->links[i]);
}

/* Appends PAGES to OUT. Coordinates are rounded to a tenth of a pt; glyph ids
 * and paths of fonts are left out, so that a new version of a font changes
 * only what it moves. */
static inline void pages_dump(struct buffer *out, const struct pages *pages)
{
    for (size_t i = 0; i < pages->page_count; i++)
        pages_dump_page(out, &pages->pages[i], i + 1);
    for (size_t i = 0; i < pages->anchor_count; i++) {
        const struct anchor *anchor = &pages->anchors[i];
        buffer_add_format(
            out, "anchor %s page %d", anchor->name, anchor->page + 1);
        pages_dump_number(out, anchor->x_pt);
        pages_dump_number(out, anchor->y_pt);
        buffer_add_byte(out, '\n');
    }
    for (size_t i = 0; i < pages->bookmark_count; i++) {
        const struct bookmark *bookmark = &pages->bookmarks[i];
        buffer_add_format(out, "bookmark %d #%s", bookmark->level,
            bookmark->anchor ? bookmark->anchor : "");
        pages_dump_text(out, bookmark->text);
        buffer_add_byte(out, '\n');
    }
}

#endif
