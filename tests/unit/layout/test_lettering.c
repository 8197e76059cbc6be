/* Words in drawings: where their outlines come to lie, and in which fonts. */
#include "../../decode_picture.h"
#include "kit.h"

#include "layout/lettering.h"
#include "layout/shape.h"

#include <math.h>

static void assert_near(double found, double expected)
{
    if (!(fabs(found - expected) < 1e-9))
        fail_msg("%.9f is not %.9f", found, expected);
}

/* The width of TEXT in FAMILY as words are shaped for paragraphs. */
static double width_of(
    struct kit *kit, const char *family, const char *text, double size)
{
    struct word_style style = {
        .font = fonts_find(kit->typesetter->fonts, family, 400, false,
            (struct place){0}, &kit->bench.diags),
        .language = word_language("en"),
    };
    const struct word *word =
        word_shape(kit->typesetter->words, &style, text, strlen(text));
    double width = 0;
    for (size_t i = 0; i < word->part_count; i++)
        width += word->parts[i].width_em * size;
    return width;
}

/* A picture of 200 by 100 pt with BODY in it, in units of pt. */
static const struct picture *drawn(struct kit *kit, const char *body)
{
    const char *text = arena_format(&kit->bench.arena,
        "<svg width='200pt' height='100pt' viewBox='0 0 200 100' "
        "font-family='Noto Serif' font-size='20'>\n%s</svg>",
        body);
    const struct picture *picture = decode_picture(&kit->bench.arena, text,
        strlen(text), (struct place){0}, &kit->bench.diags);
    if (!picture)
        fail_msg("%s", bench_report(&kit->bench));
    return picture;
}

static bool outline(struct kit *kit, const struct picture *logo)
{
    kit_forget(kit);
    kit->document =
        (struct document){.root = cmark_node_new(CMARK_NODE_DOCUMENT),
            .facts = {.language = "en"},
            .theme = &kit->theme,
            .logo = logo};
    return lettering_outline(&kit->bench.arena, &kit->document, kit->typesetter,
        &kit->lettering, &kit->bench.diags);
}

/* The outlined shapes of BODY. */
static const struct shape *outlined(struct kit *kit, const char *body)
{
    assert_true(outline(kit, drawn(kit, body)));
    const struct drawing *drawing = kit->document.logo->drawing;
    assert_false(drawing->lettered);
    for (size_t i = 0; i < drawing->shape_count; i++)
        assert_null(drawing->shapes[i].lettering);
    return drawing->shapes;
}

/* The left end of a shape's ink, and its foot. */
static double left_of(const struct shape *shape)
{
    double left = INFINITY;
    for (size_t i = 0; i < shape->path.points.count; i++)
        left = fmin(left, shape->path.points.items[i].x);
    return left;
}

static double foot_of(const struct shape *shape)
{
    double foot = -INFINITY;
    for (size_t i = 0; i < shape->path.points.count; i++)
        foot = fmax(foot, shape->path.points.items[i].y);
    return foot;
}

static void test_words_lie_on_their_baseline(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes = outlined(&kit,
        "<text x='0' y='0'>H</text><text x='30' y='40' fill='red'>H</text>"
        "<text transform='translate(30 40) scale(2)'>H</text>"
        "<text font-size='40' transform='translate(30 40)'>H</text>");
    double bearing = left_of(&shapes[0]);
    assert_true(bearing > 0 && bearing < 2);
    assert_near(foot_of(&shapes[0]), 0);
    assert_near(left_of(&shapes[1]), 30 + bearing);
    assert_near(foot_of(&shapes[1]), 40);
    assert_int_equal(shapes[1].fill.red, 255);
    assert_near(left_of(&shapes[2]), 30 + 2 * bearing);
    assert_near(left_of(&shapes[3]), 30 + 2 * bearing);
    assert_int_equal(kit.lettering.count, 1);
    assert_non_null(strstr(kit.lettering.items[0]->path, "NotoSerif"));
    assert_string_equal(bench_report(&kit.bench), "");
    kit_release(&kit);
}

static void test_anchors(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes = outlined(&kit,
        "<text x='100'>Hat</text><text x='100' text-anchor='middle'> Hat "
        "</text><text x='100' text-anchor='end'>Hat</text>"
        "<text x='100' text-anchor='end'>Hat<tspan dx='3'>Hat</tspan></text>");
    double width = width_of(&kit, "Noto Serif", "Hat", 20);
    double left = left_of(&shapes[0]);
    assert_near(left_of(&shapes[1]), left - width / 2);
    assert_near(left_of(&shapes[2]), left - width);
    assert_near(left_of(&shapes[3]), left - 2 * width - 3);
    assert_near(left_of(&shapes[4]), left - width);
    kit_release(&kit);
}

/* Stretches go on where the last one ended, seen or not. */
static void test_stretches(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes = outlined(&kit,
        "<text>H<tspan visibility='hidden'>at</tspan><tspan dy='5'>H</tspan>"
        "<tspan y='50'>H</tspan><tspan x='7'>H</tspan></text>");
    double bearing = left_of(&shapes[0]);
    double h = width_of(&kit, "Noto Serif", "H", 20);
    double at = width_of(&kit, "Noto Serif", "at", 20);
    assert_false(shapes[1].filled);
    assert_near(left_of(&shapes[2]), bearing + h + at);
    assert_near(foot_of(&shapes[2]), 5);
    assert_near(left_of(&shapes[3]), bearing + 2 * h + at);
    assert_near(foot_of(&shapes[3]), 50);
    assert_near(left_of(&shapes[4]), 7 + bearing);
    assert_near(foot_of(&shapes[4]), 50);
    kit_release(&kit);
}

static void test_letter_spacing_and_spaces(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes =
        outlined(&kit, "<text>H</text><text>HH <tspan>H</tspan></text>"
                       "<text letter-spacing='2'>HH <tspan>H</tspan></text>");
    double tight = left_of(&shapes[2]), wide = left_of(&shapes[4]);
    assert_near(wide - tight, 6);
    assert_true(tight > left_of(&shapes[0]) +
                            2 * width_of(&kit, "Noto Serif", "H", 20) + 2);
    kit_release(&kit);
}

/* In "אב" the letter that is read first stands to the right. */
static void test_direction(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes = outlined(
        &kit, "<text>אב</text><text>א</text><text>ב</text><text>a אב b</text>");
    size_t first = shapes[1].path.steps.count;
    size_t second = shapes[2].path.steps.count;
    assert_int_equal(shapes[0].path.steps.count, first + second);
    assert_true(fabs(shapes[0].path.points.items[0].x -
                     shapes[2].path.points.items[0].x) < 1e-6);
    assert_true(left_of(&shapes[3]) < 2); /* "a" stays at the left */
    kit_release(&kit);
}

static void test_families(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    outlined(&kit,
        "<g font-family='None Such, \"Inter\"'><text>one listed is there</text>"
        "</g><text font-family='monospace'>of the theme</text>");
    assert_int_equal(kit.lettering.count, 2);
    assert_non_null(strstr(kit.lettering.items[0]->path, "Inter"));
    assert_non_null(strstr(kit.lettering.items[1]->path, "JetBrains"));
    assert_string_equal(bench_report(&kit.bench), "");
    outlined(&kit, "<text font-family=\"'', ','\">x</text>");
    assert_string_equal(bench_report(&kit.bench), "");
    outlined(&kit, "<text\n font-family=\"'None Such', Nor This\">x</text>");
    assert_string_equal(bench_report(&kit.bench),
        "3:2 warning: the font family \"None Such\" is not installed; \"Noto "
        "Serif\" stands in [install the font, name another, or convert the "
        "text to paths]\n");
    assert_non_null(strstr(kit.lettering.items[0]->path, "NotoSerif"));
    kit_release(&kit);
}

static void test_a_theme_without_fonts(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    kit.theme.base.family = "None Such";
    assert_true(outline(&kit, drawn(&kit, "<path d='M0 0'/>")));
    assert_false(outline(&kit, drawn(&kit, "<text font-family='x'>x</text>")));
    assert_int_equal(diags_count(&kit.bench.diags, SEVERITY_ERROR), 1);
    kit_release(&kit);
}

static void test_what_no_font_has(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    outlined(&kit, "<text>&#x10FFFD;</text><text>&#x10FFFD;&#x10FFFD;</text>");
    assert_string_equal(bench_report(&kit.bench),
        "1:57 warning: no installed font has U+10FFFD [convert the text to "
        "paths]\n");
    kit_release(&kit);
}

/* What is too far away is gone, and said so. */
static void test_words_far_away(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct shape *shapes = outlined(&kit, "<text x='1e8'>x</text>");
    assert_int_equal(shapes[0].path.steps.count, 0);
    assert_int_equal(diags_count(&kit.bench.diags, SEVERITY_WARNING), 1);
    kit_release(&kit);
}

/* Pictures in the text, too; the shared original stays as it was. */
static void test_pictures_in_the_text(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct picture *words = drawn(&kit, "<text>x</text>");
    const struct picture *shapes = drawn(&kit, "<path d='M0 0'/>");
    outline(&kit, NULL);
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(kit.document.root, paragraph);
    const struct picture *pictures[] = {words, shapes};
    cmark_node *images[2];
    for (int i = 0; i < 2; i++) {
        images[i] = cmark_node_new(CMARK_NODE_IMAGE);
        cmark_node_append_child(paragraph, images[i]);
        kit_element(&kit, images[i])->picture = pictures[i];
    }
    cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_IMAGE));
    assert_true(lettering_outline(&kit.bench.arena, &kit.document,
        kit.typesetter, &kit.lettering, &kit.bench.diags));
    const struct picture *outlined = kit_element(&kit, images[0])->picture;
    assert_ptr_not_equal(outlined, words);
    assert_true(outlined->drawing->shapes[0].path.steps.count > 5);
    assert_true(words->drawing->lettered);
    assert_int_equal(words->drawing->shapes[0].path.steps.count, 0);
    assert_ptr_equal(kit_element(&kit, images[1])->picture, shapes);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_lie_on_their_baseline),
        cmocka_unit_test(test_anchors),
        cmocka_unit_test(test_stretches),
        cmocka_unit_test(test_letter_spacing_and_spaces),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_families),
        cmocka_unit_test(test_a_theme_without_fonts),
        cmocka_unit_test(test_what_no_font_has),
        cmocka_unit_test(test_words_far_away),
        cmocka_unit_test(test_pictures_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
