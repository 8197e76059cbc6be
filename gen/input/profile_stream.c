/* A file of many profiles, read as a stream.
 *
 * This looks for tags only, and cuts the file at those of profiles; each piece
 * is parsed by itself, where it is used. So a file of any length needs the
 * memory of its longest profile, an error inside one costs that one and not
 * all that follow, and a document depends on the very bytes of its profile.
 * (An XML parser would stop at the first error, and knows no offsets.) */
#include "input/profile_stream.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "input/profile_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum tag { TAG_START, TAG_EMPTY, TAG_END, TAG_END_OF_FILE };
enum { LONGEST_TAG = 4096 };

/* Where the stream is: what getc() gives next. */
struct point {
    size_t offset;
    int line, column;
};

struct profile_stream {
    FILE *stream;
    char *path;
    struct point now;
    struct point tag_point; /* of the "<" of the last tag */
    char tag[LONGEST_TAG];  /* what is between its "<" and ">" */
    size_t tag_length;
    char root_guide[LONGEST_TAG];
    bool many, ended;
    bool tag_waits; /* the last tag begins the next profile */
    bool copying;
    struct buffer text; /* of the profile at hand */
    struct arena arena; /* of the profile at hand */
};

/* ---- characters ---------------------------------------------------------- */

static int peek(struct profile_stream *stream)
{
    int c = getc(stream->stream);
    if (c != EOF)
        ungetc(c, stream->stream);
    return c;
}

static int take_byte(struct profile_stream *stream)
{
    int c = getc(stream->stream);
    if (c == EOF)
        return EOF;
    struct point *now = &stream->now;
    now->offset++;
    if (c == '\n' || (c == '\r' && peek(stream) != '\n')) {
        now->line++;
        now->column = 1;
    } else if ((c & 0xC0) != 0x80) {
        now->column++;
    }
    if (stream->copying && stream->text.length <= FILE_LARGEST_TEXT)
        buffer_add_byte(&stream->text, (char)c);
    return c;
}

/* Goes on behind the next CLOSING, which is three characters at most. */
static void skip_past(struct profile_stream *stream, const char *closing)
{
    char last[4] = "";
    size_t length = strlen(closing);
    for (int c; (c = take_byte(stream)) != EOF;) {
        memmove(last, last + 1, length - 1);
        last[length - 1] = (char)c;
        if (memcmp(last, closing, length) == 0)
            return;
    }
}

static bool take_if(struct profile_stream *stream, const char *expected)
{
    for (; *expected; expected++) {
        if (peek(stream) != *expected)
            return false;
        take_byte(stream);
    }
    return true;
}

/* ---- tags ---------------------------------------------------------------- */

static void add_to_tag(struct profile_stream *stream, int c)
{
    if (stream->tag_length < LONGEST_TAG - 1)
        stream->tag[stream->tag_length++] = (char)c;
    stream->tag[stream->tag_length] = '\0';
}

/* Reads to the ">" of a tag; or to a "<", which cannot stand in one: somebody
 * forgot a quotation mark. */
static enum tag read_tag(struct profile_stream *stream)
{
    int quote = 0, last = 0;
    stream->tag_length = 0;
    stream->tag[0] = '\0';
    for (int c; (c = peek(stream)) != EOF && c != '<';) {
        take_byte(stream);
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
        else if (!quote && c == '>')
            break;
        add_to_tag(stream, c);
        last = c;
    }
    if (stream->tag[0] == '/')
        return TAG_END;
    return last == '/' ? TAG_EMPTY : TAG_START;
}

static enum tag next_tag(struct profile_stream *stream)
{
    for (;;) {
        int c = peek(stream);
        while (c != EOF && c != '<') {
            take_byte(stream);
            c = peek(stream);
        }
        if (c == EOF)
            return TAG_END_OF_FILE;
        stream->tag_point = stream->now;
        take_byte(stream);
        if (take_if(stream, "?"))
            skip_past(stream, "?>");
        else if (!take_if(stream, "!"))
            return read_tag(stream);
        else if (take_if(stream, "--"))
            skip_past(stream, "-->");
        else if (take_if(stream, "[CDATA["))
            skip_past(stream, "]]>");
    }
}

/* Whether the last tag is one of NAME; "/name" for an end tag. */
static bool tag_is(const struct profile_stream *stream, const char *name)
{
    size_t length = strlen(name);
    return strncmp(stream->tag, name, length) == 0 &&
           strchr(" \t\r\n/", stream->tag[length]);
}

/* The value of an attribute of the last tag, copied to VALUE; false if it has
 * none. References in it are not resolved: ids have none. */
static bool tag_attribute(
    const struct profile_stream *stream, const char *name, char *value)
{
    const char *at = stream->tag;
    size_t length = strlen(name);
    value[0] = '\0';
    while ((at = strpbrk(at, " \t\r\n"))) {
        at += strspn(at, " \t\r\n");
        size_t own = strcspn(at, "= \t\r\n");
        const char *mark = at + own + strspn(at + own, "= \t\r\n");
        if (*mark != '"' && *mark != '\'')
            continue;
        const char *end = strchr(mark + 1, *mark);
        if (!end)
            return false;
        if (own == length && strncmp(at, name, length) == 0) {
            memcpy(value, mark + 1, (size_t)(end - mark - 1));
            value[end - mark - 1] = '\0';
            return true;
        }
        at = end + 1;
        if (!*at)
            return false;
    }
    return false;
}

/* A start tag that can only be one of a profile: guides may have an element
 * <profile> of their own. */
static bool begins_profile(const struct profile_stream *stream)
{
    char format[LONGEST_TAG];
    return tag_is(stream, "profile") && tag_attribute(stream, "format", format);
}

/* ---- the stream ---------------------------------------------------------- */

struct profile_stream *profile_stream_open(const char *path)
{
    int descriptor = file_open(path);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "rb");
    if (!file)
        return NULL;
    struct profile_stream *stream = memory_allocate(1, sizeof *stream);
    stream->stream = file;
    stream->now = (struct point){0, 1, 1};
    arena_init(&stream->arena);
    buffer_init(&stream->text);
    stream->path = memory_allocate(strlen(path) + 1, 1);
    strcpy(stream->path, path);
    enum tag root = next_tag(stream);
    stream->many = tag_is(stream, "profiles") && root != TAG_END;
    stream->ended = !stream->many || root == TAG_EMPTY;
    tag_attribute(stream, "guide", stream->root_guide);
    return stream;
}

void profile_stream_close(struct profile_stream *stream)
{
    if (!stream)
        return;
    fclose(stream->stream);
    buffer_release(&stream->text);
    arena_release(&stream->arena);
    free(stream->path);
    free(stream);
}

bool profile_stream_has_many(const struct profile_stream *stream)
{
    return stream->many;
}

const char *profile_stream_guide(const struct profile_stream *stream)
{
    return stream->root_guide;
}

static struct place place_of_point(const struct profile_stream *stream,
    struct point point, struct diags *diags)
{
    return (struct place){source_new(diags->arena, stream->path, "", 0),
        point.line, point.column};
}

/* Reads to where the profile at hand ends and returns that offset. */
static size_t find_end(struct profile_stream *stream, bool empty)
{
    for (int depth = empty ? 0 : 1; depth > 0;) {
        enum tag tag = next_tag(stream);
        stream->tag_waits = (tag == TAG_START && begins_profile(stream)) ||
                            (tag == TAG_END && tag_is(stream, "/profiles"));
        if (stream->tag_waits)
            return stream->tag_point.offset;
        if (tag == TAG_END_OF_FILE)
            return stream->now.offset;
        if (tag == TAG_START && tag_is(stream, "profile"))
            depth++;
        else if (tag == TAG_END && tag_is(stream, "/profile"))
            depth--;
    }
    return stream->now.offset;
}

/* What is wrong with the profile is reported when it is read. */
static void give_reference(struct profile_stream *stream,
    const struct source *source, struct profile_piece *piece)
{
    struct diags unread;
    diags_init(&unread, &stream->arena);
    struct profile_text *text =
        profile_text_new(&stream->arena, source, &unread);
    bool given = text && text->reference.text;
    piece->reference = given ? text->reference.text : NULL;
    piece->place = given ? text->reference.place : source_place(source, 0);
    profile_text_free(text);
}

/* The last tag began a profile: reads the rest of it. */
static void read_piece(
    struct profile_stream *stream, struct profile_piece *piece, bool empty)
{
    char guide[LONGEST_TAG];
    struct point start = stream->tag_point;
    arena_reset(&stream->arena);
    buffer_clear(&stream->text);
    buffer_add_format(&stream->text, "<%s>", stream->tag);
    tag_attribute(stream, "guide", guide);
    stream->copying = true;
    size_t end = find_end(stream, empty);
    stream->copying = false;
    *piece = (struct profile_piece){
        .piece = {start.offset, end - start.offset, start.line, start.column},
        .guide = arena_string(&stream->arena, guide)};
    size_t length = piece->piece.length;
    if (length > stream->text.length)
        length = stream->text.length;
    stream->text.bytes[length] = '\0';
    const struct source *source = source_new_piece(&stream->arena, stream->path,
        stream->text.bytes, length, start.line - 1, start.column - 1);
    give_reference(stream, source, piece);
}

bool profile_stream_next(struct profile_stream *stream,
    struct profile_piece *piece, struct diags *diags)
{
    while (!stream->ended) {
        enum tag tag = TAG_START;
        if (!stream->tag_waits)
            tag = next_tag(stream);
        else if (stream->tag[0] == '/')
            tag = TAG_END;
        stream->tag_waits = false;
        if (tag == TAG_END && tag_is(stream, "/profiles")) {
            stream->ended = true;
        } else if (tag == TAG_END_OF_FILE) {
            stream->ended = true;
            diag_add(diags, SEVERITY_ERROR,
                place_of_point(stream, stream->now, diags),
                "is the file cut off?", "</profiles> is missing");
        } else if (tag != TAG_END && tag_is(stream, "profile")) {
            read_piece(stream, piece, tag == TAG_EMPTY);
            return true;
        } else if (tag != TAG_END && !strchr(stream->tag, ':')) {
            diag_add(diags, SEVERITY_ERROR,
                place_of_point(stream, stream->tag_point, diags), NULL,
                "<%.*s>: only <profile> is expected in <profiles>",
                (int)strcspn(stream->tag, " \t\r\n"), stream->tag);
        }
    }
    return false;
}
