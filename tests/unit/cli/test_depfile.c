/* Dependency files: names are quoted as make and ninja read them. */
#include "../support.h"

#include "base/file.h"
#include "cli/depfile.h"
#include "cli/trace.h"

static void expect(const char *path, const char *quoted)
{
    struct buffer out;
    buffer_init(&out);
    depfile_add_path(&out, path);
    assert_string_equal(buffer_string(&out), quoted);
    buffer_release(&out);
}

static void test_quoting(void **state)
{
    (void)state;
    expect("a/b.xml", "a/b.xml");
    expect("a b#c$d:e", "a\\ b\\#c$$d\\:e");
    expect("a\\b", "a\\b");
    expect("a\\ b", "a\\\\\\ b");
}

static void test_rule(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    bench_init(&bench);
    buffer_init(&trace);
    const char *profile = bench_write(&bench, "my profile.xml", "");
    trace_add(&trace, (struct trace_line){"profile", profile, "", "x"});
    trace_add(&trace, (struct trace_line){"profile", "<stdin>", "", "x"});
    trace_add(&trace, (struct trace_line){"options", profile, "", ""});
    trace_add(&trace, (struct trace_line){"output", "o/a.html", "", "x"});
    trace_add(&trace, (struct trace_line){"output", "o/a.pdf", "", "x"});
    const char *path = bench_path(&bench, "a.d");
    assert_true(depfile_write(path, buffer_string(&trace), &bench.diags));
    const struct source *made =
        file_read_text(&bench.arena, path, &bench.diags);
    assert_string_equal(
        made->text, arena_format(&bench.arena,
                        "o/a.html o/a.pdf: \\\n  %s/my\\ profile.xml\n",
                        bench_folder(&bench)));
    buffer_release(&trace);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quoting),
        cmocka_unit_test(test_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
