/* The ToUnicode map of a font: from codes back to text. */
#ifndef WRITE_PDF_FONT_UNICODE_H
#define WRITE_PDF_FONT_UNICODE_H

#include "base/buffer.h"
#include "write/pdf_font.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the CMap (ISO 32000-1, 9.10.3) of COUNT glyphs that are sorted by
 * code, no two alike. IDENTITY: codes have two bytes. */
void pdf_font_unicode_print(struct buffer *out,
    const struct pdf_glyph *const *glyphs, size_t count, bool identity);

#endif
