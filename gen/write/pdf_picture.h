/* The pictures of a PDF file: each is embedded once. */
#ifndef WRITE_PDF_PICTURE_H
#define WRITE_PDF_PICTURE_H

#include "base/arena.h"
#include "base/text_map.h"
#include "layout/page.h"
#include "write/pdf_objects.h"

/* Their numbers, in the order of first use: the resources are named I1, I2 ...
 * A file may have been read for each place that shows it. */
struct pdf_pictures {
    struct text_map by_picture, by_bytes;
};

/* Adds the pictures of PAGES to FILE and to RESOURCES. Two pictures of the
 * same bytes are one. */
void pdf_pictures_embed(struct pdf_pictures *pictures,
    const struct pages *pages, struct pdf_file *file,
    struct pdf_object *resources);

/* The number of PICTURE, which must have been embedded. */
int pdf_pictures_number(
    const struct pdf_pictures *pictures, const struct picture *picture);

#endif
