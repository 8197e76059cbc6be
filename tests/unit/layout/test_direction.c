/* Levels and visual order (UAX #9). */
#include "../support.h"

#include "layout/direction.h"

static void test_levels(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    unsigned char base;
    const char *plain = "plain “quoted” text – 日本";
    assert_null(
        direction_levels(&bench.arena, plain, strlen(plain), NULL, 0, &base));
    assert_int_equal(base, 0);

    const char *mixed = "ab שם cd";
    unsigned char *levels =
        direction_levels(&bench.arena, mixed, strlen(mixed), NULL, 0, &base);
    assert_int_equal(base, 0);
    const unsigned char wanted[] = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
    assert_memory_equal(levels, wanted, sizeof wanted);

    const char *hebrew = "שם ab";
    levels =
        direction_levels(&bench.arena, hebrew, strlen(hebrew), NULL, 0, &base);
    assert_int_equal(base, 1);
    assert_int_equal(levels[0], 1);
    assert_int_equal(levels[5], 2);
    bench_release(&bench);
}

/* What is isolated neither takes its direction from what is around it nor
 * gives it any. */
static void test_isolates(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    unsigned char base;
    const char *text = "a שם 5!";
    struct isolate all = {2, 6, ISOLATE_RIGHT_TO_LEFT};
    unsigned char *levels =
        direction_levels(&bench.arena, text, strlen(text), NULL, 0, &base);
    assert_int_equal(levels[7], 2);
    levels = direction_levels(&bench.arena, text, strlen(text), &all, 1, &base);
    const unsigned char apart[] = {0, 0, 1, 1, 1, 1, 0, 0, 0};
    assert_memory_equal(levels, apart, sizeof apart);

    const char *latin = "שם ab! שם";
    struct isolate nested[] = {{5, 8, ISOLATE_RIGHT_TO_LEFT},
        {5, 7, ISOLATE_LEFT_TO_RIGHT}, {8, 8, ISOLATE_RIGHT_TO_LEFT}};
    levels =
        direction_levels(&bench.arena, latin, strlen(latin), nested, 3, &base);
    assert_int_equal(base, 1);
    const unsigned char inside[] = {1, 1, 1, 1, 1, 4, 4, 3, 1, 1, 1, 1, 1};
    assert_memory_equal(levels, inside, sizeof inside);
    bench_release(&bench);
}

/* A value takes its direction from itself, and what follows it that has none
 * from the text: a date behind a name keeps its day. */
static void test_values(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    unsigned char base;
    const char *text = "for שם 20 May";
    struct isolate name = {4, 8, ISOLATE_BY_CONTENT};
    unsigned char *levels =
        direction_levels(&bench.arena, text, strlen(text), NULL, 0, &base);
    const unsigned char torn[] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 0};
    assert_memory_equal(levels, torn, sizeof torn);
    levels =
        direction_levels(&bench.arena, text, strlen(text), &name, 1, &base);
    const unsigned char whole[] = {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0};
    assert_memory_equal(levels, whole, sizeof whole);
    const char *latin = "שם 5 GB שם";
    struct isolate size = {5, 9, ISOLATE_BY_CONTENT};
    levels =
        direction_levels(&bench.arena, latin, strlen(latin), &size, 1, &base);
    const unsigned char inside[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 1};
    assert_memory_equal(levels, inside, sizeof inside);
    bench_release(&bench);
}

static void check_order(
    const unsigned char *levels, const size_t *wanted, size_t count)
{
    size_t order[8];
    direction_order(levels, order, count);
    assert_memory_equal(order, wanted, count * sizeof *order);
}

static void test_order(void **state)
{
    (void)state;
    check_order((const unsigned char[]){0, 0, 0}, (const size_t[]){0, 1, 2}, 3);
    check_order((const unsigned char[]){0, 1, 1, 1, 0},
        (const size_t[]){0, 3, 2, 1, 4}, 5);
    check_order((const unsigned char[]){1, 1, 2, 2, 1},
        (const size_t[]){4, 2, 3, 1, 0}, 5);
    check_order(NULL, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_isolates),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
