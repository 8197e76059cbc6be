/* Joining records, those of the shares of a run for instance.
 *
 * All issues of all records are gathered in temporary tables, then put in the
 * order of their times, where a tie goes to the record that is named later: so
 * the last issue of a document is the newest one. An issue that is in two of
 * the records, which joining twice brings about, is kept once. The record that
 * they go into is written in one transaction. */
#include "cli/record.h"

#include "base/array.h"
#include "base/file.h"
#include "cli/record_database.h"

#include <string.h>
#include <sys/stat.h>

struct merge {
    struct record *record; /* that they go into */
    ARRAY(const char *) paths;
    struct arena *arena;
    struct diags *diags;
};

/* ---- the statements ------------------------------------------------------ */

/* `source` is the number of a record: 0 for the one that they go into, then in
 * the order in which they are named; `made` is what else makes an issue. */
static const char *const tables[] = {
    "CREATE TEMP TABLE all_source(id INTEGER PRIMARY KEY, kind, name, version,"
    " digits, UNIQUE(kind, name, version, digits))",
    "CREATE TEMP TABLE all_used(source INTEGER, issue INTEGER, used INTEGER)",
    "CREATE INDEX temp.all_used_issue ON all_used(source, issue)",
    "CREATE TEMP TABLE all_output(source INTEGER, issue INTEGER, path, digits,"
    " written)",
    "CREATE INDEX temp.all_output_issue ON all_output(source, issue)",
    "CREATE TEMP TABLE all_issue(source INTEGER, issue INTEGER, name, place,"
    " look, time, profile, digits, client, verdict, confidence, problems,"
    " pages, ms, reference, map, row, pattern, made)",
    "CREATE TEMP TABLE all_failure(source INTEGER, name, look, time, profile,"
    " problems)",
    "CREATE TEMP TABLE all_content(digits PRIMARY KEY, bytes)",
    "CREATE TEMP TABLE all_kept(source INTEGER, issue INTEGER, name, digits)",
    "CREATE INDEX temp.all_kept_issue ON all_kept(source, issue)",
    "CREATE TEMP TABLE all_fact(source INTEGER, issue INTEGER, part, name,"
    " value, origin)",
    "CREATE INDEX temp.all_fact_issue ON all_fact(source, issue)",
    "CREATE TEMP TABLE taken(id INTEGER PRIMARY KEY, source INTEGER,"
    " issue INTEGER)",
    NULL};

/* What a database has, as the record ?1. */
#define GATHER(database)                                                       \
    {                                                                          \
        "INSERT OR IGNORE INTO all_source(kind, name, version, digits)"        \
        " SELECT kind, name, version, digits"                                  \
        " FROM " database ".source ORDER BY id",                               \
            "INSERT INTO all_used SELECT ?1, issue, all_source.id"             \
            " FROM " database ".used"                                          \
            " JOIN " database ".source AS own ON own.id=used.source"           \
            " JOIN all_source USING(kind, name, version, digits)"              \
            " ORDER BY used.rowid",                                            \
            "INSERT INTO all_output SELECT ?1, issue, path, digits, written"   \
            " FROM " database ".output ORDER BY output.rowid",                 \
            "INSERT INTO all_issue SELECT ?1, id, name, place, look, time, "   \
            "profile,"                                                         \
            " digits, client, verdict, confidence, problems, pages, ms,"       \
            " reference, map, row, pattern,"                                   \
            " coalesce((SELECT group_concat(used) FROM (SELECT used"           \
            " FROM all_used WHERE source=?1 AND issue=id ORDER BY used)), '')" \
            " || coalesce((SELECT group_concat(path || all_output.digits)"     \
            " FROM all_output WHERE source=?1 AND issue=id), '')"              \
            " FROM " database ".issue ORDER BY id",                            \
            "INSERT INTO all_failure SELECT ?1, name, look, time, profile, "   \
            "problems"                                                         \
            " FROM " database ".failure",                                      \
            "INSERT OR IGNORE INTO all_content SELECT digits, bytes"           \
            " FROM " database ".content",                                      \
            "INSERT INTO all_kept SELECT ?1, issue, name, digits"              \
            " FROM " database ".kept ORDER BY rowid",                          \
            "INSERT INTO all_fact SELECT ?1, issue, part, name, value, origin" \
            " FROM " database ".fact ORDER BY rowid",                          \
            NULL                                                               \
    }

static const char *const gather_own[] = GATHER("main");
static const char *const gather_other[] = GATHER("other");

static const char *const rewrite[] = {"DELETE FROM main.issue",
    "DELETE FROM main.source", "DELETE FROM main.used",
    "DELETE FROM main.output", "DELETE FROM main.failure",
    "DELETE FROM main.content", "DELETE FROM main.kept",
    "DELETE FROM main.fact",
    "INSERT INTO taken(source, issue) SELECT source, issue FROM (SELECT source,"
    " issue, time, row_number() OVER (PARTITION BY name, place, look, time,"
    " profile, digits, client, verdict, confidence, problems, pages, ms,"
    " reference, map, row, pattern, made"
    " ORDER BY source, issue) AS place FROM all_issue) WHERE place=1"
    " ORDER BY time, source, issue",
    "INSERT INTO main.issue(id, name, place, look, time, profile, digits,"
    " client, verdict, confidence, problems, pages, ms, reference, map, row,"
    " pattern)"
    " SELECT id, name, place, look, time, profile, digits, client,"
    " verdict, confidence, problems, pages, ms, reference, map, row, pattern"
    " FROM taken"
    " JOIN all_issue USING(source, issue)",
    "INSERT INTO main.source SELECT * FROM all_source",
    "INSERT INTO main.used SELECT id, used FROM taken"
    " JOIN all_used USING(source, issue) ORDER BY id, all_used.rowid",
    "INSERT INTO main.output SELECT id, path, digits, written FROM taken"
    " JOIN all_output USING(source, issue) ORDER BY id, all_output.rowid",
    "INSERT INTO main.content SELECT * FROM all_content",
    "INSERT INTO main.kept SELECT id, name, digits FROM taken"
    " JOIN all_kept USING(source, issue) ORDER BY id, all_kept.rowid",
    "INSERT INTO main.fact SELECT id, part, name, value, origin FROM taken"
    " JOIN all_fact USING(source, issue) ORDER BY id, all_fact.rowid",
    "INSERT OR REPLACE INTO main.failure(name, look, time, profile, problems)"
    " SELECT name, look, time, profile, problems"
    " FROM all_failure AS one WHERE time >= coalesce((SELECT max(time) FROM"
    " main.issue WHERE issue.name=one.name AND one.look IN ('', issue.look)),"
    " '') ORDER BY time, source",
    NULL};

/* Runs statements until one fails. NUMBER: for their ?1, or NULL. */
static bool run_all(
    struct merge *merge, const char *const *statements, const char *number)
{
    bool ok = true;
    for (; ok && *statements; statements++)
        ok = record_run(merge->record, *statements, &number, number ? 1 : 0);
    return ok;
}

/* ---- what is joined ------------------------------------------------------ */

static bool is_same_file(const char *one, const char *other)
{
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static void report_none(struct merge *merge, const char *path)
{
    diag_add(merge->diags, SEVERITY_ERROR,
        source_place_of_file(merge->arena, path),
        "name a record, or a folder that documents were built into with "
        "--record",
        "there is no record to join");
}

/* The record, or all records of the folder, but not TARGET. */
static void find_records(
    struct merge *merge, const char *operand, const char *target)
{
    struct arena *arena = merge->arena;
    if (!file_is_folder(operand)) {
        if (!is_same_file(operand, target))
            *array_add(&merge->paths, arena) = operand;
        return;
    }
    struct diags unread;
    size_t count = 0, before = merge->paths.count;
    diags_init(&unread, arena);
    const char *folder = file_join(arena, operand, ".dossier");
    const char **names = file_list(arena, folder, ".sqlite", &count, &unread);
    for (size_t i = 0; i < count; i++) {
        const char *path = file_join(arena, folder, names[i]);
        if (!is_same_file(path, target))
            *array_add(&merge->paths, arena) = path;
    }
    if (merge->paths.count == before)
        report_none(merge, operand);
}

/* Whether the record can be read to its end. */
static void check_record(struct merge *merge, const char *path)
{
    struct record *record = record_open_path(path, merge->diags);
    if (!record)
        return;
    struct query *query = query_new(record, "PRAGMA quick_check(1)", NULL, 0);
    if (query_next(query) && strcmp(query_text(query, 0), "ok") != 0)
        diag_add(merge->diags, SEVERITY_SYSTEM,
            source_place_of_file(merge->arena, path),
            "move it away, and build its documents again",
            "the record is damaged: %s", query_text(query, 0));
    query_free(query);
    if (!record_sound(record))
        record_report(record, merge->diags);
    record_close(record);
}

static bool gather(struct merge *merge, size_t index)
{
    const char *path = merge->paths.items[index];
    const char *number = arena_format(merge->arena, "%zu", index + 1);
    bool ok = record_run(merge->record, "ATTACH ? AS other", &path, 1) &&
              record_run(merge->record, "BEGIN", NULL, 0) &&
              run_all(merge, gather_other, number) &&
              record_run(merge->record, "COMMIT", NULL, 0) &&
              record_run(merge->record, "DETACH other", NULL, 0);
    if (!ok)
        record_report_of(merge->record, path, merge->diags);
    return ok;
}

/* ---- the record that they go into ---------------------------------------- */

/* Files that have come here in another way than by being built are as they were
 * issued if their bytes are. */
static bool note_files(struct merge *merge)
{
    struct record *record = merge->record;
    bool ok = true;
    struct query *query = query_new(record,
        "SELECT output.rowid, path, output.digits, written FROM issue"
        " JOIN output ON id=issue"
        " WHERE " RECORD_CURRENT,
        NULL, 0);
    while (ok && query_next(query)) {
        struct arena arena;
        arena_init(&arena);
        const char *path =
            file_join(&arena, record_folder(record), query_text(query, 1));
        const char *now = record_time_of_file(&arena, path);
        if (*now && strcmp(now, query_text(query, 3)) != 0 &&
            record_is_file(path, query_text(query, 2)))
            ok = record_run(record, "UPDATE output SET written=? WHERE rowid=?",
                (const char *[]){now, query_text(query, 0)}, 2);
        arena_release(&arena);
    }
    query_free(query);
    return ok && record_sound(record);
}

/* Documents that two of the records have, which shares of one run have not. */
static void report_twice(struct merge *merge)
{
    struct query *query = query_new(merge->record,
        "SELECT count(*), min(name) FROM (SELECT name FROM all_issue"
        " JOIN taken USING(source, issue) WHERE source > 0 GROUP BY name, place"
        " HAVING count(DISTINCT source) > 1)",
        NULL, 0);
    if (query_next(query) && strcmp(query_text(query, 0), "0") != 0)
        diag_add(merge->diags, SEVERITY_WARNING, (struct place){0},
            "the newest issue of each counts as the last",
            "more than one of the records has issues of the same document: "
            "%s of them, \"%s\" for one",
            query_text(query, 0), query_text(query, 1));
    query_free(query);
}

static bool write_record(struct merge *merge)
{
    struct record *record = merge->record;
    bool ok = record_run(record, "BEGIN IMMEDIATE", NULL, 0) &&
              run_all(merge, gather_own, "0") &&
              run_all(merge, rewrite, NULL) && note_files(merge) &&
              record_run(record, "COMMIT", NULL, 0);
    if (!ok)
        record_report(record, merge->diags);
    return ok;
}

bool record_merge(const char *output, const char *const *operands, size_t count,
    struct diags *diags)
{
    struct merge merge = {.arena = diags->arena, .diags = diags};
    const char *target = record_path(diags->arena, output, NULL);
    for (size_t i = 0; i < count; i++)
        find_records(&merge, operands[i], target);
    for (size_t i = 0; i < merge.paths.count; i++)
        check_record(&merge, merge.paths.items[i]);
    if (!diags_clean(diags))
        return false;
    merge.record = record_open(output, NULL, true, diags);
    bool ok = merge.record && run_all(&merge, tables, NULL);
    for (size_t i = 0; ok && i < merge.paths.count; i++)
        ok = gather(&merge, i);
    ok = ok && write_record(&merge);
    if (ok)
        report_twice(&merge);
    record_close(merge.record);
    return ok;
}
