/* Finished pages to a PDF file, through libharu's objects. */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "base/buffer.h"
#include "base/diag.h"
#include "layout/page.h"

#include <stdbool.h>

/* Appends the file to OUT. The bytes depend on PAGES alone. Trouble inside
 * libharu or a font that cannot be embedded is a located error; false then,
 * and OUT holds nothing of use. */
bool pdf_write(
    struct buffer *out, const struct pages *pages, struct diags *diags);

#endif
