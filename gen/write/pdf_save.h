/* The bytes of a PDF file: objects packed into streams, and where they stand.
 *
 * Takes the place of HPDF_SaveToStream, whose file has every object in plain
 * text and is three times as large. */
#ifndef WRITE_PDF_SAVE_H
#define WRITE_PDF_SAVE_H

#include "base/buffer.h"
#include "write/pdf_objects.h"

/* Appends FILE to OUT. False and a system problem if libharu failed at any
 * time, or the file is larger than 4 GiB. */
bool pdf_save(struct pdf_file *file, struct buffer *out, struct diags *diags);

#endif
