/* What two sequences have in common: always a common subsequence, the longest
 * one where Myers' algorithm alone is at work, and never more work than is
 * promised. */
#include "../support.h"

#include "base/edits.h"

#include <stdlib.h>

enum { LONGEST = 300, RANDOM_TRIALS = 3000 };

static unsigned long seed = 1;

static int random_below(int limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (unsigned)limit);
}

/* The matches, once it is proved that they are some. */
static size_t check(const int *old, size_t old_count, const int *new,
    size_t new_count, int limit)
{
    struct arena arena;
    arena_init(&arena);
    struct edits *edits = edits_new(&arena, limit);
    size_t *partner =
        edits_match(edits, &arena, (struct edits_side){old, old_count},
            (struct edits_side){new, new_count});
    edits_free(edits);
    size_t matches = 0, next = 0;
    for (size_t i = 0; i < old_count; i++) {
        if (partner[i] == EDITS_NONE)
            continue;
        assert_true(partner[i] >= next && partner[i] < new_count);
        assert_int_equal(old[i], new[partner[i]]);
        next = partner[i] + 1;
        matches++;
    }
    arena_release(&arena);
    return matches;
}

/* The length of the longest common subsequence, by the book. */
static size_t longest(
    const int *old, size_t old_count, const int *new, size_t new_count)
{
    static size_t table[LONGEST + 1][LONGEST + 1];
    for (size_t i = 1; i <= old_count; i++)
        for (size_t j = 1; j <= new_count; j++) {
            size_t best = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j]
                                                            : table[i][j - 1];
            table[i][j] =
                old[i - 1] == new[j - 1] ? table[i - 1][j - 1] + 1 : best;
        }
    return table[old_count][new_count];
}

static void fill(int *items, size_t count, int limit)
{
    for (size_t i = 0; i < count; i++)
        items[i] = random_below(limit);
}

static void test_ends(void **state)
{
    (void)state;
    const int items[] = {0, 1, 2, 3};
    assert_int_equal(check(items, 0, items, 0, 1), 0);
    assert_int_equal(check(items, 4, items, 0, 4), 0);
    assert_int_equal(check(items, 0, items, 4, 4), 0);
    assert_int_equal(check(items, 4, items, 4, 4), 4);
    assert_int_equal(check(items, 3, items + 1, 3, 4), 2);
}

static void test_random(void **state)
{
    (void)state;
    int old[LONGEST], new[LONGEST];
    for (int trial = 0; trial < RANDOM_TRIALS; trial++) {
        int limit = 1 + random_below(trial % 3 ? 8 : 200);
        size_t old_count = (size_t)random_below(60);
        size_t new_count = (size_t)random_below(60);
        fill(old, old_count, limit);
        fill(new, new_count, limit);
        size_t found = check(old, old_count, new, new_count, limit);
        assert_true(found <= longest(old, old_count, new, new_count));
    }
}

/* Each item stands twice and more on either side, so none is an anchor. */
static void test_longest(void **state)
{
    (void)state;
    int old[LONGEST], new[LONGEST];
    for (int trial = 0; trial < RANDOM_TRIALS; trial++) {
        size_t old_count = (size_t)(30 + random_below(60));
        size_t new_count = (size_t)(30 + random_below(60));
        fill(old, old_count, 2);
        fill(new, new_count, 2);
        assert_int_equal(check(old, old_count, new, new_count, 2),
            longest(old, old_count, new, new_count));
    }
}

/* What has moved as a whole is matched in one of its places. */
static void test_edited(void **state)
{
    (void)state;
    int old[LONGEST], new[LONGEST];
    for (int i = 0; i < LONGEST; i++)
        old[i] = new[i] = i;
    for (int i = 0; i < 20; i++)
        new[20 + i] = LONGEST + i;
    assert_int_equal(
        check(old, LONGEST, new, LONGEST, LONGEST + 20), LONGEST - 20);
    for (int i = 0; i < LONGEST; i++)
        new[i] = old[(i + 100) % LONGEST];
    assert_int_equal(check(old, LONGEST, new, LONGEST, LONGEST), LONGEST - 100);
}

/* A million items that differ in every place, none of which stands once: far
 * beyond what is compared, and done at once. */
static void test_bounded(void **state)
{
    (void)state;
    enum { MANY = 1000000 };
    int *old = calloc(MANY, sizeof *old), *new = calloc(MANY, sizeof *new);
    for (int i = 0; i < MANY; i++) {
        old[i] = i % 2;
        new[i] = 2 + i % 2;
    }
    assert_int_equal(check(old, MANY, new, MANY, 4), 0);
    for (int i = 0; i < MANY; i++)
        new[i] = (i + i / 7) % 3;
    check(old, MANY, new, MANY, 4);
    free(old);
    free(new);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_longest),
        cmocka_unit_test(test_edited),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
