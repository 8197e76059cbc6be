/* Exact decimals: what is read, how it is written, how products round. */
#include "../support.h"

#include "base/decimal.h"

static void test_what_is_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t millionths;
    } good[] = {
        {"0", 0},
        {"12", 12000000},
        {"007", 7000000},
        {"0.5", 500000},
        {"1250.000001", 1250000001},
        {"999999999999.999999", INT64_C(999999999999999999)},
        {"000000000000000001", 1000000},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct decimal value;
        assert_true(decimal_parse(good[i].text, &value));
        assert_int_equal(value.millionths, good[i].millionths);
    }
    static const char *const bad[] = {"", ".5", "5.", "-1", "+1", "1,5",
        "1.5.2", " 1", "1 ", "1e3", "0x1", "1.0000001", "1000000000000",
        "\xD9\xA3", "12a", "1'000"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct decimal value;
        if (decimal_parse(bad[i], &value))
            fail_msg("\"%s\" was read", bad[i]);
    }
}

static void test_how_it_is_written(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char *const texts[] = {
        "0", "19", "7.5", "0.000001", "999999999999.999999", "100"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct decimal value;
        assert_true(decimal_parse(texts[i], &value));
        assert_string_equal(decimal_text(&bench.arena, value), texts[i]);
    }
    assert_string_equal(decimal_minor_text(&bench.arena, 12305, 2), "123.05");
    assert_string_equal(decimal_minor_text(&bench.arena, 5, 3), "0.005");
    assert_string_equal(decimal_minor_text(&bench.arena, 1234, 0), "1234");
    bench_release(&bench);
}

static int64_t multiply(int64_t one, int64_t other, int places, int result)
{
    struct decimal_factor factors[] = {{one, places}, {other, 0}};
    int64_t product = -1;
    return decimal_multiply(factors, 2, result, &product) ? product : -1;
}

static void test_products_round_halves_up(void **state)
{
    (void)state;
    assert_int_equal(multiply(1004, 1, 3, 2), 100);
    assert_int_equal(multiply(1005, 1, 3, 2), 101);
    assert_int_equal(multiply(1015, 1, 3, 2), 102);
    assert_int_equal(multiply(1014999, 1, 6, 2), 101);
    assert_int_equal(multiply(1, 1, 0, 4), 10000);
    assert_int_equal(multiply(0, 5, 6, 2), 0);
}

static void test_there_is_no_room(void **state)
{
    (void)state;
    struct decimal_factor factors[] = {
        {INT64_MAX, 0}, {INT64_MAX, 0}, {INT64_MAX, 0}};
    int64_t product;
    assert_false(decimal_multiply(factors, 3, 0, &product));
    assert_false(decimal_multiply(factors, 2, 0, &product));
    assert_false(decimal_multiply(factors, 1, 1, &product));
    assert_true(decimal_multiply(factors, 1, 0, &product));
    assert_int_equal(product, INT64_MAX);
    struct decimal sum = {INT64_MAX - 1};
    assert_true(decimal_add(&sum, (struct decimal){1}));
    assert_false(decimal_add(&sum, (struct decimal){1}));
    assert_int_equal(sum.millionths, INT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_a_number),
        cmocka_unit_test(test_how_it_is_written),
        cmocka_unit_test(test_products_round_halves_up),
        cmocka_unit_test(test_there_is_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
