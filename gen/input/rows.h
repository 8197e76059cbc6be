/* A table read as a stream of rows, whatever kind of file it is in.
 *
 * A row has a cell for each column: a text in UTF-8, or NULL where there is
 * none. Numbers, dates and truths of the file are written as a profile writes
 * them: 1500, 2026-11-20, yes. The memory that this needs is that of the names
 * of the columns and of one row. */
#ifndef INPUT_ROWS_H
#define INPUT_ROWS_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* What of the file is given; NULL: it is found out. */
struct rows_form {
    const char *delimiter; /* a character; "tab" */
    const char *quote;     /* a character */
    const char *encoding;  /* of a text, as iconv knows it */
    const char *sheet;     /* by name; the first one */
    const char *table;     /* of a database; its only one */
    const char *query;     /* instead of a table */
};

/* Where something stands. */
struct row_place {
    int row;    /* as a spreadsheet counts: the header is the first one */
    int line;   /* of the file, in which the row begins; 0: it has no lines */
    int column; /* index; negative: the row as a whole */
};

struct row {
    struct row_place place; /* of the whole */
    bool broken;            /* it cannot be read, which was reported */
    bool wrong;             /* a cell cannot, which was reported: it is NULL */
    const char *const *cells;
};

struct rows;

/* Whether PATH ends as tables do, and is no XML. */
bool rows_is_table(const char *path);

/* Opens the file and reads the names of its columns; NULL after an error. */
struct rows *rows_open(
    const char *path, const struct rows_form *form, struct diags *diags);
void rows_close(struct rows *rows);

/* The next row, which lives until the one behind it is asked for; false at the
 * end, or after a problem of the whole file. */
bool rows_next(struct rows *rows, struct row *row, struct diags *diags);

/* True if queries and views make the rows: there may be any number of them,
 * however small the file is. */
bool rows_are_computed(const struct rows *rows);

/* How messages name places of this table; it outlives ROWS, in ARENA. */
struct rows_names {
    const struct source *source; /* with the name of the file only */
    const char *const *columns;
    size_t column_count;
    bool lettered; /* cells have names, such as C12 */
};
const struct rows_names *rows_names(
    const struct rows *rows, struct arena *arena);

/* "row 14, column "Stage" (C14)", in ARENA. */
const char *rows_where(struct arena *arena, const struct rows_names *names,
    struct row_place place);

/* The same for a message: the file and its line. */
struct place rows_place(const struct rows_names *names, struct row_place place);

#endif
