/* Whatever a text has in it, the line that comes out is the one that went in.
 */
#include "../support.h"

#include "cli/trace.h"

static void test_any_bytes(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer trace;
    struct trace_line line;
    bench_init(&bench);
    buffer_init(&trace);
    char every[256];
    for (int i = 0; i < 255; i++)
        every[i] = (char)(i + 1);
    every[255] = '\0';
    const char *texts[] = {every, "\x1d\x1e\x1f", "\x1d", "", "\x1f]^_"};
    enum { COUNT = sizeof texts / sizeof *texts };
    for (int i = 0; i < COUNT; i++)
        trace_add(&trace, (struct trace_line){TRACE_KEPT, texts[i],
                              texts[(i + 1) % COUNT], "x", texts[i]});
    const char *at = buffer_string(&trace);
    for (int i = 0; i < COUNT; i++) {
        assert_true(trace_next(&line, &at, &bench.arena));
        assert_int_equal(line.kind, TRACE_KEPT);
        assert_string_equal(line.name, texts[i]);
        assert_string_equal(line.version, texts[(i + 1) % COUNT]);
        assert_string_equal(line.digits, "x");
        assert_string_equal(line.text, texts[i]);
    }
    assert_false(trace_next(&line, &at, &bench.arena));
    buffer_release(&trace);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
