/* Fuzz target: an SVG file to a drawing. What is accepted is finite, whole, and
 * can be written. */
#include "fuzz.h"

#include "input/svg.h"
#include "write/svg_drawing.h"

#include <math.h>
#include <stdlib.h>

static int is_near(double length)
{
    return fabs(length) <= DRAWING_FARTHEST_PT;
}

static int is_sound(const struct shape *shape)
{
    size_t points = 0;
    for (size_t i = 0; i < shape->path.steps.count; i++) {
        enum path_step step = shape->path.steps.items[i];
        if (step > PATH_CLOSE || (i == 0 && step != PATH_MOVE))
            return 0;
        points += path_step_points(step);
    }
    for (size_t i = 0; i < shape->path.points.count; i++)
        if (!is_near(shape->path.points.items[i].x) ||
            !is_near(shape->path.points.items[i].y))
            return 0;
    if (points != shape->path.points.count)
        return 0;
    return shape->lettering || !shape->stroked ||
           (shape->stroke.width > 0 && is_near(shape->stroke.width));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct buffer out;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buffer_init(&out);
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct drawing *drawing =
        svg_read(&arena, source_new(&arena, "fuzz", copy, length), &diags);
    if ((drawing != NULL) != diags_clean(&diags))
        abort();
    if (drawing && !(drawing->width_pt > 0 && drawing->height_pt > 0))
        abort();
    for (size_t i = 0; drawing && i < drawing->shape_count; i++)
        if (!is_sound(&drawing->shapes[i]))
            abort();
    if (drawing)
        svg_drawing_write(&out, drawing);
    buffer_release(&out);
    arena_release(&arena);
    return 0;
}
