/* The colour space of a PDF file's colours: sRGB as an ICC profile.
 *
 * The smallest exact one: a matrix and the parametric curve of IEC 61966-2-1,
 * in place of the tables of the profiles that systems ship (Debian's has 6,922
 * bytes). The numbers below are the profile connection space's: D50, to which
 * sRGB's D65 was adapted by the Bradford transform. */
#include "write/pdf_srgb.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static void print_uint32(struct buffer *out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_add_byte(out, (char)(number >> shift));
}

/* An s15Fixed16Number. */
static void print_fixed(struct buffer *out, double number)
{
    print_uint32(out, (uint32_t)(int32_t)lround(number * 65536));
}

static void print_fixed_numbers(
    struct buffer *out, const char *type, const double *numbers, size_t count)
{
    buffer_add_string(out, type);
    print_uint32(out, 0);
    for (size_t i = 0; i < count; i++)
        print_fixed(out, numbers[i]);
}

/* ---- tags ---------------------------------------------------------------- */

/* A multiLocalizedUnicodeType of one string in plain ASCII, in an even number
 * of characters. */
static void print_words(struct buffer *out, const char *text)
{
    uint32_t length = (uint32_t)strlen(text);
    buffer_add_string(out, "mluc");
    print_uint32(out, 0);
    print_uint32(out, 1);
    print_uint32(out, 12);
    buffer_add_string(out, "enUS");
    print_uint32(out, 2 * length);
    print_uint32(out, 28);
    for (uint32_t i = 0; i < length; i++) {
        buffer_add_byte(out, '\0');
        buffer_add_byte(out, text[i]);
    }
}

static void print_curve(struct buffer *out)
{
    static const double parameters[] = {
        2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    buffer_add_string(out, "para");
    print_uint32(out, 0);
    print_uint32(out, 3u << 16); /* function type 3, reserved 0 */
    for (size_t i = 0; i < 5; i++)
        print_fixed(out, parameters[i]);
}

enum { HEADER_LENGTH = 128, TAG_COUNT = 10 };
enum { TABLE_LENGTH = 4 + 12 * TAG_COUNT };

struct profile {
    struct buffer data, table; /* of the tags */
};

/* Enters a tag into the table, whose data begins at START and ends at the end.
 */
static void enter_tag(struct profile *profile, const char *name, size_t start)
{
    buffer_add_string(&profile->table, name);
    print_uint32(
        &profile->table, (uint32_t)(HEADER_LENGTH + TABLE_LENGTH + start));
    print_uint32(&profile->table, (uint32_t)(profile->data.length - start));
}

static void print_words_tag(
    struct profile *profile, const char *name, const char *text)
{
    size_t start = profile->data.length;
    print_words(&profile->data, text);
    enter_tag(profile, name, start);
}

static void print_fixed_tag(struct profile *profile, const char *name,
    const char *type, const double *numbers, size_t count)
{
    size_t start = profile->data.length;
    print_fixed_numbers(&profile->data, type, numbers, count);
    enter_tag(profile, name, start);
}

static void print_tags(struct profile *profile)
{
    static const double white[] = {0.9642, 1, 0.8249};
    static const double red[] = {0.43607, 0.22249, 0.01392};
    static const double green[] = {0.38515, 0.71687, 0.09708};
    static const double blue[] = {0.14307, 0.06061, 0.71410};
    static const double adaptation[] = {1.047882, 0.022919, -0.050217, 0.029587,
        0.990479, -0.017075, -0.009247, 0.015076, 0.751678};
    print_uint32(&profile->table, TAG_COUNT);
    print_words_tag(profile, "desc", "sRGB");
    print_words_tag(profile, "cprt", "no copyright");
    print_fixed_tag(profile, "wtpt", "XYZ ", white, 3);
    print_fixed_tag(profile, "rXYZ", "XYZ ", red, 3);
    print_fixed_tag(profile, "gXYZ", "XYZ ", green, 3);
    print_fixed_tag(profile, "bXYZ", "XYZ ", blue, 3);
    print_fixed_tag(profile, "chad", "sf32", adaptation, 9);
    size_t curve = profile->data.length; /* the three share one */
    print_curve(&profile->data);
    enter_tag(profile, "rTRC", curve);
    enter_tag(profile, "gTRC", curve);
    enter_tag(profile, "bTRC", curve);
}

/* ---- the profile --------------------------------------------------------- */

static void print_header(struct buffer *out, uint32_t length)
{
    print_uint32(out, length);
    print_uint32(out, 0);          /* made for no one module */
    print_uint32(out, 0x04200000); /* version 4.2 */
    buffer_add_string(out, "mntrRGB XYZ ");
    print_uint32(out, 2009u << 16 | 1); /* a date is compulsory: 2009-01-01 */
    print_uint32(out, 1u << 16);
    print_uint32(out, 0);
    buffer_add_string(out, "acsp");
    for (int i = 0; i < 7; i++) /* platform, flags, device, intent */
        print_uint32(out, 0);
    print_fixed(out, 0.9642);
    print_fixed(out, 1);
    print_fixed(out, 0.8249);
    while (out->length < HEADER_LENGTH)
        buffer_add_byte(out, '\0');
}

void pdf_srgb_print(struct buffer *out)
{
    struct profile profile = {0};
    print_tags(&profile);
    struct buffer header = {0};
    print_header(&header,
        (uint32_t)(HEADER_LENGTH + TABLE_LENGTH + profile.data.length));
    buffer_add(out, header.bytes, header.length);
    buffer_add(out, profile.table.bytes, profile.table.length);
    buffer_add(out, profile.data.bytes, profile.data.length);
    buffer_release(&header);
    buffer_release(&profile.table);
    buffer_release(&profile.data);
}
