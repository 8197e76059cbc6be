/* Paths, matrices, and shapes freed of theirs. */
#include "input/drawing.h"

#include <math.h>

const struct matrix matrix_identity = {1, 0, 0, 1, 0, 0};

/* ---- matrices ------------------------------------------------------------ */

struct matrix matrix_multiply(struct matrix outer, struct matrix inner)
{
    return (struct matrix){
        outer.a * inner.a + outer.c * inner.b,
        outer.b * inner.a + outer.d * inner.b,
        outer.a * inner.c + outer.c * inner.d,
        outer.b * inner.c + outer.d * inner.d,
        outer.a * inner.e + outer.c * inner.f + outer.e,
        outer.b * inner.e + outer.d * inner.f + outer.f,
    };
}

struct point matrix_apply(const struct matrix *matrix, double x, double y)
{
    return (struct point){matrix->a * x + matrix->c * y + matrix->e,
        matrix->b * x + matrix->d * y + matrix->f};
}

bool matrix_is_identity(const struct matrix *matrix)
{
    return matrix->a == 1 && matrix->b == 0 && matrix->c == 0 &&
           matrix->d == 1 && matrix->e == 0 && matrix->f == 0;
}

/* Does it leave the shape of things alone: turned, mirrored, larger or smaller
 * at most? */
static bool keeps_shape(const struct matrix *matrix)
{
    double a = matrix->a, b = matrix->b, c = matrix->c, d = matrix->d;
    double most = 1e-9 * (a * a + b * b + c * c + d * d);
    return fabs(a * c + b * d) <= most &&
           fabs(a * a + b * b - c * c - d * d) <= most;
}

/* ---- paths --------------------------------------------------------------- */

size_t path_step_points(enum path_step step)
{
    return step == PATH_CURVE ? 3 : step == PATH_CLOSE ? 0 : 1;
}

static void add_step(struct path *path, struct arena *arena,
    enum path_step step, struct point point)
{
    *array_add(&path->steps, arena) = (unsigned char)step;
    *array_add(&path->points, arena) = point;
}

void path_move(struct path *path, struct arena *arena, double x, double y)
{
    add_step(path, arena, PATH_MOVE, (struct point){x, y});
}

void path_line(struct path *path, struct arena *arena, double x, double y)
{
    add_step(path, arena, PATH_LINE, (struct point){x, y});
}

void path_curve(struct path *path, struct arena *arena, struct point first,
    struct point second, struct point end)
{
    add_step(path, arena, PATH_CURVE, first);
    *array_add(&path->points, arena) = second;
    *array_add(&path->points, arena) = end;
}

void path_close(struct path *path, struct arena *arena)
{
    *array_add(&path->steps, arena) = PATH_CLOSE;
}

/* ---- settling ------------------------------------------------------------ */

static bool is_near(double length)
{
    return fabs(length) <=
           DRAWING_FARTHEST_PT; /* false for what is no number */
}

/* Puts all points through MATRIX; false if one comes to lie too far away. */
static bool move_points(struct path *path, const struct matrix *matrix)
{
    bool near = true;
    for (size_t i = 0; i < path->points.count; i++) {
        struct point *point = &path->points.items[i];
        *point = matrix_apply(matrix, point->x, point->y);
        near = near && is_near(point->x) && is_near(point->y);
    }
    return near;
}

/* How long PATH is at most. */
static double longest(const struct path *path)
{
    double length = 0;
    for (size_t i = 1; i < path->points.count; i++)
        length += hypot(path->points.items[i].x - path->points.items[i - 1].x,
            path->points.items[i].y - path->points.items[i - 1].y);
    return length;
}

/* Dashes that no eye tells apart are a line; they would only cost, as those do
 * that go on far outside of the drawing. */
static void scale_stroke(struct stroke *stroke, const struct path *path,
    struct arena *arena, double scale)
{
    static const double SHORTEST_PT = 0.01, MOST_TIMES = 100000;
    double *dashes = arena_allocate(arena, stroke->dash_count, sizeof *dashes);
    double sum = 0;
    for (size_t i = 0; i < stroke->dash_count; i++)
        sum += dashes[i] = stroke->dashes[i] * scale;
    stroke->width *= scale;
    stroke->dashes = dashes;
    stroke->dash_offset *= scale;
    if (!(sum >= SHORTEST_PT && is_near(sum) && is_near(stroke->dash_offset) &&
            longest(path) <= MOST_TIMES * sum))
        stroke->dash_count = 0;
}

static bool drop(struct shape *shape)
{
    shape->path = (struct path){0};
    shape->filled = shape->stroked = false;
    shape->matrix = matrix_identity;
    return false;
}

bool shape_settle(struct shape *shape, struct arena *arena)
{
    struct matrix matrix = shape->matrix, rest = matrix_identity;
    double scale = sqrt(fabs(matrix.a * matrix.d - matrix.b * matrix.c));
    if (!isfinite(scale))
        return drop(shape);
    if (scale < 1e-9) { /* all of it lies on one line */
        drop(shape);
        return true;
    }
    if (shape->stroked && !keeps_shape(&matrix)) {
        rest = (struct matrix){matrix.a / scale, matrix.b / scale,
            matrix.c / scale, matrix.d / scale, matrix.e, matrix.f};
        matrix = (struct matrix){scale, 0, 0, scale, 0, 0};
    }
    bool near = move_points(&shape->path, &matrix) && is_near(rest.a) &&
                is_near(rest.b) && is_near(rest.c) && is_near(rest.d) &&
                is_near(rest.e) && is_near(rest.f);
    if (shape->stroked)
        scale_stroke(&shape->stroke, &shape->path, arena, scale);
    if (!near || (shape->stroked && !is_near(shape->stroke.width)))
        return drop(shape);
    shape->matrix = rest;
    return true;
}
