/* An overview as CSV. */
#ifndef WRITE_OVERVIEW_CSV_H
#define WRITE_OVERVIEW_CSV_H

#include "base/buffer.h"
#include "decide/overview.h"

/* Appends the table of write/overview_columns.h to OUT: RFC 4180, UTF-8, lines
 * that end in a line feed. A text that a spreadsheet would take for a formula
 * has an apostrophe before it, and quotes around it. */
void overview_write_csv(struct buffer *out, const struct overview *overview);

#endif
