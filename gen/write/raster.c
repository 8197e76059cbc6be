/* Drawings as pixels: the wall around cairo, whose PNG files depend on their
 * pixels alone. It is opened when there is something to draw: it brings a dozen
 * libraries along, and loading them took every command 4 ms. */
#include "write/raster.h"

#include <cairo.h>
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* ---- the library --------------------------------------------------------- */

#define FUNCTIONS(X)                                                           \
    X(surface_write_to_png_stream)                                             \
    X(surface_destroy)                                                         \
    X(set_source_rgb)                                                          \
    X(new_path)                                                                \
    X(move_to)                                                                 \
    X(line_to)                                                                 \
    X(curve_to)                                                                \
    X(close_path)                                                              \
    X(set_line_width)                                                          \
    X(set_line_cap)                                                            \
    X(set_line_join)                                                           \
    X(set_miter_limit)                                                         \
    X(set_dash)                                                                \
    X(save)                                                                    \
    X(transform)                                                               \
    X(set_fill_rule)                                                           \
    X(fill_preserve)                                                           \
    X(stroke)                                                                  \
    X(restore)                                                                 \
    X(image_surface_create)                                                    \
    X(create)                                                                  \
    X(scale)                                                                   \
    X(destroy)                                                                 \
    X(surface_status)                                                          \
    X(surface_flush)                                                           \
    X(image_surface_get_data)                                                  \
    X(image_surface_get_stride)                                                \
    X(surface_mark_dirty)

/* What is called here of cairo, by its name without "cairo_". */
struct library {
#define MEMBER(name) __typeof__(&cairo_##name) name;
    FUNCTIONS(MEMBER)
#undef MEMBER
};

/* False if there is no cairo. It stays open for the next drawing. */
static bool library_open(struct library *library)
{
    void *cairo = dlopen("libcairo.so.2", RTLD_LAZY | RTLD_LOCAL);
    bool found = cairo != NULL;
#define FIND(name)                                                             \
    {                                                                          \
        void *function = found ? dlsym(cairo, "cairo_" #name) : NULL;          \
        found = function != NULL;                                              \
        memcpy(&library->name, &function, sizeof function);                    \
    }
    FUNCTIONS(FIND)
#undef FIND
    return found;
}

/* ---- drawing ------------------------------------------------------------- */

/* More on a side would be wasted on a fallback. */
enum { MOST_PIXELS = 4000 };

/* A path with more dashes is drawn without gaps: nobody would see them, and
 * cairo would take its time. */
enum { MOST_DASHES = 100000 };

static cairo_status_t append(
    void *context, const unsigned char *bytes, unsigned length)
{
    buffer_add(context, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The PNG file of SURFACE, which is freed. */
static bool finish(
    const struct library *library, struct buffer *out, cairo_surface_t *surface)
{
    size_t before = out->length;
    bool ok = library->surface_write_to_png_stream(surface, append, out) ==
              CAIRO_STATUS_SUCCESS;
    library->surface_destroy(surface);
    if (!ok)
        out->length = before;
    return ok;
}

static void set_colour(
    const struct library *library, cairo_t *cairo, struct colour colour)
{
    library->set_source_rgb(
        cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

static void add_path(
    const struct library *library, cairo_t *cairo, const struct path *path)
{
    const struct point *at = path->points.items;
    library->new_path(cairo);
    for (size_t i = 0; i < path->steps.count; i++) {
        enum path_step step = path->steps.items[i];
        switch (step) {
        case PATH_MOVE: library->move_to(cairo, at[0].x, at[0].y); break;
        case PATH_LINE: library->line_to(cairo, at[0].x, at[0].y); break;
        case PATH_CURVE:
            library->curve_to(
                cairo, at[0].x, at[0].y, at[1].x, at[1].y, at[2].x, at[2].y);
            break;
        case PATH_CLOSE: library->close_path(cairo); break;
        }
        at += path_step_points(step);
    }
}

/* Not shorter than the path. */
static double length_of(const struct path *path)
{
    double length = 0;
    for (size_t i = 1; i < path->points.count; i++)
        length += hypot(path->points.items[i].x - path->points.items[i - 1].x,
            path->points.items[i].y - path->points.items[i - 1].y);
    return length;
}

static bool is_dashed(const struct stroke *stroke, const struct path *path)
{
    double period = 0;
    for (size_t i = 0; i < stroke->dash_count; i++)
        period += stroke->dashes[i];
    return period > 0 &&
           length_of(path) < period * MOST_DASHES / (double)stroke->dash_count;
}

static void set_stroke(const struct library *library, cairo_t *cairo,
    const struct stroke *stroke, const struct path *path)
{
    static const cairo_line_cap_t caps[] = {
        CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {
        CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
    library->set_line_width(cairo, stroke->width);
    library->set_line_cap(cairo, caps[stroke->cap]);
    library->set_line_join(cairo, joins[stroke->join]);
    library->set_miter_limit(cairo, stroke->miter_limit);
    bool dashed = is_dashed(stroke, path);
    library->set_dash(cairo, stroke->dashes,
        dashed ? (int)stroke->dash_count : 0, stroke->dash_offset);
    set_colour(library, cairo, stroke->colour);
}

static void paint(
    const struct library *library, cairo_t *cairo, const struct shape *shape)
{
    const struct matrix *m = &shape->matrix;
    if (shape->path.steps.count == 0 || fabs(m->a * m->d - m->b * m->c) < 1e-12)
        return;
    cairo_matrix_t matrix = {m->a, m->b, m->c, m->d, m->e, m->f};
    library->save(cairo);
    library->transform(cairo, &matrix);
    add_path(library, cairo, &shape->path);
    if (shape->filled) {
        set_colour(library, cairo, shape->fill);
        library->set_fill_rule(cairo, shape->even_odd
                                          ? CAIRO_FILL_RULE_EVEN_ODD
                                          : CAIRO_FILL_RULE_WINDING);
        library->fill_preserve(cairo);
    }
    if (shape->stroked && shape->stroke.width > 0) {
        set_stroke(library, cairo, &shape->stroke, &shape->path);
        library->stroke(cairo);
    }
    library->restore(cairo);
}

bool raster_drawing(
    struct buffer *out, const struct drawing *drawing, double pixels_per_pt)
{
    struct library opened;
    const struct library *library = &opened;
    if (!library_open(&opened))
        return false;
    double longest = fmax(fmax(drawing->width_pt, drawing->height_pt), 0.01);
    double scale = fmin(pixels_per_pt, MOST_PIXELS / longest);
    int width = (int)ceil(drawing->width_pt * scale);
    int height = (int)ceil(drawing->height_pt * scale);
    cairo_surface_t *surface = library->image_surface_create(
        CAIRO_FORMAT_ARGB32, width > 0 ? width : 1, height > 0 ? height : 1);
    cairo_t *cairo = library->create(surface);
    library->scale(cairo, scale, scale);
    for (size_t i = 0; i < drawing->shape_count; i++)
        paint(library, cairo, &drawing->shapes[i]);
    library->destroy(cairo);
    return finish(library, out, surface);
}

/* CHANNEL as much of it as is opaque. */
static uint32_t multiplied(uint32_t channel, uint32_t alpha)
{
    return (channel * alpha + 127) / 255;
}

bool raster_pixels(struct buffer *out, const unsigned char *rgb,
    const unsigned char *alpha, int width, int height)
{
    struct library opened;
    const struct library *library = &opened;
    if (!library_open(&opened))
        return false;
    cairo_surface_t *surface = library->image_surface_create(
        alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    if (library->surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        library->surface_destroy(surface);
        return false;
    }
    library->surface_flush(surface);
    unsigned char *bytes = library->image_surface_get_data(surface);
    size_t stride = (size_t)library->image_surface_get_stride(surface);
    for (int y = 0; y < height; y++) {
        uint32_t *row = (void *)(bytes + (size_t)y * stride);
        for (int x = 0; x < width; x++, rgb += 3) {
            uint32_t a = alpha ? *alpha++ : 255;
            row[x] = a << 24 | multiplied(rgb[0], a) << 16 |
                     multiplied(rgb[1], a) << 8 | multiplied(rgb[2], a);
        }
    }
    library->surface_mark_dirty(surface);
    return finish(library, out, surface);
}
