/* Fields of a message's head. */
#include "write/mail_field.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "write/base64.h"

#include <stdbool.h>
#include <string.h>

/* Characters of a text; bytes of a word that is not encoded, of an encoded word
 * before it is, and of a line. */
enum { LONGEST = 250, LONGEST_WORD = 60, ENCODED = 42, LINE = 76 };

/* TEXT without control characters, and no longer than a head should be. */
static const char *clean(struct arena *arena, const char *text)
{
    struct buffer out = {0};
    const char *at = text, *end = text + strlen(text);
    for (int i = 0; at < end; i++) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (i == LONGEST) {
            buffer_add_string(&out, "\u2026");
            break;
        }
        if (code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
            code_point == 0x2028 || code_point == 0x2029)
            buffer_add_byte(&out, ' ');
        else if (code_point == UTF8_REPLACEMENT)
            buffer_add_string(&out, "\uFFFD");
        else
            buffer_add(&out, start, (size_t)(at - start));
    }
    const char *cleaned = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return cleaned;
}

/* Whether TEXT can stand as it is: ASCII, in words that fit on a line with
 * single spaces between them, and nothing that looks encoded. */
static bool is_plain(const char *text)
{
    size_t word = 0;
    char last = ' ';
    for (const char *at = text; *at; last = *at++) {
        if ((unsigned char)*at >= 0x80 || (*at == ' ' && last == ' '))
            return false;
        word = *at == ' ' ? 0 : word + 1;
        if (word > LONGEST_WORD)
            return false;
    }
    return last != ' ' && !strstr(text, "=?");
}

/* Words, folded at spaces; COLUMN bytes are in the line. */
static void add_plain(struct buffer *out, const char *text, size_t column)
{
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, " ");
        if (!first) {
            bool fits = column + 1 + length <= LINE;
            buffer_add_string(out, fits ? " " : "\r\n ");
            column = (fits ? column : 0) + 1;
        }
        buffer_add(out, text, length);
        column += length;
        text += length + (text[length] == ' ');
    }
}

/* Encoded words, a line each, with whole characters in them. */
static void add_encoded(struct buffer *out, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        const char *start = at, *next = at;
        while (next < end) {
            utf8_next(&next, end);
            if (next - start > ENCODED)
                break;
            at = next;
        }
        buffer_add_string(out, start > text ? "\r\n =?utf-8?B?" : "=?utf-8?B?");
        base64_add(out, start, (size_t)(at - start));
        buffer_add_string(out, "?=");
    }
}

void mail_field_text(
    struct buffer *out, struct arena *arena, const char *name, const char *text)
{
    text = clean(arena, text);
    buffer_add_format(out, "%s: ", name);
    if (is_plain(text))
        add_plain(out, text, strlen(name) + 2);
    else
        add_encoded(out, text);
    buffer_add_string(out, "\r\n");
}

/* ---- people -------------------------------------------------------------- */

/* Words that need no quotes (RFC 5322: atoms). */
static bool is_atoms(const char *text)
{
    for (; *text; text++)
        if (!ascii_is_letter(*text) && !ascii_is_digit(*text) &&
            !strchr(" !#$%&'*+-/=?^_`{|}~", *text))
            return false;
    return true;
}

static const char *quoted(struct arena *arena, const char *text)
{
    struct buffer out = {0};
    buffer_add_byte(&out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, *text);
    }
    buffer_add_byte(&out, '"');
    const char *whole = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return whole;
}

void mail_field_person(struct buffer *out, struct arena *arena,
    const char *field, const char *name, const char *address)
{
    name = name ? clean(arena, name) : "";
    buffer_add_format(out, "%s: ", field);
    if (!name[strspn(name, " ")]) {
        buffer_add_format(out, "%s\r\n", address);
        return;
    }
    if (is_plain(name))
        add_plain(out, is_atoms(name) ? name : quoted(arena, name),
            strlen(field) + 2);
    else
        add_encoded(out, name);
    buffer_add_format(out, "\r\n <%s>\r\n", address);
}

/* ---- parameters ---------------------------------------------------------- */

/* Of RFC 2231's attribute-char. */
static bool is_attribute_character(char letter)
{
    return ascii_is_letter(letter) || ascii_is_digit(letter) ||
           (letter && strchr("!#$&+-.^_`{|}~", letter));
}

/* What can stand in quotes as it is, and on one line. */
static bool is_short(const char *value)
{
    for (const char *at = value; *at; at++)
        if (!is_attribute_character(*at) && *at != ' ')
            return false;
    return strlen(value) <= LONGEST_WORD;
}

void mail_field_parameter(
    struct buffer *out, const char *name, const char *value)
{
    enum { PIECE = 50 };
    if (is_short(value)) {
        buffer_add_format(out, ";\r\n %s=\"%s\"", name, value);
        return;
    }
    for (int i = 0; *value; i++) {
        buffer_add_format(
            out, ";\r\n %s*%d*=%s", name, i, i == 0 ? "utf-8''" : "");
        for (int room = PIECE; *value && room >= 3; value++) {
            bool plain = is_attribute_character(*value);
            if (plain)
                buffer_add_byte(out, *value);
            else
                buffer_add_format(out, "%%%02X", (unsigned char)*value);
            room -= plain ? 1 : 3;
        }
    }
}
