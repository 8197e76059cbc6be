/* FNV-1a against the values that its authors publish (fnv64a, test_fnv.c). */
#include "../support.h"

#include "base/quick_hash.h"

static void expect(const char *text, uint64_t hash)
{
    size_t length = strlen(text);
    assert_true(quick_hash(QUICK_HASH_START, text, length) == hash);
    for (size_t cut = 0; cut <= length; cut++) {
        uint64_t before = quick_hash(QUICK_HASH_START, text, cut);
        assert_true(quick_hash(before, text + cut, length - cut) == hash);
    }
}

static void test_published(void **state)
{
    (void)state;
    expect("", 0xcbf29ce484222325u);
    expect("a", 0xaf63dc4c8601ec8cu);
    expect("foobar", 0x85944171f73967e8u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
