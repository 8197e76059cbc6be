/* Shapes freed of their matrices. */
#include "../support.h"

#include "input/drawing.h"

#include <math.h>

static struct shape bar(struct arena *arena, struct matrix matrix)
{
    static const double dashes[] = {3, 1};
    struct shape shape = {.matrix = matrix,
        .filled = true,
        .stroked = true,
        .stroke = {
            .width = 2, .dashes = dashes, .dash_count = 2, .dash_offset = 1}};
    path_move(&shape.path, arena, 1, 2);
    path_line(&shape.path, arena, 4, 2);
    return shape;
}

static void expect_point(
    const struct shape *shape, size_t i, double x, double y)
{
    assert_true(fabs(shape->path.points.items[i].x - x) < 1e-9);
    assert_true(fabs(shape->path.points.items[i].y - y) < 1e-9);
}

static void test_the_inner_matrix_is_first(void **state)
{
    (void)state;
    struct matrix twice = {2, 0, 0, 2, 0, 0}, moved = {1, 0, 0, 1, 5, 7};
    struct matrix both = matrix_multiply(twice, moved);
    struct point point = matrix_apply(&both, 1, 1);
    assert_true(point.x == 12 && point.y == 16);
    assert_true(matrix_is_identity(&matrix_identity));
    assert_false(matrix_is_identity(&both));
}

/* Turned, mirrored and larger: all of it goes into path and stroke. */
static void test_likeness(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct shape shape = bar(&bench.arena, (struct matrix){0, 3, 3, 0, 10, 20});
    assert_true(shape_settle(&shape, &bench.arena));
    assert_true(matrix_is_identity(&shape.matrix));
    expect_point(&shape, 0, 16, 23);
    expect_point(&shape, 1, 16, 32);
    assert_true(shape.stroke.width == 6);
    assert_true(shape.stroke.dashes[0] == 9 && shape.stroke.dashes[1] == 3);
    assert_true(shape.stroke.dash_offset == 3);
    bench_release(&bench);
}

/* What is stretched keeps the stretch for its stroke, but not for its fill. */
static void test_distortion(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct matrix wide = {8, 0, 0, 2, 5, 6};
    struct shape stroked = bar(&bench.arena, wide);
    assert_true(shape_settle(&stroked, &bench.arena));
    expect_point(&stroked, 0, 4, 8); /* by 4, the root of 8 times 2 */
    assert_true(stroked.stroke.width == 8);
    assert_true(stroked.matrix.a == 2 && stroked.matrix.d == 0.5);
    assert_true(stroked.matrix.e == 5 && stroked.matrix.f == 6);
    struct shape filled = bar(&bench.arena, wide);
    filled.stroked = false;
    assert_true(shape_settle(&filled, &bench.arena));
    assert_true(matrix_is_identity(&filled.matrix));
    expect_point(&filled, 0, 13, 10);
    bench_release(&bench);
}

static void test_nothing_is_left(void **state)
{
    (void)state;
    const struct {
        struct matrix matrix;
        bool near;
    } cases[] = {
        {{1, 2, 2, 4, 0, 0}, true}, /* a line */
        {{0, 0, 0, 0, 5, 5}, true}, /* a point */
        {{1, 0, 0, 1, 2e6, 0}, false},
        {{1e6, 0, 0, 1e6, 0, 0}, false},
        {{1e200, 0, 0, 1e200, 0, 0}, false},
        {{INFINITY, 0, 0, 1, 0, 0}, false},
        {{NAN, 0, 0, 1, 0, 0}, false},
        {{1, 0, 0, 1, NAN, 0}, false},
        {{1, 0, 1e9, 1, 0, 0}, false},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shape shape = bar(&bench.arena, cases[i].matrix);
        assert_int_equal(shape_settle(&shape, &bench.arena), cases[i].near);
        assert_int_equal(shape.path.steps.count, 0);
        assert_false(shape.filled || shape.stroked);
    }
    bench_release(&bench);
}

static void test_dashes_too_small_to_be_seen(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct shape shape =
        bar(&bench.arena, (struct matrix){0.001, 0, 0, 0.001, 0, 0});
    assert_true(shape_settle(&shape, &bench.arena));
    assert_int_equal(shape.stroke.dash_count, 0);
    bench_release(&bench);
}

/* Viewers draw them all, seen or not. */
static void test_more_dashes_than_can_be_seen(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const double ends[] = {300000, 500000};
    for (size_t i = 0; i < 2; i++) {
        struct shape shape = bar(&bench.arena, matrix_identity);
        path_line(&shape.path, &bench.arena, ends[i], 2);
        assert_true(shape_settle(&shape, &bench.arena));
        assert_int_equal(shape.stroke.dash_count, i == 0 ? 2 : 0);
    }
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_inner_matrix_is_first),
        cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_distortion),
        cmocka_unit_test(test_nothing_is_left),
        cmocka_unit_test(test_dashes_too_small_to_be_seen),
        cmocka_unit_test(test_more_dashes_than_can_be_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
