/* Words: glyphs, their texts, where they may be broken, the cache. */
#include "kit.h"

#include "layout/shape.h"

#include <math.h>

static const struct word *shape_with(struct kit *kit, const char *family,
    const char *text, bool right_to_left, const struct patterns *patterns)
{
    struct place nowhere = {0};
    struct word_style style = {
        .font = fonts_find(kit->typesetter->fonts, family, 400, false, nowhere,
            &kit->bench.diags),
        .language = word_language("en"),
        .patterns = patterns,
        .right_to_left = right_to_left,
    };
    return word_shape(kit->typesetter->words, &style, text, strlen(text));
}

static const struct word *shape(
    struct kit *kit, const char *family, const char *text, bool right_to_left)
{
    return shape_with(kit, family, text, right_to_left, NULL);
}

/* The parts of a word, divided by what may happen between them: "|" nothing,
 * "~" a break behind a hyphen, "=" one that adds a hyphen, "^" one in an
 * address, "+" one in a gap, "_" a gap without one, " " any other. */
static const char *parts_of(struct kit *kit, const struct word *word)
{
    const char *all = "";
    for (size_t i = 0; i < word->part_count; i++) {
        const struct word_part *part = &word->parts[i];
        const char *between = i + 1 == word->part_count   ? ""
                              : part->end == PART_HYPHEN  ? "~"
                              : part->end == PART_ADDRESS ? "^"
                              : part->end == PART_SOFT    ? "="
                              : part->end == PART_GAP     ? "+"
                              : part->end == PART_KEPT    ? "_"
                              : part->end == PART_BREAK   ? " "
                                                          : "|";
        all = arena_format(&kit->bench.arena, "%s%.*s%s", all,
            (int)part->text_length, word->text + part->text_start, between);
    }
    return all;
}

static const char *parts(struct kit *kit, const char *text)
{
    return parts_of(kit, shape(kit, "Noto Serif", text, false));
}

static double width_of(const struct word *word)
{
    double width = 0;
    for (size_t i = 0; i < word->part_count; i++)
        width += word->parts[i].width_em;
    return width;
}

/* Hyphens leave the glyphs of an unbroken word alone: no ligature is cut, no
 * kerning lost. Soft hyphens are heeded and not shown, and count instead of
 * the patterns. */
static void test_hyphens(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"algorithm", "al=go=rithm"},
        {"(algorithm)", "(al=go=rithm)"},
        {"difference", "differ=ence"}, /* "ff" is one glyph here */
        {"alg\u00ADorithm", "alg=orithm"},
        {"\u00ADalgo\u00AD", "algo"},
        {"\u00AD", ""},
        {"well-known", "well-~known"},
    };
    struct kit kit;
    kit_init(&kit);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct word *word =
            shape_with(&kit, "Noto Serif", words[i][0], false, &patterns_en_us);
        assert_string_equal(parts_of(&kit, word), words[i][1]);
        for (size_t k = 0; k + 1 < word->part_count; k++)
            assert_true(word->parts[k].end != PART_SOFT ||
                        word->parts[k].hyphen_em > 0.2);
    }
    const char *text = "Avatarovation";
    const struct word *whole = shape(&kit, "Noto Serif", text, false);
    const struct word *cut =
        shape_with(&kit, "Noto Serif", text, false, &patterns_en_us);
    assert_int_equal(whole->part_count, 1);
    assert_true(cut->part_count > 1);
    assert_true(fabs(width_of(whole) - width_of(cut)) < 1e-9);
    kit_release(&kit);
}

/* The halves of the parts of a word, as "of=fice". */
static const char *splits_of(struct kit *kit, const struct word *word)
{
    const char *all = "";
    for (size_t i = 0; i < word->part_count; i++)
        for (size_t k = 0; k < word->parts[i].split_count; k++) {
            const struct word_split *split = &word->parts[i].splits[k];
            const struct word_part *before = &split->before;
            const struct word_part *after = &split->after;
            assert_int_equal(before->end, PART_SOFT);
            assert_true(before->hyphen_em > 0.2);
            assert_int_equal(
                before->text_start + before->text_length, after->text_start);
            all = arena_format(&kit->bench.arena, "%s%s%.*s=%.*s", all,
                *all ? " " : "", (int)before->text_length,
                word->text + before->text_start, (int)after->text_length,
                word->text + after->text_start);
        }
    return all;
}

/* Inside of a ligature there is a place for a hyphen too; but none between a
 * letter and its accent. */
static void test_splits(void **state)
{
    (void)state;
    static const struct {
        const char *word, *splits;
        bool right_to_left;
    } words[] = {
        {"difference", "dif=fer", false},
        {"office", "of=fice", false},
        {"af\u00ADfi\u00ADx", "af=fi", false},
        {"of\u00ADf\u00ADi\u00ADce", "of=fi off=i", false},
        {"ne\u00AD\u0301", "", false},
        {"\u0644\u00AD\u0627", "\u0644=\u0627", true},
        {"algorithm", "", false},
    };
    struct kit kit;
    kit_init(&kit);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct word *word = shape_with(&kit, "Noto Serif", words[i].word,
            words[i].right_to_left, &patterns_en_us);
        assert_string_equal(splits_of(&kit, word), words[i].splits);
    }
    /* The whole word keeps its ligature, the halves have one of their own. */
    const struct word *word =
        shape_with(&kit, "Noto Serif", "office", false, &patterns_en_us);
    assert_int_equal(word->part_count, 1);
    assert_true(word->parts[0].glyph_count < 6);
    assert_int_equal(word->parts[0].splits[0].before.glyph_count, 2);
    assert_true(word->parts[0].splits[0].after.glyph_count < 4);
    kit_release(&kit);
}

/* However many there are, and each costs as much as the whole. */
static void test_many_splits(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 200; i++)
        buffer_add_string(&text, "\u0644\u00AD\u0627");
    const struct word *word = shape_with(
        &kit, "Noto Serif", buffer_string(&text), true, &patterns_en_us);
    assert_int_equal(word->part_count, 1);
    assert_int_equal(word->parts[0].split_count, 8);
    buffer_release(&text);
    kit_release(&kit);
}

static void test_breaks(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    assert_string_equal(parts(&kit, "plain"), "plain");
    assert_string_equal(parts(&kit, "well-known"), "well-~known");
    assert_string_equal(parts(&kit, "(don't)"), "(don't)");
    assert_string_equal(parts(&kit, "https://a.example/b-c/d?e=f"),
        "https://^a^.example/^b^-c/^d^?e=f");
    assert_string_equal(parts(&kit, "日本語"), "日+本+語");
    assert_string_equal(
        parts(&kit, "ね、「コーラ」っと"), "ね、 「コ_ー+ラ」|っ+と");
    assert_string_equal(parts(&kit, "第2章abc한국"), "第+2+章+abc 한 국");
    kit_release(&kit);
}

/* Every byte of a word belongs to one glyph, whatever becomes of it. */
static void check_texts(const struct word *word)
{
    size_t bytes = 0;
    for (size_t i = 0; i < word->part_count; i++) {
        const struct word_part *part = &word->parts[i];
        for (size_t k = 0; k < part->glyph_count; k++) {
            const struct shaped_glyph *glyph = &part->glyphs[k];
            assert_true(glyph->text_start >= part->text_start);
            assert_true(glyph->text_start + glyph->text_length <=
                        part->text_start + part->text_length);
            bytes += glyph->text_length;
        }
    }
    assert_int_equal(bytes, word->length);
}

static void test_texts(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    static const char *const words[] = {"office", "naïve", "हिन्दी", "x\u0301y",
        "ﬁre", "a\u00ADb", "日本", "👩‍💻"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_texts(shape(&kit, "Noto Serif", words[i], false));
    check_texts(shape(&kit, "Noto Serif", "שלום", true));
    check_texts(shape(&kit, "Noto Serif", "مرحبا", true));
    kit_release(&kit);
}

static void test_right_to_left(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct word *word = shape(&kit, "Noto Serif", "שלום", true);
    assert_int_equal(word->part_count, 1);
    const struct word_part *part = &word->parts[0];
    assert_int_equal(part->glyph_count, 4);
    assert_int_equal(part->glyphs[0].text_start, 6); /* the last letter */
    assert_int_equal(part->glyphs[3].text_start, 0);
    kit_release(&kit);
}

static void test_code_has_no_ligatures(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct word *arrow = shape(&kit, "JetBrains Mono", "->", false);
    const struct word *minus = shape(&kit, "JetBrains Mono", "-x", false);
    const struct word *office = shape(&kit, "Noto Serif", "office", false);
    assert_int_equal(
        arrow->parts[0].glyphs[0].id, minus->parts[0].glyphs[0].id);
    assert_true(office->parts[0].glyph_count < 6);
    kit_release(&kit);
}

static void test_fonts_and_missing(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct word *mixed = shape(&kit, "Noto Serif", "aבc", false);
    assert_int_equal(mixed->part_count, 3);
    assert_ptr_not_equal(mixed->parts[0].font, mixed->parts[1].font);
    assert_ptr_equal(mixed->parts[0].font, mixed->parts[2].font);
    assert_int_equal(mixed->missing_count, 0);
    const struct word *missing =
        shape(&kit, "Noto Serif", "a\U0010FFFE\U0010FFFE", false);
    assert_int_equal(missing->missing_count, 1);
    assert_int_equal(missing->missing[0], 0x10FFFE);
    assert_int_equal(missing->part_count, 2);
    assert_int_equal(missing->parts[1].glyph_count, 2);
    assert_int_equal(missing->parts[1].glyphs[0].id, 0);
    assert_int_equal(missing->parts[1].glyphs[1].id, 0);
    kit_release(&kit);
}

static void test_cache(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    const struct word *one = shape(&kit, "Noto Serif", "same", false);
    for (int i = 0; i < 20000; i++) {
        char text[16];
        snprintf(text, sizeof text, "w%d", i);
        const struct word *word = shape(&kit, "Noto Serif", text, false);
        assert_int_equal(word->length, strlen(text));
    }
    assert_ptr_equal(shape(&kit, "Noto Serif", "same", false), one);
    assert_ptr_not_equal(shape(&kit, "Inter", "same", false), one);
    assert_ptr_not_equal(shape(&kit, "Noto Serif", "same", true), one);
    kit_release(&kit);
}

static void test_graphemes(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    struct place nowhere = {0};
    struct word_style style = {
        .font = fonts_find(kit.typesetter->fonts, "Noto Serif", 400, false,
            nowhere, &kit.bench.diags),
        .language = word_language("en"),
    };
    const char *text = "ae\u0301o";
    const struct word *word =
        word_shape_graphemes(kit.typesetter->words, &style, text, strlen(text));
    assert_int_equal(word->part_count, 3);
    assert_int_equal(word->parts[1].text_length, 3);
    kit_release(&kit);
}

/* A letter under thousands of marks is shaped in pieces, all of it. */
static void test_a_tower(void **state)
{
    (void)state;
    struct kit kit;
    kit_init(&kit);
    struct buffer text;
    buffer_init(&text);
    buffer_add_string(&text, "a");
    for (int i = 0; i < 2000; i++)
        buffer_add_string(&text, "\u0301");
    const struct word *word = shape_with(
        &kit, "Noto Serif", buffer_string(&text), false, &patterns_en_us);
    check_texts(word);
    assert_int_equal(word->part_count, 4);
    for (size_t i = 0; i < word->part_count; i++)
        assert_true(word->parts[i].text_length <= 1001);
    buffer_release(&text);
    kit_release(&kit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_splits),
        cmocka_unit_test(test_many_splits),
        cmocka_unit_test(test_a_tower),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_code_has_no_ligatures),
        cmocka_unit_test(test_fonts_and_missing),
        cmocka_unit_test(test_cache),
        cmocka_unit_test(test_graphemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
