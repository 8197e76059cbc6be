/* UTF-8, strictly (RFC 3629). */
#include "../support.h"

#include "base/utf8.h"

static void test_every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t code_point = 1; code_point <= 0x10FFFF; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        char bytes[4];
        size_t length = utf8_encode(code_point, bytes), bad;
        const char *at = bytes;
        if (!utf8_check(bytes, length, &bad) ||
            utf8_next(&at, bytes + length) != code_point ||
            at != bytes + length)
            fail_msg("U+%04X", code_point);
    }
}

static void test_lengths(void **state)
{
    (void)state;
    char bytes[4];
    assert_int_equal(utf8_encode(0x7F, bytes), 1);
    assert_int_equal(utf8_encode(0x80, bytes), 2);
    assert_int_equal(utf8_encode(0x7FF, bytes), 2);
    assert_int_equal(utf8_encode(0x800, bytes), 3);
    assert_int_equal(utf8_encode(0xFFFF, bytes), 3);
    assert_int_equal(utf8_encode(0x10000, bytes), 4);
}

struct malformed {
    const char *bytes;
    size_t length, bad_offset;
};

/* Section 10 of the RFC names the dangers; the offset is the lead byte's. */
static const struct malformed malformed[] = {
    {"a\0b", 3, 1},             /* NUL */
    {"a\x80", 2, 1},            /* a continuation alone */
    {"\xC0\xAF", 2, 0},         /* overlong "/" */
    {"\xC1\xBF", 2, 0},         /* overlong */
    {"\xE0\x80\xAF", 3, 0},     /* overlong in three */
    {"\xE0\x9F\xBF", 3, 0},     /* the last overlong in three */
    {"\xF0\x80\x80\xAF", 4, 0}, /* overlong in four */
    {"\xF0\x8F\xBF\xBF", 4, 0}, /* the last overlong in four */
    {"ab\xED\xA0\x80", 5, 2},   /* a surrogate */
    {"\xED\xBF\xBF", 3, 0},     /* the last surrogate */
    {"\xF4\x90\x80\x80", 4, 0}, /* beyond U+10FFFF */
    {"\xF5\x80\x80\x80", 4, 0}, /* no such lead byte */
    {"\xFF", 1, 0},             /* no such byte */
    {"\xC3\xA4\xC3", 3, 2},     /* cut off */
    {"\xE2\x82", 2, 0},         /* cut off */
    {"\xF0\x9F\x98", 3, 0},     /* cut off */
    {"\xC3(", 2, 0},            /* no continuation */
    {"\xE2\x82(", 3, 0},        /* no second continuation */
    {"\xF0\x9F\x98(", 4, 0},    /* no third continuation */
};

static void test_malformed_text_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        const struct malformed *at = &malformed[i];
        size_t bad = SIZE_MAX;
        if (utf8_check(at->bytes, at->length, &bad) || bad != at->bad_offset)
            fail_msg("case %zu: offset %zu", i, bad);
    }
    size_t bad;
    assert_true(utf8_check("", 0, &bad));
}

static void test_bad_bytes_are_replaced_one_by_one(void **state)
{
    (void)state;
    static const char text[] = "a\xE2\x82(\xF0\x9F\x98\x80";
    static const uint32_t expected[] = {
        'a', UTF8_REPLACEMENT, UTF8_REPLACEMENT, '(', 0x1F600};
    const char *at = text, *end = text + sizeof text - 1;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(utf8_next(&at, end), expected[i]);
    assert_ptr_equal(at, end);
    assert_int_equal(utf8_count(text, sizeof text - 1), 5);
}

static void test_nothing_is_read_beyond_the_end(void **state)
{
    (void)state;
    char *bytes = malloc(2); /* of its own, so that a checker sees it */
    assert_non_null(bytes);
    memcpy(bytes, "\xF0\x9F", 2);
    const char *at = bytes;
    assert_int_equal(utf8_next(&at, bytes + 2), UTF8_REPLACEMENT);
    assert_int_equal(utf8_next(&at, bytes + 2), UTF8_REPLACEMENT);
    assert_ptr_equal(at, bytes + 2);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_survives),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_malformed_text_is_found),
        cmocka_unit_test(test_bad_bytes_are_replaced_one_by_one),
        cmocka_unit_test(test_nothing_is_read_beyond_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
