/* Every name belongs to one share, whatever the number of shares, and to the
 * one that the manual says. */
#include "../support.h"

#include "cli/shard.h"

static void test_read(void **state)
{
    (void)state;
    struct shard shard;
    assert_true(shard_read(&shard, "1/1"));
    assert_true(shard_read(&shard, "3/7"));
    assert_int_equal(shard.number, 3);
    assert_int_equal(shard.count, 7);
    assert_true(shard_read(&shard, "100000/100000"));
    static const char *const bad[] = {"", "/", "3", "3/", "/7", "0/7", "8/7",
        "3/0", "-1/7", "+3/7", " 3/7", "3/7 ", "3/7/9", "3,7", "3.0/7", "a/b",
        "100001/100001", "1/100001", "99999999999999999999/7",
        "1/99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (shard_read(&shard, bad[i]))
            fail_msg("\"%s\" was taken", bad[i]);
}

static void test_one_each(void **state)
{
    (void)state;
    for (int count = 1; count <= 40; count++)
        for (int i = 0; i < 100; i++) {
            char name[16];
            int takers = 0;
            snprintf(name, sizeof name, "p%05d", i);
            for (int number = 1; number <= count; number++) {
                struct shard shard = {number, count};
                takers += shard_takes(&shard, name);
            }
            assert_int_equal(takers, 1);
        }
}

/* SHA-256 of "abc" begins with ba7816bf (FIPS 180-4), of "" with e3b0c442. */
static void test_rule(void **state)
{
    (void)state;
    struct shard shard = {(int)(0xba7816bfUL % 1000) + 1, 1000};
    assert_true(shard_takes(&shard, "abc"));
    assert_false(shard_takes(&shard, "abd"));
    struct shard empty = {(int)(0xe3b0c442UL % 1000) + 1, 1000};
    assert_true(shard_takes(&empty, ""));
    assert_true(shard_takes(&empty, NULL));
    struct shard all = {0};
    assert_true(shard_takes(&all, "abc"));
    assert_true(shard_takes(&all, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_one_each),
        cmocka_unit_test(test_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
