/* HTML: shape, escaping, links, footnotes, pictures, tables, the page shell,
 * and that the tree is left as it was. */
#include "../../decode_picture.h"

#include "write/html.h"
#include "write/html_style.h"
#include "write/svg_drawing.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a document to write ------------------------------------------------- */

static const char page_text[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"{{language}}\" dir=\"{{direction}}\">\n"
    "<title>{{title}}</title>\n"
    "<meta name=\"author\" content=\"{{author}}\">\n"
    "<style>{{style}}</style>\n"
    "<a href=\"#_main\">{{skip}}</a>\n"
    "<main id=\"_main\">{{body}}</main>\n";

static const struct string_entry entries[] = {
    {.key = "html.back", .other = "Back to"},
    {.key = "html.notes", .other = "Notes"},
    {.key = "html.skip", .other = "Skip"},
    {.key = "html.table", .other = "Table"},
};

/* Everything that html_write takes, in one place. */
struct fixture {
    struct arena arena;
    struct diags diags;
    struct theme theme;
    struct strings strings;
    struct template template;
    struct document document;
    struct buffer out;
};

static const struct source *text_source(
    struct fixture *fixture, const char *name, const char *text)
{
    return source_new(&fixture->arena, name, text, strlen(text));
}

static const struct theme plain_theme = {
    .page_width_pt = 595,
    .page_height_pt = 842,
    .margin_top_pt = 72,
    .base = {.family = "Noto Serif", .weight = 400},
    .headings = {.family = "Inter", .weight = 600},
    .monospace = {.family = "JetBrains Mono", .weight = 400},
    .base_size_pt = 10.5,
    .line_height = 1.45,
    .heading_sizes_pt = {28, 17, 13, 11, 10.5, 10.5},
    .heading_line_height = 1.2,
    .monospace_size_pt = 9,
    .small_size_pt = 8.75,
    .foreground = {0x1c, 0x23, 0x30},
    .background = {255, 255, 255},
    .primary = {0x0b, 0x4f, 0x60},
};

static struct fixture *fixture_new(const char *markdown)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->theme = plain_theme;
    fixture->strings = (struct strings){
        .source = text_source(fixture, "strings.en.yaml", ""),
        .language = "en",
        .entries = entries,
        .count = sizeof entries / sizeof *entries,
    };
    fixture->template = (struct template){
        .name = "report",
        .page = text_source(fixture, "page.html", page_text),
        .style = text_source(fixture, "style.css", "body{margin:0}"),
        .theme = &fixture->theme,
        .strings = &fixture->strings,
        .language_count = 1,
    };
    fixture->document.facts.title = "A title";
    fixture->document.facts.language = "en-GB";
    fixture->document.strings = &fixture->strings;
    fixture->document.theme = &fixture->theme;

    static const char *const extensions[] = {
        "table", "tasklist", "strikethrough"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < 3; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown, strlen(markdown));
    fixture->document.root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return fixture;
}

static void fixture_free(struct fixture *fixture)
{
    document_free(&fixture->document);
    buffer_release(&fixture->out);
    arena_release(&fixture->arena);
    free(fixture);
}

/* The NUMBERth node of TYPE in document order, from 0. */
static cmark_node *find(
    struct fixture *fixture, cmark_node_type type, int number)
{
    cmark_node *found = NULL;
    cmark_iter *walk = cmark_iter_new(fixture->document.root);
    while (!found && cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_iter_get_event_type(walk) == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == type && number-- == 0)
            found = node;
    }
    cmark_iter_free(walk);
    assert_non_null(found);
    return found;
}

static struct element *element_for(struct fixture *fixture, cmark_node *node)
{
    struct element *element = cmark_node_get_user_data(node);
    if (!element) {
        element = arena_new(&fixture->arena, struct element);
        cmark_node_set_user_data(node, element);
    }
    return element;
}

/* A block of ours before NODE; NODE moves into it if INTO. */
static struct element *wrap(struct fixture *fixture, cmark_node *node,
    enum element_kind kind, bool into)
{
    cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    assert_true(cmark_node_insert_before(node, block));
    if (into) {
        cmark_node_unlink(node);
        assert_true(cmark_node_append_child(block, node));
    }
    struct element *element = element_for(fixture, block);
    element->kind = kind;
    return element;
}

/* The written page; fails the test if there is a problem. */
static const char *written(struct fixture *fixture)
{
    buffer_clear(&fixture->out);
    bool good = html_write(
        &fixture->out, &fixture->document, &fixture->template, &fixture->diags);
    if (!good)
        diags_print(&fixture->diags, stderr, SEVERITY_NOTE, false);
    assert_true(good);
    return buffer_string(&fixture->out);
}

static void assert_contains(const char *html, const char *part)
{
    if (!strstr(html, part))
        fail_msg("no %s in:\n%s", part, html);
}

static void assert_lacks(const char *html, const char *part)
{
    if (strstr(html, part))
        fail_msg("%s in:\n%s", part, html);
}

static int occurrences(const char *html, const char *part)
{
    int count = 0;
    for (const char *at = html; (at = strstr(at, part)); at++)
        count++;
    return count;
}

/* ---- nodes --------------------------------------------------------------- */

static void headings_have_anchors_and_numbers(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("## Risks & *chances*\n\n### Plain");
    struct element *element =
        element_for(fixture, find(fixture, CMARK_NODE_HEADING, 0));
    element->anchor = "risks";
    element->number = "4";
    const char *html = written(fixture);
    assert_contains(html, "<h2 id=\"risks\"><span class=\"number\">4</span> "
                          "Risks &amp; <em>chances</em></h2>\n");
    assert_contains(html, "<h3>Plain</h3>\n");
    fixture_free(fixture);
}

static void words_of_a_client_never_become_markup(void **state)
{
    (void)state;
    static const char evil[] = "\"><script>alert('x')</script>&amp;";
    struct fixture *fixture = fixture_new("x `y` ![z](a.png)\n\n"
                                          "| a |\n|---|\n| b |\n");
    cmark_node_set_literal(find(fixture, CMARK_NODE_TEXT, 0), evil);
    cmark_node_set_literal(find(fixture, CMARK_NODE_CODE, 0), evil);
    cmark_node_set_literal(find(fixture, CMARK_NODE_TEXT, 2), evil);
    fixture->document.facts.title = evil;
    fixture->document.facts.author = evil;
    struct element *element = wrap(
        fixture, find(fixture, CMARK_NODE_PARAGRAPH, 0), ELEMENT_CALLOUT, true);
    element->label = evil;
    element->anchor = evil;
    const char *html = written(fixture);
    assert_lacks(html, "<script");
    assert_contains(html,
        "<title>&quot;&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;");
    assert_contains(html, "<code>&quot;&gt;&lt;script&gt;");
    assert_contains(html, "role=\"note\" id=\"&quot;&gt;&lt;script&gt;");
    fixture_free(fixture);
}

/* What leads nowhere is no link any more in a composed document. */
static void links_lead_where_they_say(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new(
        "[one](https://example.org/?a=1&b=2 \"T\") [two](HTTP://example.org) "
        "[three](mailto:a@example.org) [four](#here) [five](tel:+44)");
    element_for(fixture, find(fixture, CMARK_NODE_LINK, 3))->target =
        "a-section";
    const char *html = written(fixture);
    assert_contains(html, "<a href=\"https://example.org/?a=1&amp;b=2\" "
                          "title=\"T\">one</a>");
    assert_contains(html, "<a href=\"HTTP://example.org\">two</a>");
    assert_contains(html, "<a href=\"mailto:a@example.org\">three</a>");
    assert_contains(html, "<a href=\"#a-section\">four</a>");
    assert_contains(html, "<a href=\"tel:+44\">five</a>");
    fixture_free(fixture);
}

static void phrases_have_their_language(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("*one* ![two](a.png) *three*");
    static const struct {
        cmark_node_type around;
        const char *language;
        bool right_to_left;
    } phrases[] = {{CMARK_NODE_EMPH, "de", false},
        {CMARK_NODE_IMAGE, "fr", false}, {CMARK_NODE_PARAGRAPH, "he", true}};
    for (int i = 0; i < 3; i++) {
        cmark_node *phrase = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
        cmark_node *around = find(fixture, phrases[i].around, 0);
        cmark_node *text = i < 2 ? cmark_node_first_child(around)
                                 : cmark_node_last_child(around);
        cmark_node_insert_before(text, phrase);
        cmark_node_append_child(phrase, text);
        struct element *element = element_for(fixture, phrase);
        element->kind = ELEMENT_PHRASE;
        element->language = phrases[i].language;
        element->right_to_left = phrases[i].right_to_left;
    }
    struct picture picture = {
        .source = text_source(fixture, "a.png", "foob"), .format = PICTURE_PNG};
    element_for(fixture, find(fixture, CMARK_NODE_IMAGE, 0))->picture =
        &picture;
    const char *html = written(fixture);
    assert_contains(html, "<p><em><span lang=\"de\">one</span></em> <img");
    assert_contains(html, "alt=\"two\"> ");
    assert_contains(
        html, "<span lang=\"he\" dir=\"rtl\"><em>three</em></span>");
    fixture_free(fixture);
}

static void boxes_have_their_classes(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("one\n\ntwo\n\nthree\n\nfour\n\n## five");
    cmark_node *paragraphs[4];
    for (int i = 0; i < 4; i++)
        paragraphs[i] = find(fixture, CMARK_NODE_PARAGRAPH, i);
    struct element *callout =
        wrap(fixture, paragraphs[0], ELEMENT_CALLOUT, true);
    callout->callout = CALLOUT_WARNING;
    callout->label = "Warning";
    wrap(fixture, paragraphs[1], ELEMENT_KEEP, true);
    wrap(fixture, paragraphs[2], ELEMENT_SECTION, true)->anchor = "third";
    wrap(fixture, paragraphs[3], ELEMENT_PAGE_BREAK, false);
    wrap(fixture, find(fixture, CMARK_NODE_HEADING, 0), ELEMENT_SECTION, true);
    const char *html = written(fixture);
    assert_contains(html, "<aside class=\"callout warning\" role=\"note\">\n"
                          "<p class=\"label\"><strong>Warning</strong></p>\n"
                          "<p>one</p>\n</aside>\n"
                          "<div class=\"keep\">\n<p>two</p>\n</div>\n"
                          "<div id=\"third\">\n<p>three</p>\n</div>\n"
                          "<div class=\"page-break\">\n</div>\n<p>four</p>\n"
                          "<section>\n<h2>five</h2>\n</section>\n");
    fixture_free(fixture);
}

static void text_begins_behind_cover_and_contents(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("# Title\n\ntext");
    cmark_node *text = find(fixture, CMARK_NODE_PARAGRAPH, 0);
    wrap(fixture, find(fixture, CMARK_NODE_HEADING, 0), ELEMENT_COVER, true);
    wrap(fixture, text, ELEMENT_CONTENTS, false)->label = "Contents";
    assert_contains(written(fixture),
        "<header class=\"cover\">\n<h1>Title</h1>\n</header>\n"
        "<nav class=\"contents\" aria-labelledby=\"_contents\">\n"
        "<p class=\"title\" id=\"_contents\">Contents</p>\n</nav>\n"
        "<div class=\"text\">\n<p>text</p>\n</div>\n");
    fixture_free(fixture);
}

/* Levels 1, 3, 2, 1: one is left out on the way down. */
static void contents_nest_whatever_the_levels(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    static const struct outline_entry outline[] = {
        {.level = 1, .number = "1", .anchor = "a", .text = "A & B"},
        {.level = 3, .number = "1.0.1", .anchor = "b", .text = "B"},
        {.level = 2, .number = "1.1", .anchor = "c", .text = "C"},
        {.level = 3, .anchor = "hidden", .text = "Without a number"},
        {.level = 1, .number = "2", .anchor = "d", .text = "D"},
    };
    fixture->document.outline = outline;
    fixture->document.outline_count = 5;
    wrap(fixture, find(fixture, CMARK_NODE_PARAGRAPH, 0), ELEMENT_CONTENTS,
        false);
    const char *html = written(fixture);
    assert_contains(html, "<nav class=\"contents\">\n<ol>\n<li><a href=\"#a\">"
                          "<span class=\"number\">1</span> "
                          "<span class=\"entry\">A &amp; B</span></a>\n"
                          "<ol>\n<li><a href=\"#b\">");
    assert_contains(html, "<span class=\"entry\">D</span></a></li>\n</ol>\n"
                          "</nav>");
    assert_int_equal(occurrences(html, "<ol>"), occurrences(html, "</ol>"));
    assert_null(strstr(html, "#hidden"));
    assert_int_equal(occurrences(html, "<li>"), 4);
    assert_int_equal(occurrences(html, "</li>"), 4);
    fixture_free(fixture);
}

/* ---- charts -------------------------------------------------------------- */

static const char *drawn(struct fixture *fixture, const struct chart *chart)
{
    wrap(fixture, find(fixture, CMARK_NODE_PARAGRAPH, 0), ELEMENT_CHART, false);
    element_for(fixture, find(fixture, CMARK_NODE_CUSTOM_BLOCK, 0))->chart =
        chart;
    return written(fixture);
}

static void bars_are_words_and_shapes(void **state)
{
    (void)state;
    static const struct chart_bar bars[] = {
        {"A & B", "3 points, first", 3, TONE_CHOSEN},
        {"A label that is a good deal longer than any telephone is wide",
            "\"0\"", 0, TONE_OTHER},
        {"C", "-1", -1, TONE_OUT}};
    const struct chart chart = {.kind = CHART_BARS,
        .alternative = "<all>",
        .least = -1,
        .most = 3,
        .bars = bars,
        .bar_count = 3};
    struct fixture *fixture = fixture_new("text");
    const char *html = drawn(fixture, &chart);
    assert_contains(html, "<figure class=\"chart\">\n<svg role=\"img\" "
                          "aria-label=\"&lt;all&gt;\" width=\"100%\" "
                          "height=\"10.85em\">\n");
    assert_contains(html, "<text x=\"0.00%\" y=\"1.05em\">A &amp; B</text>\n"
                          "<rect class=\"chosen\" x=\"12.50%\" y=\"1.53em\" "
                          "width=\"37.50%\" height=\"1.00em\"/>\n");
    assert_contains(
        html, ">A label that is a good deal longer than any</text>");
    assert_contains(html, ">telephone is wide</text>");
    assert_contains(html, "<rect class=\"out\" x=\"0.00%\"");
    assert_contains(html, ">&quot;0&quot;</text>");
    assert_contains(html, "</svg>\n</figure>\n");
    assert_int_equal(occurrences(html, "<text "), 7);
    fixture_free(fixture);
}

/* Each on one line with its label, unless that is long. */
static void bars_stand_beside_their_labels(void **state)
{
    (void)state;
    static const struct chart_bar bars[] = {
        {"Speed", "3 times", 3, TONE_CHOSEN},
        {"Cost of change and upkeep", "9 times", 9, TONE_OUT}};
    const struct chart chart = {.kind = CHART_BARS,
        .alternative = "all",
        .most = 9,
        .bars = bars,
        .bar_count = 2,
        .beside = true};
    struct fixture *fixture = fixture_new("text");
    const char *html = drawn(fixture, &chart);
    assert_contains(html, " height=\"4.35em\">\n");
    assert_contains(html, "<text x=\"0.00%\" y=\"1.05em\">Speed</text>\n"
                          "<rect class=\"chosen\" x=\"30.00%\" y=\"0.18em\" "
                          "width=\"11.67%\" height=\"1.00em\"/>\n");
    assert_contains(html, ">Cost of change</text>");
    assert_contains(html, ">and upkeep</text>");
    fixture_free(fixture);
}

static void routes_lead_to_their_option(void **state)
{
    (void)state;
    static const char *const hedge[] = {"Front", "Back"};
    static const char *const lawn[] = {"Lawn"};
    static const struct chart_route routes[] = {
        {"Alder", hedge, 2}, {"Birch", lawn, 1}};
    const struct chart chart = {.kind = CHART_ROUTES,
        .alternative = "x",
        .routes = routes,
        .route_count = 2};
    struct fixture *fixture = fixture_new("text");
    const char *html = drawn(fixture, &chart);
    const char *back = strstr(html, ">Back</text>");
    const char *alder = strstr(html, ">Alder</text>");
    const char *middle = strstr(html, ">Lawn</text>");
    assert_true(back && alder && middle && back < alder && alder < middle);
    /* A line from each item, the bracket, and one to the option. */
    assert_int_equal(occurrences(html, "<line class=\"link\""), 3 + 2 * 2);
    assert_int_equal(occurrences(html, "<rect class=\"chosen\""), 2);
    fixture_free(fixture);
}

static void footnotes_lead_there_and_back(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("One[^a] two[^b].\n\n"
                    "[^a]: First.\n\n[^b]:\n    - list\n");
    static const char *const anchors[][2] = {
        {"note-1", "ref-1"}, {"note-2", "ref-2"}};
    static const char *const numbers[] = {"1", "2"};
    for (int i = 0; i < 2; i++) {
        struct element *reference = element_for(
            fixture, find(fixture, CMARK_NODE_FOOTNOTE_REFERENCE, i));
        struct element *note = element_for(
            fixture, find(fixture, CMARK_NODE_FOOTNOTE_DEFINITION, i));
        reference->number = note->number = numbers[i];
        reference->target = note->anchor = anchors[i][0];
        reference->anchor = note->target = anchors[i][1];
    }
    const char *html = written(fixture);
    assert_contains(html,
        "One<sup class=\"footnote\"><a href=\"#note-1\" role=\"doc-noteref\" "
        "id=\"ref-1\">1</a></sup> two");
    assert_contains(html,
        "<section class=\"footnotes\" role=\"doc-endnotes\" "
        "aria-label=\"Notes\">\n<ol>\n<li id=\"note-1\">\n"
        "<p>First. <a class=\"footnote-back\" href=\"#ref-1\" "
        "role=\"doc-backlink\" aria-label=\"Back to 1\">");
    assert_contains(html, "</ul>\n<p><a class=\"footnote-back\" "
                          "href=\"#ref-2\"");
    assert_int_equal(occurrences(html, "<section"), 1);
    assert_int_equal(occurrences(html, "</section>"), 1);
    assert_int_equal(occurrences(html, "class=\"footnote-back\""), 2);
    fixture_free(fixture);
}

/* A note that is referred to from two places leads back to each. */
static void each_mark_has_its_way_back(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new(
        "One[^a] two[^b] three[^a].\n\n[^a]: First.\n\n[^b]: Second.\n");
    static const char *const targets[] = {"n-1", "n-2", "n-1"};
    static const char *const anchors[] = {"r-1", "r-2", "r-1-2"};
    for (int i = 0; i < 3; i++) {
        struct element *reference = element_for(
            fixture, find(fixture, CMARK_NODE_FOOTNOTE_REFERENCE, i));
        reference->target = targets[i];
        reference->anchor = anchors[i];
        reference->number = i == 1 ? "2" : "1";
    }
    for (int i = 0; i < 2; i++) {
        struct element *note = element_for(
            fixture, find(fixture, CMARK_NODE_FOOTNOTE_DEFINITION, i));
        note->anchor = targets[i];
        note->number = i == 1 ? "2" : "1";
    }
    const char *html = written(fixture);
    assert_contains(html,
        "<p>First. <a class=\"footnote-back\" href=\"#r-1\" "
        "role=\"doc-backlink\" aria-label=\"Back to 1\">↩\uFE0E</a> "
        "<a class=\"footnote-back\" href=\"#r-1-2\" "
        "role=\"doc-backlink\" aria-label=\"Back to 1-2\">"
        "↩\uFE0E<sup>2</sup></a></p>");
    assert_contains(
        html, "<p>Second. <a class=\"footnote-back\" href=\"#r-2\"");
    assert_int_equal(occurrences(html, "class=\"footnote-back\""), 3);
    fixture_free(fixture);
}

/* The test vectors of RFC 4648, section 10, in two pictures. */
static void pictures_are_inside_the_page(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("![a \"b\" *c*](x.png) and ![d](y.jpg) ![e](z.png)");
    struct picture png = {.source = text_source(fixture, "x.png", "fooba"),
        .format = PICTURE_PNG,
        .width_pt = 72,
        .height_pt = 36};
    struct picture jpeg = {.source = text_source(fixture, "y.jpg", "foob"),
        .format = PICTURE_JPEG,
        .width_pt = 0.1,
        .height_pt = 7.5};
    element_for(fixture, find(fixture, CMARK_NODE_IMAGE, 0))->picture = &png;
    element_for(fixture, find(fixture, CMARK_NODE_IMAGE, 1))->picture = &jpeg;
    assert_contains(written(fixture),
        "<p><img src=\"data:image/png;base64,Zm9vYmE=\" width=\"96\" "
        "height=\"48\" alt=\"a &quot;b&quot; c\"> and "
        "<img src=\"data:image/jpeg;base64,Zm9vYg==\" width=\"1\" "
        "height=\"10\" alt=\"d\"> e</p>");
    fixture_free(fixture);
}

/* Four thousand bytes of "ABC" are as many letters of "QUJD", in whatever
 * pieces they are encoded. */
static void large_pictures_are_inside_the_page(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("![a](x.png)");
    char bytes[12002];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = "ABC"[i % 3];
    bytes[sizeof bytes - 1] = '\0';
    struct picture png = {.source = text_source(fixture, "x.png", bytes),
        .format = PICTURE_PNG,
        .width_pt = 72,
        .height_pt = 36};
    element_for(fixture, find(fixture, CMARK_NODE_IMAGE, 0))->picture = &png;
    const char *html = written(fixture);
    const char *at = strstr(html, "base64,");
    assert_non_null(at);
    at += strlen("base64,");
    for (int i = 0; i < 4000; i++, at += 4)
        assert_memory_equal(at, "QUJD", 4);
    assert_memory_equal(at, "QQ==\"", 5);
    fixture_free(fixture);
}

/* A drawing comes as shapes alone: nothing of its file is kept. */
static void drawings_are_written_anew(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("![d](d.svg)");
    static const char text[] = "<svg width='4' height='4'><title>secret</title>"
                               "<path d='M0 0h4v4z' onclick='x()'/></svg>";
    const struct picture *picture = decode_picture(&fixture->arena, text,
        sizeof text - 1, (struct place){0}, &fixture->diags);
    element_for(fixture, find(fixture, CMARK_NODE_IMAGE, 0))->picture = picture;
    struct buffer drawn;
    buffer_init(&drawn);
    svg_drawing_write(&drawn, picture->drawing);
    assert_string_equal(buffer_string(&drawn),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\" "
        "viewBox=\"0 0 3 3\">\n"
        "<path fill=\"#000000\" d=\"M0 0L3 0L3 3Z\"/>\n</svg>\n");
    buffer_release(&drawn);
    assert_contains(written(fixture),
        "<p><img src=\"data:image/svg+xml;base64,"
        "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0IiBo"
        "ZWlnaHQ9IjQiIHZpZXdCb3g9IjAgMCAzIDMiPgo8cGF0aCBmaWxsPSIjMDAwMDAwIiBk"
        "PSJNMCAwTDMgMEwzIDNaIi8+Cjwvc3ZnPgo=\" width=\"4\" height=\"4\" "
        "alt=\"d\"></p>");
    fixture_free(fixture);
}

static void values_are_isolated(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("x");
    cmark_node *value = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, "שם & b");
    cmark_node_append_child(value, text);
    cmark_node_append_child(find(fixture, CMARK_NODE_PARAGRAPH, 0), value);
    element_for(fixture, value)->kind = ELEMENT_ISOLATE;
    assert_contains(written(fixture), "<p>x<bdi>שם &amp; b</bdi></p>");
    fixture_free(fixture);
}

static void task_items_are_characters(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("- [x] done\n- [ ] open\n- plain\n");
    const char *html = written(fixture);
    assert_contains(html,
        "<li class=\"task\"><span class=\"box\">☑</span> done</li>\n"
        "<li class=\"task\"><span class=\"box\">☐</span> open</li>\n"
        "<li>plain</li>\n");
    assert_lacks(html, "<input");
    fixture_free(fixture);
}

static void code_has_no_class(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("``` c\" onclick=\"x\na < b\n```\n\n---\n\na  \nb");
    assert_contains(written(fixture),
        "<pre><code>a &lt; b\n</code></pre>\n<hr>\n<p>a<br>\nb</p>\n");
    fixture_free(fixture);
}

/* ---- tables -------------------------------------------------------------- */

static void tables_have_heads_for_columns(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("| a | b |\n|---|--:|\n| c | d |\n| e | f |\n");
    assert_contains(written(fixture),
        "<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
        "<th scope=\"col\">a</th>\n<th scope=\"col\" class=\"right\">b</th>\n"
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>c</td>\n<td class=\"right\">d</td>\n</tr>\n<tr>\n"
        "<td>e</td>\n<td class=\"right\">f</td>\n</tr>\n</tbody>\n"
        "</table>\n</div>\n");
    fixture_free(fixture);
}

/* What a number lacks of the longest fraction is kept free, and not there. */
static void numbers_keep_room_for_digits(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new(
        "| a | b | c | d |\n|---|--:|--:|---|\n| x | 1,080.00 | 5 % | 1.5 |\n"
        "| y | **0.855** | 27.5 % | 2 |\n| z | 12 | none | 3 |\n");
    const char *html = written(fixture);
    assert_contains(html,
        "<td class=\"right\" data-fill=\"5\">1,080.00</td>\n"
        "<td class=\"right\" data-fill=\".5\">5 %</td>\n<td>1.5</td>");
    assert_contains(html, "<td class=\"right\"><strong>0.855</strong></td>");
    assert_contains(html, "<td class=\"right\" data-fill=\".855\">12</td>\n"
                          "<td class=\"right\">none</td>");
    fixture_free(fixture);
    /* Units of other widths: no fraction can be put under another. */
    fixture = fixture_new("| a |\n|--:|\n| 1.5 s |\n| 120 ms |\n");
    assert_null(strstr(written(fixture), "data-fill=\""));
    fixture_free(fixture);
}

static void an_empty_corner_means_heads_for_rows(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("## H\n\n| | b | c |\n|---|:-:|---|\n| d | e | |\n");
    element_for(fixture, find(fixture, CMARK_NODE_HEADING, 0))->anchor = "h";
    assert_contains(written(fixture),
        "<div class=\"table wide\" role=\"group\" tabindex=\"0\" "
        "aria-labelledby=\"h\">\n<table>\n<thead>\n<tr>\n<td></td>\n"
        "<th scope=\"col\" class=\"center\">b</th>\n"
        "<th scope=\"col\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<th scope=\"row\">d</th>\n<td class=\"center\">e</td>\n<td></td>\n");
    fixture_free(fixture);
}

static void an_empty_head_is_left_out(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("| | |\n|---|---|\n| a | b |\n\n| c |\n|---|\n");
    assert_contains(written(fixture),
        "<table>\n<tbody>\n<tr>\n<th scope=\"row\">a</th>\n<td>b</td>\n"
        "</tr>\n</tbody>\n</table>\n</div>\n"
        "<div class=\"table\">\n<table>\n<thead>\n<tr>\n"
        "<th scope=\"col\">c</th>\n</tr>\n</thead>\n</table>\n");
    fixture_free(fixture);
}

/* Cells with a word of more than 20 characters may break it, wherever its
 * marks are; a blank ends a word. */
static void long_words_may_break(void **state)
{
    (void)state;
    struct fixture *fixture =
        fixture_new("| a | b |\n|---|--:|\n| 12345678901234567890 | "
                    "1234567890*12345*`678901` |\n"
                    "| 1234567890 12345678901 | 1234567890`1 2`1234567890 |\n");
    const char *html = written(fixture);
    assert_contains(html, "<td>12345678901234567890</td>");
    assert_contains(html, "<td class=\"long right\">1234567890<em>");
    assert_contains(html, "<td>1234567890 12345678901</td>");
    assert_contains(html, "<td class=\"right\">1234567890<code>");
    assert_int_equal(occurrences(html, "\"long"), 1);
    fixture_free(fixture);
}

static void tables_of_many_columns_are_told(void **state)
{
    (void)state;
    static const char *const texts[] = {"|1|2|3|4|5|6|7|\n|-|-|-|-|-|-|-|\n",
        "|1|2|3|4|5|6|7|8|\n|-|-|-|-|-|-|-|-|\n"};
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture = fixture_new(texts[i]);
        assert_contains(
            written(fixture), i ? "<div class=\"table wide many\" role"
                                : "<div class=\"table wide\" role");
        fixture_free(fixture);
    }
}

/* ---- addresses ------------------------------------------------------------
 */

/* Every byte is encoded as cmark does it. */
static void addresses_are_encoded_as_cmark_does(void **state)
{
    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        char address[] = {'#', 'a', (char)byte, 'z', '\0'};
        struct fixture *fixture = fixture_new("[x](#y)");
        cmark_node *link = find(fixture, CMARK_NODE_LINK, 0);
        assert_true(cmark_node_set_url(link, address));
        char *html = cmark_render_html(link, CMARK_OPT_DEFAULT, NULL);
        assert_contains(written(fixture), html);
        free(html);
        fixture_free(fixture);
    }
}

/* ---- the tree afterwards ------------------------------------------------- */

/* What the extension of every node is, in document order. */
static void list_extensions(struct fixture *fixture, struct buffer *list)
{
    cmark_iter *walk = cmark_iter_new(fixture->document.root);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        buffer_add_format(list, "%s %p\n", cmark_node_get_type_string(node),
            (void *)cmark_node_get_syntax_extension(node));
    }
    cmark_iter_free(walk);
}

static void the_tree_is_left_as_it_was(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new(
        "## H\n\n| a |\n|---|\n| b |\n\n- [x] t\n\n~~s~~ [l](#l)[^n]\n\n"
        "[^n]: Note.\n");
    struct buffer before = {0}, after = {0}, first = {0};
    list_extensions(fixture, &before);
    buffer_add_string(&first, written(fixture));
    list_extensions(fixture, &after);
    assert_string_equal(buffer_string(&before), buffer_string(&after));
    assert_string_equal(buffer_string(&first), written(fixture));
    buffer_release(&before);
    buffer_release(&after);
    buffer_release(&first);
    fixture_free(fixture);
}

static void deep_nesting_does_no_harm(void **state)
{
    (void)state;
    struct buffer markdown = {0};
    for (int i = 0; i < 5000; i++)
        buffer_add_string(&markdown, "> ");
    buffer_add_string(&markdown, "x\n");
    struct fixture *fixture = fixture_new(buffer_string(&markdown));
    assert_int_equal(occurrences(written(fixture), "</blockquote>"), 5000);
    buffer_release(&markdown);
    fixture_free(fixture);
}

/* ---- the page ------------------------------------------------------------ */

static void a_line_without_its_value_is_left_out(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    const char *html = written(fixture);
    assert_contains(html,
        "<html lang=\"en-GB\" dir=\"ltr\">\n<title>A title</title>\n"
        "<style>:root{");
    assert_contains(html, "body{margin:0}</style>\n"
                          "<a href=\"#_main\">Skip</a>\n"
                          "<main id=\"_main\"><div class=\"text\">\n"
                          "<p>text</p>\n</div>\n</main>\n");
    fixture->document.facts.author = "Me & you";
    assert_contains(written(fixture), "content=\"Me &amp; you\">\n");
    fixture->document.facts.origin = "a/b/C";
    assert_contains(written(fixture), "</title>\n<meta name=\"dossier-profile\""
                                      " content=\"a/b/C\">\n<meta name");
    fixture_free(fixture);
}

static void languages_have_their_direction(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"en-GB", "ltr"}, {"ar", "rtl"},
        {"he-IL", "rtl"}, {"az-Arab", "rtl"}, {"az", "ltr"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct fixture *fixture = fixture_new("text");
        fixture->document.facts.language = pairs[i][0];
        assert_contains(written(fixture),
            arena_format(&fixture->arena, "<html lang=\"%s\" dir=\"%s\">\n",
                pairs[i][0], pairs[i][1]));
        fixture_free(fixture);
    }
}

/* Braces that come out of the document are not placeholders. */
static void content_is_not_filled_in_again(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("{{title}} {{nothing}}");
    fixture->document.facts.title = "{{body}}";
    const char *html = written(fixture);
    assert_contains(html, "<p>{{title}} {{nothing}}</p>");
    assert_contains(html, "<title>{{body}}</title>");
    fixture_free(fixture);
}

/* One problem with MESSAGE at LINE and COLUMN, and nothing written. */
static void assert_refused(
    struct fixture *fixture, const char *message, int line, int column)
{
    assert_false(html_write(&fixture->out, &fixture->document,
        &fixture->template, &fixture->diags));
    assert_int_equal(fixture->out.length, 0);
    assert_true(fixture->diags.list.count > 0);
    const struct diag *diag = &fixture->diags.list.items[0];
    assert_string_equal(diag->message, message);
    assert_int_equal(diag->place.line, line);
    assert_int_equal(diag->place.column, column);
    assert_false(html_check(&fixture->template, &fixture->diags));
}

static void an_unknown_placeholder_is_located(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    fixture->template.page =
        text_source(fixture, "page.html", "{{style}}\n  {{boddy}} {{body}}\n");
    assert_refused(fixture, "\"boddy\" is no placeholder of a page", 2, 5);
    assert_string_equal(
        fixture->diags.list.items[0].hint, "did you mean \"body\"?");
    fixture_free(fixture);
}

static void a_page_needs_style_and_body(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    fixture->template.page =
        text_source(fixture, "page.html", "{{title}} {{body");
    assert_refused(fixture, "the page has no \"{{style}}\"", 1, 1);
    assert_string_equal(
        fixture->diags.list.items[1].message, "the page has no \"{{body}}\"");
    fixture_free(fixture);
}

static void a_style_sheet_cannot_end_its_element(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    fixture->template.style =
        text_source(fixture, "style.css", "p{}\n/* </STYLE><script> */");
    assert_refused(
        fixture, "\"</style\" would end the style sheet inside its page", 2, 4);
    fixture_free(fixture);
}

static void a_missing_string_is_an_error(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("text");
    fixture->strings.count--;
    assert_refused(fixture, "the string \"html.table\" is missing", 0, 0);
    fixture_free(fixture);
}

static void a_logo_has_its_text(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("# T");
    wrap(fixture, find(fixture, CMARK_NODE_HEADING, 0), ELEMENT_COVER, true);
    fixture->document.logo =
        picture_read(&fixture->arena, "tests/fuzz/corpus/picture/rgb8.png",
            (struct place){0}, &fixture->diags);
    fixture->theme.logo_alternative = "A & B";
    assert_true(html_write(&fixture->out, &fixture->document,
        &fixture->template, &fixture->diags));
    const char *html = buffer_string(&fixture->out);
    assert_contains(
        html, "<p class=\"logo\"><img src=\"data:image/png;base64,");
    assert_contains(html, " alt=\"A &amp; B\"></p>");
    fixture_free(fixture);
}

/* ---- the theme ----------------------------------------------------------- */

static const char *style_of(struct fixture *fixture)
{
    buffer_clear(&fixture->out);
    html_style_add(&fixture->out, &fixture->theme);
    return buffer_string(&fixture->out);
}

static void the_theme_reaches_the_style(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("");
    const char *style = style_of(fixture);
    assert_contains(style, "--primary:#0b4f60;");
    assert_contains(style, "--font-base:\"Noto Serif\";--weight-base:400;");
    assert_contains(style, "--size-base:0.875rem;");
    assert_contains(style, "--size-heading-2:1.4167rem;");
    assert_contains(style, "--line-base:1.45;");
    assert_contains(style, "@page{size:595pt 842pt;margin:72pt 0pt 0pt 0pt}");
    assert_null(strstr(style, "@page:left"));
    fixture->theme.facing = true;
    fixture->theme.margin_left_pt = 90;
    assert_contains(
        style_of(fixture), "@page:left{margin-left:0pt;margin-right:90pt}");
    fixture_free(fixture);
}

static void a_family_stays_in_its_quotes(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("");
    fixture->theme.base.family = "A\";}</style><b>\\";
    assert_contains(style_of(fixture),
        "--font-base:\"A\\22 ;}\\3c /style\\3e \\3c b\\3e \\5c \";");
    fixture_free(fixture);
}

/* The colour that STYLE gives a property behind START. */
static struct colour colour_in(const char *start, const char *property)
{
    const char *at = strstr(start, property);
    assert_non_null(at);
    unsigned red, green, blue;
    assert_int_equal(
        sscanf(at + strlen(property), "#%2x%2x%2x;", &red, &green, &blue), 3);
    return (struct colour){
        (unsigned char)red, (unsigned char)green, (unsigned char)blue};
}

static double channel(unsigned char value)
{
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double contrast(struct colour one, struct colour other)
{
    double a = 0.2126 * channel(one.red) + 0.7152 * channel(one.green) +
               0.0722 * channel(one.blue) + 0.05;
    double b = 0.2126 * channel(other.red) + 0.7152 * channel(other.green) +
               0.0722 * channel(other.blue) + 0.05;
    return a > b ? a / b : b / a;
}

/* WCAG 2.2, 1.4.3 for every kind of text, whatever a brand's colours are. */
static void dark_colours_can_be_read(void **state)
{
    (void)state;
    static const struct colour brands[] = {{0, 0, 0}, {255, 0, 0}, {0, 0, 255},
        {0x0b, 0x4f, 0x60}, {255, 255, 0}, {90, 90, 90}};
    static const char *const texts[] = {
        "--primary:", "--link:", "--note:", "--muted:", "--foreground:"};
    for (size_t i = 0; i < sizeof brands / sizeof *brands; i++) {
        struct fixture *fixture = fixture_new("");
        fixture->theme.primary = fixture->theme.link = brands[i];
        fixture->theme.note = fixture->theme.muted = brands[i];
        const char *dark = strstr(style_of(fixture), "@media screen and "
                                                     "(prefers-color-scheme:"
                                                     "dark)");
        assert_non_null(dark);
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++) {
            struct colour text = colour_in(dark, texts[j]);
            assert_true(
                contrast(text, colour_in(dark, "--background:")) >= 4.5);
            assert_true(contrast(text, colour_in(dark, "--surface:")) >= 4.5);
            assert_true(contrast(text, colour_in(dark, "--note-tint:")) >= 4.5);
        }
        fixture_free(fixture);
    }
}

static void a_dark_theme_stays_as_it_is(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new("");
    fixture->theme.background = (struct colour){0, 0, 0};
    fixture->theme.foreground = (struct colour){255, 255, 255};
    const char *style = style_of(fixture);
    assert_contains(style, ":root{color-scheme:dark;--foreground:#ffffff;");
    assert_lacks(style, "@media");
    assert_contains(style, "--logo-ground:transparent;");
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_have_anchors_and_numbers),
        cmocka_unit_test(words_of_a_client_never_become_markup),
        cmocka_unit_test(links_lead_where_they_say),
        cmocka_unit_test(phrases_have_their_language),
        cmocka_unit_test(boxes_have_their_classes),
        cmocka_unit_test(text_begins_behind_cover_and_contents),
        cmocka_unit_test(contents_nest_whatever_the_levels),
        cmocka_unit_test(bars_are_words_and_shapes),
        cmocka_unit_test(bars_stand_beside_their_labels),
        cmocka_unit_test(routes_lead_to_their_option),
        cmocka_unit_test(footnotes_lead_there_and_back),
        cmocka_unit_test(each_mark_has_its_way_back),
        cmocka_unit_test(long_words_may_break),
        cmocka_unit_test(tables_of_many_columns_are_told),
        cmocka_unit_test(languages_have_their_direction),
        cmocka_unit_test(pictures_are_inside_the_page),
        cmocka_unit_test(large_pictures_are_inside_the_page),
        cmocka_unit_test(drawings_are_written_anew),
        cmocka_unit_test(values_are_isolated),
        cmocka_unit_test(task_items_are_characters),
        cmocka_unit_test(code_has_no_class),
        cmocka_unit_test(tables_have_heads_for_columns),
        cmocka_unit_test(numbers_keep_room_for_digits),
        cmocka_unit_test(an_empty_corner_means_heads_for_rows),
        cmocka_unit_test(an_empty_head_is_left_out),
        cmocka_unit_test(addresses_are_encoded_as_cmark_does),
        cmocka_unit_test(the_tree_is_left_as_it_was),
        cmocka_unit_test(deep_nesting_does_no_harm),
        cmocka_unit_test(a_line_without_its_value_is_left_out),
        cmocka_unit_test(content_is_not_filled_in_again),
        cmocka_unit_test(an_unknown_placeholder_is_located),
        cmocka_unit_test(a_page_needs_style_and_body),
        cmocka_unit_test(a_style_sheet_cannot_end_its_element),
        cmocka_unit_test(a_missing_string_is_an_error),
        cmocka_unit_test(a_logo_has_its_text),
        cmocka_unit_test(the_theme_reaches_the_style),
        cmocka_unit_test(a_family_stays_in_its_quotes),
        cmocka_unit_test(dark_colours_can_be_read),
        cmocka_unit_test(a_dark_theme_stays_as_it_is),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
