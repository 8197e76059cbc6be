/* The bytes of a PDF file: objects packed into streams, and where they stand.
 *
 * Takes the place of HPDF_SaveToStream, whose file has every object in plain
 * text and is three times as large. */
#ifndef WRITE_PDF_SAVE_H
#define WRITE_PDF_SAVE_H

#include "base/buffer.h"
#include "write/pdf_objects.h"

/* Appends FILE to OUT; an error of libharu sticks to its document. */
void pdf_save(struct pdf_file *file, struct buffer *out);

#endif
