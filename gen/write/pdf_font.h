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
#include <string.h>

/* One glyph of a font. Widths are what the file says, in tenths of a
 * thousandth of the font's size: exact in integers, and fine enough that text
 * set by the font's own advances needs no correction. */
struct pdf_glyph {
    uint32_t id; /* in the font */
    uint16_t cid, code;
    int32_t width;
    const char *text; /* what ToUnicode says; NULL: nothing. Borrowed */
    uint32_t text_length;
    struct pdf_glyph *variant; /* the same glyph for another text, with a code
                                  of its own; NULL: none */
};

struct pdf_font {
    const struct font *font;
    ARRAY(struct pdf_glyph) glyphs; /* that are used; by id once collected */
    uint32_t *places;    /* in that list, by id, from 1; 0: not used */
    uint32_t substitute; /* shown where the font has no glyph */
    unsigned number;     /* the resource is named F1, F2 ... */
    bool identity;       /* codes are CIDs, of two bytes each: Identity-H */
};

struct pdf_font_store;

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
static inline struct cluster pdf_cluster(
    const struct glyph_run *run, size_t first)
{
    const struct glyph *glyph = &run->glyphs[first];
    struct cluster cluster = {
        first, 1, run->text + glyph->text_start, glyph->text_length};
    while (first + cluster.count < run->glyph_count &&
           run->glyphs[first + cluster.count].text_length == 0)
        cluster.count++;
    return cluster;
}

/* Notes every glyph of PAGES and its text. */
void pdf_fonts_collect(
    struct pdf_fonts *fonts, const struct pages *pages, struct arena *arena);

/* Gives every used glyph its code and width, and adds the fonts to FILE and to
 * RESOURCES. What STORE has is taken from there. False and an error for each
 * font that may not be embedded or has no outlines. */
bool pdf_fonts_embed(struct pdf_fonts *fonts, struct pdf_font_store *store,
    struct pdf_file *file, struct pdf_object *resources, struct diags *diags);

/* Prints the entries of the descriptor of FONT, which the file calls NAME, but
 * for its program. SYMBOLIC: codes are not those of a Latin encoding. */
void pdf_font_print_descriptor(struct buffer *out, const struct font *font,
    const char *name, bool symbolic);

const struct pdf_font *pdf_fonts_lookup(
    const struct pdf_fonts *fonts, const struct font *font);

/* The glyph ID of FONT as it is shown: for one that the font has not, and for
 * .notdef, the id of its substitute. PDF/A and PDF/UA allow no .notdef. */
static inline uint32_t pdf_font_shown(const struct pdf_font *font, uint32_t id)
{
    return id > 0 && id < font->font->glyph_count ? id : font->substitute;
}

/* The glyph ID of FONT, which is used; valid until another is collected. */
static inline struct pdf_glyph *pdf_font_glyph(
    const struct pdf_font *font, uint32_t id)
{
    return &font->glyphs.items[font->places[pdf_font_shown(font, id)] - 1];
}

/* True if GLYPH stands for TEXT. Nearly all texts are one byte long. */
static inline bool pdf_glyph_says(
    const struct pdf_glyph *glyph, const char *text, size_t length)
{
    return glyph->text_length == length && glyph->text[0] == text[0] &&
           (length == 1 || memcmp(glyph->text, text, length) == 0);
}

/* GLYPH or the variant of it that stands for TEXT and has a code; NULL if
 * there is none. */
static inline const struct pdf_glyph *pdf_glyph_saying(
    const struct pdf_glyph *glyph, const char *text, size_t length)
{
    for (; glyph && length; glyph = glyph->variant)
        if (pdf_glyph_says(glyph, text, length))
            return glyph->code ? glyph : NULL;
    return NULL;
}

#endif
