/* Sources that sentences name: marks, the list that they lead to, and where
 * each is used. */
#include "../tree_dump.h"
#include "kit.h"

#include "base/file.h"

static const char guide_text[] =
    "guide: g\nformat: 1\ntitle: G\nlanguage: en\nversion: \"1\"\n"
    "templates: [report]\nunknown: \"?\"\nkinds: {text: Texts}\n"
    "options: [{id: a, label: Alder}, {id: b, label: Birch}]\n"
    "sources:\n"
    "  - {id: tree, title: Trees, address: \"https://example.org/t\", "
    "date: 2026-11-30}\n"
    "  - {id: leaf, title: Leaves, address: \"https://example.org/l\", "
    "date: 2026-11-29}\n"
    "  - {id: root, title: Roots, address: \"https://example.org/r\", "
    "date: 2026-11-28}\n"
    "reasons:\n"
    "  - {id: ra, for: a, grade: strong, because: A., evidence: measured, "
    "rests-on: [leaf]}\n"
    "  - {id: rb, for: b, grade: strong, because: B., evidence: opinion}\n"
    "  - {id: rc, for: b, grade: lean, because: C., evidence: documented, "
    "rests-on: [root]}\n";

static const char first_module[] =
    "---\nid: first\ntitle: First\nkind: text\norder: 1\nwhen: true()\n"
    "sources: [{id: own, title: Own, address: \"https://example.org/o\", "
    "date: 2026-11-27}]\n---\n"
    "One.[^@own] Two.[^@tree][^note]\n\n[^note]: A note.\n";

static const char second_module[] =
    "---\nid: second\ntitle: Second\nkind: text\norder: 2\nwhen: true()\n"
    "---\n"
    "Three.[^@tree]\n\n| a |\n| - |\n| b[^@tree] |\n";

/* The document that OUTLINE gives; with the modules' texts. */
static const char *made(
    struct bench *bench, const char *second, const char *outline)
{
    file_make_folder(bench_path(bench, "modules"), &bench->diags);
    bench_write(bench, "guide.yaml", guide_text);
    bench_write(bench, "modules/first.md", first_module);
    bench_write(bench, "modules/second.md", second);
    struct kit kit;
    kit_load(&kit, bench, bench_folder(bench));
    kit_decide(&kit, bench,
        bench_source(bench, "<profile guide=\"g\" format=\"1\"/>"));
    struct template template = *kit.template;
    template.outline =
        source_new(&bench->arena, "outline", outline, strlen(outline));
    struct composer *composer = composer_new(
        &bench->arena, kit.guide, kit.rules, &template, &bench->diags);
    struct document *document = composer ? compose(&bench->arena, composer,
                                               &kit.decision, &bench->diags)
                                         : NULL;
    struct buffer out;
    buffer_init(&out);
    if (document)
        tree_dump(&out, document->root);
    const char *dump = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    document_free(document);
    composer_free(composer);
    return dump;
}

static void expect_text(const char *dump, const char *text)
{
    if (!strstr(dump, text))
        fail_msg("\"%s\" is not in\n%s", text, dump);
}

#define OUTLINE "# A\n\n::: verdict\n\n# B\n\n::: modules text\n\n"

/* Numbers go by the first mark; a source of a reason that weighs little has
 * none, nor has a module's that nothing names. */
static void test_marks_and_entries(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump =
        made(&bench, second_module, OUTLINE "# C\n\n::: sources\n");
    assert_string_equal(bench_report(&bench), "");
    expect_text(
        dump, "rest on measurements (1 reason)[^[1] ]; opinion (1 reason).\n");
    expect_text(dump, "One.[^[2] ] Two.[^[3] ][^1 fnref-1]\n");
    expect_text(dump, "table_cell b[^[3] ]\n");
    expect_text(dump,
        "  list\n"
        "    item\n      section\n"
        "        paragraph [Leaves](https://example.org/l) (29 November 2026): "
        "[§\u00A01](->a)\n"
        "    item\n      section\n"
        "        paragraph [Own](https://example.org/o) (27 November 2026): "
        "[§\u00A02.1](->first)\n"
        "    item\n      section\n"
        "        paragraph [Trees](https://example.org/t) (30 November 2026): "
        "[§\u00A02.1](->first); [§\u00A02.2](->second)\n"
        "footnote 1 fnref-1\n");
    bench_release(&bench);
}

/* A mark that could lead nowhere is left out, and no space with it. */
static void test_no_list_no_marks(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = made(&bench, second_module, OUTLINE);
    assert_string_equal(bench_report(&bench), "");
    expect_text(dump, "rest on measurements (1 reason); opinion (1 reason).\n");
    expect_text(dump, "One. Two.[^1 fnref-1]\n");
    bench_release(&bench);
}

static void expect_report(
    const char *second, const char *outline, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    made(&bench, second, outline);
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

static void test_mistakes(void **state)
{
    (void)state;
#define SECOND                                                                 \
    "---\nid: second\ntitle: S\nkind: text\norder: 2\nwhen: true()\n---\n"
    expect_report(SECOND "x[^@tre]\n", OUTLINE,
        "8:3 error: there is no source \"tre\" [did you mean \"tree\"?]\n");
    /* Another module's own. */
    expect_report(SECOND "x[^@own]\n", OUTLINE,
        "8:3 error: there is no source \"own\"\n");
    expect_report(SECOND "x[^n]\n\n[^n]: A note.[^@tree]\n", OUTLINE,
        "10:15 error: a source is cited inside a note "
        "[put it behind the sentence that has the note]\n");
    expect_report(SECOND "[x[^@tree]](https://example.org)\n", OUTLINE,
        "8:4 error: a footnote stands inside a link "
        "[put it behind the link]\n");
    expect_report(second_module, OUTLINE "x[^@tree]\n",
        "9:3 error: a template has no sources to cite "
        "[write it in a module of the guide]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_and_entries),
        cmocka_unit_test(test_no_list_no_marks),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
