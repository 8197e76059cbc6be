/* SVG files as drawings: the part of SVG 1.1 that logos and plain figures are
 * made of. */
#ifndef INPUT_SVG_H
#define INPUT_SVG_H

#include "base/diag.h"
#include "input/drawing.h"

/* Reads SOURCE, which must outlive the drawing, through libxml2. Read are
 * paths, basic shapes, text and tspan, groups, transforms, solid fills and
 * strokes, `use` of what is in the file, and the view box. What else would be
 * seen (style sheets, gradients, filters, clipping, opacity, pictures, scripts)
 * is an error where it stands; what would not (metadata, titles, definitions
 * that nothing uses, other namespaces) is passed over. Limits: 16 MiB, 20,000
 * elements with those that `use` repeats, 500,000 steps of paths, sides from
 * 1 to 100,000 CSS pixels. NULL after an error. */
const struct drawing *svg_read(
    struct arena *arena, const struct source *source, struct diags *diags);

#endif
