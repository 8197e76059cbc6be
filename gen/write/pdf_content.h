/* The content stream of a page: what is drawn, in PDF's operators. */
#ifndef WRITE_PDF_CONTENT_H
#define WRITE_PDF_CONTENT_H

#include "base/buffer.h"
#include "layout/page.h"
#include "write/pdf_font.h"
#include "write/pdf_picture.h"
#include "write/pdf_tags.h"

/* Appends the operators that draw PAGE to OUT. The fonts have their codes. What
 * is drawn is noted in TAGS, if that is not NULL. */
void pdf_content_print(struct buffer *out, const struct page *page,
    const struct pdf_fonts *fonts, const struct pdf_pictures *pictures,
    struct pdf_tags *tags);

#endif
