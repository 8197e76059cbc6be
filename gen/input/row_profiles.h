/* Rows as profiles: texts of XML, an element or attribute on each line, so that
 * what is said of a line can be said of the cell that it came from.
 *
 * The texts are read as every other profile is: nothing about values is decided
 * here. */
#ifndef INPUT_ROW_PROFILES_H
#define INPUT_ROW_PROFILES_H

#include "base/buffer.h"
#include "input/row_columns.h"

struct row_profiles;

/* What was reported of its rows already. */
enum row_state {
    ROW_GOOD,
    ROW_WRONG, /* a cell is: the text lacks it, and can be checked further */
    ROW_UNREAD /* a row is: the text lacks more */
};

/* One profile; it lives until the next is asked for. */
struct row_profile {
    struct row_place place; /* of its first row */
    size_t row_count;
    const char *reference;         /* NULL: none */
    struct buffer text;            /* XML */
    const struct row_place *lines; /* of the text, where each came from */
    size_t line_count;
    enum row_state state;
};

/* The profiles that ROWS hold, which it closes, by COLUMNS. */
struct row_profiles *row_profiles_new(
    struct rows *rows, const struct row_columns *columns);
void row_profiles_free(struct row_profiles *profiles);

/* The next profile; NULL at the end. */
const struct row_profile *row_profiles_next(
    struct row_profiles *profiles, struct diags *diags);

/* Turns the problems in DIAGS that have a place in SOURCE, the text of a
 * profile of COUNT LINES, into problems of the cells behind them. */
void row_profiles_place(struct diags *diags, const struct source *source,
    const struct rows_names *names, const struct row_place *lines,
    size_t count);

#endif
