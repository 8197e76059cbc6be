/* Records that cannot be used are told and left alone; one that can keeps what
 * it is given, whole or not at all. */
#include "../support.h"

#include "cli/record.h"
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
    trace_add(trace, (struct trace_line){TRACE_PROFILE, "p.xml", "", "abc"});
    trace_add(trace, (struct trace_line){TRACE_CLIENT, "C", "", ""});
    trace_add(trace, (struct trace_line){TRACE_DOCUMENT, "p", "", ""});
    trace_add(trace, (struct trace_line){TRACE_OPTIONS, "shape", "", ""});
    trace_add(trace, (struct trace_line){TRACE_MODULE, "/nowhere", "1", ""});
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
    trace_add(&trace, (struct trace_line){TRACE_MODULE, "/dev/null", "", "x"});
    issue.trace = buffer_string(&trace);
    assert_true(add(record, &issue, &bench.diags));
    assert_string_equal(
        STALE("p", "abc", "shape"), "module /dev/null has changed");
    trace.length = 0;
    issue = an_issue(&trace);
    trace_add(&trace, (struct trace_line){TRACE_OUTPUT, "/nowhere", "", "x"});
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
        "this reads 3 [use that program, or move the record away]\n");
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
