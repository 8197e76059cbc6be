/* The ToUnicode map of a font: from codes back to text. */
#include "write/pdf_font_unicode.h"

#include "base/utf8.h"
#include "write/pdf_font_codes.h"
#include "write/pdf_objects.h"

/* A block may hold no more entries than this (Adobe Technical Note 5014). */
enum { LARGEST_BLOCK = 100 };

static const char header[] =
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n";
static const char footer[] =
    "endcmap CMapName currentdict/CMap defineresource pop end end\n";

/* The one code point below U+10000 that GLYPH stands for, or 0. */
static uint32_t single_code_point(const struct pdf_glyph *glyph)
{
    if (glyph->text_length == 0)
        return 0;
    const char *at = glyph->text, *end = at + glyph->text_length;
    uint32_t code_point = utf8_next(&at, end);
    return at == end && code_point <= 0xFFFF ? code_point : 0;
}

/* True if B can follow A in a range: only the last bytes may differ. */
static bool follows(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
    uint32_t text_a = single_code_point(a), text_b = single_code_point(b);
    return b->code == a->code + 1 && b->code >> 8 == a->code >> 8 && text_a &&
           text_b == text_a + 1 && text_b >> 8 == text_a >> 8;
}

/* How many glyphs from FIRST on make one range. */
static size_t range_length(
    const struct pdf_glyph *const *glyphs, size_t count, size_t first)
{
    size_t length = 1;
    while (first + length < count &&
           follows(glyphs[first + length - 1], glyphs[first + length]))
        length++;
    return length;
}

/* Prints the single codes or the ranges, in blocks. */
static void print_blocks(struct buffer *out,
    const struct pdf_glyph *const *glyphs, size_t count, bool identity,
    bool ranges)
{
    const char *name = ranges ? "bfrange" : "bfchar";
    struct buffer block = {0};
    size_t entries = 0;
    for (size_t i = 0; i < count;) {
        size_t length = range_length(glyphs, count, i);
        if ((length > 1) == ranges && glyphs[i]->text_length) {
            pdf_font_codes_print_code(&block, glyphs[i]->code, identity);
            if (ranges)
                pdf_font_codes_print_code(
                    &block, glyphs[i + length - 1]->code, identity);
            buffer_add_byte(&block, '<');
            pdf_print_utf16(&block, glyphs[i]->text, glyphs[i]->text_length);
            buffer_add_string(&block, ">\n");
            entries++;
        }
        i += length;
        if (entries == LARGEST_BLOCK || (i == count && entries)) {
            buffer_add_format(out, "%zu begin%s\n", entries, name);
            buffer_add(out, block.bytes, block.length);
            buffer_add_format(out, "end%s\n", name);
            buffer_clear(&block);
            entries = 0;
        }
    }
    buffer_release(&block);
}

void pdf_font_unicode_print(struct buffer *out,
    const struct pdf_glyph *const *glyphs, size_t count, bool identity)
{
    buffer_add_string(out, header);
    pdf_font_codes_print_space(out, identity);
    print_blocks(out, glyphs, count, identity, false);
    print_blocks(out, glyphs, count, identity, true);
    buffer_add_string(out, footer);
}
