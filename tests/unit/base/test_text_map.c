/* A map of texts knows what was put into it, and nothing else. */
#include "../support.h"

#include "base/text_map.h"

static void test_add(void **state)
{
    (void)state;
    struct bench bench;
    struct text_map map = {0};
    bench_init(&bench);
    assert_null(text_map_lookup(&map, "a"));
    assert_true(text_map_add(&map, &bench.arena, "a", 7));
    assert_null(text_map_lookup(&map, ""));
    assert_true(text_map_add(&map, &bench.arena, "", -1));
    assert_false(text_map_add(&map, &bench.arena, "a", 8));
    assert_int_equal(*text_map_lookup(&map, "a"), 7);
    assert_int_equal(*text_map_lookup(&map, ""), -1);
    ++*text_map_lookup(&map, "a");
    assert_int_equal(*text_map_lookup(&map, "a"), 8);
    assert_int_equal(map.count, 2);
    bench_release(&bench);
}

/* What is there stays there while the map grows, and equal texts at other
 * places are the same. */
static void test_many(void **state)
{
    (void)state;
    struct bench bench;
    struct text_map map = {0};
    bench_init(&bench);
    for (int i = 0; i < 5000; i++)
        assert_true(text_map_add(
            &map, &bench.arena, arena_format(&bench.arena, "text %d", i), i));
    assert_int_equal(map.count, 5000);
    for (int i = 0; i < 10000; i++) {
        const int *value =
            text_map_lookup(&map, arena_format(&bench.arena, "text %d", i));
        assert_int_equal(value != NULL, i < 5000);
        if (value)
            assert_int_equal(*value, i);
    }
    assert_true(map.place_count >= 2 * map.count);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
