/* A named text that messages point into. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"

#include <stddef.h>

struct source {
    const char *name; /* as the user knows it: a path, or "<stdin>" */
    const char *text; /* NUL-terminated; "" if there is nothing to quote */
    size_t length;    /* bytes */
    int lines_before, columns_before; /* above the text, and in its first line,
                                         if it is a piece of a file */
    int lines_above; /* the text, which places do not count but messages do */
    int indent; /* code points that were taken from the start of every line but
                   the first */
    /* Of a text that was kept: the files beside it as they were then, called
     * as it calls them, up to NULL. NULL: they are on the disk. */
    const struct source *const *beside;
    const size_t *line_starts;
    size_t line_count;
    const size_t *marks; /* code points before every SOURCE_STRIDE bytes */
};

/* So that a column costs the same in a line of any length. */
enum { SOURCE_STRIDE = 512 };

/* A point in a source; line and column count from 1, columns in code points;
 * 0 means unknown. source NULL: no file is to blame (the command line). */
struct place {
    const struct source *source;
    int line, column;
};

/* A source in ARENA over TEXT, which must outlive it. */
const struct source *source_new(
    struct arena *arena, const char *name, const char *text, size_t length);

/* The same for a piece of a file, which has LINES_BEFORE lines above it, and
 * COLUMNS_BEFORE code points before it in its first line. */
const struct source *source_new_piece(struct arena *arena, const char *name,
    const char *text, size_t length, int lines_before, int columns_before);

/* The whole of the file at PATH, of which nothing is to be quoted; PATH must
 * outlive ARENA. */
struct place source_place_of_file(struct arena *arena, const char *path);

/* The place of a byte offset; offsets beyond the end give the end. */
struct place source_place(const struct source *source, size_t offset);

/* The line of PLACE in its file, as messages tell it. */
int source_shown_line(struct place place);

/* The bytes of line LINE without its line ending; *LENGTH is 0 and "" is
 * returned if there is no such line. */
const char *source_line(const struct source *source, int line, size_t *length);

#endif
