/* The codes by which a content stream names the glyphs of a font. */
#ifndef WRITE_PDF_FONT_CODES_H
#define WRITE_PDF_FONT_CODES_H

#include "base/buffer.h"
#include "write/pdf_font.h"

#include <stdbool.h>
#include <stddef.h>

/* Gives every used glyph of FONT, which has its CID, a code; sets IDENTITY
 * where codes of one byte do not do. */
void pdf_font_codes_assign(struct pdf_font *font);

/* Appends the CMap (ISO 32000-1, 9.7.5.4) that leads from the codes of COUNT
 * glyphs, sorted by code, to their CIDs. NAME is the CMap's name. */
void pdf_font_codes_print(struct buffer *out, const char *name,
    const struct pdf_glyph *const *glyphs, size_t count);

/* Appends the ranges of codes, for that CMap or for ToUnicode. */
void pdf_font_codes_print_space(struct buffer *out, bool identity);

/* Appends one code as <...>, in as many bytes as it has. */
void pdf_font_codes_print_code(
    struct buffer *out, unsigned code, bool identity);

#endif
