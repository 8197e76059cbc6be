/* Dependency files: names are quoted as make and ninja read them. */
#include "../support.h"

#include "base/file.h"
#include "cli/depfile.h"
#include "cli/trace.h"

/* The rule of one output that depends on one file, which is there. */
static void expect(const char *name, const char *quoted)
{
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    trace_add(&trace, (struct trace_line){TRACE_PROFILE,
                          bench_write(&bench, name, ""), "", "x", ""});
    trace_add(&trace, (struct trace_line){TRACE_OUTPUT, "o", "", "x", ""});
    const char *path = bench_path(&bench, "a.d");
    assert_true(depfile_write(path, buffer_string(&trace), &bench.diags));
    const char *made = file_read_text(&bench.arena, path, &bench.diags)->text;
    const char *expected = arena_format(
        &bench.arena, "o: \\\n  %s/%s\n", bench_folder(&bench), quoted);
    assert_memory_equal(made, expected, strlen(expected));
    buffer_release(&trace);
    bench_release(&bench);
}

static void test_quoting(void **state)
{
    (void)state;
    expect("b.xml", "b.xml");
    expect("a b#c$d:e", "a\\ b\\#c$$d\\:e");
    expect("a\\b", "a\\b");
    expect("a\\ b", "a\\\\\\ b");
    expect("a%b", "a%b");
}

/* The rule that makes OUTPUT from nothing; NULL if there is none. */
static const char *rule_of(struct bench *bench, const char *output)
{
    struct buffer trace;
    buffer_init(&trace);
    trace_add(&trace, (struct trace_line){TRACE_OUTPUT, output, "", "x", ""});
    const char *path = bench_path(bench, "a.d");
    bool written = depfile_write(path, buffer_string(&trace), &bench->diags);
    buffer_release(&trace);
    return written ? file_read_text(&bench->arena, path, &bench->diags)->text
                   : NULL;
}

/* Those of other documents, and other files, are not taken for it. */
static void test_whose(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct arena *arena = &bench.arena;
    assert_non_null(rule_of(&bench, "out/html/a b/x.html"));
    const char *path = bench_path(&bench, "a.d");
    assert_true(depfile_is_of(path, "html/a b/x.html", arena));
    assert_true(depfile_is_of(path, "x.html", arena));
    assert_true(depfile_is_of(path, "out/html/a b/x.html", arena));
    assert_false(depfile_is_of(path, "b/x.html", arena));
    assert_false(depfile_is_of(path, "html", arena));
    assert_false(depfile_is_of(path, "x.htm", arena));
    assert_false(depfile_is_of(path, ".html", arena));
    assert_false(depfile_is_of(path, "a=b", arena));
    assert_false(depfile_is_of(bench_path(&bench, "none.d"), "x.html", arena));
    assert_false(depfile_is_of(bench_folder(&bench), "x.html", arena));
    bench_release(&bench);
}

/* make has pattern rules, and no way to write some names. */
static void test_targets_and_what_cannot_be_written(void **state)
{
    (void)state;
    static const char *const none[] = {"a\nb", "a\rb", "x=1", "a;b", "a\x7F"};
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(rule_of(&bench, "a%b c"), "a\\%b\\ c:\n");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(rule_of(&bench, none[i]));
    bench_release(&bench);
}

/* None is left from before, either. */
static void test_no_rule(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    trace_add(
        &trace, (struct trace_line){TRACE_OUTPUT, "o/x=1.html", "", "x", ""});
    const char *path = bench_write(&bench, "a.d", "old");
    assert_false(depfile_write(path, buffer_string(&trace), &bench.diags));
    assert_int_equal(access(path, F_OK), -1);
    assert_string_equal(bench_report(&bench),
        "0:0 error: -MD: make cannot be told of a file of this name "
        "[name files without line ends, \";\" and \"=\"]\n");
    buffer_release(&trace);
    bench_release(&bench);
}

static void test_rule(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    const char *profile = bench_write(&bench, "my profile.xml", "");
    trace_add(&trace, (struct trace_line){TRACE_PROFILE, profile, "", "x", ""});
    trace_add(
        &trace, (struct trace_line){TRACE_PROFILE, "<stdin>", "", "x", ""});
    trace_add(&trace, (struct trace_line){TRACE_OPTIONS, profile, "", "", ""});
    trace_add(
        &trace, (struct trace_line){TRACE_OUTPUT, "o/a.html", "", "x", ""});
    trace_add(
        &trace, (struct trace_line){TRACE_OUTPUT, "o/a.pdf", "", "x", ""});
    const char *path = bench_path(&bench, "a.d");
    assert_true(depfile_write(path, buffer_string(&trace), &bench.diags));
    const struct source *made =
        file_read_text(&bench.arena, path, &bench.diags);
    assert_string_equal(
        made->text, arena_format(&bench.arena,
                        "o/a.html o/a.pdf: \\\n  %s/my\\ profile.xml\n"
                        "%s/my\\ profile.xml:\n",
                        bench_folder(&bench), bench_folder(&bench)));
    buffer_release(&trace);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quoting),
        cmocka_unit_test(test_whose),
        cmocka_unit_test(test_targets_and_what_cannot_be_written),
        cmocka_unit_test(test_no_rule),
        cmocka_unit_test(test_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
