/* Arenas and the arrays that grow in them. */
#include "../support.h"

#include "base/array.h"

#include <stdalign.h>

static void test_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 1; size < 200; size++) {
        unsigned char *bytes = arena_allocate(&arena, 3, size);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < 3 * size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xFF, 3 * size);
    }
    arena_release(&arena);
}

static void test_pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    struct arena arena;
    arena_init(&arena);
    int **pieces = arena_allocate(&arena, COUNT, sizeof *pieces);
    for (int i = 0; i < COUNT; i++) {
        pieces[i] = arena_allocate(&arena, (size_t)i % 40 + 1, sizeof(int));
        for (int j = 0; j <= i % 40; j++)
            pieces[i][j] = i;
    }
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j <= i % 40; j++)
            assert_int_equal(pieces[i][j], i);
    arena_release(&arena);
}

static void test_large_pieces_get_blocks_of_their_own(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *small = arena_string(&arena, "small");
    size_t length = (size_t)5 << 20;
    char *large = arena_allocate(&arena, length, 1);
    memset(large, 'x', length);
    assert_string_equal(small, "small");
    assert_string_equal(arena_string(&arena, "after"), "after");
    arena_release(&arena);
}

static void test_an_arena_can_be_used_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_release(&arena);
    assert_string_equal(arena_string(&arena, "one"), "one");
    arena_release(&arena);
    assert_string_equal(arena_string(&arena, "two"), "two");
    arena_release(&arena);
}

static void test_copies_and_formats(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(
        arena_format(&arena, "%s: %d of %d", "stage", 3, 12), "stage: 3 of 12");
    char expected[10001];
    memset(expected, ' ', 9999);
    memcpy(expected + 9999, "x", 2);
    assert_string_equal(arena_format(&arena, "%10000s", "x"), expected);
    arena_release(&arena);
}

static void test_an_array_grows_and_keeps_its_items(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    ARRAY(int) numbers = {0};
    for (int i = 0; i < 1000; i++) {
        int *added = array_add(&numbers, &arena);
        assert_int_equal(*added, 0);
        *added = i;
    }
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i);
    arena_release(&arena);
}

/* Each has a block of its own in the end, with others between. */
static void test_large_arrays_move_and_keep_their_items(void **state)
{
    (void)state;
    struct arena arena;
    ARRAY(size_t) numbers = {0};
    ARRAY(double) halves = {0};
    arena_init(&arena);
    for (size_t i = 0; i < 1 << 19; i++) {
        size_t *number = array_add(&numbers, &arena);
        assert_int_equal(*number, 0);
        *number = i;
        *array_add(&halves, &arena) = (double)i / 2;
        if (i % 4096 == 0)
            memset(arena_allocate(&arena, 3, 1), 'x', 3);
    }
    for (size_t i = 0; i < numbers.count; i++) {
        assert_int_equal(numbers.items[i], i);
        assert_true(halves.items[i] == (double)i / 2);
    }
    arena_release(&arena);
}

static void test_reset_keeps_a_block_and_clears_it(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_reset(&arena);
    assert_null(arena.newest);
    for (int i = 0; i < 3; i++)
        memset(arena_allocate(&arena, 1, 5000), 'x', 5000);
    struct arena_block *kept = arena.newest;
    arena_reset(&arena);
    assert_ptr_equal(arena.newest, kept);
    const char *again = arena_allocate(&arena, 1, 5000);
    assert_ptr_equal(arena.newest, kept);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(again[i], 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_and_aligned),
        cmocka_unit_test(test_pieces_do_not_overlap),
        cmocka_unit_test(test_large_pieces_get_blocks_of_their_own),
        cmocka_unit_test(test_an_arena_can_be_used_again),
        cmocka_unit_test(test_copies_and_formats),
        cmocka_unit_test(test_an_array_grows_and_keeps_its_items),
        cmocka_unit_test(test_large_arrays_move_and_keep_their_items),
        cmocka_unit_test(test_reset_keeps_a_block_and_clears_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
