/* The text of a DOCX file: what changes its hash, and what does not. */
#include "input/docx_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BEFORE                                                                 \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"                 \
    "wordprocessingml/2006/main\"><w:body>"
#define BEHIND "</w:body></w:document>"
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define FIELD(instruction, value)                                              \
    MARK("begin")                                                              \
    "<w:r><w:instrText>" instruction "</w:instrText></w:r>" MARK("separate")   \
        RUN(value) MARK("end")

/* The same digits: A and B have the same text. */
static bool same(const char *a, const char *b)
{
    char digits[2][HASH_DIGITS + 1];
    const char *texts[] = {a, b};
    for (int i = 0; i < 2; i++) {
        struct docx_text *text = docx_text_new();
        assert_true(docx_text_add(text, texts[i], strlen(texts[i])));
        docx_text_finish(text, digits[i]);
    }
    return strcmp(digits[0], digits[1]) == 0;
}

static const char plain[] =
    BEFORE "<w:p>" RUN("One word, and ") RUN("another") "</w:p>" BEHIND;

static void test_runs(void **state)
{
    (void)state;
    assert_true(same(plain, BEFORE "<w:p>" RUN("One wo") RUN("rd, ")
                                RUN("and another") "</w:p>" BEHIND));
    assert_true(
        same(plain, BEFORE "<w:p>" RUN("One  word, and") "</w:p><w:p>" RUN(
                        " another") "</w:p>" BEHIND));
    assert_false(
        same(plain, BEFORE "<w:p>" RUN("One word, and other") "</w:p>" BEHIND));
    assert_false(same(
        plain, BEFORE "<w:p>" RUN("One word, an dan other") "</w:p>" BEHIND));
}

static void test_filled_in(void **state)
{
    (void)state;
    assert_true(same(BEFORE "<w:p>" RUN("see page ")
                         FIELD(" PAGEREF a1 \\h ", "3") "</w:p>" BEHIND,
        BEFORE "<w:p>" RUN("see page ")
            FIELD("PAGEREF a1 \\h", "17") "</w:p>" BEHIND));
    assert_false(same(BEFORE
        "<w:p>" FIELD(" HYPERLINK \"x\" ", "here") "</w:p>" BEHIND,
        BEFORE "<w:p>" FIELD(" HYPERLINK \"x\" ", "there") "</w:p>" BEHIND));
    /* A field in one that is filled in, and text behind both. */
    assert_true(same(BEFORE
        "<w:p>" MARK("begin") "<w:r><w:instrText>TOC "
                              "\\o</w:instrText></w:r>" MARK("separate")
                                  RUN("One") FIELD("PAGEREF b", "1") MARK("end")
                                      RUN("behind") "</w:p>" BEHIND,
        BEFORE "<w:p>" RUN("behind") "</w:p>" BEHIND));
}

static void test_tracked(void **state)
{
    (void)state;
    assert_false(same(plain,
        BEFORE "<w:p>" RUN(
            "One word, and ") "<w:del><w:r><w:delText>another"
                              "</w:delText></w:r></w:del></w:p>" BEHIND));
    assert_false(
        same(plain, BEFORE "<w:p>" RUN("One word, and another") "<w:ins>" RUN(
                        " more") "</w:ins></w:p>" BEHIND));
}

static void test_hostile(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "no XML",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><b></a>",
        "<a>\xFF</a>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char digits[HASH_DIGITS + 1];
        struct docx_text *text = docx_text_new();
        assert_false(docx_text_add(text, texts[i], strlen(texts[i])));
        docx_text_finish(text, digits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_filled_in),
        cmocka_unit_test(test_tracked),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
