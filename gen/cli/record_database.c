/* The record as a database: opened with care, asked with prepared statements.
 *
 * Write-ahead logging lets `dossier record` read while a run writes. It needs
 * memory that all who use the file share: a record belongs to one machine, so
 * each share of a run keeps one of its own. */
#include "cli/record_database.h"

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORMAT = 4, PATIENCE_MS = 3000 };

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

/* All that a record consists of; what else a database has, it is none. */
static const struct {
    const char *name, *sql;
} parts[] = {
    {"issue", "CREATE TABLE IF NOT EXISTS issue(id INTEGER PRIMARY KEY,"
              " name TEXT, place TEXT DEFAULT '', look TEXT DEFAULT '',"
              " time TEXT, profile TEXT, digits TEXT, client TEXT,"
              " verdict TEXT, confidence TEXT, problems TEXT, pages INTEGER,"
              " ms INTEGER, reference TEXT DEFAULT '', map TEXT DEFAULT '',"
              " row INTEGER DEFAULT 0, pattern TEXT DEFAULT '')"},
    {"issue_name", "CREATE INDEX IF NOT EXISTS issue_name ON issue(name, id)"},
    {"issue_profile",
        "CREATE INDEX IF NOT EXISTS issue_profile ON issue(profile)"},
    {"source", "CREATE TABLE IF NOT EXISTS source(id INTEGER PRIMARY KEY,"
               " kind TEXT, name TEXT, version TEXT, digits TEXT,"
               " UNIQUE(kind, name, version, digits))"},
    {"used", "CREATE TABLE IF NOT EXISTS used(issue INTEGER, source INTEGER,"
             " UNIQUE(issue, source))"},
    {"used_source", "CREATE INDEX IF NOT EXISTS used_source ON used(source)"},
    {"output", "CREATE TABLE IF NOT EXISTS output(issue INTEGER, path TEXT,"
               " digits TEXT, written TEXT)"},
    {"output_issue",
        "CREATE INDEX IF NOT EXISTS output_issue ON output(issue)"},
    {"failure", "CREATE TABLE IF NOT EXISTS failure(name TEXT,"
                " look TEXT DEFAULT '', time TEXT, profile TEXT, problems TEXT,"
                " PRIMARY KEY(name, look))"},
    {"content", "CREATE TABLE IF NOT EXISTS content(digits TEXT PRIMARY KEY,"
                " bytes TEXT)"},
    {"kept", "CREATE TABLE IF NOT EXISTS kept(issue INTEGER, name TEXT,"
             " digits TEXT, UNIQUE(issue, name))"},
    {"fact", "CREATE TABLE IF NOT EXISTS fact(issue INTEGER, part TEXT,"
             " name TEXT, value TEXT, origin TEXT)"},
    {"fact_issue", "CREATE INDEX IF NOT EXISTS fact_issue ON fact(issue)"},
    {NULL, NULL}};

/* From format N to the next one. What failed is tried again anyway; format 1
 * kept the folder in the paths of outputs: all but the part behind the last
 * slash. Format 2 knew documents by the names of their profiles alone: what
 * they are called is the name of a file without its ending. Format 3 did not
 * tell by which pattern: "?" stands for any. */
static const char *const changes[] = {"",
    "UPDATE output SET"
    " path=replace(path, rtrim(path, replace(path, '/', '')), '');",
    "DROP TABLE IF EXISTS failure;"
    "ALTER TABLE issue ADD COLUMN place TEXT DEFAULT '';"
    "ALTER TABLE issue ADD COLUMN look TEXT DEFAULT '';"
    "UPDATE issue SET place=coalesce((SELECT"
    " rtrim(rtrim(path, replace(path, '.', '')), '.')"
    " FROM output WHERE output.issue=issue.id LIMIT 1), name);",
    "ALTER TABLE issue ADD COLUMN reference TEXT DEFAULT '';"
    "ALTER TABLE issue ADD COLUMN map TEXT DEFAULT '';"
    "ALTER TABLE issue ADD COLUMN row INTEGER DEFAULT 0;"
    "ALTER TABLE issue ADD COLUMN pattern TEXT DEFAULT '';"
    "UPDATE issue SET pattern='?'"
    " WHERE place NOT IN (name, name || '.' || look);"};

/* ---- opening ------------------------------------------------------------- */

static const char move_away[] = "move it away, and the next run begins another";

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

void record_recover(struct record *record)
{
    sqlite3_exec(record->database, "ROLLBACK", NULL, NULL, NULL);
    record->code = SQLITE_OK;
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
        hint = move_away;
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        hint = "another program holds it; is a run under way?";
    else if (code == SQLITE_FULL)
        hint = "make room on the disk, then run again";
    else if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
        hint = access(path, R_OK) != 0 && errno == EACCES
                   ? "check the permissions of the file and of the folders "
                     "above it"
                   : "its folder must be writable: copy it elsewhere";
    diag_add(diags, SEVERITY_SYSTEM, source_place_of_file(diags->arena, path),
        hint, "cannot use the record: %s", record->message);
}

/* The first column of the first row of a PRAGMA, a number; -1 if there is
 * none. */
static int ask_number(struct record *record, const char *sql)
{
    int number = -1;
    struct query *query = query_new(record, sql, NULL, 0);
    if (query_next(query))
        number = sqlite3_column_int(query->statement, 0);
    query_free(query);
    return number;
}

/* What a database has that no record of its FORMAT has, by its name in ARENA;
 * NULL: nothing. */
static const char *foreign_part(
    struct record *record, int format, struct arena *arena)
{
    const char *foreign = NULL;
    struct query *query = query_new(record,
        "SELECT name, type IN ('view', 'trigger') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'",
        NULL, 0);
    while (!foreign && query_next(query)) {
        const char *name = query_text(query, 0);
        int i = 0;
        while (parts[i].name && strcmp(parts[i].name, name) != 0)
            i++;
        if (format == 0 || !parts[i].name ||
            strcmp(query_text(query, 1), "0") != 0)
            foreign = arena_string(arena, name);
    }
    query_free(query);
    return foreign;
}

static bool execute(struct record *record, const char *sql)
{
    if (sqlite3_exec(record->database, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    note_failure(record);
    return false;
}

/* In one transaction. */
static bool make_tables(struct record *record, int format)
{
    bool ok = execute(record, "BEGIN IMMEDIATE");
    for (; ok && format > 0 && format < FORMAT; format++)
        ok = execute(record, changes[format]);
    for (int i = 0; ok && parts[i].name; i++)
        ok = execute(record, parts[i].sql);
    return ok && execute(record, "PRAGMA user_version=4; COMMIT");
}

/* Whether the database is a record, of a format that is known; nothing has been
 * written into it by then. */
static bool check_format(struct record *record, int format, struct diags *diags)
{
    struct place place = source_place_of_file(diags->arena, record->path);
    const char *foreign = foreign_part(record, format, diags->arena);
    if (!record_sound(record)) {
        record_report(record, diags);
        return false;
    }
    if (format > FORMAT)
        diag_add(diags, SEVERITY_SYSTEM, place,
            "use that program, or move the record away",
            "the record is of a newer program: its format is %d, and this "
            "reads %d",
            format, FORMAT);
    else if (format < 0)
        diag_add(diags, SEVERITY_SYSTEM, place, move_away,
            "this is no record: its format is %d", format);
    else if (foreign)
        diag_add(diags, SEVERITY_SYSTEM, place, move_away,
            "this is no record: the database has \"%s\"", foreign);
    else
        return true;
    return false;
}

/* READ_ONLY: a record of now is not written into. */
static bool prepare_record(
    struct record *record, bool read_only, struct diags *diags)
{
    sqlite3_busy_timeout(record->database, PATIENCE_MS);
    sqlite3_db_config(
        record->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    int format = ask_number(record, "PRAGMA user_version");
    if (!check_format(record, format, diags))
        return false;
    bool ok = read_only || execute(record, "PRAGMA journal_mode=WAL;"
                                           "PRAGMA synchronous=NORMAL");
    ok = ok && (format == FORMAT || make_tables(record, format));
    if (!ok)
        record_report(record, diags);
    return ok;
}

static bool is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* A record that is a link would be written into somebody's file. */
static bool check_links(const char *path, struct diags *diags)
{
    const char *folder = file_folder(diags->arena, path);
    const char *link = is_link(path) ? path : is_link(folder) ? folder : NULL;
    if (link)
        diag_add(diags, SEVERITY_SYSTEM,
            source_place_of_file(diags->arena, link),
            "move it away, or build into the folder that it leads to",
            "the record is a link, which is not followed");
    return !link;
}

/* Whether the record can only be read: its log could not stand beside it, and
 * none does, so nobody writes. */
static bool is_read_only(const char *path, struct arena *arena)
{
    return access(file_folder(arena, path), W_OK) != 0 &&
           !file_exists(arena_format(arena, "%s-wal", path));
}

static struct record *open_file(
    const char *path, const char *folder, bool make, struct diags *diags)
{
    if (!check_links(path, diags))
        return NULL;
    struct record *record = memory_allocate(1, sizeof *record);
    arena_init(&record->arena);
    record->path = arena_string(&record->arena, path);
    record->folder = arena_string(&record->arena, folder);
    bool read_only = !make && is_read_only(path, &record->arena);
    int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const char *uri =
        file_uri(&record->arena, path, read_only ? "?immutable=1" : "");
    bool ok = sqlite3_open_v2(uri, &record->database,
                  flags | SQLITE_OPEN_URI | (make ? SQLITE_OPEN_CREATE : 0),
                  NULL) == SQLITE_OK;
    if (!record->database)
        memory_exhausted();
    if (!ok) {
        note_failure(record);
        record_report(record, diags);
    }
    if (ok && prepare_record(record, read_only, diags))
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

/* One that may not be looked at is not missed. */
static bool is_missing(const char *path)
{
    struct stat status;
    return stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

struct record *record_open(const char *output, const struct shard *shard,
    bool make, struct diags *diags)
{
    const char *path = record_path(diags->arena, output, shard);
    if (make && !file_make_folder(file_folder(diags->arena, path), diags))
        return NULL;
    if (!make && is_missing(path)) {
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, path),
            "build with --record keeps one; -o DIR says where",
            "there is no record");
        return NULL;
    }
    return open_file(path, output, make, diags);
}

struct record *record_open_path(const char *path, struct diags *diags)
{
    if (!is_missing(path))
        return open_file(path, file_folder(diags->arena, path), false, diags);
    diag_add(diags, SEVERITY_ERROR, source_place_of_file(diags->arena, path),
        "check the path", "there is no record");
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
