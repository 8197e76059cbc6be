/* From offsets to lines and columns, and back to lines. */
#include "../support.h"

static void expect_place(
    const struct source *source, size_t offset, int line, int column)
{
    struct place place = source_place(source, offset);
    if (place.line != line || place.column != column || place.source != source)
        fail_msg("offset %zu is at %d:%d, not at %d:%d", offset, place.line,
            place.column, line, column);
}

static void expect_line(
    const struct source *source, int line, const char *expected)
{
    size_t length;
    const char *text = source_line(source, line, &length);
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(text, expected, length);
}

static void test_an_empty_text_has_one_empty_line(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source = bench_source(&bench, "");
    assert_int_equal(source->line_count, 1);
    expect_place(source, 0, 1, 1);
    expect_place(source, 99, 1, 1);
    expect_line(source, 1, "");
    expect_line(source, 0, "");
    expect_line(source, -1, "");
    expect_line(source, 2, "");
    bench_release(&bench);
}

static void test_all_line_endings_count_once(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source = bench_source(&bench, "a\nb\r\nc\rd\n\re");
    assert_int_equal(source->line_count, 6);
    expect_place(source, 0, 1, 1);
    expect_place(source, 1, 1, 2); /* the line feed itself */
    expect_place(source, 2, 2, 1);
    expect_place(source, 5, 3, 1);
    expect_place(source, 7, 4, 1);
    expect_place(source, 9, 5, 1);
    expect_place(source, 10, 6, 1);
    expect_line(source, 2, "b");
    expect_line(source, 3, "c");
    expect_line(source, 5, "");
    expect_line(source, 6, "e");
    bench_release(&bench);
}

static void test_columns_count_code_points(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct source *source =
        bench_source(&bench, "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80x");
    expect_place(source, 0, 1, 1);
    expect_place(source, 2, 1, 2);
    expect_place(source, 5, 1, 3);
    expect_place(source, 9, 1, 4);
    expect_place(source, 10, 1, 5); /* behind the last */
    expect_place(source, 11, 1, 5);
    bench_release(&bench);
}

/* Long lines are counted from marks; wherever the marks fall, the count is
 * that of the plain way. */
static void test_columns_in_long_lines(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *text = arena_format(&bench.arena, "%s\n%s",
        bench_repeat(&bench, "\xE2\x82\xAC", 3 * SOURCE_STRIDE),
        bench_repeat(&bench, "x\xC3\xA4", 3 * SOURCE_STRIDE));
    const struct source *source = bench_source(&bench, text);
    for (int i = 0; i <= 3 * SOURCE_STRIDE; i += 7)
        expect_place(source, (size_t)i * 3, 1, i + 1);
    size_t second = source->line_starts[1];
    for (int i = 0; i <= 3 * SOURCE_STRIDE; i += 7)
        expect_place(source, second + (size_t)i * 3, 2, 2 * i + 1);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_text_has_one_empty_line),
        cmocka_unit_test(test_all_line_endings_count_once),
        cmocka_unit_test(test_columns_count_code_points),
        cmocka_unit_test(test_columns_in_long_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
