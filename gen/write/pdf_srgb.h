/* The colour space of a PDF file's colours. */
#ifndef WRITE_PDF_SRGB_H
#define WRITE_PDF_SRGB_H

#include "base/buffer.h"

/* Appends an ICC profile (ISO 15076-1, version 4.2) of sRGB, 480 bytes. */
void pdf_srgb_print(struct buffer *out);

#endif
