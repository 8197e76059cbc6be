/* Changes one operator or constant of a C file.
 *
 *     mutate FILE...        lists what can be changed, one line for each
 * change: FILE, number, LINE, COLUMN, OLD, NEW and the line, divided by tabs
 *     mutate FILE NUMBER    prints FILE with that change
 *
 * Comments, strings and the preprocessor's lines stay as they are. What an
 * operator means is read from the spaces around it, which clang-format sets. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* OLD as it stands between spaces or not, and what may stand for it. */
static const struct change {
    const char *old, *new;
    bool spaced; /* an operator between two operands only */
} changes[] = {
    {"==", "!=", true},
    {"!=", "==", true},
    {"<=", "<", true},
    {"<=", ">", true},
    {">=", ">", true},
    {">=", "<", true},
    {"<<", ">>", true},
    {">>", "<<", true},
    {"<", "<=", true},
    {"<", ">=", true},
    {">", ">=", true},
    {">", "<=", true},
    {"&&", "||", true},
    {"||", "&&", true},
    {"+", "-", true},
    {"-", "+", true},
    {"*", "+", true},
    {"/", "*", true},
    {"%", "*", true},
    {"&", "|", true},
    {"|", "&", true},
    {"^", "&", true},
    {"+=", "-=", true},
    {"-=", "+=", true},
    {"*=", "+=", true},
    {"/=", "*=", true},
    {"|=", "&=", true},
    {"&=", "|=", true},
    {"^=", "|=", true},
    {"++", "--", false},
    {"--", "++", false},
    {"!", "", false},
    {"true", "false", false},
    {"false", "true", false},
};

struct reader {
    const struct source *source;
    const char *at, *end;
    int wanted; /* the number of the change to be made; -1: list them */
    int number;
};

static void copy(const struct reader *reader, const char *from, size_t length)
{
    if (reader->wanted >= 0)
        fwrite(from, 1, length, stdout);
}

static void list(const struct reader *reader, size_t length, const char *new)
{
    struct place place = source_place(
        reader->source, (size_t)(reader->at - reader->source->text));
    size_t line_length;
    const char *line = source_line(reader->source, place.line, &line_length);
    size_t indent = strspn(line, " ");
    printf("%s\t%d\t%d\t%d\t%.*s\t%s\t%.*s\n", reader->source->name,
        reader->number, place.line, place.column, (int)length, reader->at,
        *new ? new : "nothing", (int)(line_length - indent), line + indent);
}

/* One change of the LENGTH bytes here; true if it is the one that is made. */
static bool offer(struct reader *reader, size_t length, const char *new)
{
    bool made = reader->number == reader->wanted;
    if (reader->wanted < 0)
        list(reader, length, new);
    else if (made)
        fputs(new, stdout);
    reader->number++;
    return made;
}

/* ---- what is here -------------------------------------------------------- */

static size_t name_length(const char *at)
{
    size_t length = 0;
    while (isalnum((unsigned char)at[length]) || at[length] == '_')
        length++;
    return length;
}

/* The length of the comment, string, character or preprocessor's line here,
 * 0 if there is none. */
static size_t opaque_length(const struct reader *reader)
{
    const char *at = reader->at;
    bool begins = at == reader->source->text || at[-1] == '\n';
    if (strncmp(at, "/*", 2) == 0)
        return (size_t)(strstr(at, "*/") - at) + 2;
    if (strncmp(at, "//", 2) == 0 || (begins && *at == '#'))
        return strcspn(at, "\n");
    if (*at != '"' && *at != '\'')
        return 0;
    size_t length = 1;
    while (at[length] != *at)
        length += at[length] == '\\' ? 2 : 1;
    return length + 1;
}

/* The length of the operator here: the longest one of the language. */
static size_t operator_length(const char *at)
{
    static const char *const longer[] = {"<<=", ">>=", "...",
        "==", "!=", "<=", ">=", "<<", ">>", "&&", "||",
        "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "++", "--", "->"};
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        if (strncmp(at, longer[i], strlen(longer[i])) == 0)
            return strlen(longer[i]);
    return 1;
}

static bool is_spaced(const struct reader *reader, size_t length)
{
    return isspace((unsigned char)reader->at[-1]) &&
           isspace((unsigned char)reader->at[length]);
}

/* ---- the walk ------------------------------------------------------------ */

static bool offer_changes(struct reader *reader, size_t length)
{
    bool made = false;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (strlen(changes[i].old) == length &&
            memcmp(changes[i].old, reader->at, length) == 0 &&
            (!changes[i].spaced || is_spaced(reader, length)))
            made = offer(reader, length, changes[i].new) || made;
    return made;
}

/* A number becomes the next one, and 1 becomes 0, too. */
static bool offer_numbers(struct reader *reader, size_t length)
{
    char *rest;
    unsigned long long value = strtoull(reader->at, &rest, 0);
    const char *behind = reader->at + length;
    char next[64];
    if (*behind == '.' || rest > behind || length > 20)
        return false;
    snprintf(
        next, sizeof next, "%llu%.*s", value + 1, (int)(behind - rest), rest);
    bool made = offer(reader, length, next);
    if (value == 1)
        made = offer(reader, length, "0") || made;
    return made;
}

static void walk(struct reader *reader)
{
    while (reader->at < reader->end) {
        size_t length = opaque_length(reader);
        bool made = false;
        if (!length && (length = name_length(reader->at)) > 0)
            made = isdigit((unsigned char)*reader->at)
                       ? offer_numbers(reader, length)
                       : offer_changes(reader, length);
        else if (!length && ispunct((unsigned char)*reader->at)) {
            length = operator_length(reader->at);
            made = offer_changes(reader, length);
        } else if (!length) {
            length = 1;
        }
        if (!made)
            copy(reader, reader->at, length);
        reader->at += length;
    }
}

static bool mutate(struct arena *arena, const char *path, int wanted)
{
    struct diags diags;
    diags_init(&diags, arena);
    const struct source *source = file_read_text(arena, path, &diags);
    diags_print(&diags, stderr, SEVERITY_NOTE, false);
    if (!source)
        return false;
    struct reader reader = {
        source, source->text, source->text + source->length, wanted, 0};
    walk(&reader);
    return wanted < reader.number;
}

int main(int argument_count, char **arguments)
{
    struct arena arena;
    arena_init(&arena);
    bool good = argument_count > 1;
    bool one = argument_count == 3 && isdigit((unsigned char)*arguments[2]);
    if (one)
        good = mutate(&arena, arguments[1], atoi(arguments[2]));
    for (int i = 1; i < argument_count && !one; i++)
        good = mutate(&arena, arguments[i], -1) && good;
    arena_release(&arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
