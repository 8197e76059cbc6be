/* Rows of a database, SQLite: a table, or what a query gives.
 *
 * The file is opened to be read only, and an authorizer allows a statement to
 * look and nothing else: no writing, no other file. */
#include "input/rows_reader.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct database {
    sqlite3 *connection;
    sqlite3_stmt *statement;
    int row; /* of what is read next */
};

static const struct row_place whole = {0, 0, -1};

/* What a statement may do: select, read, call functions. */
static int authorize(void *context, int action, const char *one,
    const char *two, const char *three, const char *four)
{
    (void)context, (void)one, (void)two, (void)three, (void)four;
    return action == SQLITE_SELECT || action == SQLITE_READ ||
                   action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE
               ? SQLITE_OK
               : SQLITE_DENY;
}

/* What SQLite says of its last failure. */
static void report_database(struct rows *rows, struct diags *diags)
{
    struct database *database = rows->state;
    int code = sqlite3_errcode(database->connection) & 0xFF;
    const char *why = sqlite3_errmsg(database->connection);
    struct row_place place = whole;
    place.row = database->row;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        rows_report(rows, diags, place, "is it a file of SQLite, and whole?",
            "cannot be read as a database: %s", why);
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        rows_report(rows, diags, place, "run again when that one is done",
            "another program is writing to the database: %s", why);
    else if (code == SQLITE_AUTH)
        rows_report(rows, diags, place,
            "a query may look (SELECT), and change nothing",
            "the query is refused: %s", why);
    else
        rows_report(rows, diags, place, NULL, "%s", why);
}

/* ---- what is asked ------------------------------------------------------- */

/* The only table of the database, in the table's arena; NULL after a problem.
 */
static const char *only_table(struct rows *rows, struct diags *diags)
{
    struct database *database = rows->state;
    sqlite3_stmt *query = NULL;
    const char *found = NULL, *all = "";
    int count = 0, code;
    static const char text[] = "SELECT name FROM sqlite_schema WHERE type IN "
                               "('table','view') AND name NOT LIKE 'sqlite_%' "
                               "ORDER BY name";
    code = sqlite3_prepare_v2(database->connection, text, -1, &query, NULL);
    while (code == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW) {
        found = arena_string(
            &rows->arena, (const char *)sqlite3_column_text(query, 0));
        all = arena_format(
            &rows->arena, "%s%s%s", all, count++ ? ", " : "", found);
    }
    if (sqlite3_finalize(query) != SQLITE_OK || code != SQLITE_OK)
        report_database(rows, diags);
    else if (count == 0)
        rows_report(rows, diags, whole, NULL, "the database has no table");
    else if (count == 1)
        return found;
    else
        rows_report(rows, diags, whole,
            arena_format(diags->arena, "it has %s", all),
            "say which table, in a map: \"file: {table: NAME}\"");
    return NULL;
}

/* The text of the query; NULL after a problem. */
static const char *query_text(
    struct rows *rows, const struct rows_form *form, struct diags *diags)
{
    if (form->query)
        return form->query;
    const char *table = form->table ? form->table : only_table(rows, diags);
    if (!table)
        return NULL;
    char *text = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
    const char *kept = arena_string(&rows->arena, text ? text : "");
    sqlite3_free(text);
    return kept;
}

static bool prepare(struct rows *rows, const char *text, struct diags *diags)
{
    struct database *database = rows->state;
    const char *behind = "";
    int code = sqlite3_prepare_v2(
        database->connection, text, -1, &database->statement, &behind);
    if (code != SQLITE_OK) {
        report_database(rows, diags);
        return false;
    }
    if (!database->statement || behind[strspn(behind, "; \t\r\n")]) {
        rows_report(rows, diags, whole, "write one SELECT",
            database->statement ? "there is more than one query"
                                : "there is no query");
        return false;
    }
    return true;
}

/* ---- the file ------------------------------------------------------------ */

/* The header of the file format: where the version stands that those who write
 * need, and which version has a log beside the file. */
enum { VERSION_AT = 18, VERSION_LOGGED = 2 };

static bool is_logged(const char *path)
{
    unsigned char version = 0;
    int file = file_open(path);
    if (file < 0)
        return false;
    bool known = pread(file, &version, 1, VERSION_AT) == 1;
    close(file);
    return known && version == VERSION_LOGGED;
}

static bool has_log(struct rows *rows, const char *path)
{
    struct stat status;
    const char *log = arena_format(&rows->arena, "%s-wal", path);
    return stat(log, &status) == 0;
}

/* SQLite puts two files beside a database with a log, also for those who read;
 * where there is no log, nobody has it open, and it need not be. */
static int open_file(struct rows *rows, const char *path)
{
    struct database *database = rows->state;
    bool alone = is_logged(path) && !has_log(rows, path);
    const char *uri = file_uri(&rows->arena, path, alone ? "?immutable=1" : "");
    return sqlite3_open_v2(uri, &database->connection,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

/* ---- the table ----------------------------------------------------------- */

static bool open_database(struct rows *rows, const char *path,
    const struct rows_form *form, struct diags *diags)
{
    struct database *database = rows->state =
        memory_allocate(1, sizeof *database);
    if (open_file(rows, path) != SQLITE_OK) {
        report_database(rows, diags);
        return false;
    }
    sqlite3_limit(database->connection, SQLITE_LIMIT_LENGTH, ROWS_LONGEST * 16);
    sqlite3_set_authorizer(database->connection, authorize, NULL);
    const char *text = query_text(rows, form, diags);
    if (!text || !prepare(rows, text, diags))
        return false;
    int count = sqlite3_column_count(database->statement);
    for (int i = 0; i < count && i < ROWS_COLUMNS_MOST; i++)
        rows_add_column(rows, sqlite3_column_name(database->statement, i));
    return true;
}

/* The text of a cell; NULL if it has none, or *PROBLEM. */
static const char *cell_text(struct arena *arena, sqlite3_stmt *statement,
    int column, const char **problem)
{
    struct buffer number = {0};
    const char *text = NULL;
    size_t length, wrong;
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return arena_format(
            arena, "%lld", (long long)sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        if (!rows_number_text(
                &number, sqlite3_column_double(statement, column))) {
            *problem = ROWS_NUMBER_PROBLEM;
            return NULL;
        }
        text = arena_string(arena, buffer_string(&number));
        buffer_release(&number);
        return text;
    case SQLITE_TEXT:
        text = (const char *)sqlite3_column_text(statement, column);
        length = (size_t)sqlite3_column_bytes(statement, column);
        if (text && utf8_check(text, length, &wrong))
            return arena_copy(arena, text, length);
        break;
    case SQLITE_NULL: return NULL;
    default: break;
    }
    *problem = "it is no text in UTF-8, and no number";
    return NULL;
}

static bool next_row(struct rows *rows, struct row *row, struct diags *diags)
{
    struct database *database = rows->state;
    int code = sqlite3_step(database->statement);
    if (code != SQLITE_ROW) {
        if (code != SQLITE_DONE)
            report_database(rows, diags);
        return false;
    }
    row->place.row = ++database->row;
    for (size_t i = 0; i < rows->columns.count; i++) {
        const char *problem = NULL;
        rows->cells[i] =
            cell_text(&rows->row_arena, database->statement, (int)i, &problem);
        struct row_place place = row->place;
        place.column = (int)i;
        if (problem)
            rows_report(rows, diags, place, NULL, "%s", problem);
        row->wrong = row->wrong || problem;
    }
    return true;
}

static void close_database(struct rows *rows)
{
    struct database *database = rows->state;
    sqlite3_finalize(database->statement);
    sqlite3_close(database->connection);
    free(database);
}

const struct rows_kind rows_sqlite = {".sqlite .sqlite3 .db", "SQLite format 3",
    .computed = true, .open = open_database, .next = next_row,
    .close = close_database};
