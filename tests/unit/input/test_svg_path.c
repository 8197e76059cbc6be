/* Path data and basic shapes, command by command. */
#include "../support.h"

#include "input/svg_path.h"

/* The path as absolute commands, rounded to thousandths. */
static const char *as_text(struct bench *bench, const struct path *path)
{
    static const char commands[] = "MLCZ";
    const struct point *point = path->points.items;
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < path->steps.count; i++) {
        enum path_step step = path->steps.items[i];
        size_t count = path_step_points(step);
        buffer_add_byte(&out, commands[step]);
        for (size_t k = 0; k < count; k++, point++) {
            buffer_add_string(&out, k ? " " : "");
            buffer_add_number(&out, point->x, 3);
            buffer_add_byte(&out, ' ');
            buffer_add_number(&out, point->y, 3);
        }
    }
    assert_int_equal(point - path->points.items, path->points.count);
    const char *text = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

struct example {
    const char *data, *expected;
};

static void check(const struct example *examples, size_t count)
{
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < count; i++) {
        struct path path = {{0}, {0}};
        assert_null(svg_path_data(&path, &bench.arena, examples[i].data));
        assert_string_equal(as_text(&bench, &path), examples[i].expected);
    }
    bench_release(&bench);
}

static void test_lines(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"", ""},
        {" \n\t ", ""},
        {"M1 2", "M1 2"},
        {"M1,2L3,4H9V8h-1v-2", "M1 2L3 4L9 4L9 8L8 8L8 6"},
        {"m1 2l3 4", "M1 2L4 6"},
        {"M1 2 3 4-5 6", "M1 2L3 4L-5 6"}, /* implicit lines */
        {"m1 2 3 4 5 6", "M1 2L4 6L9 12"},
        {"M1 2H3 4V5 6", "M1 2L3 2L4 2L4 5L4 6"},
        {"M1 1h2v2z", "M1 1L3 1L3 3Z"},
        {"M1 1h2v2zl5 5", "M1 1L3 1L3 3ZM1 1L6 6"},
        {"M1 1h2v2z m2 2h1", "M1 1L3 1L3 3ZM3 3L4 3"},
        {"M1 1zz", "M1 1Z"},
        {"M.5.5-.5-.5e0", "M0.5 0.5L-0.5 -0.5"},
        {"M1e1 1E-1", "M10 0.1"},
        {"M 1 , 2 L 3 , 4", "M1 2L3 4"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_curves(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"M1 1C1 2 3 4 5 6c1 2 3 4 5 6", "M1 1C1 2 3 4 5 6C6 8 8 10 10 12"},
        {"M0 0C1 2 3 4 5 6 7 8 9 10 11 12", "M0 0C1 2 3 4 5 6C7 8 9 10 11 12"},
        /* S mirrors the second control point, if there was one. */
        {"M0 0C1 2 3 4 5 6S7 9 9 10", "M0 0C1 2 3 4 5 6C7 8 7 9 9 10"},
        {"M0 0C1 2 3 4 5 6s2 3 4 4", "M0 0C1 2 3 4 5 6C7 8 7 9 9 10"},
        {"M1 1S3 4 5 6", "M1 1C1 1 3 4 5 6"},
        {"M0 0Q3 3 6 0S9 9 12 0", "M0 0C2 2 4 2 6 0C6 0 9 9 12 0"},
        /* A quadratic curve, with two thirds of the way to its control. */
        {"M0 0Q3 3 6 0", "M0 0C2 2 4 2 6 0"},
        {"M1 1q3 3 6 0", "M1 1C3 3 5 3 7 1"},
        {"M0 0Q3 3 6 0T12 0", "M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0"},
        {"M0 0Q3 3 6 0t6 0 6 0",
            "M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0C14 2 16 2 18 0"},
        {"M0 0T6 0", "M0 0C0 0 2 0 6 0"},
        {"M0 0C1 2 3 4 6 0T12 0", "M0 0C1 2 3 4 6 0C6 0 8 0 12 0"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

/* A quarter of a circle of radius 1 has its control points 0.552 from its
 * ends, along the tangents. */
static void test_arcs(void **state)
{
    (void)state;
    static const struct example examples[] = {
        /* Around (0, 10), from the top to the right: clockwise as seen. */
        {"M0 0A10 10 0 0 1 10 10", "M0 0C5.523 0 10 4.477 10 10"},
        /* Around (10, 0), from the left to the bottom, the other way. */
        {"M0 0A10 10 0 0 0 10 10", "M0 0C0 5.523 4.477 10 10 10"},
        {"M0 0a10 10 0 1 1 10 10",
            "M0 0C0 -5.523 4.477 -10 10 -10C15.523 -10 20 -5.523 20 0"
            "C20 5.523 15.523 10 10 10"},
        /* Flags need no space behind them. */
        {"M0 0a5 5 0 0110 0",
            "M0 0C0 -2.761 2.239 -5 5 -5C7.761 -5 10 -2.761 10 0"},
        /* Radii that are too small grow; their signs do not matter. */
        {"M0 0A-5 5 0 0 1 20 0",
            "M0 0C0 -5.523 4.477 -10 10 -10C15.523 -10 20 -5.523 20 0"},
        /* An ellipse on its side: 10 wide and 20 high. */
        {"M0 0A20 10 90 0 1 10 20", "M0 0C5.523 0 10 8.954 10 20"},
        {"M0 0A20 10 450 0 1 10 20", "M0 0C5.523 0 10 8.954 10 20"},
        {"M1 1A0 5 0 0 1 9 9", "M1 1L9 9"},
        {"M1 1A5 5 0 0 1 1 1", "M1 1"},
        {"M1 1a5 5 0 0 1 0 0h4", "M1 1L5 1"},
    };
    check(examples, sizeof examples / sizeof *examples);
}

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        int offset;
    } cases[] = {
        {"L1 2", 0},
        {"1 2", 0},
        {"z", 0},
        {"none", 0},
        {"M1", 2},
        {"M1 2x", 4},
        {"M1 2 3", 6},
        {"M0 0z1", 5},
        {"M0 0C1 2 3", 10},
        {"M0 0 L", 6},
        {"M0 0a5 5 0 2 0 1 1", 11},
        {"M0 0A1 1 0 0 0 nan 1", 15},
        {"M1e99 0", 1},
        {"M1 2;L3 4", 4},
        {"M1 2,,3 4", 5},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct path path = {{0}, {0}};
        const char *wrong = svg_path_data(&path, &bench.arena, cases[i].data);
        assert_non_null(wrong);
        assert_int_equal(wrong - cases[i].data, cases[i].offset);
    }
    bench_release(&bench);
}

static void test_too_many_steps(void **state)
{
    (void)state;
    struct bench bench;
    struct path path = {{0}, {0}};
    bench_init(&bench);
    char *data = arena_string(
        &bench.arena, bench_repeat(&bench, "M0 0", SVG_MOST_STEPS));
    assert_null(svg_path_data(&path, &bench.arena, data));
    path = (struct path){{0}, {0}};
    data = arena_string(
        &bench.arena, bench_repeat(&bench, "M0 0", SVG_MOST_STEPS + 1));
    assert_non_null(svg_path_data(&path, &bench.arena, data));
    bench_release(&bench);
}

static void test_points(void **state)
{
    (void)state;
    struct bench bench;
    struct path path = {{0}, {0}};
    bench_init(&bench);
    assert_null(svg_path_points(&path, &bench.arena, " 1,2 3-4 5 6 ", false));
    assert_string_equal(as_text(&bench, &path), "M1 2L3 -4L5 6");
    assert_null(svg_path_points(&path, &bench.arena, "7 8,9,10", true));
    assert_string_equal(as_text(&bench, &path), "M1 2L3 -4L5 6M7 8L9 10Z");
    assert_null(svg_path_points(&path, &bench.arena, "", true));
    assert_int_equal(path.steps.count, 6);
    assert_string_equal(
        svg_path_points(&path, &bench.arena, "1 2 3", true), "");
    assert_string_equal(
        svg_path_points(&path, &bench.arena, "1 2 x", true), "x");
    bench_release(&bench);
}

static void test_rectangles_and_ellipses(void **state)
{
    (void)state;
    struct bench bench;
    struct path path = {{0}, {0}};
    bench_init(&bench);
    struct arena *arena = &bench.arena;
    svg_path_rectangle(&path, arena, (struct point){1, 2},
        (struct point){10, 20}, (struct point){0, 5});
    assert_string_equal(as_text(&bench, &path), "M1 2L11 2L11 22L1 22Z");
    path = (struct path){{0}, {0}};
    svg_path_rectangle(&path, arena, (struct point){0, 0},
        (struct point){40, 30}, (struct point){10, 99}); /* cut to 15 */
    assert_string_equal(as_text(&bench, &path),
        "M10 0L30 0C35.523 0 40 6.716 40 15L40 15C40 23.284 35.523 30 30 30"
        "L10 30C4.477 30 0 23.284 0 15L0 15C0 6.716 4.477 0 10 0Z");
    path = (struct path){{0}, {0}};
    svg_path_ellipse(
        &path, arena, (struct point){10, 10}, (struct point){10, 5});
    assert_string_equal(as_text(&bench, &path),
        "M20 10C20 12.761 15.523 15 10 15C4.477 15 0 12.761 0 10"
        "C0 7.239 4.477 5 10 5C15.523 5 20 7.239 20 10Z");
    path = (struct path){{0}, {0}};
    svg_path_ellipse(
        &path, arena, (struct point){10, 10}, (struct point){10, 0});
    svg_path_rectangle(&path, arena, (struct point){0, 0},
        (struct point){10, -1}, (struct point){0, 0});
    assert_int_equal(path.steps.count, 0);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_curves),
        cmocka_unit_test(test_arcs),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_too_many_steps),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_rectangles_and_ellipses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
