/* Numbers as people write them in guides and profiles. */
#include "../support.h"

#include "input/number_text.h"

#include <math.h>

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static void test_numbers(void **state)
{
    static const char *const wrong[] = {"", "-", ".", "1.", ".5", "-.5", "+1",
        "--1", "1.2.3", "1e5", "0x1", "1,5", " 1", "1 ", "nan", "inf", "1-"};
    double number;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (number_text_read(wrong[i], &number))
            fail_msg("\"%s\" is %g", wrong[i], number);
    assert_true(number_text_read("0", &number) && near(number, 0));
    assert_true(number_text_read("-12.50", &number) && near(number, -12.5));
    assert_true(number_text_read("007", &number) && near(number, 7));
    char digits[401];
    memset(digits, '9', 400);
    digits[400] = '\0';
    assert_false(number_text_read(digits, &number)); /* beyond a double */
    digits[300] = '\0';
    assert_true(number_text_read(digits, &number) && number > 1e299);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
