/* The columns of a table: what their cells want, and how wide they are. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

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

bool row_is_head(cmark_node *row);
bool row_is_empty(cmark_node *row);

/* Of the cells in a column, or of its head. */
struct block_style cell_style(
    const struct table *table, bool head, size_t column);

/* Fills the flow's paragraph with CELL, whose tag is TAG; pictures are no
 * wider than WIDTH. */
void cell_fill(struct table *table, cmark_node *cell,
    const struct block_style *style, double width_pt, uint32_t tag);

/* The width of what stands behind the decimal sign in the cell that was filled
 * last; below 0 if the cell holds no number or is not set flush right. */
double cell_fraction(const struct table *table, size_t column);

/* Column widths that fill no more than AVAILABLE, in the manner of CSS 2.1,
 * 17.5.2.2: what the widest content wants, if there is room for it. Else short
 * columns get what they want, the others the least that they need and the
 * rest by how much more each wants. If even the least is too much, all are
 * shrunk. LEAST and MOST are in pt. */
void table_widths(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt);

#endif
