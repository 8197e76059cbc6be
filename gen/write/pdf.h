/* Finished pages to a PDF file, through libharu's objects. */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/source.h"
#include "layout/page.h"

#include <stdbool.h>

/* The conformance level of ISO 19005 that the file claims. */
enum pdf_archive {
    PDF_ARCHIVE_NONE,
    PDF_ARCHIVE_2A,
    PDF_ARCHIVE_2B,
    PDF_ARCHIVE_3A, /* as 2A, with an attachment */
};

/* How long to look for fewer bytes. Reports are 4 % smaller and take twice as
 * long to write with the best. */
enum pdf_effort { PDF_EFFORT_FAST, PDF_EFFORT_BEST };

struct pdf_options {
    bool accessible; /* claims ISO 14289-1, PDF/UA-1 */
    enum pdf_archive archive;
    enum pdf_effort effort;
    const struct source *attachment; /* what the document was made from; NULL.
                                        Archives ask for 3A then */
};

/* PDF/UA-1 and PDF/A-2a. */
extern const struct pdf_options pdf_options_default;

struct pdf_font_store;

/* Appends the file to OUT. STORE, which may be NULL, spares work that earlier
 * documents had; the bytes depend on PAGES and OPTIONS alone. What a
 * standard asks of the pages (tags, title, language, alternatives) is not
 * checked: claim what they have. Trouble inside libharu, or a font that cannot
 * be embedded, is an error; false then, and OUT holds nothing of use. */
bool pdf_write(struct buffer *out, struct pdf_font_store *store,
    const struct pages *pages, const struct pdf_options *options,
    struct diags *diags);

#endif
