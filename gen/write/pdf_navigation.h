/* Ways through a PDF file: links on its pages and the bookmarks beside them. */
#ifndef WRITE_PDF_NAVIGATION_H
#define WRITE_PDF_NAVIGATION_H

#include "base/diag.h"
#include "layout/page.h"
#include "write/pdf_objects.h"
#include "write/pdf_tags.h"

/* The page objects, in order, for destinations. */
struct pdf_targets {
    const struct pages *pages;
    struct pdf_object *const *objects; /* page_count of them */
};

/* Adds the link annotations of PAGE to FILE and to TAGS (NULL: none), and
 * references to them to the end of ANNOTATIONS. A link to an anchor that does
 * not exist is left out: compose has reported it. */
void pdf_links_add(struct pdf_file *file, const struct pdf_targets *targets,
    const struct page *page, struct pdf_tags *tags, struct buffer *annotations);

/* Prints the entry Rect of an annotation on PAGE, whose origin is at its top
 * left. */
void pdf_print_rectangle(struct buffer *out, const struct page *page,
    double x_pt, double y_pt, double width_pt, double height_pt);

/* Adds the bookmarks as the document's outline. */
void pdf_bookmarks_add(
    struct pdf_file *file, const struct pdf_targets *targets);

#endif
