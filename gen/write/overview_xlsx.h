/* An overview as a workbook (XLSX). */
#ifndef WRITE_OVERVIEW_XLSX_H
#define WRITE_OVERVIEW_XLSX_H

#include "base/buffer.h"
#include "base/diag.h"
#include "decide/overview.h"
#include "input/theme.h"

#include <stdbool.h>

/* Appends the workbook to OUT: a sheet of the clients, which is the table of
 * write/overview_columns.h, and one each of options, facts, reasons, warnings
 * and texts. Texts are texts, whatever they begin with; heads have the colours
 * of THEME. ISO_DATE, or NULL, is its date. False after a system problem. */
bool overview_write_xlsx(struct buffer *out, const struct overview *overview,
    const struct theme *theme, const char *iso_date, struct diags *diags);

#endif
