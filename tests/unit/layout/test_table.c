/* Column widths from minimum and maximum content. */
#include "../support.h"

#include "layout/table.h"

static void check(const double *least, const double *most, size_t count,
    double available, const double *wanted)
{
    double widths[8];
    table_widths(widths, least, most, count, available);
    for (size_t i = 0; i < count; i++)
        assert_true(
            widths[i] > wanted[i] - 0.01 && widths[i] < wanted[i] + 0.01);
}

static void test_widths(void **state)
{
    (void)state;
    /* Room for everything. */
    check((double[]){10, 20}, (double[]){50, 40}, 2, 100, (double[]){50, 40});
    /* A short column keeps its width, the other wraps. */
    check((double[]){10, 20}, (double[]){30, 400}, 2, 100, (double[]){30, 70});
    /* Two long ones: the least, then by how much more each wants. */
    check((double[]){10, 10}, (double[]){110, 210}, 2, 80, (double[]){30, 50});
    /* No room even for the least: all shrink alike. */
    check(
        (double[]){100, 300}, (double[]){100, 300}, 2, 100, (double[]){25, 75});
    /* A short column gives way where another needs the room. */
    check((double[]){10, 80}, (double[]){45, 200}, 2, 100,
        (double[]){12.26, 87.74});
    check((double[]){0}, (double[]){0}, 1, 100, (double[]){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_widths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
