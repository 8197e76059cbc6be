/* The codes by which a content stream names the glyphs of a font.
 *
 * A font of at most 254 glyphs has codes of one byte, through a CMap of its
 * own. A glyph that stands for a character of ASCII has its code there, so a
 * content stream can be read; and code 32 is the space, the only one that word
 * spacing works on (ISO 32000-1, 9.3.3). Any other font has its CIDs for codes,
 * all of two bytes: Identity-H.
 *
 * veraPDF 1.28 accepts such CMaps for PDF/UA-1 and PDF/A-2a, with TrueType and
 * with CFF outlines. It would accept codes of both lengths in one CMap as well,
 * but MuPDF 1.21 loses the text of all CIDs that are no codes. */
#include "write/pdf_font_codes.h"

#include <stdbool.h>
#include <string.h>

enum { CODES = 256 };

/* The first free code from FIRST on, then below it; 0 if there is none. 0
 * itself is never given, and a carriage return would be read as a line feed. */
static unsigned take_code(bool *taken, unsigned first)
{
    for (unsigned i = 0; i < CODES; i++) {
        unsigned code = (first + i) % CODES;
        if (code == 0 || code == '\r' || taken[code])
            continue;
        taken[code] = true;
        return code;
    }
    return 0;
}

/* Gives the glyphs of single characters of ASCII their own codes. */
static void assign_ascii(struct pdf_font *font, bool *taken)
{
    for (size_t i = 0; i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        glyph->code = 0;
        if (glyph->text_length != 1)
            continue;
        unsigned char character = (unsigned char)*glyph->text;
        if (character < ' ' || character > '~' || taken[character])
            continue;
        glyph->code = character;
        taken[character] = true;
    }
}

/* Gives variants what codes are left, as far as they go. MuPDF 1.21 knows one
 * text for a glyph, that of its highest code: variants have low ones. */
static void assign_variants(struct pdf_font *font, bool *taken)
{
    for (size_t i = 0; i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        for (struct pdf_glyph *at = glyph->variant; at; at = at->variant) {
            at->cid = glyph->cid;
            at->code = (uint16_t)take_code(taken, 1);
        }
    }
}

void pdf_font_codes_assign(struct pdf_font *font)
{
    bool taken[CODES] = {false};
    assign_ascii(font, taken);
    for (size_t i = 0; i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        if (!glyph->code)
            glyph->code = (uint16_t)take_code(taken, 0x7F);
        if (!glyph->code || glyph->cid >= CODES)
            font->identity = true;
    }
    if (!font->identity)
        assign_variants(font, taken);
    for (size_t i = 0; font->identity && i < font->glyphs.count; i++) {
        struct pdf_glyph *glyph = &font->glyphs.items[i];
        glyph->code = glyph->cid;
    }
}

/* ---- the map ------------------------------------------------------------- */

void pdf_font_codes_print_code(struct buffer *out, unsigned code, bool identity)
{
    buffer_add_format(out, "<%0*X>", identity ? 4 : 2, code);
}

void pdf_font_codes_print_space(struct buffer *out, bool identity)
{
    const char *limits = identity ? "<0000><FFFF>" : "<00><FF>";
    buffer_add_format(
        out, "1 begincodespacerange%sendcodespacerange\n", limits);
}

/* How many glyphs from FIRST on have codes and CIDs that count together. */
static size_t range_length(
    const struct pdf_glyph *const *glyphs, size_t count, size_t first)
{
    size_t length = 1;
    for (; first + length < count; length++) {
        const struct pdf_glyph *last = glyphs[first + length - 1];
        const struct pdf_glyph *next = glyphs[first + length];
        if (next->code != last->code + 1 ||
            next->code >> 8 != last->code >> 8 || next->cid != last->cid + 1)
            break;
    }
    return length;
}

static void print_ranges(
    struct buffer *out, const struct pdf_glyph *const *glyphs, size_t count)
{
    enum { LARGEST_BLOCK = 100 }; /* Adobe Technical Note 5014 */
    struct buffer block = {0};
    size_t entries = 0;
    for (size_t i = 0; i < count;) {
        size_t length = range_length(glyphs, count, i);
        pdf_font_codes_print_code(&block, glyphs[i]->code, false);
        pdf_font_codes_print_code(&block, glyphs[i + length - 1]->code, false);
        buffer_add_format(&block, "%u\n", (unsigned)glyphs[i]->cid);
        entries++;
        i += length;
        if (entries == LARGEST_BLOCK || i == count) {
            buffer_add_format(out, "%zu begincidrange\n", entries);
            buffer_add(out, block.bytes, block.length);
            buffer_add_string(out, "endcidrange\n");
            buffer_clear(&block);
            entries = 0;
        }
    }
    buffer_release(&block);
}

void pdf_font_codes_print(struct buffer *out, const char *name,
    const struct pdf_glyph *const *glyphs, size_t count)
{
    buffer_add_format(out,
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement "
        "0>>def\n"
        "/CMapName/%s def/CMapType 1 def/WMode 0 def\n",
        name);
    pdf_font_codes_print_space(out, false);
    print_ranges(out, glyphs, count);
    buffer_add_string(
        out, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
}
