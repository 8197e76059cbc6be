/* What a font becomes in a PDF file, remembered.
 *
 * The documents of a batch use much the same glyphs: a font cut down to them,
 * its codes and its maps are made and deflated once for each set of glyphs
 * with their texts. What comes out is the same with and without the store. */
#ifndef WRITE_PDF_FONT_STORE_H
#define WRITE_PDF_FONT_STORE_H

#include "base/diag.h"
#include "write/pdf_font.h"

#include <stdbool.h>
#include <stddef.h>

/* Deflated. */
struct pdf_stored_stream {
    const char *bytes;
    size_t length;
};

struct pdf_stored_font {
    const char *name; /* "ABCDEF+Name" */
    bool cff;         /* PROGRAM is a bare CFF table, else a TrueType file */
    struct pdf_stored_stream program;
    size_t plain_length; /* of the program */
    /* Where the codes lead: to text (ToUnicode), and to CIDs; none where the
     * codes are the CIDs. */
    struct pdf_stored_stream text_map, code_map;
};

/* To be used for one effort at deflating only. */
struct pdf_font_store *pdf_font_store_new(void);
void pdf_font_store_free(struct pdf_font_store *store);

/* Forgets all fonts if they have grown beyond a few megabytes: to be called
 * between documents only. */
void pdf_font_store_trim(struct pdf_font_store *store);

/* What FONT becomes, whose glyphs are given their CIDs and codes; borrowed from
 * STORE, or without one (NULL) from FILE. NULL and an error if the font may not
 * be embedded or has no outlines. */
const struct pdf_stored_font *pdf_font_store_take(struct pdf_font_store *store,
    struct pdf_font *font, struct pdf_file *file, struct diags *diags);

#endif
