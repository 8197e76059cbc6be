/* A drawing as an SVG file of its own. */
#include "write/svg_drawing.h"

#include "base/utf8.h"

#include <string.h>

enum { DECIMALS = 4 }; /* as in write/pdf_drawing */

static void add_number(struct buffer *out, double number)
{
    buffer_add_number(out, number, DECIMALS);
}

static void add_attribute(struct buffer *out, const char *name, double number)
{
    buffer_add_format(out, " %s=\"", name);
    add_number(out, number);
    buffer_add_byte(out, '"');
}

static void add_colour(
    struct buffer *out, const char *name, struct colour colour)
{
    buffer_add_format(out, " %s=\"#%02x%02x%02x\"", name, colour.red,
        colour.green, colour.blue);
}

/* A list of numbers; a minus sign needs no space before it. */
static void add_numbers(struct buffer *out, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !(numbers[i] < 0))
            buffer_add_byte(out, ' ');
        add_number(out, numbers[i]);
    }
}

static void add_path(struct buffer *out, const struct path *path)
{
    static const char commands[] = {[PATH_MOVE] = 'M',
        [PATH_LINE] = 'L',
        [PATH_CURVE] = 'C',
        [PATH_CLOSE] = 'Z'};
    const struct point *point = path->points.items;
    buffer_add_string(out, " d=\"");
    for (size_t i = 0; i < path->steps.count; i++) {
        enum path_step step = path->steps.items[i];
        size_t count = path_step_points(step);
        double numbers[6];
        for (size_t k = 0; k < count; k++, point++) {
            numbers[2 * k] = point->x;
            numbers[2 * k + 1] = point->y;
        }
        buffer_add_byte(out, commands[step]);
        add_numbers(out, numbers, 2 * count);
    }
    buffer_add_byte(out, '"');
}

static void add_stroke(struct buffer *out, const struct stroke *stroke)
{
    static const char *const caps[] = {"butt", "round", "square"};
    static const char *const joins[] = {"miter", "round", "bevel"};
    add_colour(out, "stroke", stroke->colour);
    add_attribute(out, "stroke-width", stroke->width);
    if (stroke->cap != CAP_BUTT)
        buffer_add_format(out, " stroke-linecap=\"%s\"", caps[stroke->cap]);
    if (stroke->join != JOIN_MITER)
        buffer_add_format(out, " stroke-linejoin=\"%s\"", joins[stroke->join]);
    else
        add_attribute(out, "stroke-miterlimit", stroke->miter_limit);
    if (stroke->dash_count == 0)
        return;
    buffer_add_string(out, " stroke-dasharray=\"");
    add_numbers(out, stroke->dashes, stroke->dash_count);
    buffer_add_byte(out, '"');
    add_attribute(out, "stroke-dashoffset", stroke->dash_offset);
}

static void add_matrix(struct buffer *out, const struct matrix *m)
{
    if (matrix_is_identity(m))
        return;
    buffer_add_string(out, " transform=\"matrix(");
    add_numbers(out, (double[]){m->a, m->b, m->c, m->d, m->e, m->f}, 6);
    buffer_add_string(out, ")\"");
}

/* TEXT without what XML cannot hold (XML 1.0, 2.2). */
static void add_escaped(struct buffer *out, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (code_point == '&')
            buffer_add_string(out, "&amp;");
        else if (code_point == '<')
            buffer_add_string(out, "&lt;");
        else if (code_point == '>')
            buffer_add_string(out, "&gt;");
        else if (code_point == '"')
            buffer_add_string(out, "&quot;");
        else if (code_point >= ' ' && code_point != 0xFFFE &&
                 code_point != 0xFFFF)
            buffer_add(out, start, (size_t)(at - start));
    }
}

/* A line of words as text, which programs can read and find. */
static void add_lettering(struct buffer *out, const struct shape *shape)
{
    const struct lettering *line = shape->lettering;
    buffer_add_string(out, "<text");
    add_attribute(out, "x", line->x);
    add_attribute(out, "y", line->y);
    buffer_add_string(out, " font-family=\"");
    add_escaped(out, line->families ? line->families : "");
    buffer_add_string(out, ", sans-serif\"");
    add_attribute(out, "font-size", line->size);
    add_attribute(out, "font-weight", line->weight);
    add_colour(out, "fill", shape->fill);
    buffer_add_byte(out, '>');
    add_escaped(out, line->text);
    buffer_add_string(out, "</text>\n");
}

static void add_shape(struct buffer *out, const struct shape *shape)
{
    if (shape->lettering) {
        add_lettering(out, shape);
        return;
    }
    if (!(shape->filled || shape->stroked) || shape->path.steps.count == 0)
        return;
    buffer_add_string(out, "<path");
    add_matrix(out, &shape->matrix);
    if (!shape->filled)
        buffer_add_string(out, " fill=\"none\"");
    else
        add_colour(out, "fill", shape->fill);
    if (shape->filled && shape->even_odd)
        buffer_add_string(out, " fill-rule=\"evenodd\"");
    if (shape->stroked)
        add_stroke(out, &shape->stroke);
    add_path(out, &shape->path);
    buffer_add_string(out, "/>\n");
}

void svg_drawing_write(struct buffer *out, const struct drawing *drawing)
{
    static const double PX_PER_PT = 96 / 72.0;
    buffer_add_string(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(out, "width", drawing->width_pt * PX_PER_PT);
    add_attribute(out, "height", drawing->height_pt * PX_PER_PT);
    buffer_add_string(out, " viewBox=\"");
    add_numbers(
        out, (double[]){0, 0, drawing->width_pt, drawing->height_pt}, 4);
    buffer_add_string(out, "\">\n");
    for (size_t i = 0; i < drawing->shape_count; i++)
        add_shape(out, &drawing->shapes[i]);
    buffer_add_string(out, "</svg>\n");
}
