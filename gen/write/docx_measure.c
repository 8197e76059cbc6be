/* Widths of text, letter by letter: near enough where Word breaks the lines. */
#include "base/utf8.h"
#include "write/docx_draw.h"

double docx_text_width(
    const struct font *font, double size_pt, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    double units = 0;
    while (at < end) {
        uint32_t code_point = utf8_next(&at, end);
        uint32_t glyph = font_glyph(font, code_point);
        if (code_point == 0xAD) /* a soft hyphen is not seen */
            continue;
        /* Of another font, which is not asked for here. */
        units += glyph ? font_advance(font, glyph) : (int)font->units_per_em;
    }
    return units * size_pt / font->units_per_em;
}
