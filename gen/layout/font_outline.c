/* The outlines of glyphs, as HarfBuzz draws them. */
#include "layout/font_outline.h"

#include <hb.h>

struct outline {
    const struct matrix *matrix;
    struct path *path;
    struct arena *arena;
};

static struct point place(const struct outline *outline, float x, float y)
{
    return matrix_apply(outline->matrix, (double)x, (double)y);
}

static void draw_move(hb_draw_funcs_t *functions, void *data,
    hb_draw_state_t *state, float x, float y, void *user_data)
{
    (void)functions, (void)state, (void)user_data;
    struct outline *outline = data;
    struct point to = place(outline, x, y);
    path_move(outline->path, outline->arena, to.x, to.y);
}

static void draw_line(hb_draw_funcs_t *functions, void *data,
    hb_draw_state_t *state, float x, float y, void *user_data)
{
    (void)functions, (void)state, (void)user_data;
    struct outline *outline = data;
    struct point to = place(outline, x, y);
    path_line(outline->path, outline->arena, to.x, to.y);
}

static void draw_curve(hb_draw_funcs_t *functions, void *data,
    hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x3,
    float y3, void *user_data)
{
    (void)functions, (void)state, (void)user_data;
    struct outline *outline = data;
    path_curve(outline->path, outline->arena, place(outline, x1, y1),
        place(outline, x2, y2), place(outline, x3, y3));
}

static void draw_close(hb_draw_funcs_t *functions, void *data,
    hb_draw_state_t *state, void *user_data)
{
    (void)functions, (void)state, (void)user_data;
    struct outline *outline = data;
    path_close(outline->path, outline->arena);
}

void font_outline(const struct font *font, uint32_t glyph,
    const struct matrix *matrix, struct path *path, struct arena *arena)
{
    struct outline outline = {matrix, path, arena};
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, draw_close, NULL, NULL);
    hb_font_get_glyph_shape(font->hb, glyph, functions, &outline);
    hb_draw_funcs_destroy(functions);
}
