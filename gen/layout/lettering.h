/* The words in drawings, as the outlines of their letters.
 *
 * A logo must look the same everywhere, and a web page brings no fonts along:
 * so its words are shapes, in HTML and PDF alike. What they say is in the
 * picture's text for those who do not see it. */
#ifndef LAYOUT_LETTERING_H
#define LAYOUT_LETTERING_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "layout/typesetter.h"

#include <stdbool.h>

/* Fonts, each once. */
struct lettering_fonts {
    const struct font *const *items;
    size_t count;
};

/* Replaces the drawings of DOCUMENT that have words in them by others, in
 * ARENA, that have shapes only; USED are the fonts that they come from. A
 * drawing may name families as CSS does; "serif" is the theme's base,
 * "sans-serif" that of its headings, "monospace" that of code, and what is not
 * named its base. A family that is not installed is a warning where the drawing
 * names it, and the theme's base stands in. False after an error: that is not
 * installed either.
 */
bool lettering_outline(struct arena *arena, struct document *document,
    struct typesetter *typesetter, struct lettering_fonts *used,
    struct diags *diags);

/* DRAWING, a chart of DOCUMENT for instance, with shapes instead of words. NULL
 * after an error. */
const struct drawing *lettering_outlined(struct arena *arena,
    const struct drawing *drawing, const struct document *document,
    struct typesetter *typesetter, struct diags *diags);

#endif
