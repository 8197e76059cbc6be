/* A mail as a file. */
#include "write/mail.h"

#include "base/hash.h"
#include "write/base64.h"
#include "write/mail_field.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* ---- text ---------------------------------------------------------------- */

/* Quoted-printable (RFC 2045, 6.7), whose lines end where those of the text
 * do, with CR and LF or with LF alone there. */
static void add_quoted(struct buffer *out, const struct buffer *text)
{
    enum { LINE = 76 };
    const char *at = text->bytes, *end = at + text->length;
    for (size_t column = 0; at < end; at++) {
        bool line_end =
            *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
        if (line_end) {
            at += *at == '\r';
            buffer_add_string(out, "\r\n");
            column = 0;
            continue;
        }
        bool last = at + 1 == end || at[1] == '\r' || at[1] == '\n';
        bool plain = (*at > ' ' && *at < 0x7F && *at != '=') ||
                     ((*at == ' ' || *at == '\t') && !last);
        size_t more = (plain ? 1u : 3u) + !last; /* for a "=" behind it */
        if (column + more > LINE) {
            buffer_add_string(out, "=\r\n");
            column = 0;
        }
        if (plain)
            buffer_add_byte(out, *at);
        else
            buffer_add_format(out, "=%02X", (unsigned char)*at);
        column += plain ? 1 : 3;
    }
}

static void add_text_part(
    struct buffer *out, const char *type, const struct buffer *text)
{
    buffer_add_format(out,
        "Content-Type: %s\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "\r\n",
        type);
    add_quoted(out, text);
}

/* ---- dates --------------------------------------------------------------- */

/* The DATE as strftime writes it, at noon in Greenwich, which is that day
 * almost everywhere; false if it is none. */
static bool format_date(
    char text[64], const char *format, const char *date, int hour)
{
    struct tm day = {.tm_hour = hour};
    time_t moment;
    if (!date ||
        sscanf(date, "%d-%d-%d", &day.tm_year, &day.tm_mon, &day.tm_mday) != 3)
        return false;
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    moment = timegm(&day);
    return gmtime_r(&moment, &day) && strftime(text, 64, format, &day) > 0;
}

/* ---- the message --------------------------------------------------------- */

/* Of all that it consists of, with their lengths, so that no two messages give
 * the same bytes. */
static void hash_message(
    char digits[HASH_DIGITS + 1], const struct mail_message *message)
{
    struct hash hash;
    const char *const texts[] = {message->origin, message->from_name,
        message->from_address, message->to_name, message->to_address,
        message->subject, message->date};
    hash_init(&hash);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hash_add(&hash, texts[i] ? texts[i] : "",
            texts[i] ? strlen(texts[i]) + 1 : 1);
    const struct buffer *const bodies[] = {&message->text, &message->html};
    for (size_t i = 0; i < 2; i++) {
        hash_add(&hash, &bodies[i]->length, sizeof bodies[i]->length);
        hash_add(&hash, bodies[i]->bytes, bodies[i]->length);
    }
    for (size_t i = 0; i < message->part_count; i++) {
        const struct mail_part *part = &message->parts[i];
        hash_add(&hash, part->name, strlen(part->name) + 1);
        hash_add(&hash, &part->length, sizeof part->length);
        hash_add(&hash, part->bytes, part->length);
    }
    hash_finish(&hash, digits);
}

/* A long one is folded anywhere: it has no space in it that counts. */
static void add_origin(struct buffer *out, const char *origin)
{
    enum { PIECE = 56 };
    buffer_add_string(out, MAIL_ORIGIN);
    for (size_t length; *origin; origin += length) {
        length = strlen(origin) < PIECE ? strlen(origin) : PIECE;
        buffer_add(out, origin, length);
        if (origin[length])
            buffer_add_string(out, "\r\n ");
    }
    buffer_add_string(out, "\r\n");
}

static void add_head(struct buffer *out, struct arena *arena,
    const struct mail_message *message, const char *digits)
{
    char date[64];
    add_origin(out, message->origin);
    buffer_add_string(out, "X-Unsent: 1\r\n");
    if (format_date(date, "%a, %d %b %Y %H:%M:%S +0000", message->date, 12))
        buffer_add_format(out, "Date: %s\r\n", date);
    if (message->from_address)
        mail_field_person(
            out, arena, "From", message->from_name, message->from_address);
    if (message->to_address)
        mail_field_person(
            out, arena, "To", message->to_name, message->to_address);
    mail_field_text(out, arena, "Subject", message->subject);
    buffer_add_format(out, "Message-ID: <%.32s@dossier.invalid>\r\n", digits);
    buffer_add_string(out, "MIME-Version: 1.0\r\n");
}

static void add_part(struct buffer *out, const struct mail_part *part)
{
    buffer_add_format(out, "Content-Type: %s", part->type);
    mail_field_parameter(out, "name", part->name);
    buffer_add_string(out, "\r\nContent-Disposition: attachment");
    mail_field_parameter(out, "filename", part->name);
    buffer_add_string(out, "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    base64_add_lines(out, part->bytes, part->length);
}

/* "=_" stands in no line that is quoted-printable or base64. */
void mail_write(
    struct buffer *out, struct arena *arena, const struct mail_message *message)
{
    char digits[HASH_DIGITS + 1];
    hash_message(digits, message);
    const char *outer = arena_format(arena, "=_%.24s", digits);
    const char *inner = arena_format(arena, "=_%.24s", digits + 32);
    add_head(out, arena, message, digits);
    buffer_add_format(out,
        "Content-Type: multipart/mixed; boundary=\"%s\"\r\n\r\n"
        "--%s\r\n"
        "Content-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n",
        outer, outer, inner);
    buffer_add_format(out, "--%s\r\n", inner);
    add_text_part(out, "text/plain; charset=utf-8; format=flowed; delsp=no",
        &message->text);
    buffer_add_format(out, "\r\n--%s\r\n", inner);
    add_text_part(out, "text/html; charset=utf-8", &message->html);
    buffer_add_format(out, "\r\n--%s--\r\n", inner);
    for (size_t i = 0; i < message->part_count; i++) {
        buffer_add_format(out, "\r\n--%s\r\n", outer);
        add_part(out, &message->parts[i]);
    }
    buffer_add_format(out, "\r\n--%s--\r\n", outer);
}

/* ---- many ---------------------------------------------------------------- */

/* As asctime() writes it; without a date, when time began. */
static void add_box_line(struct buffer *out, const char *date)
{
    char text[64] = "Thu Jan  1 00:00:00 1970";
    format_date(text, "%a %b %e %H:%M:%S %Y", date, 12);
    buffer_add_format(out, MAIL_BOX_BEGINS "%s\n", text);
}

void mail_add_to_box(
    struct buffer *out, const char *bytes, size_t length, const char *date)
{
    const char *at = bytes, *end = bytes + length;
    add_box_line(out, date);
    while (at < end) {
        const char *found = memchr(at, '\n', (size_t)(end - at));
        const char *next = found ? found + 1 : end;
        const char *stop = found ? found : end;
        if (stop > at && stop[-1] == '\r')
            stop--;
        const char *word = at;
        while (word < stop && *word == '>')
            word++;
        if (stop - word >= 5 && memcmp(word, "From ", 5) == 0)
            buffer_add_byte(out, '>');
        buffer_add(out, at, (size_t)(stop - at));
        buffer_add_byte(out, '\n');
        at = next;
    }
    buffer_add_byte(out, '\n');
}
