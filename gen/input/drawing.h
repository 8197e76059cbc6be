/* A drawing: shapes in the order in which they are painted.
 *
 * Lengths are in pt, y goes down, and (0, 0) is the top left corner. What
 * reaches beyond the drawing's width and height is not seen. */
#ifndef INPUT_DRAWING_H
#define INPUT_DRAWING_H

#include "base/arena.h"
#include "base/array.h"
#include "base/source.h"
#include "input/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* As SVG writes it: x' = a x + c y + e, y' = b x + d y + f. */
struct matrix {
    double a, b, c, d, e, f;
};

struct point {
    double x, y;
};

/* CURVE is a cubic Bézier curve: two control points and its end. */
enum path_step { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

/* A path begins with a MOVE, and so does what follows a CLOSE. */
struct path {
    ARRAY(unsigned char) steps; /* of enum path_step */
    ARRAY(struct point) points;
};

enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };     /* as PDF counts them */
enum line_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL }; /* as PDF counts them */

struct stroke {
    struct colour colour;
    double width, miter_limit;
    enum line_cap cap;
    enum line_join join;
    const double *dashes; /* lengths of dash and gap in turn */
    size_t dash_count;    /* 0: solid */
    double dash_offset;
};

enum text_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* Words that are drawn: a stretch of one text that looks the same. A stretch
 * without a place of its own goes on where the one before it ended. */
struct lettering {
    const char *text;
    const char *families; /* as CSS lists them; NULL: any */
    struct place place;   /* for problems with its font */
    double size;
    int weight; /* 100 to 900 */
    bool italic;
    double letter_spacing; /* behind every character */
    enum text_anchor anchor;
    bool placed_x, placed_y;
    double x, y;   /* where it begins, if it is placed */
    double dx, dy; /* how far it is moved from there */
};

/* What is filled first and then stroked. */
struct shape {
    /* Lengths of the path, of the stroke and of the lettering are in units of
     * their own; this leads from them to the drawing. */
    struct matrix matrix;
    struct path path;
    const struct lettering *lettering; /* not NULL: its outlines are the path */
    bool filled, stroked, even_odd;
    struct colour fill;
    struct stroke stroke;
};

struct drawing {
    double width_pt, height_pt;
    const struct shape *shapes;
    size_t shape_count;
    bool lettered; /* there is lettering without outlines */
};

/* No coordinate of a drawing is farther from its corner. */
#define DRAWING_FARTHEST_PT 1e6

extern const struct matrix matrix_identity;

/* What INNER and then OUTER does. */
struct matrix matrix_multiply(struct matrix outer, struct matrix inner);
struct point matrix_apply(const struct matrix *matrix, double x, double y);

bool matrix_is_identity(const struct matrix *matrix);

/* How many points a step takes. */
size_t path_step_points(enum path_step step);

/* Append steps to a path. */
void path_move(struct path *path, struct arena *arena, double x, double y);
void path_line(struct path *path, struct arena *arena, double x, double y);
void path_curve(struct path *path, struct arena *arena, struct point first,
    struct point second, struct point end);
void path_close(struct path *path, struct arena *arena);

/* Takes what the shape's matrix does into its path and stroke, whose lengths
 * are in pt then. What is left in the matrix is the distortion of a stroke: it
 * is the identity for all other shapes. False, and the shape draws nothing, if
 * it would reach farther than DRAWING_FARTHEST_PT. */
bool shape_settle(struct shape *shape, struct arena *arena);

#endif
