/* How wide the columns of a table are. */
#ifndef LAYOUT_COLUMN_WIDTHS_H
#define LAYOUT_COLUMN_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>

/* What is not divided between lines of a cell. */
struct cell_word {
    size_t row, column;
    double width_pt;
    double space_pt; /* before it, unless it begins a line */
    bool begins;     /* a cell, or a line that is forced */
};

/* Column widths that fill no more than AVAILABLE, in the manner of CSS 2.1,
 * 17.5.2.2: what the widest content wants, if there is room for it. Else short
 * columns get what they want, the others the least that they need and the
 * rest by how much more each wants. If even the least is too much, all are
 * shrunk. LEAST and MOST are in pt. */
void column_widths_set(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, double available_pt);

/* Text of a wide table may shrink to this share of its size. */
#define COLUMN_WIDTHS_SMALLEST 0.72

double column_widths_sum(const double *values, size_t count);

/* True if columns that need LEAST_PT and PADDING_PT in all do not fit in WIDTH
 * even in the smallest text, and TURNED, the width of a page turned, is more.
 */
bool column_widths_turn(const double *least_pt, size_t count, double padding_pt,
    double width_pt, double turned_pt);

/* The size of text, as a share of what it was, at which columns that need LEAST
 * fit in ROOM_PT, or the smallest; LEAST and MOST become what they are then. */
double column_widths_shrink(
    double *least_pt, double *most_pt, size_t count, double room_pt);

/* Moves width between columns that have less than they want, as long as that
 * makes the table lower. WORDS are those of all cells, row by row. A table of
 * very many words keeps the widths that it has when the search, which has a
 * bound, ends. */
void column_widths_lower(double *widths_pt, const double *least_pt,
    const double *most_pt, size_t count, const struct cell_word *words,
    size_t word_count);

#endif
