/* Numbers, lengths, colours and transforms of SVG. */
#include "../support.h"

#include "input/svg_value.h"

#include <locale.h>
#include <math.h>

static void test_numbers(void **state)
{
    (void)state;
    const struct {
        const char *text;
        double number;
        size_t length; /* 0: no number */
    } cases[] = {
        {"0", 0, 1},
        {"+12.5", 12.5, 5},
        {"-.5", -0.5, 3},
        {"3.", 3, 2},
        {"1e3", 1000, 3},
        {"25E-2x", 0.25, 5},
        {"1.5.5", 1.5, 3},
        {"1-2", 1, 1},
        {"2em", 2, 1},
        {"2e", 2, 1},
        {"2e+", 2, 1},
        {"0.000000000000000000000000000001", 1e-30, 32},
        {"123456789012345678901234567890e-25", 12345.678901234567, 34},
        {"1e-999999999999", 0, 15},
        {"0.0e999", 0, 7},
        {"1e9", 1e9, 3},
        {"1.1e9", 0, 0},
        {"1e999", 0, 0},
        {"", 0, 0},
        {".", 0, 0},
        {"-", 0, 0},
        {"nan", 0, 0},
        {"inf", 0, 0},
        {"0x10", 0, 1},
        {" 1", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = cases[i].text;
        double number = 0;
        bool good = svg_number(&at, &number);
        assert_int_equal(good, cases[i].length > 0);
        assert_int_equal(at - cases[i].text, cases[i].length);
        assert_true(fabs(number - cases[i].number) <= 1e-14 * fabs(number));
    }
}

static void test_lengths(void **state)
{
    (void)state;
    const struct svg_measure measure = {30, 40, 10};
    const struct {
        const char *text;
        enum svg_axis axis;
        double length; /* -1: none */
    } cases[] = {
        {"7", AXIS_X, 7},
        {" 7px ", AXIS_X, 7},
        {"72pt", AXIS_X, 96},
        {"6pc", AXIS_X, 96},
        {"1in", AXIS_X, 96},
        {"25.4mm", AXIS_X, 96},
        {"2.54CM", AXIS_X, 96},
        {"2em", AXIS_X, 20},
        {"1e1em", AXIS_X, 100},
        {"2ex", AXIS_X, 10},
        {"10%", AXIS_X, 3},
        {"10%", AXIS_Y, 4},
        {"10%", AXIS_BOTH, 3.5355339059327378}, /* 50 / sqrt 2 / 10 */
        {"", AXIS_X, -1},
        {"7 px", AXIS_X, -1},
        {"7furlongs", AXIS_X, -1},
        {"7 8", AXIS_X, -1},
        {"1e9in", AXIS_X, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double length = -1;
        bool good =
            svg_whole_length(cases[i].text, &measure, cases[i].axis, &length);
        assert_int_equal(good, cases[i].length >= 0);
        if (good)
            assert_true(fabs(length - cases[i].length) < 1e-9);
    }
}

static void test_colours(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int rgb; /* -1: none */
    } cases[] = {
        {"#1af", 0x11aaff},
        {" #1AfF09 ", 0x1aff09},
        {"rgb(1, 20,255)", 0x0114ff},
        {"rgb(1 20 255)", 0x0114ff},
        {"rgb(100%, 0%, 50%)", 0xff0080},
        {"rgb(300,-5,0)", 0xff0000},
        {"RebeccaPurple", -1},
        {"DarkSlateGray", 0x2f4f4f},
        {"aliceblue", 0xf0f8ff},
        {"yellowgreen", 0x9acd32},
        {"#12", -1},
        {"#1234", -1},
        {"#12345g", -1},
        {"#1234567", -1},
        {"rgb(1,2)", -1},
        {"rgb(1,2,3,4)", -1},
        {"rgba(1,2,3,0.5)", -1},
        {"reddish", -1},
        {"", -1},
        {"url(#a)", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct colour colour;
        bool good = svg_colour(cases[i].text, &colour);
        assert_int_equal(good, cases[i].rgb >= 0);
        if (good)
            assert_int_equal(colour.red << 16 | colour.green << 8 | colour.blue,
                cases[i].rgb);
    }
}

/* Where the transform takes (10, 20). */
static void test_transforms(void **state)
{
    (void)state;
    const struct {
        const char *text;
        double x, y;
    } cases[] = {
        {"", 10, 20},
        {"none", 10, 20},
        {"translate(3)", 13, 20},
        {"translate(3,-4)", 13, 16},
        {" scale( 2 ) ", 20, 40},
        {"scale(2 -1)", 20, -20},
        {"rotate(90)", -20, 10},
        {"rotate(-90)", 20, -10},
        {"rotate(90 10 10)", 0, 10},
        {"rotate(30)", -1.339745962155614, 22.320508075688775},
        {"skewX(45)", 30, 20},
        {"skewY(45)", 10, 30},
        {"matrix(1 2 3 4 5 6)", 75, 106},    /* 10 + 60 + 5, 20 + 80 + 6 */
        {"translate(1,2) scale(2)", 21, 42}, /* the last is done first */
        {"scale(2),translate(1,2)", 22, 44},
        {"scale(2)translate(1,2)", 22, 44},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matrix matrix;
        assert_true(svg_transform(cases[i].text, &matrix));
        struct point point = matrix_apply(&matrix, 10, 20);
        assert_true(fabs(point.x - cases[i].x) < 1e-9);
        assert_true(fabs(point.y - cases[i].y) < 1e-9);
    }
    static const char *const wrong[] = {"turn(3)", "scale", "scale(", "scale()",
        "scale(1 2 3)", "translate(1 2", "rotate(1 2)", "skewX(1,2)",
        "matrix(1 2 3 4 5)", "matrix(1 2 3 4 5 6 7)", "scale(x)", "scale(2);",
        "Scale(2)", "scale(nan)", "none none"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct matrix matrix;
        assert_false(svg_transform(wrong[i], &matrix));
    }
}

int main(void)
{
    setlocale(LC_ALL, ""); /* a comma for a point changes nothing */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_transforms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
