/* Names that every file system takes, whatever a client is called. */
#include "../support.h"

#include "cli/safe_name.h"

static void test_text(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Museum of Tides", "Museum of Tides"},
        {"../../etc/passwd", "..-..-etc-passwd"},
        {"a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"},
        {"{output}", "-output-"},
        {" two \t\n lines ", "two lines"},
        /* A space that does not break, and one of three. */
        {"a\xC2\xA0\xE3\x80\x80"
         "b",
            "a b"},
        /* What turns the order of a line, or is not seen. */
        {"a\xE2\x80\xAE"
         "gpj.exe",
            "agpj.exe"},
        {"a\xE2\x80\x8B\xC2\xAD"
         "b",
            "ab"},
        {"caf"
         "e\xCC\x81",
            "caf\xC3\xA9"},
        {"bad \xFF byte", "bad - byte"},
        {"\x1B[31m", "-[31m"},
        {"\xE2\x80\x8B", ""},
        {"", ""},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            safe_name_text(&bench.arena, cases[i][0]), cases[i][1]);
    bench_release(&bench);
}

static void test_whole(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"...hidden", "hidden"},
        {"Acme Inc. ", "Acme Inc"}, {"-rf", "_rf"}, {"CON", "_CON"},
        {"nul.report", "_nul.report"}, {"com1", "_com1"}, {"COM10", "COM10"},
        {"LPT\xC2\xB9", "_LPT\xC2\xB9"}, {"aux .x", "_aux .x"},
        {"conin$", "_conin$"}, {"console", "console"}, {"com", "com"}};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            safe_name_whole(&bench.arena, cases[i][0]), cases[i][1]);
    assert_null(safe_name_whole(&bench.arena, ".. ."));
    assert_null(safe_name_whole(&bench.arena, ""));
    bench_release(&bench);
}

static void test_cut(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct arena *arena = &bench.arena;
    assert_string_equal(safe_name_cut(arena, "abc", 3), "abc");
    assert_string_equal(safe_name_cut(arena, "ab c", 3), "ab");
    assert_string_equal(safe_name_cut(arena, "a\xC3\xA9", 2), "a");
    /* q with two marks, which Unicode has in no one piece. */
    assert_string_equal(safe_name_cut(arena, "aq\xCC\x81\xCC\xA3z", 4), "a");
    assert_string_equal(
        safe_name_cut(arena, "aq\xCC\x81\xCC\xA3z", 6), "aq\xCC\x81\xCC\xA3");
    bench_release(&bench);
}

static void test_fold(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct arena *arena = &bench.arena;
    const char *one = safe_name_fold(arena, "Stra\xC3\x9F"
                                            "e");
    assert_string_equal(one, safe_name_fold(arena, "STRASSE"));
    assert_string_equal(safe_name_fold(arena, "\xC3\x89t\xC3\xA9"),
        safe_name_fold(arena, "e\xCC\x81te\xCC\x81"));
    assert_string_not_equal(
        safe_name_fold(arena, "a"), safe_name_fold(arena, "b"));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
