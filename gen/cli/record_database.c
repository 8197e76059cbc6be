/* The record as a database: opened with care, asked with prepared statements.
 *
 * Write-ahead logging lets `dossier record` read while a run writes. It needs
 * memory that all who use the file share: a record belongs to one machine, so
 * each share of a run keeps one of its own. */
#include "cli/record_database.h"

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT = 2, PATIENCE_MS = 3000 };

struct record {
    struct arena arena;
    sqlite3 *database;
    const char *path, *folder;
    /* Statements that were prepared, to be run again. A run of thousands of
     * documents has some ten. */
    ARRAY(struct query *) queries;
    int code; /* of the last failure; SQLITE_OK: none */
    const char *message;
};

struct query {
    struct record *record;
    const char *sql;
    sqlite3_stmt *statement; /* NULL: it could not be prepared */
    bool taken;
};

static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS issue(id INTEGER PRIMARY KEY, name TEXT,"
    " time TEXT, profile TEXT, digits TEXT, client TEXT, verdict TEXT,"
    " confidence TEXT, problems TEXT, pages INTEGER, ms INTEGER);"
    "CREATE INDEX IF NOT EXISTS issue_name ON issue(name, id);"
    "CREATE INDEX IF NOT EXISTS issue_profile ON issue(profile);"
    "CREATE TABLE IF NOT EXISTS source(id INTEGER PRIMARY KEY, kind TEXT,"
    " name TEXT, version TEXT, digits TEXT,"
    " UNIQUE(kind, name, version, digits));"
    "CREATE TABLE IF NOT EXISTS used(issue INTEGER, source INTEGER,"
    " UNIQUE(issue, source));"
    "CREATE INDEX IF NOT EXISTS used_source ON used(source);"
    "CREATE TABLE IF NOT EXISTS output(issue INTEGER, path TEXT, digits TEXT,"
    " written TEXT);"
    "CREATE INDEX IF NOT EXISTS output_issue ON output(issue);"
    "CREATE TABLE IF NOT EXISTS failure(name TEXT PRIMARY KEY, time TEXT,"
    " profile TEXT, problems TEXT);";

/* Format 1 kept the folder in the paths of outputs: all but the part behind the
 * last slash. */
static const char from_format_1[] =
    "UPDATE output SET"
    " path=replace(path, rtrim(path, replace(path, '/', '')), '');";

static const char schema_end[] = "PRAGMA user_version=2; COMMIT;";

/* ---- opening ------------------------------------------------------------- */

static struct place place_of(const char *path, struct diags *diags)
{
    return (struct place){source_new(diags->arena, path, "", 0), 0, 0};
}

/* Notes a failure that SQLite has told of last. */
static void note_failure(struct record *record)
{
    record->code = sqlite3_errcode(record->database);
    record->message =
        arena_string(&record->arena, sqlite3_errmsg(record->database));
}

bool record_sound(const struct record *record)
{
    return record->code == SQLITE_OK;
}

void record_report(struct record *record, struct diags *diags)
{
    record_report_of(record, record->path, diags);
}

void record_report_of(
    struct record *record, const char *path, struct diags *diags)
{
    int code = record->code;
    const char *hint = NULL;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_ERROR)
        hint = "move it away, and the next run begins another";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        hint = "another program holds it; is a run under way?";
    else if (code == SQLITE_FULL)
        hint = "make room on the disk, then run again";
    else if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
        hint = "its folder must be writable: copy it elsewhere";
    diag_add(diags, SEVERITY_SYSTEM, place_of(path, diags), hint,
        "cannot use the record: %s", record->message);
}

/* The format of the record, 0 if it is new, -1 if that cannot be read. */
static int read_format(struct record *record)
{
    int format = -1;
    struct query *query = query_new(record, "PRAGMA user_version", NULL, 0);
    if (query_next(query))
        format = sqlite3_column_int(query->statement, 0);
    query_free(query);
    return format;
}

static bool execute(struct record *record, const char *sql)
{
    if (sqlite3_exec(record->database, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    note_failure(record);
    return false;
}

static bool make_tables(struct record *record, int format)
{
    return execute(record, schema) &&
           (format != 1 || execute(record, from_format_1)) &&
           execute(record, schema_end);
}

static bool prepare_record(struct record *record, struct diags *diags)
{
    sqlite3_busy_timeout(record->database, PATIENCE_MS);
    int format = read_format(record);
    if (format > FORMAT) {
        diag_add(diags, SEVERITY_SYSTEM, place_of(record->path, diags),
            "use that program, or move the record away",
            "the record is of a newer program: its format is %d, and this "
            "reads %d",
            format, FORMAT);
        return false;
    }
    bool ok =
        format >= 0 &&
        execute(record, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL") &&
        (format == FORMAT || make_tables(record, format));
    if (!ok)
        record_report(record, diags);
    return ok;
}

static struct record *open_file(
    const char *path, const char *folder, bool make, struct diags *diags)
{
    struct record *record = memory_allocate(1, sizeof *record);
    arena_init(&record->arena);
    record->path = arena_string(&record->arena, path);
    record->folder = arena_string(&record->arena, folder);
    int flags = SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0);
    bool ok =
        sqlite3_open_v2(path, &record->database, flags, NULL) == SQLITE_OK;
    if (!record->database)
        memory_exhausted();
    if (!ok) {
        note_failure(record);
        record_report(record, diags);
    }
    if (ok && prepare_record(record, diags))
        return record;
    record_close(record);
    return NULL;
}

const char *record_path(
    struct arena *arena, const char *output, const struct shard *shard)
{
    const char *name = "record.sqlite";
    if (shard && shard->count > 0)
        name = arena_format(
            arena, "record-%d-of-%d.sqlite", shard->number, shard->count);
    return file_join(arena, file_join(arena, output, ".dossier"), name);
}

struct record *record_open(const char *output, const struct shard *shard,
    bool make, struct diags *diags)
{
    const char *path = record_path(diags->arena, output, shard);
    if (make && !file_make_folder(file_folder(diags->arena, path), diags))
        return NULL;
    if (!make && !file_exists(path)) {
        diag_add(diags, SEVERITY_ERROR, place_of(path, diags),
            "build with --record keeps one; -o DIR says where",
            "there is no record");
        return NULL;
    }
    return open_file(path, output, make, diags);
}

struct record *record_open_path(const char *path, struct diags *diags)
{
    if (file_exists(path))
        return open_file(path, file_folder(diags->arena, path), false, diags);
    diag_add(diags, SEVERITY_ERROR, place_of(path, diags), "check the path",
        "there is no record");
    return NULL;
}

const char *record_folder(const struct record *record)
{
    return record->folder;
}

void record_close(struct record *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < record->queries.count; i++)
        sqlite3_finalize(record->queries.items[i]->statement);
    sqlite3_close(record->database);
    arena_release(&record->arena);
    free(record);
}

/* ---- statements ---------------------------------------------------------- */

/* The statement, prepared before and idle now, or a new one. */
static struct query *take_query(struct record *record, const char *sql)
{
    for (size_t i = 0; i < record->queries.count; i++) {
        struct query *query = record->queries.items[i];
        if (!query->taken && strcmp(query->sql, sql) == 0)
            return query;
    }
    struct query *query = arena_new(&record->arena, struct query);
    *array_add(&record->queries, &record->arena) = query;
    query->record = record;
    query->sql = arena_string(&record->arena, sql);
    return query;
}

struct query *query_new(struct record *record, const char *sql,
    const char *const *values, size_t count)
{
    struct query *query = take_query(record, sql);
    query->taken = true;
    if (!query->statement &&
        sqlite3_prepare_v3(record->database, sql, -1, SQLITE_PREPARE_PERSISTENT,
            &query->statement, NULL) != SQLITE_OK) {
        note_failure(record);
        return query;
    }
    for (size_t i = 0; i < count; i++)
        sqlite3_bind_text(query->statement, (int)i + 1,
            values[i] ? values[i] : "", -1, SQLITE_TRANSIENT);
    return query;
}

void query_free(struct query *query)
{
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    query->taken = false;
}

/* SQLITE_ROW, SQLITE_DONE, or a failure, which is noted. */
static int step(struct query *query)
{
    if (!query->statement)
        return SQLITE_ERROR;
    int code = sqlite3_step(query->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        note_failure(query->record);
    return code;
}

bool query_next(struct query *query)
{
    return step(query) == SQLITE_ROW;
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
    int code = step(query);
    query_free(query);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

const char *record_last_id(struct record *record, struct arena *arena)
{
    return arena_format(
        arena, "%lld", (long long)sqlite3_last_insert_rowid(record->database));
}
