/* A drawing as a form XObject: the operators of its shapes, whose space is the
 * drawing's own, in pt and downwards. */
#include "write/pdf_drawing.h"

#include <math.h>

/* Drawings are made smaller and larger: more than pages need. */
enum { DECIMALS = 4 };

static void print_numbers(
    struct buffer *out, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add_number(out, numbers[i], DECIMALS);
        buffer_add_byte(out, ' ');
    }
}

static void print_path(struct buffer *out, const struct path *path)
{
    static const char operators[] = {
        [PATH_MOVE] = 'm', [PATH_LINE] = 'l', [PATH_CURVE] = 'c'};
    const struct point *point = path->points.items;
    for (size_t i = 0; i < path->steps.count; i++) {
        enum path_step step = path->steps.items[i];
        size_t count = path_step_points(step);
        for (size_t k = 0; k < count; k++, point++)
            print_numbers(out, (double[]){point->x, point->y}, 2);
        buffer_add_byte(out, step == PATH_CLOSE ? 'h' : operators[step]);
        buffer_add_byte(out, '\n');
    }
}

static void print_colour(
    struct buffer *out, struct colour colour, const char *operator)
{
    const double parts[] = {
        colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0};
    print_numbers(out, parts, 3);
    buffer_add_string(out, operator);
    buffer_add_byte(out, '\n');
}

static void print_stroke(struct buffer *out, const struct stroke *stroke)
{
    print_colour(out, stroke->colour, "RG");
    buffer_add_number(out, stroke->width, DECIMALS);
    buffer_add_format(out, " w %d J %d j ", stroke->cap, stroke->join);
    buffer_add_number(out, stroke->miter_limit, DECIMALS);
    buffer_add_string(out, " M\n");
    if (stroke->dash_count == 0)
        return;
    buffer_add_byte(out, '[');
    print_numbers(out, stroke->dashes, stroke->dash_count);
    buffer_add_string(out, "] ");
    buffer_add_number(out, stroke->dash_offset, DECIMALS);
    buffer_add_string(out, " d\n");
}

/* The operator that paints a path so (ISO 32000-1, 8.5.3). */
static const char *painting(const struct shape *shape)
{
    if (!shape->stroked)
        return shape->even_odd ? "f*" : "f";
    if (!shape->filled)
        return "S";
    return shape->even_odd ? "B*" : "B";
}

static void print_shape(struct buffer *out, const struct shape *shape)
{
    if (!(shape->filled || shape->stroked) || shape->path.steps.count == 0)
        return;
    buffer_add_string(out, "q\n");
    if (!matrix_is_identity(&shape->matrix)) {
        const struct matrix *m = &shape->matrix;
        print_numbers(out, (double[]){m->a, m->b, m->c, m->d, m->e, m->f}, 6);
        buffer_add_string(out, "cm\n");
    }
    if (shape->filled)
        print_colour(out, shape->fill, "rg");
    if (shape->stroked)
        print_stroke(out, &shape->stroke);
    print_path(out, &shape->path);
    buffer_add_format(out, "%s Q\n", painting(shape));
}

struct pdf_object *pdf_drawing_add(
    struct pdf_file *file, const struct drawing *drawing)
{
    struct buffer content;
    struct buffer *entries = &file->entries;
    buffer_init(&content);
    for (size_t i = 0; i < drawing->shape_count; i++)
        print_shape(&content, &drawing->shapes[i]);
    buffer_clear(entries);
    buffer_add_string(
        entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    print_numbers(
        entries, (double[]){drawing->width_pt, drawing->height_pt}, 2);
    buffer_add_string(entries, "]/Matrix[");
    buffer_add_number(entries, 1 / drawing->width_pt, 9);
    buffer_add_string(entries, " 0 0 ");
    buffer_add_number(entries, -1 / drawing->height_pt, 9);
    buffer_add_string(entries, " 0 1]");
    struct pdf_object *form =
        pdf_stream_new_printed(file, buffer_string(&content), content.length);
    buffer_release(&content);
    return form;
}
