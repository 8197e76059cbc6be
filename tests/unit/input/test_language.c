/* The shape of language tags: the examples of RFC 5646, appendix A, and
 * others. */
#include "../support.h"

#include "input/language.h"

static void test_tags(void **state)
{
    (void)state;
    static const char *const tags[] = {"de", "fr", "zh-Hant", "zh-cmn-Hans-CN",
        "yue-HK", "sr-Latn-RS", "sl-rozaj-biske", "de-CH-1901", "es-419",
        "hy-Latn-IT-arevela", "az-Arab-x-aze-derbend", "de-CH-x-phonebk",
        "en-US-u-islamcal", "zh-CN-a-myext-x-private", "qaa-Qaaa-QM-x-southern",
        "en-a-bbb-x-a-ccc", "ast"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!language_is_tag(tags[i]))
            fail_msg("%s is a tag", tags[i]);
}

static void test_others(void **state)
{
    (void)state;
    static const char *const others[] = {"", "d", "German language", "de_DE",
        "de-", "-de", "de--CH", "DE", "a-DE", "de-419-DE", "en-u", "en-x",
        "de-Latn-Cyrl", "de-1", "german", "germ", "de-\xc3\xa9t",
        "en-x-ninechars", "de;q=1", "\"de\""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (language_is_tag(others[i]))
            fail_msg("%s is no tag", others[i]);
}

static void test_usual_case(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"EN", "en"}, {"en-us", "en-US"},
        {"ZH-HANT-cn", "zh-Hant-CN"}, {"de-ch-1901", "de-CH-1901"},
        {"DE-ch-X-Phonebk-AB", "de-CH-x-phonebk-ab"}, {"ast", "ast"},
        {"en_GB", NULL}, {"English", NULL}, {"", NULL}};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *tag = language_tag(&bench.arena, cases[i][0]);
        if (!cases[i][1])
            assert_null(tag);
        else
            assert_string_equal(tag, cases[i][1]);
    }
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_usual_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
