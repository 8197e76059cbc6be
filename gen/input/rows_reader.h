/* What the readers of tables share: one for each kind of file. */
#ifndef INPUT_ROWS_READER_H
#define INPUT_ROWS_READER_H

#include "base/array.h"
#include "base/buffer.h"
#include "input/rows.h"

/* More columns, and longer rows, are refused. */
enum { ROWS_COLUMNS_MOST = 2000, ROWS_LONGEST = 1 << 20 /* bytes */ };

/* A kind of file. */
struct rows_kind {
    const char *endings; /* of names: ".csv .txt" */
    const char *start;   /* how such files begin; NULL: in many ways */
    bool lettered;
    bool computed; /* see rows_are_computed */
    /* Opens the file and finds its columns (rows_add_column). */
    bool (*open)(struct rows *rows, const char *path,
        const struct rows_form *form, struct diags *diags);
    /* Sets cells, and the place; rows->cells are all NULL before. */
    bool (*next)(struct rows *rows, struct row *row, struct diags *diags);
    void (*close)(struct rows *rows);
};

extern const struct rows_kind rows_csv, rows_tsv, rows_json, rows_json_lines,
    rows_xlsx, rows_sqlite;

struct rows {
    const struct rows_kind *kind;
    struct arena arena;     /* as long as the table */
    struct arena row_arena; /* as long as the row */
    struct rows_names names;
    ARRAY(const char *) columns;
    const char **cells; /* of the row */
    void *state;        /* of the kind */
};

/* Adds a column called NAME, which is copied. */
void rows_add_column(struct rows *rows, const char *name);

/* The index of the column NAME, or -1. */
int rows_find_column(const struct rows *rows, const char *name);

/* Appends NUMBER as spreadsheets show it: a plain decimal of at most 15
 * digits that count. False, and nothing, if it is none: it would have to be
 * written as a text, or somebody would read another number than was meant. */
bool rows_number_text(struct buffer *out, double number);

/* What is said of such a cell. */
#define ROWS_NUMBER_PROBLEM                                                    \
    "its number has more than 15 digits that count, or is too small or large"

/* An error in the cell at PLACE, or in the whole file if its row is 0. */
__attribute__((format(printf, 5, 6))) void rows_report(struct rows *rows,
    struct diags *diags, struct row_place place, const char *hint,
    const char *format, ...);

#endif
