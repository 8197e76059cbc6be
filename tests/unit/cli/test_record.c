/* Records that cannot be used are told and left alone; one that can keeps what
 * it is given, whole or not at all. */
#include "../support.h"

#include "cli/record.h"
#include "cli/record_view.h"
#include "cli/trace.h"
#include "cli/trace_kinds.h"

#include <sqlite3.h>

static sqlite3 *open_database(struct bench *bench)
{
    sqlite3 *database;
    const char *path = bench_path(bench, ".dossier/record.sqlite");
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    return database;
}

static void run(sqlite3 *database, const char *sql)
{
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
}

static struct issue an_issue(struct buffer *trace)
{
    trace_add(
        trace, (struct trace_line){TRACE_PROFILE, "p.xml", "", "abc", ""});
    trace_add(trace, (struct trace_line){TRACE_CLIENT, "C", "", "", ""});
    trace_add(trace, (struct trace_line){TRACE_DOCUMENT, "p", "", "", ""});
    trace_add(trace, (struct trace_line){TRACE_OPTIONS, "shape", "", "", ""});
    trace_add(
        trace, (struct trace_line){TRACE_MODULE, "/nowhere", "1", "", ""});
    return (struct issue){.name = "p",
        .look = "",
        .verdict = "Tea",
        .trace = buffer_string(trace)};
}

static bool add(
    struct record *record, const struct issue *issue, struct diags *diags)
{
    record_begin(record);
    record_add(record, issue);
    return record_commit(record, diags);
}

static bool add_failure(struct record *record, const char *name,
    const char *problems, struct diags *diags)
{
    record_begin(record);
    record_add_failure(record, name, "", "p.xml", problems);
    return record_commit(record, diags);
}

static const char *stale(struct bench *bench, struct record *record,
    struct fingerprints *fingerprints, const char *name, const char *digits,
    const char *shape)
{
    const char *issue = record_find(record, name, "", NULL, &bench->arena);
    return issue ? record_stale(record, issue, digits, shape, fingerprints,
                       &bench->arena)
                 : "it was never built";
}

static void test_kept(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    struct fingerprints fingerprints;
    bench_init(&bench);
    buffer_init(&trace);
    fingerprints_init(&fingerprints);
    struct issue issue = an_issue(&trace);
    struct record *record =
        record_open(bench_folder(&bench), NULL, true, &bench.diags);
    assert_non_null(record);
    assert_true(add(record, &issue, &bench.diags));
    record_close(record);
    record = record_open(bench_folder(&bench), NULL, false, &bench.diags);
    assert_non_null(record);
#define STALE(name, digits, shape)                                             \
    stale(&bench, record, &fingerprints, name, digits, shape)
    assert_null(STALE("p", "abc", "shape"));
    assert_null(STALE("p", "abc", NULL));
    assert_string_equal(STALE("q", "abc", "shape"), "it was never built");
    assert_string_equal(STALE("p", "abd", "shape"), "its profile has changed");
    assert_string_equal(STALE("p", "abc", "other"), "other options");
    trace_add(
        &trace, (struct trace_line){TRACE_MODULE, "/dev/null", "", "x", ""});
    issue.trace = buffer_string(&trace);
    assert_true(add(record, &issue, &bench.diags));
    assert_string_equal(
        STALE("p", "abc", "shape"), "module /dev/null has changed");
    trace.length = 0;
    issue = an_issue(&trace);
    trace_add(
        &trace, (struct trace_line){TRACE_OUTPUT, "/nowhere", "", "x", ""});
    issue.trace = buffer_string(&trace);
    assert_true(add(record, &issue, &bench.diags));
    assert_string_equal(STALE("p", "abc", "shape"),
        arena_format(
            &bench.arena, "%s is not there", bench_path(&bench, "nowhere")));
    record_close(record);
    assert_string_equal(bench_report(&bench), "");
    fingerprints_release(&fingerprints);
    buffer_release(&trace);
    bench_release(&bench);
}

/* The first column of the first row. */
static const char *ask(struct bench *bench, sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement;
    const char *answer = "no row";
    assert_int_equal(
        sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW)
        answer = arena_string(
            &bench->arena, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return answer;
}

/* Until the document is written, the last failure. */
static void test_failure(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    struct issue issue = an_issue(&trace);
    struct record *record =
        record_open(bench_folder(&bench), NULL, true, &bench.diags);
    sqlite3 *database = open_database(&bench);
    static const char kept[] =
        "SELECT group_concat(name||' '||profile||' '||problems) FROM failure";
    assert_true(add_failure(record, "p", "first", &bench.diags));
    assert_true(add_failure(record, "p", "error: x", &bench.diags));
    assert_string_equal(ask(&bench, database, kept), "p p.xml error: x");
    assert_true(add_failure(record, "q", "y", &bench.diags));
    assert_true(add(record, &issue, &bench.diags));
    assert_string_equal(ask(&bench, database, kept), "q p.xml y");
    assert_true(record_sound(record));
    sqlite3_close(database);
    record_close(record);
    buffer_release(&trace);
    bench_release(&bench);
}

/* Format 1 kept whole paths. */
static void test_older(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    record_close(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    sqlite3 *database = open_database(&bench);
    run(database,
        "DROP TABLE issue; DROP TABLE failure;"
        "CREATE TABLE issue(id INTEGER PRIMARY KEY, name TEXT,"
        " time TEXT, profile TEXT, digits TEXT, client TEXT, verdict TEXT,"
        " confidence TEXT, problems TEXT, pages INTEGER, ms INTEGER);"
        "CREATE INDEX issue_name ON issue(name, id);"
        "INSERT INTO issue(id,name) VALUES(1,'p'),(2,'p'),(3,'q');"
        "INSERT INTO output VALUES(1,'out/a/p.html','',''),"
        "(1,'p.pdf','',''),(2,'out/p.1.brief.pdf','','');"
        "PRAGMA user_version=1");
    struct record *record =
        record_open(bench_folder(&bench), NULL, false, &bench.diags);
    assert_non_null(record);
    assert_string_equal(
        ask(&bench, database, "SELECT group_concat(path) FROM output"),
        "p.html,p.pdf,p.1.brief.pdf");
    assert_string_equal(
        ask(&bench, database, "SELECT group_concat(place) FROM issue"),
        "p,p.1.brief,q");
    assert_string_equal(
        ask(&bench, database, "SELECT count(*) FROM failure"), "0");
    sqlite3_close(database);
    record_close(record);
    bench_release(&bench);
}

/* From format N, with what it had, to that of now. */
static void test_older_formats(void **state)
{
    (void)state;
    static const char *const formats[] = {
        [2] = "DROP TABLE issue; DROP TABLE failure;"
              "CREATE TABLE issue(id INTEGER PRIMARY KEY, name TEXT,"
              " time TEXT, profile TEXT, digits TEXT, client TEXT,"
              " verdict TEXT, confidence TEXT, problems TEXT,"
              " pages INTEGER, ms INTEGER);"
              "CREATE TABLE failure(name TEXT PRIMARY KEY);"
              "INSERT INTO issue(id,name) VALUES(1,'p'),(2,'q');"
              "INSERT INTO output VALUES(1,'p.html','',''),"
              "(2,'q.brief.pdf','','');",
        [3] = "DROP TABLE issue;"
              "CREATE TABLE issue(id INTEGER PRIMARY KEY, name TEXT,"
              " place TEXT DEFAULT '', look TEXT DEFAULT '', time TEXT,"
              " profile TEXT, digits TEXT, client TEXT, verdict TEXT,"
              " confidence TEXT, problems TEXT, pages INTEGER, ms INTEGER);"
              "INSERT INTO issue(id,name,place,look) VALUES(1,'p','p','a'),"
              "(2,'q','q.brief','brief'),(3,'q','2026/q','brief');"};
    static const char *const kept[] = {
        [2] = "p  2:q.brief ?", [3] = "p  2:q.brief  3:2026/q ?"};
    for (int format = 2; format <= 3; format++) {
        struct bench bench;
        bench_init(&bench);
        record_close(
            record_open(bench_folder(&bench), NULL, true, &bench.diags));
        sqlite3 *database = open_database(&bench);
        run(database, "DROP TABLE content; DROP TABLE kept; DROP TABLE fact");
        run(database, formats[format]);
        run(database,
            arena_format(&bench.arena, "PRAGMA user_version=%d", format));
        struct record *record =
            record_open(bench_folder(&bench), NULL, false, &bench.diags);
        assert_non_null(record);
        assert_string_equal(ask(&bench, database,
                                "SELECT substr(group_concat(id || ':' || place"
                                " || ' ' || pattern, ' '), 3) FROM issue"),
            kept[format]);
        assert_string_equal(
            ask(&bench, database, "SELECT count(*) FROM kept"), "0");
        assert_string_equal(ask(&bench, database, "PRAGMA user_version"), "4");
        assert_string_equal(bench_report(&bench), "");
        sqlite3_close(database);
        record_close(record);
        bench_release(&bench);
    }
}

/* A newer document supersedes those that its pattern called otherwise, and
 * those of which nobody knows by which pattern; not those of others. */
static void test_superseded(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct record *record =
        record_open(bench_folder(&bench), NULL, true, &bench.diags);
    sqlite3 *database = open_database(&bench);
    run(database, "INSERT INTO issue(id,name,place,look,pattern) VALUES"
                  "(1,'p','old','a','?'),(2,'p','1/p','a','{date}/p'),"
                  "(3,'p','1/b','b','{date}/p'),(4,'p','p','a',''),"
                  "(5,'q','1/q','a','{date}/p'),(6,'p','2/p','a','{date}/p'),"
                  "(7,'p','full/p','a','full/p'),(8,'p','2/p','a','{date}/p')");
    struct record_documents all = record_documents_find(
        record, &(struct record_wanted){.all = true}, &bench.arena);
    struct buffer told = {0};
    for (size_t i = 0; i < all.count; i++)
        buffer_add_format(&told, "%s %s %s\n", all.list[i].id,
            all.list[i].place, record_state_name(all.list[i].state));
    assert_string_equal(buffer_string(&told),
        "3 1/b current\n2 1/p superseded\n5 1/q current\n"
        "6 2/p replaced\n8 2/p current\n7 full/p current\n"
        "1 old superseded\n4 p current\n");
    buffer_release(&told);
    assert_int_equal(
        record_documents_find(record, &(struct record_wanted){0}, &bench.arena)
            .count,
        5);
    sqlite3_close(database);
    record_close(record);
    bench_release(&bench);
}

/* Each kind has a row, and a name of its own. */
static void test_trace_kinds(void **state)
{
    (void)state;
    for (int kind = 0; kind < TRACE_KIND_COUNT; kind++) {
        assert_non_null(trace_kinds[kind].name);
        assert_int_equal(trace_kind_of(trace_kinds[kind].name), kind);
    }
    assert_int_equal(trace_kind_of("weather"), TRACE_KIND_COUNT);
}

/* A share keeps a record of its own. */
static void test_shard(void **state)
{
    (void)state;
    struct bench bench;
    struct shard shard = {3, 7};
    bench_init(&bench);
    record_close(record_open(bench_folder(&bench), &shard, true, &bench.diags));
    assert_int_equal(
        access(bench_path(&bench, ".dossier/record-3-of-7.sqlite"), F_OK), 0);
    assert_null(record_open(bench_folder(&bench), NULL, false, &bench.diags));
    bench_release(&bench);
}

static void test_none(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(record_open(bench_folder(&bench), NULL, false, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "0:0 error: there is no record [build with --record keeps one; -o DIR "
        "says where]\n");
    bench_release(&bench);
}

static void test_newer(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    record_close(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    sqlite3 *database = open_database(&bench);
    run(database, "PRAGMA user_version=7");
    sqlite3_close(database);
    assert_null(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "0:0 system: the record is of a newer program: its format is 7, and "
        "this reads 4 [use that program, or move the record away]\n");
    bench_release(&bench);
}

/* A database that is none, and what a stranger has put into a record. */
static void test_foreign(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *said;
    } cases[] = {
        {"PRAGMA user_version=-5", "its format is -5"},
        {"CREATE VIEW v AS SELECT 1", "the database has \"v\""},
        {"CREATE TRIGGER t AFTER INSERT ON issue BEGIN DELETE FROM output; END",
            "the database has \"t\""},
        {"CREATE TABLE client(name)", "the database has \"client\""},
        {"DROP TABLE used; CREATE VIEW used AS SELECT 1",
            "the database has \"used\""},
        {"PRAGMA user_version=0", "the database has \"issue\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        record_close(
            record_open(bench_folder(&bench), NULL, true, &bench.diags));
        sqlite3 *database = open_database(&bench);
        run(database, "PRAGMA journal_mode=DELETE");
        run(database, cases[i].sql);
        assert_null(
            record_open(bench_folder(&bench), NULL, true, &bench.diags));
        assert_string_equal(bench_report(&bench),
            arena_format(&bench.arena,
                "0:0 system: this is no record: %s [move it away, and the next "
                "run begins another]\n",
                cases[i].said));
        assert_string_equal(
            ask(&bench, database, "PRAGMA journal_mode"), "delete");
        sqlite3_close(database);
        bench_release(&bench);
    }
}

/* Neither the file nor its folder. */
static void test_link(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *foreign = bench_write(&bench, "foreign", "");
    const char *folder = bench_path(&bench, ".dossier");
    assert_int_equal(mkdir(folder, 0777), 0);
    const char *path = bench_path(&bench, ".dossier/record.sqlite");
    assert_int_equal(symlink(foreign, path), 0);
    assert_null(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
    assert_int_equal(symlink(bench_folder(&bench), folder), 0);
    assert_null(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    static const char said[] = "0:0 system: the record is a link, which is not "
                               "followed [move it away, "
                               "or build into the folder that it leads to]\n";
    assert_string_equal(
        bench_report(&bench), arena_format(&bench.arena, "%s%s", said, said));
    struct stat status;
    assert_int_equal(stat(foreign, &status), 0);
    assert_int_equal(status.st_size, 0);
    bench_release(&bench);
}

static void test_damaged(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    record_close(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    bench_write(&bench, ".dossier/record.sqlite",
        bench_repeat(&bench, "no database ", 1000));
    assert_null(record_open(bench_folder(&bench), NULL, true, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "0:0 system: cannot use the record: file is not a database [move it "
        "away, and the next run begins another]\n");
    bench_release(&bench);
}

static void test_locked(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    struct issue issue = an_issue(&trace);
    struct record *record =
        record_open(bench_folder(&bench), NULL, true, &bench.diags);
    sqlite3 *database = open_database(&bench);
    run(database, "BEGIN IMMEDIATE");
    assert_false(add(record, &issue, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "0:0 system: cannot use the record: database is locked [another "
        "program holds it; is a run under way?]\n");
    run(database, "COMMIT");
    assert_true(add(record, &issue, &bench.diags));
    sqlite3_close(database);
    record_close(record);
    buffer_release(&trace);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_failure),
        cmocka_unit_test(test_older),
        cmocka_unit_test(test_older_formats),
        cmocka_unit_test(test_superseded),
        cmocka_unit_test(test_shard),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_trace_kinds),
        cmocka_unit_test(test_newer),
        cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_link),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_locked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
