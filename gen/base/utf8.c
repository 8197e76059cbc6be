/* UTF-8 (RFC 3629, section 4): the table of well-formed byte sequences. */
#include "base/utf8.h"

#include <string.h>

/* The length of the well-formed sequence at BYTES, or 0. */
static size_t sequence_length(const unsigned char *bytes, size_t available)
{
    unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > available)
        return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (first == 0xE0)
        low = 0xA0;
    else if (first == 0xED)
        high = 0x9F;
    else if (first == 0xF0)
        low = 0x90;
    else if (first == 0xF4)
        high = 0x8F;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

uint32_t utf8_next(const char **at, const char *end)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t length = sequence_length(bytes, (size_t)(end - *at));
    if (length == 0) {
        *at += 1;
        return UTF8_REPLACEMENT;
    }
    *at += length;
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code_point = bytes[0] & first_bits[length];
    for (size_t i = 1; i < length; i++)
        code_point = code_point << 6 | (bytes[i] & 0x3F);
    return code_point;
}

size_t utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)(marks[length] | code_point);
    return length;
}

bool utf8_check(const char *bytes, size_t length, size_t *bad_offset)
{
    for (size_t at = 0; at < length;) {
        size_t step =
            sequence_length((const unsigned char *)bytes + at, length - at);
        if (step == 0 || bytes[at] == '\0') {
            *bad_offset = at;
            return false;
        }
        at += step;
    }
    return true;
}

size_t utf8_count(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    size_t count = 0;
    for (; at < end; count++)
        utf8_next(&at, end);
    return count;
}

/* True if CODE_POINT can make text run from right to left: the blocks of such
 * scripts, and the formatting characters. */
static bool turns_text(uint32_t code_point)
{
    return (code_point >= 0x0590 && code_point <= 0x08FF) ||
           (code_point >= 0xFB1D && code_point <= 0xFDFF) ||
           (code_point >= 0xFE70 && code_point <= 0xFEFF) ||
           (code_point >= 0x10800 && code_point <= 0x10FFF) ||
           (code_point >= 0x1E800 && code_point <= 0x1EFFF) ||
           code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

bool utf8_turns(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *at = text; at < end;) {
        if ((unsigned char)*at < 0xD6) /* all below U+0580 */
            at++;
        else if (turns_text(utf8_next(&at, end)))
            return true;
    }
    return false;
}

size_t utf8_find_long_word(const char *text, size_t length)
{
    size_t begin = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'))
            begin = i + 1;
        else if (i + 1 - begin > UTF8_LONGEST_WORD)
            return begin;
    return length;
}

size_t utf8_fixed_space(const char *at)
{
    static const char *const spaces[] = {
        "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x87"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strncmp(at, spaces[i], strlen(spaces[i])) == 0)
            return strlen(spaces[i]);
    return 0;
}
