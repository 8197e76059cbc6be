/* The record as a database: what cli/record and cli/record_print ask of SQLite.
 * Values go in and come out as texts. */
#ifndef CLI_RECORD_DATABASE_H
#define CLI_RECORD_DATABASE_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Runs one statement with VALUES for its question marks; false if it fails,
 * which record_report() tells. */
bool record_run(struct record *record, const char *sql,
    const char *const *values, size_t count);

/* The id of the last row that was inserted, in ARENA. */
const char *record_last_id(struct record *record, struct arena *arena);

/* Reports what went wrong last. */
void record_report(struct record *record, struct diags *diags);

/* The rows of a SELECT. */
struct query;
struct query *query_new(struct record *record, const char *sql,
    const char *const *values, size_t count);
void query_free(struct query *query);

/* Moves to the next row; false at the end or after a failure. */
bool query_next(struct query *query);

/* A column of the row, "" for NULL; borrowed until the next row. */
const char *query_text(struct query *query, int column);

#endif
