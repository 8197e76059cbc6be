/* When two values are the same. */
#include "../support.h"

#include "input/value.h"

static const struct value values[] = {
    {.type = VALUE_UNKNOWN},
    {.type = VALUE_BOOLEAN, .as.truth = false},
    {.type = VALUE_BOOLEAN, .as.truth = true},
    {.type = VALUE_NUMBER, .as.number = 0},
    {.type = VALUE_NUMBER, .as.number = 1.5},
    {.type = VALUE_WORD, .as.word = 0},
    {.type = VALUE_WORD, .as.word = 1},
    {.type = VALUE_SET, .as.members = 0},
    {.type = VALUE_SET, .as.members = (uint64_t)1 << 63},
    {.type = VALUE_TEXT, .as.text = ""},
    {.type = VALUE_TEXT, .as.text = "text"},
};

static void test_each_equals_itself_alone(void **state)
{
    enum { COUNT = sizeof values / sizeof *values };
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            if (value_equal(values[i], values[j]) != (i == j))
                fail_msg("values %zu and %zu", i, j);
}

static void test_texts_are_compared_by_content(void **state)
{
    (void)state;
    char text[] = "text";
    struct value value = {.type = VALUE_TEXT, .as.text = text};
    assert_true(value_equal(value, values[10]));
    text[0] = 'n';
    assert_false(value_equal(value, values[10]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_equals_itself_alone),
        cmocka_unit_test(test_texts_are_compared_by_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
