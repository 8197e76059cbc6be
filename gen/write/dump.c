/* The layout as readable text. */
#include "write/dump.h"

#include <math.h>

static void add_number(struct buffer *out, double number)
{
    buffer_add_byte(out, ' ');
    buffer_add_number(out, number, 1);
}

static void add_numbers(
    struct buffer *out, double a, double b, double c, double d)
{
    add_number(out, a);
    add_number(out, b);
    add_number(out, c);
    add_number(out, d);
}

/* TEXT in quotes; quotes, backslashes and control characters escaped. */
static void add_text(struct buffer *out, const char *text)
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

static void add_colour(struct buffer *out, struct colour colour)
{
    buffer_add_format(out, " #%02x%02x%02x", (unsigned)colour.red,
        (unsigned)colour.green, (unsigned)colour.blue);
}

static double run_width(const struct glyph_run *run)
{
    double width = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        width += run->glyphs[i].advance_pt;
    return width;
}

static void add_run(struct buffer *out, const struct glyph_run *run)
{
    buffer_add_string(out, "text");
    add_number(out, run->x_pt);
    add_number(out, run->baseline_pt);
    add_number(out, run_width(run));
    buffer_add_format(out, " %s", run->font->postscript_name);
    add_number(out, run->size_pt);
    add_colour(out, run->colour);
    add_text(out, run->text);
}

static void add_rule(struct buffer *out, const struct rule *rule)
{
    buffer_add_string(out, rule->dash_pt > 0 ? "dots" : "rule");
    add_numbers(out, rule->x1_pt, rule->y1_pt, rule->x2_pt, rule->y2_pt);
    add_number(out, rule->thickness_pt);
    add_colour(out, rule->colour);
}

/* A shape of a drawing, by the box around the points of its path. */
static void add_shape(struct buffer *out, const struct shape *shape)
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
    add_numbers(out, left, top, right - left, foot - top);
    buffer_add_format(out, " of %zu steps", shape->path.steps.count);
    if (shape->filled)
        add_colour(out, shape->fill);
    if (!shape->stroked)
        return;
    buffer_add_string(out, " stroked");
    add_number(out, shape->stroke.width);
    add_colour(out, shape->stroke.colour);
}

static void add_drawing(struct buffer *out, const struct drawing *drawing)
{
    for (size_t i = 0; drawing && i < drawing->shape_count; i++)
        add_shape(out, &drawing->shapes[i]);
}

static void add_item(struct buffer *out, const struct item *item)
{
    const struct box *box = &item->as.box;
    const struct placed_picture *picture = &item->as.picture;
    buffer_add_string(out, item->furniture ? "  furniture "
                           : item->marker  ? "  marker "
                                           : "  ");
    switch (item->kind) {
    case ITEM_RUN: add_run(out, &item->as.run); break;
    case ITEM_RULE: add_rule(out, &item->as.rule); break;
    case ITEM_BOX:
        buffer_add_string(out, "box");
        add_numbers(out, box->x_pt, box->y_pt, box->width_pt, box->height_pt);
        add_colour(out, box->colour);
        break;
    case ITEM_PICTURE:
        buffer_add_string(out, "picture");
        add_numbers(out, picture->x_pt, picture->y_pt, picture->width_pt,
            picture->height_pt);
        add_text(out, picture->alternative);
        add_drawing(out, picture->picture->drawing);
        break;
    }
    buffer_add_byte(out, '\n');
}

static void add_link(struct buffer *out, const struct page_link *link)
{
    buffer_add_string(out, "  link");
    add_numbers(out, link->x_pt, link->y_pt, link->width_pt, link->height_pt);
    buffer_add_format(out, " %s%s", link->address ? "" : "#",
        link->address ? link->address : link->anchor);
    add_text(out, link->text);
    buffer_add_byte(out, '\n');
}

static void add_page(struct buffer *out, const struct page *page, size_t number)
{
    buffer_add_format(out, "page %zu", number);
    add_number(out, page->width_pt);
    add_number(out, page->height_pt);
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < page->item_count; i++)
        add_item(out, &page->items[i]);
    for (size_t i = 0; i < page->link_count; i++)
        add_link(out, &page->links[i]);
}

void dump_write(struct buffer *out, const struct pages *pages)
{
    for (size_t i = 0; i < pages->page_count; i++)
        add_page(out, &pages->pages[i], i + 1);
    for (size_t i = 0; i < pages->anchor_count; i++) {
        const struct anchor *anchor = &pages->anchors[i];
        buffer_add_format(
            out, "anchor %s page %d", anchor->name, anchor->page + 1);
        add_number(out, anchor->x_pt);
        add_number(out, anchor->y_pt);
        buffer_add_byte(out, '\n');
    }
    for (size_t i = 0; i < pages->bookmark_count; i++) {
        const struct bookmark *bookmark = &pages->bookmarks[i];
        buffer_add_format(out, "bookmark %d #%s", bookmark->level,
            bookmark->anchor ? bookmark->anchor : "");
        add_text(out, bookmark->text);
        buffer_add_byte(out, '\n');
    }
}
