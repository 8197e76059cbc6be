/* Whose document a file is. */
#include "cli/identity.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "compose/document.h"
#include "input/docx_text.h"
#include "write/mail.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIELDS = 3, LONGEST_FIELD = 400 };

/* ---- as a text ----------------------------------------------------------- */

/* What is written as %XX: what HTML and XML would have to escape, what they
 * cannot hold, and what separates the fields. */
static bool is_written_as_is(
    const char *start, size_t length, uint32_t code_point)
{
    if (code_point == UTF8_REPLACEMENT && length == 1)
        return false;
    if (code_point < 0x80)
        return code_point >= ' ' && code_point != 0x7F &&
               !strchr("%/<>&\"'", *start);
    return code_point >= 0xA0 && (code_point & 0xFFFE) != 0xFFFE;
}

static void add_field(struct buffer *out, const char *text)
{
    const char *at = text ? text : "", *end = at + strlen(at);
    for (size_t before = out->length;
         at < end && out->length - before < LONGEST_FIELD;) {
        const char *start = at;
        uint32_t code_point = utf8_next(&at, end);
        if (is_written_as_is(start, (size_t)(at - start), code_point)) {
            buffer_add(out, start, (size_t)(at - start));
            continue;
        }
        for (; start < at; start++)
            buffer_add_format(out, "%%%02X", (unsigned char)*start);
    }
}

const char *identity_new(
    struct arena *arena, const char *name, const struct meta *meta)
{
    struct buffer out = {0};
    add_field(&out, name);
    buffer_add_byte(&out, '/');
    add_field(&out, meta->reference);
    buffer_add_byte(&out, '/');
    add_field(&out, meta->client);
    const char *identity = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return identity;
}

/* The fields, none of which has a slash; missing ones are empty. */
struct fields {
    const char *start[FIELDS];
    size_t length[FIELDS];
};

static struct fields fields_of(const char *identity)
{
    struct fields fields;
    for (int i = 0; i < FIELDS; i++) {
        fields.start[i] = identity;
        fields.length[i] = strcspn(identity, "/");
        identity += fields.length[i] + (identity[fields.length[i]] == '/');
    }
    return fields;
}

static bool same_field(
    const struct fields *one, const struct fields *other, int field)
{
    return one->length[field] == other->length[field] &&
           memcmp(one->start[field], other->start[field], one->length[field]) ==
               0;
}

bool identity_same(const char *one, const char *other)
{
    enum { NAME, REFERENCE, CLIENT };
    struct fields a = fields_of(one), b = fields_of(other);
    if (!same_field(&a, &b, NAME))
        return false;
    for (int field = REFERENCE; field <= CLIENT; field++)
        if (a.length[field] && b.length[field])
            return same_field(&a, &b, field);
    return true;
}

static int digit(char letter)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = letter ? strchr(digits, letter) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The field without its %XX. */
static const char *plain_field(
    struct arena *arena, const struct fields *fields, int field)
{
    struct buffer out = {0};
    const char *at = fields->start[field], *end = at + fields->length[field];
    while (at < end) {
        bool escaped = *at == '%' && end - at > 2 && digit(at[1]) >= 0 &&
                       digit(at[2]) >= 0;
        int byte = escaped ? digit(at[1]) * 16 + digit(at[2]) : *at;
        buffer_add_byte(&out, byte ? (char)byte : '?');
        at += escaped ? 3 : 1;
    }
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

const char *identity_words(struct arena *arena, const char *identity)
{
    struct fields fields = fields_of(identity);
    const char *name = plain_field(arena, &fields, 0);
    const char *reference = plain_field(arena, &fields, 1);
    const char *client = plain_field(arena, &fields, 2);
    if (!*name)
        return "an overview";
    if (!*reference && !*client)
        return arena_format(arena, "\"%s\"", name);
    return arena_format(arena, "\"%s\" (%s%s%s%s%s)", name,
        *reference ? "reference " : "", reference,
        *reference && *client ? ", " : "", *client ? "for " : "", client);
}

/* ---- in letters of ASCII ------------------------------------------------- */

const char *identity_ascii(struct arena *arena, const char *identity)
{
    struct buffer out = {0};
    for (; *identity; identity++) {
        if (ascii_is_letter(*identity) || ascii_is_digit(*identity) ||
            strchr("-._~/%", *identity))
            buffer_add_byte(&out, *identity);
        else
            buffer_add_format(&out, "%%%02X", (unsigned char)*identity);
    }
    const char *ascii = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return ascii;
}

const char *identity_comment(struct arena *arena, const char *identity)
{
    return arena_format(arena, DOCUMENT_ORIGIN ":%s\n", identity);
}

/* What was written so, as identity_new() writes it. */
static const char *from_ascii(struct arena *arena, const char *ascii)
{
    struct buffer out = {0};
    struct fields fields = fields_of(ascii);
    for (int i = 0; i < FIELDS; i++) {
        if (i > 0)
            buffer_add_byte(&out, '/');
        add_field(&out, plain_field(arena, &fields, i));
    }
    const char *identity = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return identity;
}

/* ---- in a file ----------------------------------------------------------- */

/* What stands behind BEFORE up to END, if that is found. */
static const char *find_between(struct arena *arena, const char *bytes,
    size_t length, const char *before, char end)
{
    const char *found = memmem(bytes, length, before, strlen(before));
    if (!found)
        return NULL;
    found += strlen(before);
    size_t left = length - (size_t)(found - bytes);
    enum { LONGEST = FIELDS * (LONGEST_FIELD + 16) };
    const char *behind = memchr(found, end, left < LONGEST ? left : LONGEST);
    return behind ? arena_copy(arena, found, (size_t)(behind - found)) : NULL;
}

/* Of a mail of ours: its first field, whose line may be folded. */
static const char *find_in_mail(
    struct arena *arena, const char *at, const char *end)
{
    struct buffer out = {0};
    for (; at < end && out.length < FIELDS * 3 * LONGEST_FIELD; at++) {
        bool folded = end - at > 2 && memcmp(at, "\r\n ", 3) == 0;
        if (folded)
            at += 2;
        else if (*at == '\r' || *at == '\n')
            break;
        else
            buffer_add_byte(&out, *at);
    }
    const char *identity = from_ascii(arena, buffer_string(&out));
    buffer_release(&out);
    return identity;
}

/* Of an archive of ours: the comment at its end. */
static const char *find_in_archive(
    struct arena *arena, const char *bytes, size_t length)
{
    static const char before[] = DOCUMENT_ORIGIN ":";
    enum { MOST = 2 * FIELDS * LONGEST_FIELD };
    size_t tail = length < MOST ? length : MOST;
    const char *start = bytes + length - tail;
    const char *behind = memmem(start, tail, "PK\5\6", 4);
    return behind ? find_between(arena, behind,
                        (size_t)(bytes + length - behind), before, '\n')
                  : NULL;
}

static const char *find_identity(
    struct arena *arena, const char *bytes, size_t length)
{
    size_t field = strlen(MAIL_ORIGIN);
    if (length > field && memcmp(bytes, MAIL_ORIGIN, field) == 0)
        return find_in_mail(arena, bytes + field, bytes + length);
    if (length > 5 && memcmp(bytes, "%PDF-", 5) == 0)
        return find_between(
            arena, bytes, length, "<dc:source>" DOCUMENT_ORIGIN ":", '<');
    return find_between(arena, bytes, length,
        "<meta name=\"" DOCUMENT_ORIGIN "\" content=\"", '"');
}

/* A DOCX file is packed, and what came back from Word is packed anew. */
static bool is_package(const char *bytes, size_t length)
{
    return length > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

const char *identity_read(struct arena *arena, const char *path)
{
    const char *identity = NULL;
    struct stat status;
    bool package = false;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_size > 0) {
        size_t length = (size_t)status.st_size;
        void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (bytes != MAP_FAILED) {
            package = is_package(bytes, length);
            identity = package ? find_in_archive(arena, bytes, length)
                               : find_identity(arena, bytes, length);
            munmap(bytes, length);
        }
    }
    close(descriptor);
    return package && !identity
               ? docx_text_property(arena, path, DOCUMENT_ORIGIN)
               : identity;
}
