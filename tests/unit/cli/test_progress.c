/* The line that says how far a batch is. */
#include "../support.h"

#include "cli/progress.h"

static void expect(size_t total, size_t done, size_t failed, double elapsed_ms,
    const char *line)
{
    struct progress progress;
    struct buffer buffer;
    buffer_init(&buffer);
    progress_init(&progress, total, true);
    progress.done = done;
    progress.failed = failed;
    progress_line(&buffer, &progress, elapsed_ms);
    assert_string_equal(buffer_string(&buffer), line);
    assert_in_range(buffer.length, 1, 78);
    buffer_release(&buffer);
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
    struct buffer buffer;
    buffer_init(&buffer);
    progress_init(&progress, 200000, true);
    progress.row_total = 300000;
    progress.rows_done = 149000;
    progress.done = 100000;
    progress.failed = 12345;
    progress_line(&buffer, &progress, 7200000);
    assert_string_equal(buffer_string(&buffer),
        "[#####.....] 100000 of 200000 (149000 of 300000 rows), 12345 failed, "
        "14/s, 2:00:00 left");
    buffer_release(&buffer);
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
