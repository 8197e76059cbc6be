/* The record as a database: what cli/record and cli/record_print ask of SQLite.
 * Values go in and come out as texts. */
#ifndef CLI_RECORD_DATABASE_H
#define CLI_RECORD_DATABASE_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Opens the record in the file PATH; NULL and a problem as of record_open(). */
struct record *record_open_path(const char *path, struct diags *diags);

/* The path of the record that record_open() opens, in ARENA. */
const char *record_path(
    struct arena *arena, const char *output, const struct shard *shard);

/* The folder whose documents the record is of. */
const char *record_folder(const struct record *record);

/* record_report() about the attached record at PATH. */
void record_report_of(
    struct record *record, const char *path, struct diags *diags);

/* Gives up the transaction, after a failure, which is forgotten. */
void record_recover(struct record *record);

/* Runs one statement with VALUES for its question marks; false if it fails,
 * which record_report() tells. */
bool record_run(struct record *record, const char *sql,
    const char *const *values, size_t count);

/* The id of the last row that was inserted, in ARENA. */
const char *record_last_id(struct record *record, struct arena *arena);

/* Of a row of `issue`: that no newer issue stands for the same document. That
 * is of the same profile and is called the same; or it has the same template
 * and its name comes of the same pattern, in which a date has passed, say. */
#define RECORD_CURRENT                                                         \
    "NOT EXISTS (SELECT 1 FROM issue AS newer WHERE newer.name=issue.name"     \
    " AND newer.id>issue.id AND (newer.place=issue.place OR newer.pattern<>''" \
    " AND newer.look=issue.look AND issue.pattern IN (newer.pattern, '?')))"

/* The rows of a SELECT. Each text of a statement is prepared once and kept, so
 * it is one of a few: what differs goes into VALUES. */
struct query;
struct query *query_new(struct record *record, const char *sql,
    const char *const *values, size_t count);
void query_free(struct query *query);

/* Moves to the next row; false at the end or after a failure. */
bool query_next(struct query *query);

/* A column of the row, "" for NULL; borrowed until the next row. */
const char *query_text(struct query *query, int column);

#endif
