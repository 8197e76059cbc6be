/* The font that a form is filled in with. */
#ifndef WRITE_PDF_FONT_LATIN_H
#define WRITE_PDF_FONT_LATIN_H

#include "base/diag.h"
#include "layout/font.h"
#include "write/pdf_objects.h"

/* FONT, which is TrueType, with all characters of WinAnsiEncoding, as a font
 * dictionary of FILE that every viewer can set text with: codes of one byte.
 * NULL and an error if it may not be embedded. */
struct pdf_object *pdf_font_latin_add(
    struct pdf_file *file, const struct font *font, struct diags *diags);

#endif
