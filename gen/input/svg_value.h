/* The small values of SVG: numbers, lengths, colours, transforms. */
#ifndef INPUT_SVG_VALUE_H
#define INPUT_SVG_VALUE_H

#include "input/drawing.h"

#include <stdbool.h>
#include <stddef.h>

/* Larger numbers are refused. */
#define SVG_LARGEST_NUMBER 1e9

/* Moves past white space. */
void svg_skip_space(const char **at);

/* Moves past white space with at most one comma in it. */
void svg_skip_separator(const char **at);

/* The number at *AT (SVG 1.1, 4.2), behind which *AT is moved, whatever the
 * locale; false if there is none, or one beyond SVG_LARGEST_NUMBER. */
bool svg_number(const char **at, double *number);

/* What relative lengths are measured by. */
struct svg_measure {
    double width, height; /* of the view box; what percents are of */
    double font_size;
};

enum svg_axis { AXIS_X, AXIS_Y, AXIS_BOTH };

/* The length at *AT in user units (CSS pixels at the root); false if there is
 * none or its unit is unknown. */
bool svg_length(const char **at, const struct svg_measure *measure,
    enum svg_axis axis, double *length);

/* The same for TEXT that is one length and nothing else. */
bool svg_whole_length(const char *text, const struct svg_measure *measure,
    enum svg_axis axis, double *length);

/* A colour: #rgb, #rrggbb, rgb(), or one of CSS's names (CSS Color 3, 4.3). */
bool svg_colour(const char *text, struct colour *colour);

/* A list of matrix, translate, scale, rotate, skewX and skewY (SVG 1.1, 7.6);
 * *MATRIX is all of them. */
bool svg_transform(const char *text, struct matrix *matrix);

/* Does TEXT say WORD, but for white space and the case of its letters? */
bool svg_says(const char *text, const char *word);

#endif
