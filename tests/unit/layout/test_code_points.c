/* The set of code points: each is new once, at the edges of sheets too. */
#include "../support.h"

#include "layout/code_points.h"

static void test_each_is_new_once(void **state)
{
    (void)state;
    static const uint32_t edges[] = {
        0, 1, 63, 64, 4095, 4096, 0xFFFF, 0x10000, 0x10FFFE, 0x10FFFF};
    struct bench bench;
    bench_init(&bench);
    struct code_points set = {0};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        assert_true(code_points_add(&set, &bench.arena, edges[i]));
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        assert_false(code_points_add(&set, &bench.arena, edges[i]));
    assert_true(code_points_add(&set, &bench.arena, 2));
    assert_true(code_points_add(&set, &bench.arena, 4097));
    bench_release(&bench);
}

static void test_sets_do_not_share(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct code_points one = {0}, other = {0};
    for (uint32_t i = 0; i < 10000; i += 7)
        assert_true(code_points_add(&one, &bench.arena, i));
    for (uint32_t i = 0; i < 10000; i++)
        assert_true(code_points_add(&other, &bench.arena, i));
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(code_points_add(&one, &bench.arena, i), i % 7 != 0);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_is_new_once),
        cmocka_unit_test(test_sets_do_not_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
