/* What archives ask of a PDF file beyond its pages. */
#ifndef WRITE_PDF_ARCHIVE_H
#define WRITE_PDF_ARCHIVE_H

#include "base/source.h"
#include "write/pdf_objects.h"

/* Adds the colour space of all colours, which PDF/A calls the output intent,
 * and appends its entry to CATALOG. */
void pdf_output_intent_add(struct pdf_file *file, struct buffer *catalog);

/* Attaches ATTACHMENT as the source of the document (ISO 19005-3, 6.8), under
 * the last part of its name, and appends its entries to CATALOG. ISO_DATE may
 * be NULL. */
void pdf_attachment_add(struct pdf_file *file, const struct source *attachment,
    const char *iso_date, struct buffer *catalog);

#endif
