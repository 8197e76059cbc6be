/* Drawings as pixels: what is painted where, and what costs too much. */
#include "../../decode_picture.h"

#include "write/raster.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct painting {
    struct arena arena;
    struct diags diags;
    struct drawing drawing;
    struct shape shape;
    struct buffer file;
};

/* A red square from 2 to 8 pt, on 10 by 10. */
static void begin(struct painting *painting)
{
    *painting = (struct painting){0};
    struct arena *arena = &painting->arena;
    diags_init(&painting->diags, arena);
    struct shape *shape = &painting->shape;
    shape->matrix = matrix_identity;
    path_move(&shape->path, arena, 2, 2);
    path_line(&shape->path, arena, 8, 2);
    path_line(&shape->path, arena, 8, 8);
    path_line(&shape->path, arena, 2, 8);
    path_close(&shape->path, arena);
    shape->filled = true;
    shape->fill = (struct colour){255, 0, 0};
    painting->drawing = (struct drawing){
        .width_pt = 10, .height_pt = 10, .shapes = shape, .shape_count = 1};
}

static void end(struct painting *painting)
{
    buffer_release(&painting->file);
    arena_release(&painting->arena);
}

/* The file as our own reader sees it. */
static const struct picture *look(struct painting *painting, double scale)
{
    assert_true(raster_drawing(&painting->file, &painting->drawing, scale));
    const struct picture *picture =
        decode_picture(&painting->arena, painting->file.bytes,
            painting->file.length, (struct place){0}, &painting->diags);
    assert_non_null(picture);
    return picture;
}

static const unsigned char *pixel(
    const struct picture *picture, int x, int y, int *alpha)
{
    size_t at = (size_t)y * (size_t)picture->width_px + (size_t)x;
    *alpha = picture->alpha ? picture->alpha[at] : 255;
    return picture->rgb + 3 * at;
}

static void test_fill(void **state)
{
    (void)state;
    struct painting painting;
    begin(&painting);
    const struct picture *picture = look(&painting, 2);
    int alpha;
    assert_int_equal(picture->width_px, 20);
    const unsigned char *inside = pixel(picture, 10, 10, &alpha);
    assert_int_equal(alpha, 255);
    assert_int_equal(inside[0], 255);
    assert_int_equal(inside[1], 0);
    pixel(picture, 1, 10, &alpha);
    assert_int_equal(alpha, 0);
    end(&painting);
}

static void test_stroke(void **state)
{
    (void)state;
    static const double dashes[] = {1e-9, 1e-9};
    struct painting painting;
    begin(&painting);
    painting.shape.filled = false;
    painting.shape.stroked = true;
    painting.shape.stroke = (struct stroke){.colour = {0, 0, 255},
        .width = 2,
        .miter_limit = 4,
        .dashes = dashes, /* more than anybody could draw */
        .dash_count = 2};
    const struct picture *picture = look(&painting, 2);
    int alpha;
    assert_int_equal(pixel(picture, 4, 10, &alpha)[2], 255);
    assert_int_equal(alpha, 255);
    pixel(picture, 10, 10, &alpha);
    assert_int_equal(alpha, 0);
    end(&painting);
}

static void test_size(void **state)
{
    (void)state;
    struct painting painting;
    begin(&painting);
    painting.drawing.width_pt = 1e6;
    const struct picture *picture = look(&painting, 100);
    assert_int_equal(picture->width_px, 4000);
    end(&painting);
}

static void test_pixels(void **state)
{
    (void)state;
    static const unsigned char rgb[] = {1, 2, 3, 250, 128, 0};
    struct painting painting;
    begin(&painting);
    assert_true(raster_pixels(&painting.file, rgb, NULL, 2, 1));
    const struct picture *picture =
        decode_picture(&painting.arena, painting.file.bytes,
            painting.file.length, (struct place){0}, &painting.diags);
    assert_non_null(picture);
    assert_memory_equal(picture->rgb, rgb, sizeof rgb);
    end(&painting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_stroke),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
