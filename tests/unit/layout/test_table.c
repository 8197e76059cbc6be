/* Column widths from minimum and maximum content, numbers in line. */
#include "kit.h"

#include "layout/number.h"
#include "layout/table.h"

#include <math.h>

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

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char sign;
        int split;
    } cases[] = {
        {"12", '.', 2},
        {"12.5", '.', 2},
        {"1,234.5 ms", '.', 5},
        {"1.234,5", ',', 5},
        {"46,000", '.', 6},
        {"-0.25", '.', 2},
        {"120 ms", '.', 3},
        {"99 %", '.', 2},
        {"n/a", '.', -1},
        {"", '.', -1},
        {"3 \u00D7 2 = 6", '.', -1},
        {"2 to 4", '.', -1},
        {"about 4.5", '.', -1},
        {"2 points behind", '.', -1},
        {"1.2.3", '.', 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal((int)number_split(cases[i].text, strlen(cases[i].text),
                             cases[i].sign),
            cases[i].split);
    assert_int_equal(number_sign("en-GB"), '.');
    assert_int_equal(number_sign("de"), ',');
    assert_int_equal(number_sign("enm"), ',');
    assert_int_equal(number_sign(NULL), '.');
}

/* Where the dots of a column stand. */
static void test_decimals_in_line(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit_lay_out(&kit, "| what | value |\n|---|--:|\n| a | 12.5 |\n"
                      "| b | 1,000 |\n| c | 0.125 |\n| d | none |\n");
    const struct page *page = &kit.pages->pages[0];
    double sign = 0, flush = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].kind != ITEM_RUN || page->items[i].furniture)
            continue;
        const struct glyph_run *run = &page->items[i].as.run;
        double x = run->x_pt, end = run->x_pt;
        bool number = isdigit((unsigned char)*run->text);
        for (size_t k = 0; k + 1 < run->glyph_count; k++) {
            if (run->text[run->glyphs[k].text_start] == '.')
                break;
            x += run->glyphs[k].advance_pt;
        }
        for (size_t k = 0; k + 1 < run->glyph_count; k++)
            end += run->glyphs[k].advance_pt;
        if (number && sign > 0)
            assert_true(fabs(x - sign) < 0.01);
        sign = number ? x : sign;
        if (!strcmp(run->text, "none ") || !strcmp(run->text, "0.125 ")) {
            if (flush > 0)
                assert_true(fabs(end - flush) < 0.05);
            flush = end;
        }
    }
    assert_true(sign > 0 && flush > 0);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_widths),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_decimals_in_line)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
