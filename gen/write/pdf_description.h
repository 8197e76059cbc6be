/* What a PDF file says about itself, twice: in its information dictionary and
 * as an XMP packet, in the same words. */
#ifndef WRITE_PDF_DESCRIPTION_H
#define WRITE_PDF_DESCRIPTION_H

#include "layout/page.h"
#include "write/pdf.h"
#include "write/pdf_objects.h"

/* Fills FILE's information dictionary, adds the XMP packet with the standards
 * of OPTIONS, and appends its entry to CATALOG. */
void pdf_description_add(struct pdf_file *file, const struct pages *pages,
    const struct pdf_options *options, struct buffer *catalog);

#endif
