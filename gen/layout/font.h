/* Fonts: found by family through fontconfig, opened with HarfBuzz.
 *
 * A `struct fonts` is the shelf of one process: fonts are opened on demand,
 * stay open, and are shared by all documents. */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include "base/diag.h"
#include "base/source.h"
#include "input/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Metrics are in font units; units_per_em of them make the font's size. */
struct font {
    int index;        /* on the shelf, from 0 */
    const char *path; /* of the font file */
    unsigned face_index;
    const char *postscript_name;
    struct hb_face_t *face; /* HarfBuzz's; opaque to all but its doors */
    struct hb_font_t *hb;   /* scaled to units_per_em */
    /* The weight set on a variable font, to be pinned when it is embedded;
     * weight_axis 0: a static font. */
    unsigned weight_axis;
    unsigned units_per_em, glyph_count;
    bool cff; /* OpenType with CFF outlines, else TrueType */
    bool bold, italic, monospace;
    int ascender, descender; /* descender below zero */
    int cap_height, x_height;
    int underline_position, underline_thickness;
    uint32_t space_glyph;
    int space_advance;
    uint32_t hyphen_glyph; /* U+2010, else U+002D; 0: none */
    int hyphen_advance;
};

struct fonts;

struct fonts *fonts_new(void);
void fonts_free(struct fonts *fonts);

/* The font of FAMILY nearest to WEIGHT (100 to 900) and ITALIC. NULL and an
 * error at PLACE, with a hint, if the family is not installed; never another
 * family in silence. */
const struct font *fonts_find(struct fonts *fonts, const char *family,
    int weight, bool italic, struct place place, struct diags *diags);

/* The bytes of the font file as it was opened; borrowed from the font. */
const char *font_bytes(const struct font *font, size_t *length);

bool font_has(const struct font *font, uint32_t code_point);

/* The glyph of CODE_POINT alone; 0 if the font has none. */
uint32_t font_glyph(const struct font *font, uint32_t code_point);

/* How far the pen moves behind GLYPH, in font units. */
int font_advance(const struct font *font, uint32_t glyph);

/* A font that has CODE_POINT and can be embedded, nearest in style to FONT,
 * from all that is installed; NULL if none has it. The order is fontconfig's
 * for FONT's family, weight and slant. Remembers answers. */
const struct font *fonts_fallback(
    struct fonts *fonts, const struct font *font, uint32_t code_point);

#endif
