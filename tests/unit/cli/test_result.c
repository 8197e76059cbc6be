/* Results: told as text and as JSON, and carried between processes. */
#include "../support.h"

#include "base/memory.h"
#include "cli/options.h"
#include "cli/result.h"

static void test_carried(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer bytes;
    bench_init(&bench);
    buffer_init(&bytes);
    struct result result = {.written = true,
        .status = 1,
        .page_count = 12,
        .stage_ms = {1.5, [STAGE_COUNT - 1] = 2},
        .verdict = "Tea",
        .trace = "x",
        .problems = "a\nb\n",
        .kept = "c"};
    result_pack(&bytes, &result);
    struct result back;
    assert_true(result_unpack(&back, bytes.bytes, bytes.length, &bench.arena));
    assert_true(back.written);
    assert_int_equal(back.status, 1);
    assert_int_equal(back.page_count, 12);
    assert_true(back.stage_ms[STAGE_READ] == 1.5);
    assert_true(back.stage_ms[STAGE_COUNT - 1] == 2);
    assert_string_equal(back.verdict, "Tea");
    assert_string_equal(back.trace, "x");
    assert_string_equal(back.problems, "a\nb\n");
    assert_string_equal(back.kept, "c");
    for (size_t i = 0; i < bytes.length; i++)
        assert_false(result_unpack(&back, bytes.bytes, i, &bench.arena));
    buffer_add_byte(&bytes, '\0');
    assert_false(result_unpack(&back, bytes.bytes, bytes.length, &bench.arena));
    buffer_release(&bytes);
    bench_release(&bench);
}

/* Told problems as they are printed. */
static const char *in_print(struct bench *bench, const char *problems)
{
    struct told told;
    const char *all = "";
    while (result_next_problem(&told, &problems, &bench->arena))
        all = arena_format(&bench->arena, "%s%s", all, told.text);
    return all;
}

static void expect_told(
    struct bench *bench, struct telling telling, const char *text, int status)
{
    struct result result = {0};
    result_tell(&result, &bench->diags, &telling, &bench->arena);
    assert_string_equal(
        telling.json ? result.problems : in_print(bench, result.problems),
        text);
    assert_int_equal(result.status, status);
}

static void test_told(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct telling text = {.least = SEVERITY_NOTE};
    struct telling json = {.least = SEVERITY_NOTE, .json = true};
    struct telling strict = {.least = SEVERITY_ERROR, .strict = true};
    expect_told(&bench, text, "", EXIT_WRITTEN);
    expect_told(&bench, json, "", EXIT_WRITTEN);
    diag_add(&bench.diags, SEVERITY_WARNING, (struct place){0}, NULL,
        "a \"%s\"", "b");
    expect_told(&bench, text, "dossier: warning: a \"b\"\n", EXIT_WRITTEN);
    expect_told(&bench, strict, "", EXIT_INPUT);
    struct place place = {bench_source(&bench, "xyz"), 1, 2};
    diag_add(&bench.diags, SEVERITY_SYSTEM, place, "help", "c");
    expect_told(&bench, json,
        "[{\"severity\":\"warning\",\"message\":\"a \\\"b\\\"\"},"
        "{\"severity\":\"system\",\"file\":\"test\",\"line\":1,\"column\":2,"
        "\"message\":\"c\",\"hint\":\"help\"}]",
        EXIT_SYSTEM);
    struct result result = {0};
    result_tell(&result, &bench.diags, &text, &bench.arena);
    const char *at = result.problems;
    struct told told;
    assert_true(result_next_problem(&told, &at, &bench.arena));
    assert_int_equal(told.severity, SEVERITY_WARNING);
    assert_string_equal(told.file, "");
    assert_true(result_next_problem(&told, &at, &bench.arena));
    assert_int_equal(told.severity, SEVERITY_SYSTEM);
    assert_string_equal(told.file, "test");
    assert_string_equal(told.key, "1:2: c");
    assert_string_equal(told.message, "c");
    assert_false(result_next_problem(&told, &at, &bench.arena));
    bench_release(&bench);
}

static void test_told_with_its_code(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct telling json = {.least = SEVERITY_NOTE, .json = true};
    diag_add_coded(&bench.diags, "empty-link", SEVERITY_WARNING,
        (struct place){0}, NULL, "a");
    expect_told(&bench, json,
        "[{\"severity\":\"warning\",\"code\":\"empty-link\","
        "\"message\":\"a\"}]",
        EXIT_WRITTEN);
    bench_release(&bench);
}

/* What is told later stands behind. */
static void test_told_twice(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct telling json = {.json = true};
    struct result result = {0};
    diag_add(&bench.diags, SEVERITY_ERROR, (struct place){0}, NULL, "a");
    result_tell(&result, &bench.diags, &json, &bench.arena);
    result_tell(&result, &bench.diags, &json, &bench.arena);
    assert_string_equal(result.problems,
        "[{\"severity\":\"error\",\"message\":\"a\"},"
        "{\"severity\":\"error\",\"message\":\"a\"}]");
    assert_null(result.kept);
    struct telling kept = {
        .least = SEVERITY_SYSTEM, .coloured = true, .kept = true};
    result = (struct result){0};
    result_tell(&result, &bench.diags, &kept, &bench.arena);
    result_tell(&result, &bench.diags, &kept, &bench.arena);
    assert_string_equal(result.problems, "");
    assert_string_equal(result.kept, "dossier: error: a\ndossier: error: a\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_carried),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_told_with_its_code),
        cmocka_unit_test(test_told_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
