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

/* True from every folder. */
static const char *kept_name(const struct trace_line *line, struct arena *arena)
{
    return trace_kinds[line->kind].path ? file_true_path(arena, line->name)
                                        : line->name;
}

/* The path of an output as seen from the folder of documents. */
static const char *inner_path(
    const struct record *record, const char *path, struct arena *arena)
{
    const char *folder = record_folder(record);
    size_t length = strlen(folder);
    if (strcmp(folder, ".") == 0 && *path != '/')
        return path;
    if (strncmp(path, folder, length) != 0)
        return file_name(arena, path);
    return path + length + strspn(path + length, "/");
}

/* What --keep-profiles keeps. */
static bool keep_line(
    struct record *record, const char *issue, const struct trace_line *line)
{
    if (line->kind == TRACE_FACT)
        return record_run(record,
            "INSERT INTO fact(issue,part,name,value,origin) VALUES(?,?,?,?,?)",
            (const char *[]){
                issue, line->version, line->name, line->text, line->digits},
            5);
    return record_run(record,
               "INSERT OR IGNORE INTO content(digits,bytes) VALUES(?,?)",
               (const char *[]){line->digits, line->text}, 2) &&
           record_run(record,
               "INSERT OR IGNORE INTO kept(issue,name,digits) VALUES(?,?,?)",
               (const char *[]){issue, line->name, line->digits}, 3);
}

static bool record_line(struct record *record, const char *issue,
    const struct trace_line *line, struct arena *arena)
{
    const char *kind = trace_kinds[line->kind].name;
    const char *name = kept_name(line, arena);
    if (line->kind == TRACE_KEPT || line->kind == TRACE_FACT)
        return keep_line(record, issue, line);
    if (trace_kinds[line->kind].own)
        return true;
    if (line->kind == TRACE_OUTPUT)
        return record_run(record,
            "INSERT INTO output(issue,path,digits,written) VALUES(?,?,?,?)",
            (const char *[]){issue, inner_path(record, line->name, arena),
                line->digits, record_time_of_file(arena, line->name)},
            4);
    return record_run(record,
               "INSERT OR IGNORE INTO source(kind,name,version,digits)"
               " VALUES(?,?,?,?)",
               (const char *[]){kind, name, line->version, line->digits}, 4) &&
           record_run(record,
               "INSERT OR IGNORE INTO used(issue,source) SELECT ?,id FROM"
               " source WHERE kind=? AND name=? AND version=? AND digits=?",
               (const char *[]){issue, kind, name, line->version, line->digits},
               5);
}

void record_forget_failure(
    struct record *record, const char *name, const char *look)
{
    record_run(record, "DELETE FROM failure WHERE name=? AND look=?",
        (const char *[]){name, look}, 2);
}

static void add_lines(
    struct record *record, const struct issue *issue, struct arena *arena)
{
    const char *own[TRACE_KIND_COUNT] = {NULL}, *digits = "";
    struct trace_line line;
    for (const char *at = issue->trace; trace_next(&line, &at, arena);) {
        if (!trace_kinds[line.kind].own)
            continue;
        own[line.kind] = kept_name(&line, arena);
        if (line.kind == TRACE_PROFILE)
            digits = line.digits;
    }
    const char *values[] = {issue->name, own[TRACE_DOCUMENT], own[TRACE_LOOK],
        time_now(arena), own[TRACE_PROFILE], digits, own[TRACE_CLIENT],
        issue->verdict, own[TRACE_CONFIDENCE], issue->problems,
        arena_format(arena, "%zu", issue->page_count),
        arena_format(arena, "%.0f", issue->ms), own[TRACE_REFERENCE],
        own[TRACE_MAP], own[TRACE_ROW] ? own[TRACE_ROW] : "0",
        own[TRACE_PATTERN]};
    if (!record_run(record,
            "INSERT INTO issue(name,place,look,time,profile,digits,client,"
            "verdict,confidence,problems,pages,ms,reference,map,row,pattern)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            values, sizeof values / sizeof *values))
        return;
    const char *id = record_last_id(record, arena);
    bool ok = true;
    for (const char *at = issue->trace; ok && trace_next(&line, &at, arena);)
        ok = record_line(record, id, &line, arena);
}

void record_begin(struct record *record)
{
    record_run(record, "BEGIN IMMEDIATE", NULL, 0);
}

void record_add(struct record *record, const struct issue *issue)
{
    struct arena arena;
    if (!record_sound(record))
        return;
    arena_init(&arena);
    add_lines(record, issue, &arena);
    record_forget_failure(record, issue->name, issue->look);
    arena_release(&arena);
}

void record_add_failure(struct record *record, const char *name,
    const char *look, const char *profile, const char *problems)
{
    struct arena arena;
    if (!record_sound(record))
        return;
    arena_init(&arena);
    record_run(record,
        "INSERT OR REPLACE INTO failure(name,look,time,profile,problems)"
        " VALUES(?,?,?,?,?)",
        (const char *[]){name, look, time_now(&arena),
            file_true_path(&arena, profile), problems},
        5);
    arena_release(&arena);
}

bool record_commit(struct record *record, struct diags *diags)
{
    if (record_sound(record))
        record_run(record, "COMMIT", NULL, 0);
    if (record_sound(record))
        return true;
    record_report(record, diags);
    record_recover(record);
    return false;
}

/* ---- what is out of date ------------------------------------------------- */

/* Why the source KIND NAME, which had the digits BEFORE, asks for building
 * again; NULL if it does not. */
static const char *changed_line(enum trace_kind kind, const char *name,
    const char *before, struct fingerprints *fingerprints, struct arena *arena)
{
    enum trace_content content = trace_kinds[kind].content;
    if (strcmp(fingerprint(fingerprints, kind, name), before) == 0)
        return NULL;
    if (content == CONTENT_GUIDE || content == CONTENT_TEMPLATE)
        return arena_format(arena, "another %s \"%s\" is found now",
            content == CONTENT_GUIDE ? "guide" : "template",
            file_name(arena, name));
    return arena_format(arena, "%s %s has changed", trace_kinds[kind].name,
        file_shown_path(arena, name));
}

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
        enum trace_kind kind = trace_kind_of(query_text(query, 0));
        const char *name = query_text(query, 1);
        if (kind == TRACE_OPTIONS)
            reason = shape && strcmp(shape, name) != 0 ? "other options" : NULL;
        else if (kind != TRACE_KIND_COUNT)
            reason = changed_line(
                kind, name, query_text(query, 2), fingerprints, arena);
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

const char *record_find(struct record *record, const char *name,
    const char *look, const char *document, struct arena *arena)
{
    struct query *query = query_new(record,
        "SELECT id FROM issue WHERE name=?1 AND (?3<>'' AND place=?3 OR"
        " ?3='' AND (?2='' AND place=?1 OR"
        " ?2<>'' AND look=?2 AND place IN (?1, ?1||'.'||?2)))"
        " ORDER BY id DESC LIMIT 1",
        (const char *[]){name, look, document ? document : ""}, 3);
    const char *issue =
        query_next(query) ? arena_string(arena, query_text(query, 0)) : NULL;
    query_free(query);
    return issue;
}

bool record_keeps_profile(struct record *record, const char *issue)
{
    struct query *query = query_new(
        record, "SELECT 1 FROM kept WHERE issue=? AND name=''", &issue, 1);
    bool kept = query_next(query);
    query_free(query);
    return kept;
}

const char *record_stale(struct record *record, const char *issue,
    const char *digits, const char *shape, struct fingerprints *fingerprints,
    struct arena *arena)
{
    struct query *query = query_new(record,
        "SELECT digits FROM issue WHERE id=?", (const char *[]){issue}, 1);
    bool same = query_next(query) && strcmp(digits, query_text(query, 0)) == 0;
    query_free(query);
    const char *reason = same ? NULL : "its profile has changed";
    if (!reason)
        reason = changed_source(record, issue, shape, fingerprints, arena);
    if (!reason)
        reason = changed_output(record, issue, arena);
    return reason;
}
