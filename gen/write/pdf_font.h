/* The fonts of a PDF file: which glyphs a document uses, their codes and
 * widths in the file, and the text that each stands for.
 *
 * A font becomes a Type0 font of a compact subset. A glyph's CID is its number
 * there; its code, by which content streams name it, has one byte in most
 * fonts. */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "layout/page.h"
#include "write/pdf_objects.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One glyph of a font. Widths are what the file says, in tenths of a
 * thousandth of the font's size: exact in integers, and fine enough that text
 * set by the font's own advances needs no correction. */
struct pdf_glyph {
    bool used;
    uint16_t cid, code;
    int32_t width;
    const char *text; /* what ToUnicode says; NULL: nothing. Borrowed */
    uint32_t text_length;
    struct pdf_glyph *variant; /* the same glyph for another text, with a code
                                  of its own; NULL: none */
};

struct pdf_font {
    const struct font *font;
    struct pdf_glyph *glyphs; /* by the font's glyph id */
    /* The ids of those that are used, in rising order once all are collected.
     * Most pages of the table above are never touched. */
    ARRAY(uint32_t) used;
    uint32_t substitute; /* shown where the font has no glyph */
    unsigned number;     /* the resource is named F1, F2 ... */
    bool identity;       /* codes are CIDs, of two bytes each: Identity-H */
};

struct pdf_fonts {
    ARRAY(struct pdf_font) list; /* in the order of first use */
};

/* Glyphs that stand for one stretch of text together: COUNT of them from
 * FIRST on. */
struct cluster {
    size_t first, count;
    const char *text;
    size_t text_length;
};

/* The cluster of RUN that begins with glyph FIRST. */
struct cluster pdf_cluster(const struct glyph_run *run, size_t first);

/* Notes every glyph of PAGES and its text. */
void pdf_fonts_collect(
    struct pdf_fonts *fonts, const struct pages *pages, struct arena *arena);

/* Gives every used glyph its code and width, and adds the fonts to FILE and to
 * RESOURCES. False and an error for each font that may not be embedded or has
 * no outlines. */
bool pdf_fonts_embed(struct pdf_fonts *fonts, struct pdf_file *file,
    HPDF_Dict resources, struct diags *diags);

const struct pdf_font *pdf_fonts_lookup(
    const struct pdf_fonts *fonts, const struct font *font);

/* The glyph ID of FONT; for one that the font has not, and for .notdef, its
 * substitute: PDF/A and PDF/UA allow no .notdef. */
struct pdf_glyph *pdf_font_glyph(const struct pdf_font *font, uint32_t id);

/* GLYPH or the variant of it that stands for TEXT and has a code; NULL if
 * there is none. */
const struct pdf_glyph *pdf_glyph_saying(
    const struct pdf_glyph *glyph, const char *text, size_t length);

#endif
