/* The form of a PDF file: the fields that are filled in and signed.
 *
 * (ISO 32000-1, 12.7.) A text is set in a font that is embedded for this, and
 * every field has an appearance, as PDF/A asks; a signature's is empty until
 * somebody signs it. */
#ifndef WRITE_PDF_FORM_H
#define WRITE_PDF_FORM_H

#include "base/array.h"
#include "layout/page.h"
#include "write/pdf_objects.h"
#include "write/pdf_tags.h"

struct pdf_form {
    struct pdf_file *file; /* borrowed */
    const struct pages *pages;
    struct pdf_object *font; /* NULL: none, or not yet needed */
    ARRAY(unsigned) fields;  /* their objects' numbers */
};

void pdf_form_begin(
    struct pdf_form *form, const struct pages *pages, struct pdf_file *file);

/* Adds the fields on PAGE, which becomes PAGE_OBJECT, to the form and to TAGS
 * (NULL: none), and references to them to the end of ANNOTATIONS. False and an
 * error if their font cannot be embedded. */
bool pdf_form_add_page(struct pdf_form *form, const struct page *page,
    struct pdf_object *page_object, struct pdf_tags *tags,
    struct buffer *annotations, struct diags *diags);

/* Prints the catalog's entry for the form, if it has a field, to the end of
 * CATALOG. */
void pdf_form_finish(struct pdf_form *form, struct buffer *catalog);

#endif
