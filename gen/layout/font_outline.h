/* The outlines of glyphs, as paths. */
#ifndef LAYOUT_FONT_OUTLINE_H
#define LAYOUT_FONT_OUTLINE_H

#include "base/arena.h"
#include "input/drawing.h"
#include "layout/font.h"

#include <stdint.h>

/* Adds the outline of GLYPH of FONT to PATH. MATRIX leads from font units, y
 * upwards, to the units of the path. */
void font_outline(const struct font *font, uint32_t glyph,
    const struct matrix *matrix, struct path *path, struct arena *arena);

#endif
