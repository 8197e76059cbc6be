/* The font program that is embedded: a font cut down to the used glyphs. */
#ifndef WRITE_PDF_FONT_PROGRAM_H
#define WRITE_PDF_FONT_PROGRAM_H

#include "base/diag.h"
#include "write/pdf_font.h"

#include <stdbool.h>
#include <stddef.h>

struct pdf_font_program {
    struct hb_blob_t *blob; /* a TrueType file, or a bare CFF table */
    const char *bytes;
    size_t length;
    bool cff;
};

/* Cuts FONT down to its used glyphs and gives these their CIDs: glyph numbers
 * of the subset, or those that the font has of its own. False and an
 * error if the licence forbids it, the font has no outlines, or it is broken.
 * The caller releases PROGRAM. */
bool pdf_font_program_make(struct pdf_font_program *program,
    struct pdf_font *font, struct diags *diags);

/* The same of a TrueType FONT for COUNT characters, by which the glyphs are
 * found (its table cmap). */
bool pdf_font_program_make_of(struct pdf_font_program *program,
    const struct font *font, const uint32_t *characters, size_t count,
    struct diags *diags);

void pdf_font_program_release(struct pdf_font_program *program);

#endif
