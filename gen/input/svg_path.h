/* Path data and basic shapes of SVG as paths. */
#ifndef INPUT_SVG_PATH_H
#define INPUT_SVG_PATH_H

#include "input/drawing.h"

/* So many steps in one drawing are refused. */
enum { SVG_MOST_STEPS = 500000 };

/* Adds path data (SVG 1.1, 8.3) to PATH; all commands, arcs as curves. NULL if
 * it is sound, otherwise where it is not: a command, a number or a flag is
 * missing there, or the path has SVG_MOST_STEPS already. */
const char *svg_path_data(
    struct path *path, struct arena *arena, const char *text);

/* Adds the points of a polyline, or of a polygon if CLOSED; as above. */
const char *svg_path_points(
    struct path *path, struct arena *arena, const char *text, bool closed);

/* Adds a rectangle whose corners are quarters of an ellipse; nothing if it has
 * no width or no height. Radii too large for it are cut. */
void svg_path_rectangle(struct path *path, struct arena *arena,
    struct point corner, struct point size, struct point radii);

/* Adds an ellipse, clockwise from its right end; nothing if it is flat. */
void svg_path_ellipse(struct path *path, struct arena *arena,
    struct point centre, struct point radii);

#endif
