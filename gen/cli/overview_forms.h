/* The data formats of an overview: each a row here. Its page has the formats of
 * documents (cli/outputs.h). */
#ifndef CLI_OVERVIEW_FORMS_H
#define CLI_OVERVIEW_FORMS_H

#include "base/buffer.h"
#include "base/diag.h"

#include <stdbool.h>

struct overview;
struct theme;

enum overview_form {
    OVERVIEW_CSV,
    OVERVIEW_XLSX,
    OVERVIEW_JSON,
    OVERVIEW_FORM_COUNT
};
#define OVERVIEW_FORM_NAMES "csv, xlsx, json"

struct overview_form_row {
    const char *name; /* as -f names it, and the ending of the file */
    /* Appends the file to OUT; false after a problem. DATE: ISO, or NULL. */
    bool (*make)(struct buffer *out, const struct overview *overview,
        const struct theme *theme, const char *date, struct diags *diags);
};

extern const struct overview_form_row overview_forms[OVERVIEW_FORM_COUNT];

#endif
