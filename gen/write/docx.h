/* A document to a DOCX file (ECMA-376, transitional), for Word and its like. */
#ifndef WRITE_DOCX_H
#define WRITE_DOCX_H

#include "base/buffer.h"
#include "base/diag.h"
#include "compose/document.h"
#include "layout/page.h"
#include "layout/typesetter.h"

#include <stdbool.h>

/* Appends the file to OUT: the words of the HTML with Word's own styles, lists,
 * tables, notes and fields. PAGES are those of the document: what its fields
 * show of pages until Word counts for itself. The bytes depend on these alone.
 * The tree is only read. False after an error: a font is missing, or libzip
 * fails. */
bool docx_write(struct buffer *out, const struct document *document,
    const struct pages *pages, struct typesetter *typesetter,
    struct diags *diags);

#endif
