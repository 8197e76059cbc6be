/* What each column of a table is to a guide: by a map, or by its name.
 *
 * A column is called as what it holds: a fact by its id or label, a field of
 * meta by its name, the name of a part by the guide's word for parts, a
 * statement by its path ("proposal/package", "override/@author"); capitals,
 * spaces and hyphens do not count. A number behind it says of which part, or
 * package, it is: "kind 2". */
#ifndef INPUT_ROW_COLUMNS_H
#define INPUT_ROW_COLUMNS_H

#include "input/row_map.h"
#include "input/vocabulary.h"

/* What a profile can hold: one term of the vocabulary. */
struct row_target {
    const char *name;            /* as maps call it, once each */
    const struct term *term;     /* a leaf: a fact, a text, an attribute */
    const struct term *repeated; /* the part or package it is in; NULL: none */
};

/* A column, or what the map says of all rows. */
struct row_column {
    int target;          /* index; NONE: it is not read */
    int number;          /* of the part or package, from 1; 0: it has none */
    const char *text;    /* what is said of all rows; NULL: the cell's */
    const char *missing; /* NULL: nothing */
    const struct yaml *values; /* NULL: none of its own */
};

struct row_columns {
    const struct guide *guide;
    const struct row_map *map; /* NULL: none */
    const struct rows_names *names;
    const struct term *root;
    const struct row_target *targets;
    size_t target_count;
    const struct row_column *columns; /* those of the table, then the map's */
    size_t count;
    int key;       /* the column that groups rows; NONE: each is a profile */
    int reference; /* the column of the reference */
};

/* The targets of the guide, in the order of a profile. */
const struct row_target *row_targets(
    struct arena *arena, const struct guide *guide, size_t *count);

/* Understands the columns NAMES. NULL after an error; what is not read is
 * warned of. MAP may be NULL. */
const struct row_columns *row_columns_new(struct arena *arena,
    const struct guide *guide, const struct row_map *map,
    const struct rows_names *names, struct diags *diags);

/* What TEXT, a cell of COLUMN, is in a profile; in ARENA, or TEXT itself. */
const char *row_columns_translate(struct arena *arena,
    const struct row_columns *columns, const struct row_column *column,
    const char *text);

#endif
