/* The pictures of a PDF file: each is embedded once. */
#ifndef WRITE_PDF_PICTURE_H
#define WRITE_PDF_PICTURE_H

#include "base/arena.h"
#include "base/array.h"
#include "layout/page.h"
#include "write/pdf_objects.h"

struct pdf_picture {
    const struct picture *picture;
    unsigned number; /* the resource is named I1, I2 ... */
};

struct pdf_pictures {
    ARRAY(struct pdf_picture) list; /* in the order of first use */
};

/* Adds the pictures of PAGES to FILE and to RESOURCES. Two pictures of the
 * same bytes are one. */
void pdf_pictures_embed(struct pdf_pictures *pictures,
    const struct pages *pages, struct pdf_file *file,
    struct pdf_object *resources);

/* The number of PICTURE, which must have been embedded. */
unsigned pdf_pictures_number(
    const struct pdf_pictures *pictures, const struct picture *picture);

#endif
