/* Columns by what they want, and as they make the table lowest. */
#include "../support.h"

#include "base/array.h"
#include "layout/column_widths.h"

#include <math.h>

struct cells {
    struct bench bench;
    ARRAY(struct cell_word) words;
};

/* Adds a cell of COUNT words, each 20 pt wide and 5 pt apart. */
static void add_cell(
    struct cells *cells, size_t row, size_t column, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *array_add(&cells->words, &cells->bench.arena) = (struct cell_word){
            .row = row,
            .column = column,
            .width_pt = 20,
            .space_pt = 5,
            .begins = i == 0,
        };
}

static void check(const double *least, const double *most, size_t count,
    double available, const double *wanted)
{
    double widths[8];
    column_widths_set(widths, least, most, count, available);
    for (size_t i = 0; i < count; i++)
        assert_true(fabs(widths[i] - wanted[i]) < 0.01);
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

/* One cell of twenty words beside six words in all ten rows: by what they want
 * the table has 4 + 9 * 3 lines, at its lowest 10 + 9. */
static void test_one_long_cell(void **state)
{
    (void)state;
    struct cells cells = {0};
    bench_init(&cells.bench);
    for (size_t row = 0; row < 10; row++) {
        add_cell(&cells, row, 0, 6);
        add_cell(&cells, row, 1, row == 0 ? 20 : 1);
    }
    const double least[] = {20, 20}, most[] = {145, 495};
    double widths[2];
    column_widths_set(widths, least, most, 2, 200);
    assert_true(widths[0] < 70);
    column_widths_lower(
        widths, least, most, 2, cells.words.items, cells.words.count);
    assert_true(fabs(widths[0] + widths[1] - 200) < 0.01);
    assert_true(fabs(widths[0] - 145) < 0.01);
    bench_release(&cells.bench);
}

/* Columns that can't make the table lower stay as they are, and so does one
 * that has what it wants. */
static void test_nothing_to_gain(void **state)
{
    (void)state;
    struct cells cells = {0};
    bench_init(&cells.bench);
    for (size_t row = 0; row < 3; row++) {
        add_cell(&cells, row, 0, 10);
        add_cell(&cells, row, 1, 10);
        add_cell(&cells, row, 2, 1);
    }
    double widths[] = {120, 120, 20};
    column_widths_lower(widths, (double[]){20, 20, 10},
        (double[]){245, 245, 20}, 3, cells.words.items, cells.words.count);
    assert_true(widths[0] == 120 && widths[1] == 120 && widths[2] == 20);
    bench_release(&cells.bench);
}

/* Lines that are forced count, and a word that is wider than its column. */
static void test_forced_lines(void **state)
{
    (void)state;
    struct cells cells = {0};
    bench_init(&cells.bench);
    for (size_t row = 0; row < 4; row++) {
        add_cell(&cells, row, 0, 2);
        add_cell(&cells, row, 0, 2);
        add_cell(&cells, row, 1, 6);
    }
    /* Two lines in the first column need 45 of it; the second has its six
     * words on three lines, and on two with 70. */
    double widths[] = {70, 50};
    column_widths_lower(widths, (double[]){20, 20}, (double[]){90, 145}, 2,
        cells.words.items, cells.words.count);
    assert_true(widths[0] > 44.9 && widths[1] > 69.9);
    double narrow[] = {15, 15};
    column_widths_lower(narrow, (double[]){15, 15}, (double[]){90, 145}, 2,
        cells.words.items, cells.words.count);
    assert_true(narrow[0] == 15 && narrow[1] == 15);
    bench_release(&cells.bench);
}

/* The search comes to an end, however large the table. */
static void test_many_words(void **state)
{
    (void)state;
    struct cells cells = {0};
    bench_init(&cells.bench);
    for (size_t row = 0; row < 50000; row++)
        for (size_t column = 0; column < 8; column++)
            add_cell(&cells, row, column, 1 + (row + column) % 4);
    double least[8], most[8], widths[8], total = 0;
    for (size_t i = 0; i < 8; i++) {
        least[i] = 20;
        most[i] = 95;
        total += widths[i] = 45;
    }
    column_widths_lower(
        widths, least, most, 8, cells.words.items, cells.words.count);
    for (size_t i = 0; i < 8; i++) {
        assert_true(widths[i] >= 20);
        total -= widths[i];
    }
    assert_true(fabs(total) < 0.01);
    bench_release(&cells.bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_one_long_cell),
        cmocka_unit_test(test_nothing_to_gain),
        cmocka_unit_test(test_forced_lines),
        cmocka_unit_test(test_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
