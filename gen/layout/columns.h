/* The columns of a table: what their cells want, and how wide they are. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "layout/column_widths.h"
#include "layout/flow.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A row higher than this share of the page may be divided between lines. */
#define HIGHEST_ROW 0.4

/* What the cells of each column want. */
struct columns {
    double *least, *most;       /* the widest word, the widest line */
    double *wholes, *fractions; /* of numbers in line: the widest parts before
                                   and behind the decimal sign */
    ARRAY(struct cell_word) words; /* of all cells */
    size_t rows;                   /* so far */
};

struct table {
    struct flow *flow;
    cmark_node *node;
    bool plain;
    size_t count; /* columns */
    const uint8_t *alignments;
    double *widths, *left; /* of the cells' text */
    double *fractions;     /* as in struct columns */
    char decimal_sign;
    double padding_pt, padding_y_pt, width_pt, x_pt;
    bool turned;            /* on pages of its own, which are turned */
    double scale;           /* of the text */
    bool first_heads;       /* the first column says what its row is about */
    uint32_t tag, body_tag; /* of the whole; of all rows but the head, or 0 */
};

/* Gives TABLE its columns. May shrink its text, and turn the page; reports a
 * table that is too wide all the same. */
void columns_set(struct table *table);

/* Whether it stands on the ground of a full cover. */
bool table_on_ground(const struct table *table);

bool table_row_is_head(cmark_node *row);
bool table_row_is_empty(cmark_node *row);

/* Of the cells in a column, or of its head. */
struct block_style table_cell_style(
    const struct table *table, bool head, size_t column);

/* Fills the flow's paragraph with CELL, whose tag is TAG; pictures are no
 * wider than WIDTH. */
void table_fill_cell(struct table *table, cmark_node *cell,
    const struct block_style *style, double width_pt, uint32_t tag);

/* The width of what stands behind the decimal sign in the cell that was filled
 * last; below 0 if the cell holds no number or is not set flush right. */
double table_cell_fraction(const struct table *table, size_t column);

#endif
