/* A simple TrueType font (ISO 32000-1, 9.6.3). */
#include "write/pdf_font_latin.h"

#include "write/pdf_font.h"
#include "write/pdf_font_program.h"

#include <math.h>

enum { FIRST_CODE = 32, CODES = 256 - FIRST_CODE };

/* What WinAnsiEncoding has from 0x80 to 0x9F (annex D.2): the others are those
 * of Latin 1. 0: a bullet, as for all codes that are not used. */
static const uint16_t windows[] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
    0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static uint32_t character(unsigned code)
{
    uint32_t bullet = 0x2022;
    if (code == 0x7F)
        return bullet;
    if (code < 0x80 || code > 0x9F)
        return code;
    return windows[code - 0x80] ? windows[code - 0x80] : bullet;
}

static struct pdf_object *add_program(
    struct pdf_file *file, const struct font *font, struct diags *diags)
{
    struct pdf_font_program program;
    uint32_t characters[CODES];
    for (unsigned i = 0; i < CODES; i++)
        characters[i] = character(FIRST_CODE + i);
    if (!pdf_font_program_make_of(&program, font, characters, CODES, diags))
        return NULL;
    buffer_clear(&file->entries);
    buffer_add_format(&file->entries, "/Length1 %zu", program.length);
    struct pdf_object *stream =
        pdf_stream_new_printed(file, program.bytes, program.length);
    pdf_font_program_release(&program);
    return stream;
}

static void print_widths(struct buffer *out, const struct font *font)
{
    buffer_add_format(out, "/FirstChar %d/LastChar 255/Widths[", FIRST_CODE);
    for (unsigned code = FIRST_CODE; code < 256; code++) {
        uint32_t glyph = font_glyph(font, character(code));
        buffer_add_format(out, "%s%ld", code > FIRST_CODE ? " " : "",
            lround(font_advance(font, glyph) * 1000.0 / font->units_per_em));
    }
    buffer_add_byte(out, ']');
}

struct pdf_object *pdf_font_latin_add(
    struct pdf_file *file, const struct font *font, struct diags *diags)
{
    struct buffer *out = &file->entries;
    struct pdf_object *program = add_program(file, font, diags);
    if (!program)
        return NULL;
    const char *name =
        arena_format(file->arena, "LATINA+%s", font->postscript_name);
    struct pdf_object *descriptor = pdf_dict_new(file);
    buffer_clear(out);
    pdf_font_print_descriptor(out, font, name, false);
    buffer_add_format(out, "/FontFile2 %u 0 R", pdf_number(program));
    pdf_dict_print(file, descriptor);
    struct pdf_object *dict = pdf_dict_new(file);
    buffer_add_format(out,
        "/Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding"
        "/FontDescriptor %u 0 R",
        name, pdf_number(descriptor));
    print_widths(out, font);
    pdf_dict_print(file, dict);
    return dict;
}
