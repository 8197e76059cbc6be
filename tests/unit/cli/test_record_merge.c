/* Joining records: which issue of a document is its last one, what is kept
 * once, what failed, and records that another program holds. */
#include "../support.h"

#include "cli/record.h"

#include <sqlite3.h>

/* The record of the folder NAME, made, with a second door into it. */
static sqlite3 *make_record(struct bench *bench, const char *name)
{
    const char *folder = bench_path(bench, name);
    record_close(record_open(folder, NULL, true, &bench->diags));
    sqlite3 *database;
    const char *path =
        arena_format(&bench->arena, "%s/.dossier/record.sqlite", folder);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    return database;
}

static void run(sqlite3 *database, const char *sql)
{
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(database));
}

/* The first column of all rows, separated by blanks. */
static const char *ask(struct bench *bench, sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement;
    const char *answer = "";
    assert_int_equal(
        sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        answer =
            arena_format(&bench->arena, "%s%s%s", answer, *answer ? " " : "",
                (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return answer;
}

static void add_issue(
    sqlite3 *database, const char *name, const char *time, const char *verdict)
{
    char *sql = sqlite3_mprintf("INSERT INTO issue(name,time,profile,digits,"
                                "client,verdict,confidence,problems,pages,ms)"
                                " VALUES(%Q,%Q,'','','',%Q,'','',1,1)",
        name, time, verdict);
    run(database, sql);
    sqlite3_free(sql);
}

static bool merge(struct bench *bench, const char *one, const char *other)
{
    const char *operands[] = {bench_path(bench, one), bench_path(bench, other)};
    return record_merge(bench_path(bench, "out"), operands, 2, &bench->diags);
}

static const char last[] =
    "SELECT verdict FROM issue WHERE id IN (SELECT max(id) FROM issue GROUP BY"
    " name) ORDER BY name";

/* The latest; of two at the same time, the one that is named later. */
static void test_last(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    sqlite3 *out = make_record(&bench, "out");
    sqlite3 *one = make_record(&bench, "one");
    sqlite3 *two = make_record(&bench, "two");
    add_issue(out, "a", "2026-01-02", "a-out");
    add_issue(one, "a", "2026-01-01", "a-one");
    add_issue(two, "b", "2026-01-03", "b-two");
    add_issue(one, "b", "2026-01-04", "b-one");
    add_issue(one, "c", "2026-01-05", "c-one");
    add_issue(two, "c", "2026-01-05", "c-two");
    add_issue(two, "d", "2026-01-06", "d-two-first");
    add_issue(two, "d", "2026-01-06", "d-two");
    assert_true(merge(&bench, "one", "two"));
    assert_string_equal(ask(&bench, out, last), "a-out b-one c-two d-two");
    assert_string_equal(ask(&bench, out, "SELECT count(*) FROM issue"), "8");
    assert_string_equal(bench_report(&bench),
        "0:0 warning: more than one of the records has issues of the same "
        "document: 2 of them, \"b\" for one [the newest issue of each counts "
        "as the last]\n");
    /* Again: all are there already. */
    diags_init(&bench.diags, &bench.arena);
    assert_true(merge(&bench, "two", "one"));
    assert_string_equal(ask(&bench, out, "SELECT count(*) FROM issue"), "8");
    assert_string_equal(ask(&bench, out, "SELECT verdict FROM issue"),
        "a-one a-out b-two b-one c-one c-two d-two-first d-two");
    assert_string_equal(bench_report(&bench), "");
    sqlite3_close(out);
    sqlite3_close(one);
    sqlite3_close(two);
    bench_release(&bench);
}

/* Each issue keeps what it was made of, and its files. */
static void test_parts(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    sqlite3 *one = make_record(&bench, "one");
    sqlite3 *two = make_record(&bench, "two");
    add_issue(one, "a", "2026-01-02", "");
    add_issue(two, "b", "2026-01-01", "");
    run(one, "INSERT INTO source VALUES(1,'module','x','1','1111'),"
             "(2,'module','y','1','2222');"
             "INSERT INTO used VALUES(1,2),(1,1);"
             "INSERT INTO output VALUES(1,'a.html','aa','then')");
    run(two, "INSERT INTO source VALUES(1,'module','y','1','2222');"
             "INSERT INTO used VALUES(1,1);"
             "INSERT INTO output VALUES(1,'b.html','bb','then')");
    run(one,
        "INSERT INTO content VALUES('d1','first'),('d2','both');"
        "INSERT INTO kept VALUES(1,'','d1'),(1,'t.md','d2');"
        "INSERT INTO fact VALUES(1,'','hour','9','stated');"
        "UPDATE issue SET reference='R', map='m', row=7, pattern='{date}'");
    run(two, "INSERT INTO content VALUES('d2','both');"
             "INSERT INTO kept VALUES(1,'','d2')");
    assert_true(merge(&bench, "one", "two"));
    sqlite3 *out = make_record(&bench, "out");
    assert_string_equal(
        ask(&bench, out,
            "SELECT issue.name||source.name FROM issue"
            " JOIN used ON issue.id=issue JOIN source ON source.id=source"
            " ORDER BY used.rowid"),
        "by ay ax");
    assert_string_equal(ask(&bench, out,
                            "SELECT name||path||output.digits||written FROM"
                            " issue JOIN output ON id=issue ORDER BY id"),
        "bb.htmlbbthen aa.htmlaathen");
    assert_string_equal(ask(&bench, out, "SELECT count(*) FROM source"), "2");
    assert_string_equal(
        ask(&bench, out,
            "SELECT issue.name||kept.name||bytes FROM issue JOIN kept ON"
            " id=issue JOIN content ON content.digits=kept.digits"
            " ORDER BY kept.rowid"),
        "bboth afirst at.mdboth");
    assert_string_equal(
        ask(&bench, out,
            "SELECT issue.name||fact.name||value||origin||reference||map||row"
            "||pattern FROM issue JOIN fact ON id=issue"),
        "ahour9statedRm7{date}");
    assert_string_equal(ask(&bench, out, "SELECT count(*) FROM content"), "2");
    assert_string_equal(bench_report(&bench), "");
    sqlite3_close(out);
    sqlite3_close(one);
    sqlite3_close(two);
    bench_release(&bench);
}

/* A failure stands unless the document was issued after it. */
static void test_failures(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    sqlite3 *one = make_record(&bench, "one");
    sqlite3 *two = make_record(&bench, "two");
    add_issue(one, "a", "2026-01-02", "");
    add_issue(two, "b", "2026-01-02", "");
    run(two, "INSERT INTO failure(name,time,profile,problems) "
             "VALUES('a','2026-01-01','','older'),"
             "('b','2026-01-03','','newer'),('c','2026-01-01','','first')");
    run(one, "INSERT INTO failure(name,time,profile,problems) "
             "VALUES('c','2026-01-02','','second')");
    assert_true(merge(&bench, "one", "two"));
    sqlite3 *out = make_record(&bench, "out");
    assert_string_equal(
        ask(&bench, out, "SELECT name||problems FROM failure ORDER BY name"),
        "bnewer csecond");
    sqlite3_close(out);
    sqlite3_close(one);
    sqlite3_close(two);
    bench_release(&bench);
}

static void test_locked(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    sqlite3 *out = make_record(&bench, "out");
    sqlite3 *one = make_record(&bench, "one");
    sqlite3 *two = make_record(&bench, "two");
    add_issue(one, "a", "2026-01-02", "");
    run(two, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE");
    static const char message[] =
        "0:0 system: cannot use the record: database is locked [another "
        "program holds it; is a run under way?]\n";
    assert_false(merge(&bench, "one", "two"));
    assert_string_equal(bench_report(&bench), message);
    assert_string_equal(bench.diags.list.items[0].place.source->name,
        bench_path(&bench, "two/.dossier/record.sqlite"));
    sqlite3_close(two);
    diags_init(&bench.diags, &bench.arena);
    run(out, "BEGIN IMMEDIATE");
    assert_false(merge(&bench, "one", "two"));
    assert_string_equal(bench_report(&bench), message);
    run(out, "COMMIT");
    assert_string_equal(ask(&bench, out, "SELECT count(*) FROM issue"), "0");
    sqlite3_close(out);
    sqlite3_close(one);
    bench_release(&bench);
}

/* A file that says that it is a record, but has not what one has. */
static void test_tables_missing(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    sqlite3 *out = make_record(&bench, "out");
    sqlite3 *one = make_record(&bench, "one");
    sqlite3 *two = make_record(&bench, "two");
    add_issue(out, "a", "2026-01-01", "a-out");
    add_issue(one, "a", "2026-01-02", "a-one");
    run(two, "DROP TABLE output");
    assert_false(merge(&bench, "one", "two"));
    assert_non_null(strstr(bench_report(&bench),
        "no such table: other.output"
        " [move it away, and the next run begins another]"));
    assert_string_equal(ask(&bench, out, last), "a-out");
    sqlite3_close(out);
    sqlite3_close(one);
    sqlite3_close(two);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_last),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_locked),
        cmocka_unit_test(test_tables_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
