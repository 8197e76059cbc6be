/* DOCX: which of Word's own things each block becomes, and what never comes
 * out of a hostile text. */
#include "../../compose_markdown.h"

#include "layout/paginate.h"
#include "write/docx.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <cmocka.h>

/* A file made from a Markdown text. */
struct made {
    struct arena arena;
    struct diags diags;
    struct composed_markdown composed;
    struct document *document;
    struct typesetter *typesetter;
    struct buffer file;
};

static void make(struct made *made, const char *markdown)
{
    *made = (struct made){0};
    diags_init(&made->diags, &made->arena);
    made->typesetter = typesetter_new();
    const struct template *template = template_read(
        &made->arena, "templates/report", NULL, NULL, NULL, &made->diags);
    assert_non_null(template);
    made->composed = compose_markdown(&made->arena,
        source_new(&made->arena, "text.md", markdown, strlen(markdown)),
        template, &made->diags);
    made->document = made->composed.document;
    assert_non_null(made->document);
    const struct pages *pages =
        paginate(&made->arena, made->document, made->typesetter, &made->diags);
    assert_true(docx_write(
        &made->file, made->document, pages, made->typesetter, &made->diags));
}

static void release(struct made *made)
{
    composed_markdown_free(&made->composed);
    typesetter_free(made->typesetter);
    buffer_release(&made->file);
    arena_release(&made->arena);
}

/* A part, which must be well formed. */
static const char *part(struct made *made, const char *name)
{
    zip_source_t *source =
        zip_source_buffer_create(made->file.bytes, made->file.length, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    zip_stat_t status;
    assert_non_null(zip);
    assert_int_equal(zip_stat(zip, name, 0, &status), 0);
    char *text = arena_allocate(&made->arena, status.size + 1, 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, text, status.size), status.size);
    zip_fclose(file);
    zip_discard(zip);
    xmlDocPtr tree = xmlReadMemory(text, (int)status.size, NULL, NULL, 0);
    assert_non_null(tree);
    xmlFreeDoc(tree);
    return text;
}

static size_t count(const char *text, const char *what)
{
    size_t found = 0;
    for (; (text = strstr(text, what)); text += strlen(what))
        found++;
    return found;
}

static void assert_has(const char *text, const char *what)
{
    if (!strstr(text, what))
        fail_msg("no %s in %s", what, text);
}

static void test_styles(void **state)
{
    (void)state;
    struct made made;
    make(&made, "# One\n\nText, *slanted*, **strong**, `code`.\n\n"
                "## Two\n\n> Said\n\n```\na\nb\n```\n");
    const char *text = part(&made, "word/document.xml");
    assert_has(text, "w:pStyle w:val=\"Heading1\"");
    assert_has(text, "w:pStyle w:val=\"Heading2\"");
    assert_has(text, "w:pStyle w:val=\"Quote\"");
    assert_has(text, "<w:rStyle w:val=\"CodeText\"/>");
    assert_has(text, "<w:t xml:space=\"preserve\">a</w:t><w:br/>");
    /* Numbers are Word's: the text has none. */
    assert_null(strstr(text, ">1 One<"));
    assert_has(part(&made, "word/styles.xml"), "<w:name w:val=\"heading 1\"/>");
    release(&made);
}

static void test_lists(void **state)
{
    (void)state;
    struct made made;
    make(&made, "3. three\n4. four\n   - inside\n\n"
                "Between.\n\n1. one\n\n- [x] done\n");
    const char *text = part(&made, "word/document.xml");
    const char *numbers = part(&made, "word/numbering.xml");
    assert_has(numbers, "<w:startOverride w:val=\"3\"/>");
    assert_has(numbers, "<w:startOverride w:val=\"1\"/>");
    assert_int_equal(count(text, "<w:numId w:val=\"4\"/>"), 2);
    assert_int_equal(count(text, "<w:numId w:val=\"5\"/>"), 1);
    assert_has(text, "<w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>");
    assert_has(text, "\u2611");
    release(&made);
}

static void test_tables(void **state)
{
    (void)state;
    struct made made;
    make(&made, "| Head | Number |\n| --- | --: |\n| word | 12 |\n| b | 3 |\n");
    const char *text = part(&made, "word/document.xml");
    assert_int_equal(count(text, "<w:tblHeader/>"), 1);
    assert_int_equal(count(text, "<w:gridCol "), 2);
    assert_int_equal(count(text, "<w:jc w:val=\"right\"/>"), 3);
    assert_has(text, "</w:tbl><w:p>"); /* Word wants one behind it */
    release(&made);
}

/* All rows but the last stay with the next, where there are few of them. */
static void test_small_tables_stay_whole(void **state)
{
    (void)state;
    static const struct {
        const char *rows;
        int kept; /* of head and rows */
    } cases[] = {
        {"| a |\n", 1},
        {"| a |\n| b |\n| c |\n", 3},
        {"| a |\n| b |\n| c |\n| d |\n| e |\n| f |\n| g |\n", 7},
        {"| a |\n| b |\n| c |\n| d |\n| e |\n| f |\n| g |\n| h |\n", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        char text[200];
        snprintf(text, sizeof text, "| Head |\n| --- |\n%s", cases[i].rows);
        make(&made, text);
        assert_int_equal(
            count(part(&made, "word/document.xml"), "<w:keepNext/>"),
            cases[i].kept);
        release(&made);
    }
}

/* Numbers with shorter fractions are indented at the right, by what the
 * others have more. */
static void test_numbers(void **state)
{
    (void)state;
    struct made made;
    make(&made, "| a | b |\n|---|--:|\n| x | 1,080.00 |\n| y | 0.855 |\n"
                "| z | 12 |\n");
    const char *text = part(&made, "word/document.xml");
    assert_int_equal(count(text, "<w:ind w:left=\"0\" w:right=\""), 2);
    const char *less = strstr(text, "<w:ind w:left=\"0\" w:right=\"");
    int digit = 0, all = 0;
    assert_int_equal(
        sscanf(less, "<w:ind w:left=\"0\" w:right=\"%d", &digit), 1);
    less = strstr(less + 1, "<w:ind w:left=\"0\" w:right=\"");
    assert_int_equal(sscanf(less, "<w:ind w:left=\"0\" w:right=\"%d", &all), 1);
    assert_true(digit > 0 && all > 3 * digit && all < 4 * digit);
    assert_has(text, ">1,080.00<");
    release(&made);
}

static void test_notes(void **state)
{
    (void)state;
    struct made made;
    make(&made, "One[^a], again[^a], two[^b].\n\n"
                "[^a]: first\n\n[^b]: second, as in the first[^a]\n");
    const char *text = part(&made, "word/document.xml");
    const char *notes = part(&made, "word/footnotes.xml");
    assert_int_equal(count(text, "<w:footnoteReference "), 2);
    assert_has(text, " NOTEREF note1 ");
    assert_has(notes, " NOTEREF note1 ");
    assert_int_equal(count(notes, "<w:footnoteRef/>"), 2);
    release(&made);
}

/* Each place that shows a picture has read it anew; the file has it once. */
static void test_pictures(void **state)
{
    (void)state;
    struct made made;
    make(&made, "![one](tests/fuzz/corpus/logo/gray1.png) text "
                "![two](tests/fuzz/corpus/logo/gray1.png) "
                "![drawn](examples/brand/logo.svg) "
                "![again](examples/brand/logo.svg)\n");
    const char *text = part(&made, "word/document.xml");
    const char *relations = part(&made, "word/_rels/document.xml.rels");
    assert_int_equal(count(text, "<wp:inline>"), 4);
    assert_int_equal(count(relations, "\"media/1.png\""), 1);
    assert_int_equal(count(relations, "\"media/2.svg\""), 1);
    assert_int_equal(count(relations, "/relationships/image\""), 3);
    release(&made);
}

static void test_links(void **state)
{
    (void)state;
    struct made made;
    make(&made,
        "# Here\n\n[good](https://example.org/a?b=c&d=e) [odd](http://) "
        "[bad](https://exa%zzmple.org/) [mail](mailto:a@example.org) "
        "[inside](#here) [again](https://example.org/a?b=c&d=e)\n");
    const char *relations = part(&made, "word/_rels/document.xml.rels");
    const char *text = part(&made, "word/document.xml");
    assert_int_equal(count(relations, "https://example.org/a?b=c&amp;d=e"), 1);
    assert_int_equal(count(relations, "TargetMode=\"External\""),
        count(relations, "/hyperlink\""));
    assert_null(strstr(relations, "\"http://\""));
    assert_has(relations, "mailto:a@example.org");
    assert_has(text, "w:anchor=\"a1_here\"");
    assert_has(text, "w:name=\"a1_here\"");
    release(&made);
}

static void test_hostile(void **state)
{
    (void)state;
    struct made made;
    make(&made, "a \xEF\xBF\xBE b \xEF\xBF\xBF c ]]> d \x01 e \x1F f "
                "`]]>` `<script>x</script>` &amp;#0; `{{7*7}}` "
                "[x](javascript:{{client}})\n");
    const char *text = part(&made, "word/document.xml");
    assert_null(strstr(text, "]]>"));
    assert_has(text, "]]&gt;");
    assert_has(text, "&lt;script&gt;");
    assert_null(strstr(part(&made, "word/_rels/document.xml.rels"), "script"));
    release(&made);
}

static void test_directions(void **state)
{
    (void)state;
    struct made made;
    make(&made, "\u05E9\u05DC\u05D5\u05DD 12 \u05E2\u05D5\u05DC\u05DD\n\n"
                "Left \u05E9\u05DC\u05D5\u05DD right, [Zeitgeist]{lang=de}.\n");
    const char *text = part(&made, "word/document.xml");
    assert_int_equal(count(text, "<w:bidi/>"), 1);
    assert_int_equal(count(text, "<w:rtl/>"), 2);
    assert_has(text, "<w:lang w:val=\"de\"/>");
    release(&made);
}

/* Digits of Arabic, and signs that are no letters, begin no direction. */
static void test_what_begins_a_direction(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t backwards;
    } cases[] = {{"\u0663 apples\n", 0}, {"\uFF08\u05E9\u05DC\n", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        make(&made, cases[i].text);
        assert_int_equal(count(part(&made, "word/document.xml"), "<w:bidi/>"),
            cases[i].backwards);
        release(&made);
    }
}

static void test_same_bytes(void **state)
{
    (void)state;
    struct made one, other;
    setenv("TZ", "America/New_York", 1);
    make(&one, "# Title\n\nText[^1].\n\n[^1]: Note.\n");
    setenv("TZ", "Asia/Tokyo", 1);
    make(&other, "# Title\n\nText[^1].\n\n[^1]: Note.\n");
    assert_int_equal(one.file.length, other.file.length);
    assert_memory_equal(one.file.bytes, other.file.bytes, one.file.length);
    release(&one);
    release(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_small_tables_stay_whole),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_directions),
        cmocka_unit_test(test_what_begins_a_direction),
        cmocka_unit_test(test_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
