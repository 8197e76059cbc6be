/* What people write for one client, in the document: their own sections in
 * their places, texts of the guide that are left out, and Markdown in which
 * nothing is a value. */
#include "../tree_dump.h"
#include "kit.h"

#include "base/buffer.h"

#define WHITEBOARD "examples/profiles/p01-whiteboard-in-python.xml"

/* The report on the whiteboard with META and BODY at the ends of these; NULL
 * after an error. */
static const char *report_of(
    struct bench *bench, const char *meta, const char *body)
{
    struct kit kit;
    kit_load(&kit, bench, "content/python-node");
    const char *text = kit_source(bench, WHITEBOARD)->text;
    const char *behind = strstr(text, "</meta>");
    size_t length = (size_t)(strstr(text, "</profile>") - behind);
    text = arena_format(&bench->arena, "%.*s%s%.*s%s</profile>\n",
        (int)(behind - text), text, meta, (int)length, behind, body);
    kit_decide(&kit, bench, bench_source(bench, text));
    struct composer *composer = composer_new(
        &bench->arena, kit.guide, kit.rules, kit.template, &bench->diags);
    struct document *document =
        compose(&bench->arena, composer, &kit.decision, &bench->diags);
    const char *dump = NULL;
    if (document) {
        struct buffer out;
        buffer_init(&out);
        tree_dump(&out, document->root);
        dump = arena_string(&bench->arena, buffer_string(&out));
        buffer_release(&out);
    }
    document_free(document);
    composer_free(composer);
    return dump;
}

static const char *report_with(struct bench *bench, const char *body)
{
    return report_of(bench, "", body);
}

static const char *after(const char *dump, const char *text)
{
    const char *found = dump ? strstr(dump, text) : NULL;
    if (!found)
        fail_msg("\"%s\" is not in\n%s", text, dump ? dump : "(nothing)");
    return found;
}

/* Behind the whole section that they name, at its level, in the profile's
 * order; the provenance names them. */
static void test_sections(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = report_with(&bench,
        "<section after=\"use-cases\" title=\"Ours {{client}}\">One.\n\nTwo."
        "</section>"
        "<section after=\"stated\" title=\"Deeper\">Three.</section>"
        "<section after=\"use-cases\" title=\"Next\" format=\"markdown\">\n"
        "## Sub\n**b** {{client}} `{{client}}` [m](mailto:a@example.org)[^1]\n"
        "\n[^1]: Note.\n</section>");
    assert_string_equal(bench_report(&bench), "");
    const char *at = after(dump, "heading 3 [2.4 deeper] Deeper\n"
                                 "  paragraph Three.\n");
    at = after(at, "[6 what-this-means-for-your-case]");
    at = after(at, "Live, always-connected traffic\n");
    at = after(at, "heading 2 [7 ours-client] Ours {{client}}\n"
                   "  paragraph One.\n  paragraph Two.\n");
    at = after(at, "heading 2 [8 next] Next\n"
                   "  heading 3 [8.1 sub] Sub\n"
                   "  paragraph *b* {{client}} `{{client}}` "
                   "[m](mailto:a@example.org)[^1 fnref-1]\n");
    at = after(at, "heading 2 [9 risks-and-warnings]");
    at = after(at, "table_cell Ours {{client}}\n      table_cell Own words\n"
                   "      table_cell Written for this document\n");
    after(at, "footnote 1 fnref-1\n  paragraph Note.\n");
    bench_release(&bench);
}

static void test_omission(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = report_with(&bench,
        "<omit module=\"ladder\" because=\"It has been seen.\"/>\n"
        "<omit module=\"gateway\" because=\"x\"/>");
    const char *report = bench_report(&bench);
    after(report, "warning: omit: the module \"gateway\" is not in this "
                  "document anyway [take it out]\n");
    assert_null(strstr(dump, "six questions:"));
    const char *at = after(dump, "were left out on purpose:\n");
    at = after(at, "table_cell The short form: six questions\n");
    after(at, "table_cell It has been seen.\n");
    assert_null(strstr(dump, "table_cell gateway"));
    bench_release(&bench);
}

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *body, *report;
    } cases[] = {
        {"<section after=\"use-case\" title=\"x\">y</section>",
            "section: there is no section \"use-case\" [did you mean "
            "\"use-cases\"?]\n"},
        {"<section after=\"stated\" title=\"x\" format=\"markdown\">\n"
         "a &lt;b&gt;c&lt;/b&gt;</section>",
            "error: raw HTML cannot be printed"},
        {"<section after=\"stated\" title=\"x\" format=\"markdown\">"
         "![a](b.png)</section>",
            "error: a picture stands in a text of the profile"},
        {"<section after=\"stated\" title=\"x\" format=\"markdown\">"
         "[a](javascript:b)</section>",
            "error: the link to \"javascript:b\" leads nowhere"},
        {"<section after=\"stated\" title=\"x\" format=\"markdown\">\n~~~\na"
         "</section>",
            "error: a block of code is not closed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_null(report_with(&bench, cases[i].body));
        after(bench_report(&bench), cases[i].report);
        bench_release(&bench);
    }
}

/* A reason that is no single sentence stands behind the statement. */
static void test_reason(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = report_with(&bench,
        "<override option=\"python\" author=\"A\" date=\"2026-11-20\" "
        "format=\"markdown\">\nBecause:\n\n- one\n- *two*\n</override>");
    assert_string_equal(bench_report(&bench), "");
    const char *at = after(dump, "A decided otherwise on 20 November 2026, for "
                                 "this reason:\n");
    at = after(at, "paragraph Because:\n");
    after(at, "paragraph _two_\n");
    bench_release(&bench);
}

/* Who decides is always said; what else is not stated is left out. */
static void test_decision_box(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = report_with(&bench, "");
    const char *box = after(dump, "table_cell About this decision\n");
    after(box, "table_cell Who decides\n      table_cell Not named yet\n");
    after(box, "table_cell What people did\n      table_cell Stated 17 "
               "facts\n");
    assert_null(strstr(dump, "Who is informed"));
    assert_null(strstr(dump, "Not stated"));
    dump = report_of(&bench,
        "<decider>The board</decider><informed>Ada</informed>"
        "<review>2027-05-01</review><review-earlier>A new rota."
        "</review-earlier><purpose>to choose a stack</purpose>",
        "<section after=\"stated\" title=\"Ours\">One.</section>"
        "<omit module=\"ladder\" because=\"x\"/>");
    assert_string_equal(bench_report(&bench), "");
    box = after(dump, "table_cell What this document is for\n"
                      "      table_cell To choose a stack\n");
    box = after(box, "table_cell Who decides\n      table_cell The board\n");
    box = after(box, "table_cell Who is informed\n      table_cell Ada\n");
    box = after(box, "table_cell 1 May 2027\n");
    box = after(box, "table_cell A new rota.\n");
    after(box, "table_cell Stated 17 facts, wrote one text and left one text "
               "of the guide out\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_omission),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_reason),
        cmocka_unit_test(test_decision_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
