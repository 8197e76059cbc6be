/* Drawings as pixels, for programs that read no SVG: the wall around cairo. */
#ifndef WRITE_RASTER_H
#define WRITE_RASTER_H

#include "base/buffer.h"
#include "input/drawing.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends DRAWING, which has no lettering, to OUT as a PNG file of so many
 * pixels a pt, or of fewer where that would be more than some thousand a side.
 * What it does not paint is transparent. False if there is no cairo, or it
 * cannot. */
bool raster_drawing(
    struct buffer *out, const struct drawing *drawing, double pixels_per_pt);

/* Appends pixels as they are: WIDTH times HEIGHT of 3 bytes, and of 1 byte in
 * ALPHA, which may be NULL. */
bool raster_pixels(struct buffer *out, const unsigned char *rgb,
    const unsigned char *alpha, int width, int height);

#endif
