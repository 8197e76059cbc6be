/* Tagged pages, made by hand, as other programs see them. */
#include "pdf_support.h"

#include <libxml/parser.h>

static int set_up(void **state)
{
    struct bench *bench = test_malloc(sizeof *bench);
    bench_init(bench);
    bench->options = pdf_options_default;
    bench->pages.title = "T";
    bench->pages.language = "en";
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    bench_release(*state);
    test_free(*state);
    return 0;
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in: %s", part, text);
}

/* ---- a document of many tags --------------------------------------------- */

enum {
    DOCUMENT,
    SECTION,
    HEADING,
    PARAGRAPH,
    LINK,
    REFERENCE,
    LIST,
    LIST_ITEM,
    LABEL,
    BODY,
    TABLE,
    HEAD,
    HEAD_ROW,
    HEADER,
    TABLE_BODY,
    ROW,
    CELL,
    FIGURE,
    CONTENTS,
    CONTENTS_ITEM,
    CALLOUT,
    CALLOUT_TEXT,
    LAST,
    NOTE,
    NOTE_TEXT,
    TAGS
};

static const struct tag tags[TAGS] = {
    [DOCUMENT] = {.role = ROLE_DOCUMENT},
    [SECTION] = {.role = ROLE_SECTION, .parent = DOCUMENT},
    [HEADING] = {.role = ROLE_HEADING_1, .parent = SECTION},
    [PARAGRAPH] = {.role = ROLE_PARAGRAPH, .parent = SECTION},
    [LINK] = {.role = ROLE_LINK, .parent = PARAGRAPH},
    [REFERENCE] = {.role = ROLE_REFERENCE, .parent = PARAGRAPH},
    [LIST] = {.role = ROLE_LIST,
        .parent = SECTION,
        .numbering = NUMBERING_DECIMAL},
    [LIST_ITEM] = {.role = ROLE_LIST_ITEM, .parent = LIST},
    [LABEL] = {.role = ROLE_LABEL, .parent = LIST_ITEM},
    [BODY] = {.role = ROLE_LIST_BODY, .parent = LIST_ITEM},
    [TABLE] = {.role = ROLE_TABLE, .parent = SECTION},
    [HEAD] = {.role = ROLE_TABLE_HEAD, .parent = TABLE},
    [HEAD_ROW] = {.role = ROLE_ROW, .parent = HEAD},
    [HEADER] = {.role = ROLE_HEADER_CELL,
        .parent = HEAD_ROW,
        .scope = HEADER_OF_COLUMN},
    [TABLE_BODY] = {.role = ROLE_TABLE_BODY, .parent = TABLE},
    [ROW] = {.role = ROLE_ROW, .parent = TABLE_BODY},
    [CELL] = {.role = ROLE_CELL, .parent = ROW},
    [FIGURE] = {.role = ROLE_FIGURE,
        .parent = SECTION,
        .alternative = "two bars, \u00E9"},
    [CONTENTS] = {.role = ROLE_CONTENTS, .parent = SECTION},
    [CONTENTS_ITEM] = {.role = ROLE_CONTENTS_ITEM, .parent = CONTENTS},
    [CALLOUT] = {.role = ROLE_CALLOUT, .parent = SECTION},
    [CALLOUT_TEXT] = {.role = ROLE_PARAGRAPH, .parent = CALLOUT},
    [LAST] = {.role = ROLE_PARAGRAPH, .parent = SECTION, .language = "de"},
    [NOTE] = {.role = ROLE_NOTE, .parent = DOCUMENT},
    [NOTE_TEXT] = {.role = ROLE_PARAGRAPH, .parent = NOTE},
};

static void add_text(struct bench *bench, uint32_t tag, enum artifact artifact,
    const char *family, double x_pt, double y_pt, const char *text)
{
    *array_add(&bench->items, &bench->arena) = (struct item){.kind = ITEM_RUN,
        .as.run =
            bench_shape(bench, bench_font(bench, family), 11, x_pt, y_pt, text),
        .tag = tag,
        .artifact = artifact};
}

static void add_box(struct bench *bench, uint32_t tag, enum artifact artifact,
    double x_pt, double y_pt)
{
    *array_add(&bench->items, &bench->arena) = (struct item){.kind = ITEM_BOX,
        .as.box = {x_pt, y_pt, 30, 20, {200, 100, 0}},
        .tag = tag,
        .artifact = artifact};
}

static void add_rule(struct bench *bench)
{
    *array_add(&bench->items, &bench->arena) = (struct item){.kind = ITEM_RULE,
        .as.rule = {72, 50, 300, 50, 1, 0, {0, 0, 0}},
        .artifact = ARTIFACT_LAYOUT};
}

static void fill_first_page(struct bench *bench)
{
    static const char serif[] = "Noto Serif", sans[] = "Inter",
                      mono[] = "JetBrains Mono";
    add_text(bench, HEADING, ARTIFACT_NONE, sans, 72, 80, "Heading ");
    add_text(bench, PARAGRAPH, ARTIFACT_NONE, serif, 72, 100, "Official: ");
    add_text(bench, LINK, ARTIFACT_NONE, serif, 140, 100, "a link ");
    add_text(bench, LINK, ARTIFACT_NONE, mono, 72, 115, "of two ");
    add_text(bench, REFERENCE, ARTIFACT_NONE, serif, 140, 115, "1 ");
    add_text(bench, PARAGRAPH, ARTIFACT_NONE, serif, 160, 115, "and on ");
    add_text(bench, LABEL, ARTIFACT_NONE, serif, 72, 140, "1. ");
    add_text(bench, BODY, ARTIFACT_NONE, serif, 90, 140, "item ");
    add_box(bench, 0, ARTIFACT_BACKGROUND, 72, 150);
    add_text(bench, HEADER, ARTIFACT_NONE, sans, 72, 160, "header ");
    add_rule(bench);
    add_text(bench, CELL, ARTIFACT_NONE, serif, 72, 180, "cell ");
    add_box(bench, FIGURE, ARTIFACT_NONE, 72, 200);
    add_box(bench, FIGURE, ARTIFACT_NONE, 112, 230);
    add_text(bench, CONTENTS_ITEM, ARTIFACT_NONE, serif, 72, 280, "entry ");
    add_text(bench, CALLOUT_TEXT, ARTIFACT_NONE, serif, 72, 300, "Note ");
    add_text(bench, LAST, ARTIFACT_NONE, serif, 72, 320, "Schluss ");
    add_text(bench, NOTE_TEXT, ARTIFACT_NONE, serif, 72, 780, "footnote ");
    add_text(bench, 0, ARTIFACT_HEADER, sans, 72, 40, "running head ");
    add_text(bench, 0, ARTIFACT_FOOTER, sans, 72, 820, "page 1 ");
}

/* Two pages: the last paragraph goes on behind the footnote of the first. */
static void fill(struct bench *bench, struct page *pages)
{
    static struct page_link const links[] = {
        {140, 90, 50, 12, "https://example.org/", NULL, "a link of two", LINK},
        {72, 105, 50, 12, "https://example.org/", NULL, "a link of two", LINK}};
    fill_first_page(bench);
    size_t first_count = bench->items.count;
    add_text(bench, LAST, ARTIFACT_NONE, "Noto Serif", 72, 80, "weiter ");
    add_text(bench, 0, ARTIFACT_FOOTER, "Inter", 72, 820, "page 2 ");
    pages[0] = pages[1] = bench->page;
    pages[0].items = bench->items.items;
    pages[0].item_count = first_count;
    pages[0].links = links;
    pages[0].link_count = 2;
    pages[1].items = bench->items.items + first_count;
    pages[1].item_count = 2;
    bench->pages.pages = pages;
    bench->pages.page_count = 2;
    bench->pages.tags = tags;
    bench->pages.tag_count = TAGS;
}

static void test_structure(void **state)
{
    static const char expected[] = "Document\n"
                                   "  Sect\n"
                                   "    H1 (block)\n"
                                   "      \"Heading \"\n"
                                   "    P (block)\n"
                                   "      \"Official: \"\n"
                                   "      Link (inline)\n"
                                   "        \"a link of two \"\n"
                                   "        Object\n"
                                   "        Object\n"
                                   "      Reference (inline)\n"
                                   "        \"1 \"\n"
                                   "      \"and on \"\n"
                                   "    L (block):\n"
                                   "       /ListNumbering /Decimal\n"
                                   "      LI (block)\n"
                                   "        Lbl (block)\n"
                                   "          \"1. \"\n"
                                   "        LBody (block)\n"
                                   "          \"item \"\n"
                                   "    Table (block)\n"
                                   "      THead\n"
                                   "        TR\n"
                                   "          TH:\n"
                                   "             /Scope /Column\n"
                                   "            \"header \"\n"
                                   "      TBody\n"
                                   "        TR\n"
                                   "          TD\n"
                                   "            \"cell \"\n"
                                   "    Figure:\n"
                                   "       /Placement /Block\n"
                                   "       /BBox [72 591.89 142 641.89]\n"
                                   "      \"\"\n"
                                   "    TOC\n"
                                   "      TOCI\n"
                                   "        \"entry \"\n"
                                   "    Sect\n"
                                   "      P (block)\n"
                                   "        \"Note \"\n"
                                   "    P (block)\n"
                                   "      \"Schluss \"\n"
                                   "      \"weiter \"\n"
                                   "  Note <n0000000023> (inline)\n"
                                   "    P (block)\n"
                                   "      \"footnote \"\n";
    struct bench *bench = *state;
    struct page pages[2];
    fill(bench, pages);
    assert_true(bench_write(bench));
    bench_check(bench);
    assert_string_equal(
        bench_ask(bench, "pdfinfo -struct-text %s | sed 's/Object .*/Object/'"),
        expected);
}

static void test_catalog(void **state)
{
    struct bench *bench = *state;
    struct page pages[2];
    fill(bench, pages);
    assert_true(bench_write(bench));
    const char *objects = bench_ask(bench, "mutool show %s grep");
    assert_contains(objects, "/MarkInfo<</Marked true>>");
    assert_contains(objects, "/Tabs/S");
    assert_contains(objects, "/BBox[72 591.89 142 641.89]");
    assert_contains(objects, "/Alt<FEFF");
    assert_contains(objects, "/RoleMap<</Callout/Sect>>");
}

/* Text that ToUnicode cannot say takes the place of the mark around it. */
static void test_spelling(void **state)
{
    struct bench *bench = *state;
    static const struct tag two[] = {
        {.role = ROLE_DOCUMENT}, {.role = ROLE_PARAGRAPH}};
    add_text(bench, 1, ARTIFACT_NONE, "Noto Serif", 72, 100, "abcd ");
    struct glyph glyphs[5];
    struct glyph_run *run = &bench->items.items[0].as.run;
    memcpy(glyphs, run->glyphs, sizeof glyphs);
    glyphs[1].text_length = 2; /* b and c stand for "bc" together */
    glyphs[2].text_length = 0;
    run->glyphs = glyphs;
    bench->pages.tags = two;
    bench->pages.tag_count = 2;
    assert_true(bench_write(bench));
    bench_check(bench);
    const char *content = bench_ask(
        bench, "qpdf --qdf --object-streams=disable %s - | tr -d '\\000'");
    assert_contains(content, "/P<</MCID 0>>BDC");
    assert_contains(content, "/Span<</MCID 1/ActualText(bc)>>BDC");
    assert_contains(content, "/P<</MCID 2>>BDC");
    assert_contains(bench_ask(bench, "pdftotext -raw %s -"), "abcd");
    assert_contains(bench_ask(bench, "mutool show %s grep"), "/K[0 1 2]");
}

static void assert_in_file(const struct bench *bench, const char *part)
{
    if (!memmem(bench->pdf.bytes, bench->pdf.length, part, strlen(part)))
        fail_msg("no \"%s\" in the file", part);
}

/* The packet says what the information dictionary says, and is XML whatever
 * the words are. */
static void test_metadata(void **state)
{
    struct bench *bench = *state;
    bench->pages.title = "A <b> & \u00E9]]>\x01.";
    bench->pages.author = "O'Brien \"&\"";
    bench->pages.subject = "s";
    bench->pages.iso_date = "2026-11-20";
    assert_true(bench_write(bench));
    assert_in_file(bench, "<rdf:li xml:lang=\"x-default\">A &lt;b&gt; &amp; "
                          "\u00E9]]&gt; .</rdf:li>");
    assert_in_file(bench, "<rdf:Seq><rdf:li>O'Brien \"&amp;\"</rdf:li>");
    assert_in_file(bench, "<xmp:CreateDate>2026-11-20T00:00:00Z<");
    assert_in_file(bench, "<pdfaid:part>2</pdfaid:part>");
    assert_in_file(bench, "<pdfaid:conformance>A</pdfaid:conformance>");
    assert_in_file(bench, "<pdfuaid:part>1</pdfuaid:part>");
    const char *info = bench_ask(bench, "pdfinfo %s");
    assert_contains(info, "A <b> & \u00E9]]> .");
    assert_contains(info, "O'Brien \"&\"");
    const char *packet = bench_ask(bench, "pdfinfo -meta %s");
    xmlDoc *tree =
        xmlReadMemory(packet, (int)strlen(packet), NULL, NULL, XML_PARSE_NONET);
    assert_non_null(tree);
    xmlFreeDoc(tree);
}

static void test_no_standard(void **state)
{
    struct bench *bench = *state;
    bench->options = (struct pdf_options){0};
    assert_true(bench_write(bench));
    const char *objects = bench_ask(bench, "mutool show %s grep");
    assert_null(strstr(objects, "OutputIntent"));
    assert_null(
        memmem(bench->pdf.bytes, bench->pdf.length, "<pdfaid:part>", 13));
}

static void test_attachment(void **state)
{
    struct bench *bench = *state;
    static const char xml[] = "<profile/>\n";
    bench->options.archive = PDF_ARCHIVE_3A;
    bench->options.attachment = source_new(
        &bench->arena, "some/folder/client.xml", xml, sizeof xml - 1);
    assert_true(bench_write(bench));
    bench_check(bench);
    assert_contains(bench_ask(bench, "pdfdetach -list %s"), "1: client.xml\n");
    assert_string_equal(
        bench_ask(bench, "qpdf --show-attachment=client.xml %s"), xml);
    assert_in_file(bench, "<pdfaid:part>3</pdfaid:part>");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests_here[] = {
        TEST(test_structure),
        TEST(test_catalog),
        TEST(test_spelling),
        TEST(test_metadata),
        TEST(test_no_standard),
        TEST(test_attachment),
    };
    return cmocka_run_group_tests(tests_here, NULL, NULL);
}
