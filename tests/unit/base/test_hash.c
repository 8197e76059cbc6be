/* SHA-256 against the examples of FIPS 180-4, in pieces of any length. */
#include "../support.h"

#include "base/hash.h"

static void expect(const char *text, size_t times, const char *digits)
{
    char all[HASH_DIGITS + 1];
    size_t length = strlen(text);
    struct hash hash;
    hash_init(&hash);
    for (size_t i = 0; i < times; i++)
        hash_add(&hash, text, length);
    hash_finish(&hash, all);
    assert_string_equal(all, digits);
}

static void test_examples(void **state)
{
    (void)state;
    expect("", 1,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect("abc", 1,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect("a", 1000000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    expect("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        8000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* However a text is cut, its hash is the same. */
static void test_pieces(void **state)
{
    (void)state;
    char text[300], whole[HASH_DIGITS + 1], pieces[HASH_DIGITS + 1];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7);
    for (size_t length = 0; length <= sizeof text; length++) {
        hash_bytes(whole, text, length);
        for (size_t cut = 0; cut <= length; cut += 13) {
            struct hash hash;
            hash_init(&hash);
            hash_add(&hash, text, cut);
            hash_add(&hash, text + cut, length - cut);
            hash_finish(&hash, pieces);
            assert_string_equal(whole, pieces);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
