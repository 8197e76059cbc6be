/* A drawing as an SVG file of its own. */
#ifndef WRITE_SVG_DRAWING_H
#define WRITE_SVG_DRAWING_H

#include "base/buffer.h"
#include "input/drawing.h"

/* Appends DRAWING to OUT: paths with their colours and nothing else, whatever
 * the file had in it that the drawing was read from. Lettering, each line of
 * which must have a place, becomes text. */
void svg_drawing_write(struct buffer *out, const struct drawing *drawing);

#endif
