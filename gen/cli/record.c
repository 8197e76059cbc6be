/* The record of what was issued: what is kept, and what that says of the
 * documents that are there. */
#include "cli/record.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/record_database.h"
#include "cli/trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* ---- adding -------------------------------------------------------------- */

/* "2026-11-24T07:16:21Z" */
static const char *time_now(struct arena *arena)
{
    time_t now = time(NULL);
    struct tm moment;
    gmtime_r(&now, &moment);
    return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
        moment.tm_year + 1900, moment.tm_mon + 1, moment.tm_mday,
        moment.tm_hour, moment.tm_min, moment.tm_sec);
}

const char *record_time_of_file(struct arena *arena, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return "";
    return arena_format(arena, "%lld.%09ld %lld",
        (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        (long long)status.st_size);
}

bool record_is_file(const char *path, const char *digits)
{
    struct arena arena;
    struct diags unread;
    char found[HASH_DIGITS + 1] = "";
    arena_init(&arena);
    diags_init(&unread, &arena);
    const struct source *file =
        file_read(&arena, path, FILE_LARGEST_PICTURE * 4, &unread);
    if (file)
        hash_bytes(found, file->text, file->length);
    arena_release(&arena);
    return strcmp(found, digits) == 0;
}

static bool add_line(struct record *record, const char *issue,
    const struct trace_line *line, struct arena *arena)
{
    if (strcmp(line->kind, "output") == 0)
        return record_run(record,
            "INSERT INTO output(issue,path,digits,written) VALUES(?,?,?,?)",
            (const char *[]){issue, file_name(arena, line->name), line->digits,
                record_time_of_file(arena, line->name)},
            4);
    return record_run(record,
               "INSERT OR IGNORE INTO source(kind,name,version,digits)"
               " VALUES(?,?,?,?)",
               (const char *[]){
                   line->kind, line->name, line->version, line->digits},
               4) &&
           record_run(record,
               "INSERT OR IGNORE INTO used(issue,source) SELECT ?,id FROM"
               " source WHERE kind=? AND name=? AND version=? AND digits=?",
               (const char *[]){
                   issue, line->kind, line->name, line->version, line->digits},
               5);
}

void record_forget_failure(struct record *record, const char *name)
{
    record_run(record, "DELETE FROM failure WHERE name=?", &name, 1);
}

/* What stands once in an issue, and not among what it shares with others. */
static bool is_own(const char *kind)
{
    return strcmp(kind, "profile") == 0 || strcmp(kind, "client") == 0 ||
           strcmp(kind, "confidence") == 0;
}

static bool add_issue(
    struct record *record, const struct issue *issue, struct arena *arena)
{
    const char *profile = "", *digits = "", *client = "", *confidence = "";
    struct trace_line line;
    for (const char *at = issue->trace; trace_next(&line, &at, arena);) {
        if (strcmp(line.kind, "profile") == 0) {
            profile = line.name;
            digits = line.digits;
        } else if (strcmp(line.kind, "client") == 0) {
            client = line.name;
        } else if (strcmp(line.kind, "confidence") == 0) {
            confidence = line.name;
        }
    }
    const char *values[] = {issue->name, time_now(arena), profile, digits,
        client, issue->verdict, confidence, issue->problems,
        arena_format(arena, "%zu", issue->page_count),
        arena_format(arena, "%.0f", issue->ms)};
    if (!record_run(record,
            "INSERT INTO issue(name,time,profile,digits,client,verdict,"
            "confidence,problems,pages,ms) VALUES(?,?,?,?,?,?,?,?,?,?)",
            values, 10))
        return false;
    const char *id = record_last_id(record, arena);
    record_forget_failure(record, issue->name);
    for (const char *at = issue->trace; trace_next(&line, &at, arena);)
        if (!is_own(line.kind) && !add_line(record, id, &line, arena))
            return false;
    return true;
}

bool record_add(
    struct record *record, const struct issue *issue, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = record_run(record, "BEGIN IMMEDIATE", NULL, 0) &&
              add_issue(record, issue, &arena) &&
              record_run(record, "COMMIT", NULL, 0);
    if (!ok) {
        record_report(record, diags);
        record_run(record, "ROLLBACK", NULL, 0);
    }
    arena_release(&arena);
    return ok;
}

bool record_add_failure(struct record *record, const char *name,
    const char *profile, const char *problems, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = record_run(record,
        "INSERT OR REPLACE INTO failure(name,time,profile,problems)"
        " VALUES(?,?,?,?)",
        (const char *[]){name, time_now(&arena), profile, problems}, 4);
    if (!ok)
        record_report(record, diags);
    arena_release(&arena);
    return ok;
}

/* ---- what is out of date ------------------------------------------------- */

/* Why the things that ISSUE was made of ask for building it again. */
static const char *changed_source(struct record *record, const char *issue,
    const char *shape, struct fingerprints *fingerprints, struct arena *arena)
{
    const char *reason = NULL;
    struct query *query = query_new(record,
        "SELECT kind,name,digits FROM used JOIN source ON id=source"
        " WHERE issue=? ORDER BY used.rowid",
        (const char *[]){issue}, 1);
    while (!reason && query_next(query)) {
        const char *kind = query_text(query, 0);
        const char *name = query_text(query, 1);
        if (strcmp(kind, "options") == 0) {
            if (shape && strcmp(shape, name) != 0)
                reason = "other options";
        } else if (strcmp(fingerprint(fingerprints, kind, name),
                       query_text(query, 2)) != 0) {
            reason = arena_format(arena, "%s %s has changed", kind, name);
        }
    }
    query_free(query);
    return reason;
}

static const char *changed_output(
    struct record *record, const char *issue, struct arena *arena)
{
    const char *reason = NULL;
    struct query *query =
        query_new(record, "SELECT path,written FROM output WHERE issue=?",
            (const char *[]){issue}, 1);
    while (!reason && query_next(query)) {
        const char *path =
            file_join(arena, record_folder(record), query_text(query, 0));
        const char *now = record_time_of_file(arena, path);
        if (!*now)
            reason = arena_format(arena, "%s is not there", path);
        else if (strcmp(now, query_text(query, 1)) != 0)
            reason = arena_format(arena, "%s is not as it was issued", path);
    }
    query_free(query);
    return reason;
}

const char *record_stale(struct record *record, const char *name,
    const char *digits, const char *shape, struct fingerprints *fingerprints,
    struct arena *arena)
{
    struct query *query = query_new(record,
        "SELECT id,digits FROM issue WHERE name=? ORDER BY id DESC LIMIT 1",
        (const char *[]){name}, 1);
    const char *issue = NULL, *reason = "it was never built";
    if (query_next(query)) {
        issue = arena_string(arena, query_text(query, 0));
        reason = strcmp(digits, query_text(query, 1)) == 0
                     ? NULL
                     : "its profile has changed";
    }
    query_free(query);
    if (!reason)
        reason = changed_source(record, issue, shape, fingerprints, arena);
    if (!reason)
        reason = changed_output(record, issue, arena);
    return reason;
}
