/* The table of an overview: what its columns are, a row each here, and the
 * cells of one client. CSV and the first sheet of XLSX are this table, and the
 * objects of JSON have the same names. */
#ifndef WRITE_OVERVIEW_COLUMNS_H
#define WRITE_OVERVIEW_COLUMNS_H

#include "decide/overview.h"

#include <stdbool.h>

#define OVERVIEW_COLUMNS(X)                                                    \
    X(GUIDE, "guide")                                                          \
    X(ATTENTION, "attention") /* why, in one word */                           \
    X(NAME, "name")           /* of the document */                            \
    X(CLIENT, "client")                                                        \
    X(REFERENCE, "reference")                                                  \
    X(RECOMMENDED, "recommended") /* an id of the guide, or "toss-up" */       \
    X(LABEL, "label")             /* what people call it */                    \
    X(COMPUTED, "computed")       /* as RECOMMENDED, before an override */     \
    X(CONFIDENCE, "confidence")                                                \
    X(LEAD, "lead") /* empty: all else is ruled out */                         \
    X(OPEN, "open") /* questions */                                            \
    X(ASSUMED, "assumed")                                                      \
    X(DECIDING, "deciding")                                                    \
    X(SERIOUS, "serious") /* warnings */                                       \
    X(CAUTION, "caution")                                                      \
    X(NOTE, "note")                                                            \
    X(OUTDATED, "out-of-date") /* why its document is; empty: it is not */     \
    X(PROBLEM, "problem")      /* why there is no answer */

enum overview_column {
#define COLUMN_NAME(name, text) COLUMN_##name,
    OVERVIEW_COLUMNS(COLUMN_NAME)
#undef COLUMN_NAME
        COLUMN_COUNT
};

/* "out-of-date" */
const char *overview_column_name(enum overview_column column);

struct overview_cell {
    const char *text; /* NULL: it is a number, or empty */
    bool is_number;
    double number;
};

/* The cells of a client, by column. */
void overview_client_cells(struct overview_cell cells[COLUMN_COUNT],
    const struct guide *guide, const struct overview_client *client);

/* Calls WRITE for each row: failures, then the guides with their clients. */
void overview_each_row(const struct overview *overview,
    void (*write)(void *context, const struct overview_cell *cells),
    void *context);

#endif
