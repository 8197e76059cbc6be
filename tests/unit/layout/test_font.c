/* Fonts: exact families, weights, metrics, fallback. */
#include "kit.h"

static const struct font *find(
    struct kit *kit, const char *family, int weight, bool italic)
{
    struct place nowhere = {0};
    return fonts_find(kit->typesetter->fonts, family, weight, italic, nowhere,
        &kit->bench.diags);
}

static void test_styles(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct font *regular = find(&kit, "Noto Serif", 400, false);
    const struct font *bold = find(&kit, "Noto Serif", 700, false);
    const struct font *italic = find(&kit, "Noto Serif", 400, true);
    assert_string_equal(regular->postscript_name, "NotoSerif-Regular");
    assert_string_equal(bold->postscript_name, "NotoSerif-Bold");
    assert_string_equal(italic->postscript_name, "NotoSerif-Italic");
    assert_false(regular->bold || regular->italic || regular->monospace);
    assert_true(bold->bold && italic->italic);
    assert_true(find(&kit, "JetBrains Mono", 400, false)->monospace);
    assert_true(find(&kit, "Inter", 600, false)->bold);
    assert_ptr_equal(find(&kit, "Noto Serif", 400, false), regular);
    assert_int_equal(kit.bench.diags.list.count, 0);
    kit_release(&kit);
}

static void test_metrics(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct font *font = find(&kit, "Noto Serif", 400, false);
    int em = (int)font->units_per_em;
    assert_true(font->ascender > em / 2 && font->descender < 0);
    assert_true(font->cap_height > font->x_height && font->x_height > em / 3);
    assert_true(font->space_advance > 0 && font->space_glyph != 0);
    assert_true(font->underline_position < 0);
    kit_release(&kit);
}

static void test_missing_family(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct source *theme = bench_source(&kit.bench, "a\nb");
    struct place place = {theme, 2, 1};
    assert_null(fonts_find(kit.typesetter->fonts, "Nosuch Serif", 400, false,
        place, &kit.bench.diags));
    assert_string_equal(bench_report(&kit.bench),
        "2:1 error: the font family \"Nosuch Serif\" is not installed "
        "[install the font or change the theme]\n");
    kit_release(&kit);
}

static void test_fallback(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct font *serif = find(&kit, "Noto Serif", 400, false);
    assert_false(font_has(serif, 0x05D0));
    const struct font *hebrew =
        fonts_fallback(kit.typesetter->fonts, serif, 0x05D0);
    assert_non_null(hebrew);
    assert_true(font_has(hebrew, 0x05D0));
    assert_ptr_equal(
        fonts_fallback(kit.typesetter->fonts, serif, 0x05D0), hebrew);
    /* Never a font without outlines; nothing has U+10FFFE. */
    const struct font *emoji =
        fonts_fallback(kit.typesetter->fonts, serif, 0x1F389);
    assert_true(!emoji || !strstr(emoji->path, "Color"));
    assert_null(fonts_fallback(kit.typesetter->fonts, serif, 0x10FFFE));
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_metrics),
        cmocka_unit_test(test_missing_family),
        cmocka_unit_test(test_fallback),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
