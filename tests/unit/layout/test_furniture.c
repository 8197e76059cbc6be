/* Running head and foot: set once, cut to their lines, never over the page
 * number. */
#include "kit.h"

#include "layout/ellipsis.h"
#include "layout/furniture.h"

struct workbench {
    struct kit kit;
    struct styles styles;
    struct setting setting;
    struct paragraph paragraph;
    struct document document;
    struct furniture furniture;
    struct piece_builder builder;
};

static void setup(struct workbench *work)
{
    memset(work, 0, sizeof *work);
    kit_init(&work->kit);
    assert_true(styles_init(&work->styles, &work->kit.theme,
        work->kit.typesetter->fonts, &work->kit.bench.diags));
    work->setting = (struct setting){
        .arena = &work->kit.bench.arena,
        .styles = &work->styles,
        .words = work->kit.typesetter->words,
        .language = word_language("en"),
        .diags = &work->kit.bench.diags,
    };
    tags_init(&work->setting.tags, &work->kit.bench.arena);
    work->document.strings = &work->kit.strings;
    work->builder.arena = &work->kit.bench.arena;
    paragraph_init(&work->paragraph, &work->setting);
}

static void teardown(struct workbench *work)
{
    paragraph_release(&work->paragraph);
    kit_release(&work->kit);
}

/* A page of 19 with this head and client at its foot. */
static struct area draw(
    struct workbench *work, const char *head, const char *client, size_t page)
{
    work->document.facts.running_head = head;
    work->document.facts.client = client;
    work->builder.items.count = 0;
    struct area area = style_area(&work->styles, false);
    furniture_init(&work->furniture, &work->paragraph, &work->document, 19);
    furniture_add(&work->furniture, &work->builder, &area, page);
    return area;
}

static const struct glyph_run *run_of(
    const struct workbench *work, enum artifact artifact, size_t number)
{
    for (size_t i = 0; i < work->builder.items.count; i++) {
        const struct item *item = &work->builder.items.items[i];
        if (item->kind == ITEM_RUN && item->artifact == artifact &&
            number-- == 0)
            return &item->as.run;
    }
    fail_msg("there is no such run");
    return NULL;
}

static double width_of(const struct glyph_run *run)
{
    double width = 0;
    size_t count = run->glyph_count;
    if (run->text[strlen(run->text) - 1] == ' ')
        count--; /* behind the line */
    for (size_t i = 0; i < count; i++)
        width += run->glyphs[i].advance_pt;
    return width;
}

static void test_short_lines(void **state)
{
    struct workbench work;
    (void)state;
    setup(&work);
    draw(&work, "Head", "Client", 4);
    assert_string_equal(run_of(&work, ARTIFACT_HEADER, 0)->text, "Head ");
    assert_string_equal(run_of(&work, ARTIFACT_FOOTER, 0)->text, "Client ");
    assert_string_equal(
        run_of(&work, ARTIFACT_FOOTER, 1)->text, "page 4 of 19 ");
    teardown(&work);
}

#define LONG                                                                   \
    "Federal Institute for Research on Building, Urban Affairs and "           \
    "Spatial Planning, Housing, Roads, Rails and Rivers"

static void test_long_lines_end_with_an_ellipsis(void **state)
{
    struct workbench work;
    (void)state;
    setup(&work);
    struct area area = draw(&work, LONG, LONG, 4);
    const struct glyph_run *head = run_of(&work, ARTIFACT_HEADER, 0);
    const struct glyph_run *foot = run_of(&work, ARTIFACT_FOOTER, 0);
    const struct glyph_run *number = run_of(&work, ARTIFACT_FOOTER, 1);
    assert_string_equal(head->text,
        "Federal Institute for Research on Building, Urban Affairs and "
        "Spatial Planning\u2026 ");
    assert_string_equal(foot->text,
        "Federal Institute for Research on Building, Urban Affairs and"
        "\u2026 ");
    assert_true(
        head->x_pt + width_of(head) <= area.left_pt + area.text_width_pt);
    assert_true(foot->x_pt + width_of(foot) + 10 < number->x_pt);
    teardown(&work);
}

/* Text from right to left is at the foot's left side, too. */
static void test_sides(void **state)
{
    struct workbench work;
    (void)state;
    setup(&work);
    struct area area = draw(&work, NULL, "\u05D0\u05D1\u05D2", 4);
    const struct glyph_run *foot = run_of(&work, ARTIFACT_FOOTER, 0);
    assert_true(foot->right_to_left);
    assert_true(foot->x_pt < area.left_pt + 30);

    work.kit.theme.facing = true;
    area = draw(&work, NULL, LONG, 4); /* a left-hand page */
    foot = run_of(&work, ARTIFACT_FOOTER, 0);
    const struct glyph_run *number = run_of(&work, ARTIFACT_FOOTER, 1);
    assert_true(number->x_pt == area.left_pt);
    assert_true(foot->x_pt > area.left_pt + width_of(number) + 10);
    teardown(&work);
}

/* However many pages there are, their glyphs are the same ones. */
static void test_set_once(void **state)
{
    struct workbench work;
    (void)state;
    setup(&work);
    struct area area = draw(&work, LONG, LONG, 2);
    const struct glyph_run *head = run_of(&work, ARTIFACT_HEADER, 0);
    const struct glyph *glyphs = head->glyphs;
    double x = head->x_pt, baseline = head->baseline_pt;
    work.builder.items.count = 0;
    furniture_add(&work.furniture, &work.builder, &area, 3);
    head = run_of(&work, ARTIFACT_HEADER, 0);
    assert_ptr_equal(head->glyphs, glyphs);
    assert_true(head->x_pt == x && head->baseline_pt == baseline);
    assert_int_equal(work.furniture.lines.count, 2);
    teardown(&work);
}

static const char *fit(struct workbench *work, const char *text, double width)
{
    struct text_style style = style_furniture(&work->styles).text;
    return ellipsis_fit(&work->paragraph, &style, text, width);
}

static void test_ellipsis(void **state)
{
    struct workbench work;
    char many[5001];
    (void)state;
    setup(&work);
    static const char fitting[] = "fits";
    assert_ptr_equal(fit(&work, fitting, 100), fitting);
    assert_string_equal(fit(&work, "none at all", 1), "\u2026");
    /* Marks behind the last word go; a word near the end stays whole. */
    assert_string_equal(fit(&work, "one two, three", 40), "one two\u2026");
    /* No letter loses its accents. */
    assert_string_equal(
        fit(&work, "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 25),
        "e\u0301e\u0301e\u0301e\u0301\u2026");
    memset(many, 'i', 5000);
    many[5000] = '\0';
    const char *cut = fit(&work, many, 300);
    assert_true(strlen(cut) > 50 && strlen(cut) < 200);
    assert_string_equal(cut + strspn(cut, "i"), "\u2026");
    /* One grapheme that is longer than what is looked at. */
    for (size_t i = 0; i < 5000; i += 2)
        memcpy(many + i, "\u0301", 2);
    assert_string_equal(fit(&work, many, 300), "\u2026");
    teardown(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_lines),
        cmocka_unit_test(test_long_lines_end_with_an_ellipsis),
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_set_once),
        cmocka_unit_test(test_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
