/* Growing strings and numbers without a locale. */
#include "../support.h"

#include <math.h>

static void test_an_empty_buffer_is_an_empty_string(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer);
    assert_string_equal(buffer_string(&buffer), "");
    buffer_add(&buffer, NULL, 0);
    buffer_add_string(&buffer, "");
    buffer_add_format(&buffer, "%s", "");
    assert_int_equal(buffer.length, 0);
    assert_string_equal(buffer_string(&buffer), "");
    buffer_release(&buffer);
}

static void test_pieces_are_joined(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer);
    buffer_add_string(&buffer, "a");
    buffer_add(&buffer, "b\0c", 3);
    buffer_add_byte(&buffer, 'd');
    buffer_add_format(&buffer, "%03d", 7);
    assert_int_equal(buffer.length, 8);
    assert_memory_equal(buffer.bytes, "ab\0cd007", 9);
    buffer_clear(&buffer);
    assert_string_equal(buffer_string(&buffer), "");
    buffer_add_string(&buffer, "again");
    assert_string_equal(buffer_string(&buffer), "again");
    buffer_release(&buffer);
}

static void test_a_buffer_grows(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer);
    for (int i = 0; i < 10000; i++) {
        buffer_add_format(&buffer, "%04d", i);
        assert_int_equal(buffer.bytes[buffer.length], '\0');
    }
    assert_int_equal(buffer.length, 40000);
    assert_memory_equal(buffer.bytes + 4 * 9876, "98769877", 8);
    buffer_release(&buffer);
}

static void test_numbers(void **state)
{
    static const struct {
        double number;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 3, "0"},
        {-0.0, 3, "0"},
        {12.5, 3, "12.5"},
        {-3, 0, "-3"},
        {-0.25, 1, "-0.3"}, /* halves go away from zero */
        {0.0004, 3, "0"},
        {-0.0004, 3, "0"},
        {0.05, 2, "0.05"},
        {1.999, 2, "2"},
        {100, 2, "100"},
        {1e15, 9, "1000000000000000"},
        {123456789.125, 9, "123456789.125"},
        {1e16, 2, "10000000000000000"},
        {-1e22, 9, "-10000000000000000000000"},
        {INFINITY, 2, "0"},
        {-INFINITY, 2, "0"},
        {NAN, 2, "0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer buffer;
        buffer_init(&buffer);
        buffer_add_number(&buffer, cases[i].number, cases[i].decimals);
        assert_string_equal(buffer_string(&buffer), cases[i].text);
        buffer_release(&buffer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_buffer_is_an_empty_string),
        cmocka_unit_test(test_pieces_are_joined),
        cmocka_unit_test(test_a_buffer_grows),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
