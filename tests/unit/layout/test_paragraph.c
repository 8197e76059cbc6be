/* Paragraphs to lines: widths, spaces, links, directions. */
#include "kit.h"

#include "base/utf8.h"
#include "layout/paragraph.h"

#include <math.h>

struct workbench {
    struct kit kit;
    struct styles styles;
    struct setting setting;
    struct paragraph paragraph;
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
    work->builder.arena = &work->kit.bench.arena;
    paragraph_init(&work->paragraph, &work->setting);
}

static void teardown(struct workbench *work)
{
    paragraph_release(&work->paragraph);
    kit_release(&work->kit);
}

static void add(struct workbench *work, const char *text)
{
    struct text_style style = style_paragraph(&work->styles).text;
    paragraph_add_text(&work->paragraph, &style, text, strlen(text));
}

/* Breaks and draws all lines; the text of each run in brackets. */
static const char *draw(
    struct workbench *work, const struct block_style *style, double width_pt)
{
    size_t count = paragraph_break(&work->paragraph, style, width_pt);
    work->builder.items.count = 0;
    work->builder.links.count = 0;
    for (size_t i = 0; i < count; i++)
        paragraph_draw_line(
            &work->paragraph, i, &work->builder, 0, 20.0 * (double)i);
    const char *all = "";
    for (size_t i = 0; i < work->builder.items.count; i++) {
        const struct item *item = &work->builder.items.items[i];
        if (item->kind == ITEM_RUN)
            all = arena_format(
                &work->kit.bench.arena, "%s[%s]", all, item->as.run.text);
    }
    return all;
}

static double run_end(const struct item *item, size_t glyphs)
{
    double x = item->as.run.x_pt;
    for (size_t i = 0; i < glyphs; i++)
        x += item->as.run.glyphs[i].advance_pt;
    return x;
}

static void test_white_space(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "  one \n\t two ");
    add(&work, " three");
    paragraph_add_break(&work.paragraph, &style.text);
    add(&work, " four");
    assert_string_equal(draw(&work, &style, 300), "[one two three ][four ]");
    teardown(&work);
}

static void test_justified_lines_are_full(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    for (int i = 0; i < 60; i++)
        add(&work, i % 3 ? "some " : "words of ");
    draw(&work, &style, 200);
    size_t count = work.builder.items.count;
    assert_true(count > 4);
    for (size_t i = 0; i + 1 < count; i++) {
        const struct item *item = &work.builder.items.items[i];
        size_t glyphs = item->as.run.glyph_count;
        assert_int_equal(item->as.run.text[strlen(item->as.run.text) - 1], ' ');
        double end = run_end(item, glyphs - 1);
        assert_true(end > 199.99 && end < 200.01);
    }
    teardown(&work);
}

/* Where the ink of the run that begins with TEXT starts and ends, without the
 * space behind it. */
static void find_ink(const struct workbench *work, const char *text,
    double *start_pt, double *end_pt)
{
    for (size_t i = 0; i < work->builder.items.count; i++) {
        const struct item *item = &work->builder.items.items[i];
        if (item->kind != ITEM_RUN ||
            strncmp(item->as.run.text, text, strlen(text)) != 0)
            continue;
        const struct glyph_run *run = &item->as.run;
        *start_pt = *end_pt = run->x_pt;
        for (size_t k = 0; k < run->glyph_count; k++)
            if (run->text[run->glyphs[k].text_start] != ' ' ||
                k + 1 < run->glyph_count)
                *end_pt += run->glyphs[k].advance_pt;
        return;
    }
    fail_msg("no run begins with \"%s\"", text);
}

static void test_hyphenation(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    work.setting.patterns = patterns_lookup("en-US");
    work.kit.theme.hanging = false;
    struct block_style style = style_paragraph(&work.styles);
    const char *text = "The algorithm of concatenation is a fundamental "
                       "characteristic of paragraphs.";
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, text);
    assert_string_equal(draw(&work, &style, 108),
        "[The algorithm of con\u00AD][catenation is a funda\u00AD]"
        "[mental characteristic ][of paragraphs. ]");
    double start, end;
    find_ink(&work, "The", &start, &end);
    assert_true(fabs(end - 108) < 1e-6);

    /* No patterns, or text that must not be hyphenated: no hyphen. */
    work.setting.patterns = NULL;
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, text);
    assert_null(strstr(draw(&work, &style, 108), "\u00AD"));
    work.setting.patterns = patterns_lookup("en-US");
    style.text.hyphenated = false;
    paragraph_clear(&work.paragraph, (struct place){0});
    paragraph_add_text(&work.paragraph, &style.text, text, strlen(text));
    assert_null(strstr(draw(&work, &style, 108), "\u00AD"));
    teardown(&work);
}

static void test_hanging_marks(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    for (int hanging = 0; hanging < 2; hanging++) {
        work.kit.theme.hanging = hanging;
        paragraph_clear(&work.paragraph, (struct place){0});
        add(&work, "\u201COne of the many words, which in the end "
                   "fill more than one line.\u201D");
        draw(&work, &style, 119.5);
        double start, end;
        find_ink(&work, "\u201COne", &start, &end);
        assert_true(hanging ? start < -1 : start == 0);
        assert_true(
            hanging ? end > 120.9 && end < 122 : fabs(end - 119.5) < 1e-4);
    }
    teardown(&work);
}

static void test_last_line_is_no_short_word(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    work.setting.patterns = patterns_lookup("en-US");
    struct block_style style = style_paragraph(&work.styles);
    for (double width = 160; width < 400; width += 1.5) {
        paragraph_clear(&work.paragraph, (struct place){0});
        add(&work, "Of all the words that stand in this paragraph the last is "
                   "not one that could be left by itself on a line, and this "
                   "holds for any width that it is set to, so it is.");
        const char *lines = draw(&work, &style, width);
        assert_null(strstr(lines, "[is. ]"));
    }
    teardown(&work);
}

/* Nor is it the rest of a word that was divided, but a word of four letters
 * may stand there. */
static void test_last_word_is_whole(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    work.setting.patterns = patterns_lookup("en-US");
    struct block_style style = style_paragraph(&work.styles);
    size_t divided = 0, half = 0;
    for (double width = 160; width < 400; width += 1.5) {
        paragraph_clear(&work.paragraph, (struct place){0});
        add(&work, "Whatever stands before the very last word, the paragraph "
                   "may be divided anywhere but inside of the purpose.");
        const char *lines = draw(&work, &style, width);
        assert_non_null(strstr(lines, "purpose. ]"));
        divided += strstr(lines, "\u00AD") != NULL;
        paragraph_clear(&work.paragraph, (struct place){0});
        add(&work, "What is not one thing or the other, nor one after the "
                   "other, is now and then neither, but it is the half.");
        half += strstr(draw(&work, &style, width), "[half. ]") != NULL;
    }
    assert_true(divided > 0 && half > 0);
    /* A word nearly as long as its line is divided all the same. */
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "To us it is incomprehensibilities.");
    assert_non_null(strstr(draw(&work, &style, 140), "\u00AD"));
    teardown(&work);
}

static void test_measure(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    style.justified = false;
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "a extraordinary bc d\u00A0e");
    struct content_widths widths = paragraph_measure(&work.paragraph);
    assert_true(widths.least_pt > 0 && widths.least_pt < widths.most_pt);
    /* At its widest it is one line; at its least, no word is cut. */
    assert_string_equal(draw(&work, &style, widths.most_pt + 0.01),
        "[a extraordinary bc d e ]");
    assert_string_equal(draw(&work, &style, widths.least_pt + 0.01),
        "[a ][extraordinary ][bc d e ]");
    assert_int_equal(work.kit.bench.diags.list.count, 0);
    teardown(&work);
}

static void test_long_word_is_cut(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "incomprehensibilities");
    size_t count = paragraph_break(&work.paragraph, &style, 40);
    assert_true(count > 2);
    draw(&work, &style, 40);
    for (size_t i = 0; i < work.builder.items.count; i++) {
        const struct item *item = &work.builder.items.items[i];
        assert_true(run_end(item, item->as.run.glyph_count) < 45);
    }
    assert_int_equal(work.kit.bench.diags.list.count, 0);
    /* Nothing helps a letter that is wider than its line. */
    paragraph_break(&work.paragraph, &style, 2);
    assert_non_null(strstr(bench_report(&work.kit.bench), "wider than"));
    teardown(&work);
}

static void test_links(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    style.justified = false;
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "see ");
    paragraph_open_link(&work.paragraph, "http://a.example", NULL);
    add(&work, "the linked words of this sentence");
    paragraph_close_link(&work.paragraph);
    add(&work, " now");
    draw(&work, &style, 90);
    assert_true(work.builder.links.count >= 2); /* one for each line */
    for (size_t i = 0; i < work.builder.links.count; i++) {
        const struct page_link *link = &work.builder.links.items[i];
        assert_string_equal(link->address, "http://a.example");
        assert_string_equal(link->text, "the linked words of this sentence");
        assert_true(link->width_pt > 0 && link->x_pt + link->width_pt <= 90.01);
    }
    assert_true(work.builder.links.items[0].x_pt > 10);
    teardown(&work);
}

/* Each line of a long link says how it begins, in whole letters. */
static void test_a_long_link(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    paragraph_open_link(&work.paragraph, "http://a.example", NULL);
    add(&work, "x");
    for (int i = 0; i < 2000; i++)
        add(&work, i % 10 == 9 ? "\u00E9 " : "\u00E9");
    paragraph_close_link(&work.paragraph);
    draw(&work, &style, 90);
    assert_true(work.builder.links.count > 100);
    for (size_t i = 0; i < work.builder.links.count; i++) {
        const char *text = work.builder.links.items[i].text;
        size_t bad;
        assert_in_range(strlen(text), 997, 1000);
        assert_true(utf8_check(text, strlen(text), &bad));
    }
    teardown(&work);
}

/* Lines of Japanese end at the margin, without a space that would be read; gaps
 * are even, and none stands beside punctuation. */
static void test_gaps(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "文字の間、少しずつ空けて行末をそろえるので");
    assert_string_equal(draw(&work, &style, 104),
        "[文字の間、少しずつ空][けて行末をそろえるの][で][ ]");
    for (size_t i = 0; i < 2; i++) {
        const struct item *item = &work.builder.items.items[i];
        size_t count = item->as.run.glyph_count;
        assert_true(fabs(run_end(item, count) - 104) < 0.01);
        for (size_t k = 0; k < count; k++) {
            bool gap = k + 1 < count && !(i == 0 && (k == 3 || k == 4));
            double wanted = gap ? 10 + 4.0 / (i == 0 ? 7 : 9) : 10;
            double found = item->as.run.glyphs[k].advance_pt;
            assert_true(fabs(found - wanted) < 0.01);
        }
    }
    teardown(&work);
}

/* A hyphen inside of a ligature: each line has its half, and is as wide as it
 * should be. */
static void test_divided_ligature(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    work.setting.patterns = &patterns_en_us;
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "an office");
    assert_string_equal(draw(&work, &style, 28), "[an of\u00AD][fice ]");
    const struct item *items = work.builder.items.items;
    double hang = 0.5 * 10 * items[0].as.run.font->hyphen_advance /
                  items[0].as.run.font->units_per_em;
    double end = run_end(&items[0], items[0].as.run.glyph_count);
    assert_true(fabs(end - hang - 28) < 0.01);
    assert_true(items[1].as.run.x_pt == 0);
    assert_int_equal(items[1].as.run.glyphs[0].text_start, 0);

    /* The second half begins a full line. */
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "an office a town");
    assert_string_equal(
        draw(&work, &style, 28), "[an of\u00AD][fice a ][town ]");
    end = run_end(&items[1], items[1].as.run.glyph_count - 1);
    assert_true(fabs(end - 28) < 0.01);

    /* A half between two hyphens. */
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "an of\u00ADfi\u00ADceses");
    assert_string_equal(
        draw(&work, &style, 28), "[an of\u00AD][fi\u00AD][ceses ]");
    teardown(&work);
}

/* Hyphens stand behind what they divide, on whichever side that is. */
static void test_hyphens_in_mixed_directions(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    work.setting.patterns = &patterns_en_us;
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "של\u00ADומות");
    assert_string_equal(draw(&work, &style, 30), "[של\u00AD][ומות][ ]");
    const struct glyph_run *run = &work.builder.items.items[0].as.run;
    assert_true(run->right_to_left);
    assert_int_equal(run->glyph_count, 3);
    assert_int_equal(run->glyphs[2].id, run->font->hyphen_glyph);
    double width = run_end(&work.builder.items.items[0], 3) - run->x_pt;
    assert_true(fabs(run->x_pt + width - 30) < 0.01);

    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "אב algorithm");
    assert_string_equal(
        draw(&work, &style, 40), "[אב][ ][algo\u00AD][rithm][ ]");
    const struct item *items = work.builder.items.items;
    assert_true(items[2].as.run.x_pt < items[0].as.run.x_pt);
    assert_int_equal(
        items[2].as.run.glyphs[4].id, items[2].as.run.font->hyphen_glyph);
    teardown(&work);
}

static void test_mixed_directions(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "ab שלום עולם cd");
    /* Drawn in reading order, placed in visual order. */
    assert_string_equal(draw(&work, &style, 300), "[ab ][שלום][ ][עולם][ cd ]");
    const struct item *items = work.builder.items.items;
    assert_true(items[1].as.run.x_pt > items[3].as.run.x_pt);
    assert_true(items[3].as.run.x_pt > items[0].as.run.x_pt);
    assert_true(items[4].as.run.x_pt > items[1].as.run.x_pt);

    /* Glyphs come in reading order. */
    const struct glyph_run *word = &items[1].as.run;
    assert_true(word->right_to_left && !items[0].as.run.right_to_left);
    assert_int_equal(word->glyph_count, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(word->glyphs[i].text_start, 2 * i);

    /* A paragraph that begins in Hebrew hangs at the right. */
    paragraph_clear(&work.paragraph, (struct place){0});
    add(&work, "שלום");
    draw(&work, &style, 300);
    assert_true(work.builder.items.items[0].as.run.x_pt > 200);
    teardown(&work);
}

static void test_code_keeps_spaces(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_code(&work.styles);
    style.hanging_pt = 20;
    paragraph_clear(&work.paragraph, (struct place){0});
    work.paragraph.preformatted = true;
    const char *line = "   if  (x)  return a_long_name;";
    paragraph_add_text(&work.paragraph, &style.text, line, strlen(line));
    assert_string_equal(
        draw(&work, &style, 400), "[   if  (x)  return a_long_name; ]");
    assert_string_equal(
        draw(&work, &style, 120), "[   if  (x)  return ][a_long_name; ]");
    assert_true(work.builder.items.items[1].as.run.x_pt == 20);
    teardown(&work);
}

static void test_missing_once(void **state)
{
    (void)state;
    struct workbench work;
    setup(&work);
    struct block_style style = style_paragraph(&work.styles);
    for (int i = 0; i < 2; i++) {
        paragraph_clear(&work.paragraph, (struct place){NULL, 7, 1});
        add(&work, "x\U0010FFFE y\U0010FFFE");
        draw(&work, &style, 300);
    }
    assert_int_equal(work.kit.bench.diags.list.count, 1);
    assert_non_null(strstr(bench_report(&work.kit.bench),
        "7:1 warning: no installed font has the character"));
    assert_non_null(strstr(bench_report(&work.kit.bench), "U+10FFFE"));
    teardown(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_justified_lines_are_full),
        cmocka_unit_test(test_hyphenation),
        cmocka_unit_test(test_hanging_marks),
        cmocka_unit_test(test_last_line_is_no_short_word),
        cmocka_unit_test(test_last_word_is_whole),
        cmocka_unit_test(test_measure),
        cmocka_unit_test(test_long_word_is_cut),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_a_long_link),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_divided_ligature),
        cmocka_unit_test(test_hyphens_in_mixed_directions),
        cmocka_unit_test(test_mixed_directions),
        cmocka_unit_test(test_code_keeps_spaces),
        cmocka_unit_test(test_missing_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
