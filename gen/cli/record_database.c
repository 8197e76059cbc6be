/* The record as a database: opened with care, asked with prepared statements.
 *
 * Write-ahead logging lets `dossier record` read while a run writes. */
#include "cli/record_database.h"

#include "base/file.h"
#include "base/memory.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1, PATIENCE_MS = 3000 };

struct record {
    sqlite3 *database;
    char *path;
};

struct query {
    sqlite3_stmt *statement; /* NULL: it could not be prepared */
};

static const char schema[] =
    "BEGIN;"
    "CREATE TABLE issue(id INTEGER PRIMARY KEY, name TEXT, time TEXT,"
    " profile TEXT, digits TEXT, client TEXT, verdict TEXT, confidence TEXT,"
    " problems TEXT, pages INTEGER, ms INTEGER);"
    "CREATE INDEX issue_name ON issue(name, id);"
    "CREATE INDEX issue_profile ON issue(profile);"
    "CREATE TABLE source(id INTEGER PRIMARY KEY, kind TEXT, name TEXT,"
    " version TEXT, digits TEXT, UNIQUE(kind, name, version, digits));"
    "CREATE TABLE used(issue INTEGER, source INTEGER,"
    " UNIQUE(issue, source));"
    "CREATE INDEX used_source ON used(source);"
    "CREATE TABLE output(issue INTEGER, path TEXT, digits TEXT,"
    " written TEXT);"
    "CREATE INDEX output_issue ON output(issue);"
    "PRAGMA user_version=1;"
    "COMMIT;";

/* ---- opening ------------------------------------------------------------- */

static struct place place_of(const char *path, struct diags *diags)
{
    return (struct place){source_new(diags->arena, path, "", 0), 0, 0};
}

void record_report(struct record *record, struct diags *diags)
{
    int code = sqlite3_errcode(record->database);
    const char *hint = NULL;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        hint = "move it away, and the next run begins another";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        hint = "another program holds it; is a run under way?";
    diag_add(diags, SEVERITY_SYSTEM, place_of(record->path, diags), hint,
        "cannot use the record: %s", sqlite3_errmsg(record->database));
}

/* The format of the record, 0 if it is new, -1 if that cannot be read. */
static int read_format(struct record *record)
{
    sqlite3_stmt *statement = NULL;
    int format = -1;
    if (sqlite3_prepare_v2(record->database, "PRAGMA user_version", -1,
            &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        format = sqlite3_column_int(statement, 0);
    if (sqlite3_finalize(statement) != SQLITE_OK)
        format = -1;
    return format;
}

static bool prepare_record(struct record *record, struct diags *diags)
{
    sqlite3 *database = record->database;
    sqlite3_busy_timeout(database, PATIENCE_MS);
    int format = read_format(record);
    if (format > FORMAT) {
        diag_add(diags, SEVERITY_SYSTEM, place_of(record->path, diags),
            "use that program, or move the record away",
            "the record is of a newer program: its format is %d, and this "
            "reads %d",
            format, FORMAT);
        return false;
    }
    bool ok = format >= 0 &&
              sqlite3_exec(database,
                  "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL", NULL,
                  NULL, NULL) == SQLITE_OK &&
              (format > 0 || sqlite3_exec(database, schema, NULL, NULL, NULL) ==
                                 SQLITE_OK);
    if (!ok)
        record_report(record, diags);
    return ok;
}

struct record *record_open(const char *output, bool make, struct diags *diags)
{
    struct arena *arena = diags->arena;
    const char *folder = file_join(arena, output, ".dossier");
    const char *path = file_join(arena, folder, "record.sqlite");
    if (make && !file_make_folder(folder, diags))
        return NULL;
    if (!make && !file_exists(path)) {
        diag_add(diags, SEVERITY_ERROR, place_of(path, diags),
            "build with --record keeps one; -o DIR says where",
            "there is no record");
        return NULL;
    }
    struct record *record = memory_allocate(1, sizeof *record);
    record->path = memory_allocate(strlen(path) + 1, 1);
    strcpy(record->path, path);
    int flags = SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0);
    bool ok =
        sqlite3_open_v2(path, &record->database, flags, NULL) == SQLITE_OK;
    if (!record->database)
        memory_exhausted();
    if (!ok)
        record_report(record, diags);
    if (ok && prepare_record(record, diags))
        return record;
    record_close(record);
    return NULL;
}

void record_close(struct record *record)
{
    if (!record)
        return;
    sqlite3_close(record->database);
    free(record->path);
    free(record);
}

/* ---- statements ---------------------------------------------------------- */

struct query *query_new(struct record *record, const char *sql,
    const char *const *values, size_t count)
{
    struct query *query = memory_allocate(1, sizeof *query);
    if (sqlite3_prepare_v2(
            record->database, sql, -1, &query->statement, NULL) != SQLITE_OK)
        return query;
    for (size_t i = 0; i < count; i++)
        sqlite3_bind_text(query->statement, (int)i + 1,
            values[i] ? values[i] : "", -1, SQLITE_TRANSIENT);
    return query;
}

void query_free(struct query *query)
{
    sqlite3_finalize(query->statement);
    free(query);
}

bool query_next(struct query *query)
{
    return query->statement && sqlite3_step(query->statement) == SQLITE_ROW;
}

const char *query_text(struct query *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    return text ? (const char *)text : "";
}

bool record_run(struct record *record, const char *sql,
    const char *const *values, size_t count)
{
    struct query *query = query_new(record, sql, values, count);
    int code = query->statement ? sqlite3_step(query->statement) : SQLITE_ERROR;
    sqlite3_finalize(query->statement);
    free(query);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

const char *record_last_id(struct record *record, struct arena *arena)
{
    return arena_format(
        arena, "%lld", (long long)sqlite3_last_insert_rowid(record->database));
}
