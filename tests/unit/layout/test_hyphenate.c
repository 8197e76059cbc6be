/* Hyphenation: known words, and what is no word. */
#include "../support.h"

#include "layout/hyphenate.h"

/* WORD with a "-" wherever it may be hyphenated. */
static const char *hyphenated(
    struct bench *bench, const char *language, const char *word)
{
    const struct patterns *patterns = patterns_lookup(language);
    assert_non_null(patterns);
    size_t length = strlen(word);
    bool *points = arena_allocate(&bench->arena, length + 1, 1);
    hyphenate(patterns, word, length, points);
    char *text = arena_allocate(&bench->arena, 2 * length + 1, 1);
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        if (points[i])
            text[at++] = '-';
        text[at++] = word[i];
    }
    return text;
}

/* The American ones are those that TeX shows for its own patterns. */
static void test_words(void **state)
{
    (void)state;
    static const char *const words[][3] = {
        {"en-US", "hyphenation", "hy-phen-ation"},
        {"en-US", "concatenation", "con-cate-na-tion"},
        {"en-US", "supercalifragilisticexpialidocious",
            "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious"},
        {"en-US", "algorithm", "al-go-rithm"},
        {"en-GB", "algorithm", "al-gorithm"},
        {"en-GB", "recommendation", "re-com-mend-a-tion"},
        {"en-GB", "Recommendation,", "Re-com-mend-a-tion,"},
        {"en-GB", "(recommendation)", "(re-com-mend-a-tion)"},
        {"en-GB", "programmer\u2019s", "pro-gram-mer\u2019s"},
        {"en-GB", "ran", "ran"},
        {"en", "algorithm", "al-gorithm"},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(
            hyphenated(&bench, words[i][0], words[i][1]), words[i][2]);
    bench_release(&bench);
}

static void test_left_alone(void **state)
{
    (void)state;
    static const char *const words[] = {"JavaScript", "POSTGRESQL",
        "concatenation.js", "name@concatenation", "concatenation_point",
        "long-concatenation", "algorithm2", "", "'", "\u2014",
        "https://concatenation.example/algorithm"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(hyphenated(&bench, "en-US", words[i]), words[i]);
    /* Two words in one. */
    assert_string_equal(hyphenated(&bench, "en-US", "algorithm\u2014algorithm"),
        "al-go-rithm\u2014al-go-rithm");
    bench_release(&bench);
}

static void test_languages(void **state)
{
    (void)state;
    assert_ptr_equal(patterns_lookup("en-GB"), &patterns_en_gb);
    assert_ptr_equal(patterns_lookup("EN"), &patterns_en_gb);
    assert_ptr_equal(patterns_lookup("en-us"), &patterns_en_us);
    assert_null(patterns_lookup("de"));
    assert_null(patterns_lookup("enm"));
    assert_null(patterns_lookup(""));
    assert_null(patterns_lookup(NULL));
}

/* Long and broken text must neither crash nor find a point outside. */
static void test_extremes(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    enum { LONG = 5000 };
    char word[LONG + 1];
    for (int kind = 0; kind < 4; kind++) {
        for (int i = 0; i < LONG; i++) {
            int byte = kind == 0   ? 'a'
                       : kind == 1 ? 'a' + i * 7 % 26
                       : kind == 2 ? 0x80 + i % 0x7F
                                   : '\'';
            word[i] = (char)byte;
        }
        word[LONG] = '\0';
        for (int length = 0; length < LONG; length += 1 + length / 3) {
            bool *points = arena_allocate(&bench.arena, LONG + 1, 1);
            hyphenate(&patterns_en_gb, word, (size_t)length, points);
            for (int i = length; i <= LONG; i++)
                assert_false(points[i]);
        }
    }
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
