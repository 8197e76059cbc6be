/* The line that says how far a batch is. */
#include "../support.h"

#include "base/file.h"
#include "cli/progress.h"

/* What progress_draw() puts on the standard error, without the signs that a
 * terminal obeys. */
static const char *drawn(
    struct bench *bench, struct progress *progress, double elapsed_ms)
{
    progress->began_ms = 1000;
    fflush(stderr);
    int terminal = dup(STDERR_FILENO);
    const char *path = bench_path(bench, "line");
    FILE *file = fopen(path, "w+");
    dup2(fileno(file), STDERR_FILENO);
    progress_draw(progress, 1000 + elapsed_ms);
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    fclose(file);
    const char *line = file_read_text(&bench->arena, path, &bench->diags)->text;
    assert_int_equal(*line, '\r');
    size_t length = strlen(line) - strlen("\033[K") - 1;
    assert_string_equal(line + 1 + length, "\033[K");
    return arena_copy(&bench->arena, line + 1, length);
}

static void expect(size_t total, size_t done, size_t failed, double elapsed_ms,
    const char *line)
{
    struct progress progress;
    struct bench bench;
    bench_init(&bench);
    progress_init(&progress, total, true);
    progress.done = done;
    progress.failed = failed;
    assert_string_equal(drawn(&bench, &progress, elapsed_ms), line);
    assert_in_range(strlen(line), 1, 78);
    bench_release(&bench);
}

static void test_lines(void **state)
{
    (void)state;
    expect(10, 0, 0, 100, "[........................] 0 of 10");
    expect(10, 5, 0, 10000,
        "[############............] 5 of 10, 0.5/s, 0:10 left");
    expect(10000, 9999, 12, 25000,
        "[#######################.] 9999 of 10000, 12 failed, 400/s, 0:00 "
        "left");
    expect(1000000, 10, 0, 100000,
        "[........................] 10 of 1000000, 0.1/s, 99:59:59 left");
    expect(2, 2, 1, 2000,
        "[########################] 2 of 2, 1 failed, 1/s, "
        "0:00 left");
    expect(200000, 100000, 0, 7200000,
        "[############............] 100000 of 200000, 14/s, 2:00:00 left");
}

static void test_rows(void **state)
{
    (void)state;
    struct progress progress;
    struct bench bench;
    bench_init(&bench);
    progress_init(&progress, 200000, true);
    progress.row_total = 300000;
    progress.rows_done = 149000;
    progress.done = 100000;
    progress.failed = 12345;
    assert_string_equal(drawn(&bench, &progress, 7200000),
        "[#####.....] 100000 of 200000 (149000 of 300000 rows), 12345 failed, "
        "14/s, 2:00:00 left");
    bench_release(&bench);
}

static void test_one_document_has_no_line(void **state)
{
    (void)state;
    struct progress progress;
    progress_init(&progress, 1, true);
    assert_false(progress.wanted);
    progress_init(&progress, 2, true);
    assert_true(progress.wanted);
    progress_init(&progress, 2, false);
    assert_false(progress.wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_one_document_has_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
