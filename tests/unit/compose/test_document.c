/* The twelve example profiles composed with the python-node guide: what must
 * hold for every document, and what some of them must say. */
#include "../../compose_markdown.h"
#include "../tree_dump.h"
#include "kit.h"

#include "input/profile.h"

#define PROFILES "examples/profiles/"
#define GUIDE "content/python-node"

struct composed {
    struct bench bench;
    struct kit kit;
    struct composer *composer;
    struct document *document;
    const char *dump;
};

static const char *dump_of(struct bench *bench, const struct document *document)
{
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, document->root);
    const char *dump = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    return dump;
}

static void compose_source(struct composed *composed, const char *guide,
    const struct source *(*find)(struct bench *bench, const void *from),
    const void *from)
{
    bench_init(&composed->bench);
    struct bench *bench = &composed->bench;
    kit_load(&composed->kit, bench, guide);
    kit_decide(&composed->kit, bench, find(bench, from));
    composed->composer = composer_new(&bench->arena, composed->kit.guide,
        composed->kit.rules, composed->kit.template, &bench->diags);
    if (!composed->composer)
        fail_msg("%s", bench_report(bench));
    composed->document = compose(&bench->arena, composed->composer,
        &composed->kit.decision, &bench->diags);
    if (!composed->document)
        fail_msg("%s", bench_report(bench));
    composed->dump = dump_of(bench, composed->document);
}

static const struct source *from_path(struct bench *bench, const void *path)
{
    return kit_source(bench, path);
}

static const struct source *from_text(struct bench *bench, const void *text)
{
    return bench_source(bench, text);
}

static void composed_release(struct composed *composed)
{
    document_free(composed->document);
    composer_free(composed->composer);
    bench_release(&composed->bench);
}

/* ---- what holds for every document --------------------------------------- */

static bool has_anchor(const struct document *document, const char *name)
{
    bool found = false;
    cmark_iter *iterator = cmark_iter_new(document->root);
    while (!found && cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        const char *anchor = element_of(cmark_iter_get_node(iterator))->anchor;
        found = anchor && strcmp(anchor, name) == 0;
    }
    cmark_iter_free(iterator);
    return found;
}

static void check_node(const struct document *document, cmark_node *node)
{
    const struct element *element = element_of(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT)
        return;
    assert_int_not_equal(type, CMARK_NODE_HTML_BLOCK);
    assert_int_not_equal(type, CMARK_NODE_HTML_INLINE);
    if (type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE)
        assert_int_not_equal(element->kind, ELEMENT_NONE);
    if (CMARK_NODE_BLOCK_P(node))
        assert_non_null(element->place.source);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
        const char *text = cmark_node_get_literal(node);
        assert_null(strstr(text, "{{"));
        assert_int_not_equal(strncmp(text, ":::", 3), 0);
    }
    if (type == CMARK_NODE_LINK && cmark_node_get_url(node)[0] == '#')
        assert_non_null(element->target);
    if (element->target)
        assert_true(has_anchor(document, element->target));
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        assert_non_null(element->number);
}

static void check_nodes(const struct document *document)
{
    bool notes = false;
    for (cmark_node *node = cmark_node_first_child(document->root); node;
         node = cmark_node_next(node)) {
        bool note = cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
        assert_true(note || !notes); /* they are the last children */
        notes = note;
    }
    cmark_event_type event;
    cmark_iter *iterator = cmark_iter_new(document->root);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            check_node(document, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
}

static void check_outline(const struct document *document)
{
    int last = 0;
    assert_true(document->outline_count > 5);
    for (size_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        assert_true(entry->level >= 1 && entry->level <= last + 1);
        assert_int_equal(
            cmark_node_get_heading_level(entry->node), entry->level + 1);
        assert_int_equal(entry->number != NULL, entry->level <= 2);
        assert_true(*entry->text != '\0');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(entry->anchor, document->outline[j].anchor);
        last = entry->level;
    }
}

/* The lines of the section behind the first main heading, up to the decision
 * box, as words. */
static void check_bottom_line(const struct composed *composed)
{
    const char *start = strstr(composed->dump, "[1 the-short-answer]");
    assert_non_null(start);
    const char *end = strstr(start, "table_cell About this decision");
    assert_non_null(end);
    size_t words = 0;
    for (const char *at = start; at < end;) {
        at += strspn(at, " \n");
        size_t length = strcspn(at, " \n");
        bool shorthand =
            strncmp(at, "paragraph", 9) == 0 || strncmp(at, "list\n", 5) == 0 ||
            strncmp(at, "item\n", 5) == 0 || strncmp(at, "section\n", 8) == 0;
        words += length > 0 && !shorthand;
        at += length;
    }
    assert_in_range(words, 15, 200 + 10 /* the heading's line */);
}

/* The part of the document under the main heading with ANCHOR. */
static const char *section_of(
    const struct composed *composed, const char *anchor)
{
    struct arena *arena = (struct arena *)&composed->bench.arena;
    const char *start = strstr(composed->dump, anchor);
    assert_non_null(start);
    const char *end = strstr(start, "\nheading 2 ");
    return end ? arena_copy(arena, start, (size_t)(end - start)) : start;
}

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)); at += strlen(word))
        count++;
    return count;
}

/* Every text that is in stands in the appendix, with its name and a link, and
 * its condition on a line of its own. */
static void check_provenance(const struct composed *composed)
{
    struct arena *arena = (struct arena *)&composed->bench.arena;
    const struct guide *guide = composed->kit.guide;
    const char *appendix = section_of(composed, " where-this-text-comes-from]");
    size_t rows = 0, found = 0;
    for (const char *at = appendix; (at = strstr(at, "table_row")); at++)
        rows++;
    for (size_t i = 0; i < guide->module_count; i++) {
        const struct chosen *chosen =
            &composed->kit.decision.selection->modules[i];
        bool in = strstr(appendix,
            arena_format(arena, "table_cell %s, v.", guide->modules[i].id));
        assert_int_equal(in, chosen->truth == TRUTH_TRUE);
        found += in;
    }
    assert_int_equal(rows, found);
    assert_null(strchr(appendix, '`')); /* conditions in words, not in code */
    assert_null(strchr(appendix, '$'));
}

/* Before the appendix no id of a fact, no condition and no file is shown. */
static void check_plain_words(const struct composed *composed)
{
    struct arena *arena = (struct arena *)&composed->bench.arena;
    const char *end = strstr(composed->dump, " where-this-text-comes-from] ");
    const char *text =
        arena_copy(arena, composed->dump, (size_t)(end - composed->dump));
    assert_null(strstr(text, "modules/"));
    const struct guide *guide = composed->kit.guide;
    for (size_t i = 0; i < guide->fact_count; i++)
        assert_null(
            strstr(text, arena_format(arena, "$%s", guide->facts[i].id)));
}

/* Added parts with one result are one sentence. */
static size_t count_sentences(const struct sensitivity *sensitivity)
{
    size_t count = 0;
    for (size_t i = 0; i < sensitivity->flip_count; i++) {
        const struct flip *flip = &sensitivity->flips[i];
        bool told = false;
        for (size_t j = 0; j < i && flip->kind == FLIP_ADD_PART; j++)
            told = told || (sensitivity->flips[j].kind == FLIP_ADD_PART &&
                               sensitivity->flips[j].plan == flip->plan);
        count += !told;
    }
    return count;
}

/* At most five flips, each a sentence that ends in what follows from it, in
 * the guide's own clauses. */
static void check_flips(const struct composed *composed)
{
    const char *section = section_of(composed, " what-would-change-our-mind]");
    size_t flips = count_sentences(composed->kit.decision.sensitivity);
    size_t shown = count_of(section, "      paragraph ");
    assert_int_equal(shown, flips < 5 ? flips : 5);
    assert_int_equal(count_of(section, ", we would recommend ") +
                         count_of(section, " would be no clear winner.\n"),
        shown);
    assert_null(strstr(section, "If \u201C"));
    assert_null(strchr(section, '{'));
}

/* The number of tasks in the bottom line is that of the table's rows. */
static void check_questions(const struct composed *composed)
{
    struct arena *arena = (struct arena *)&composed->bench.arena;
    const char *section =
        strstr(composed->dump, " what-we-still-need-to-know]");
    if (section) {
        const char *end = strstr(section, "heading 3 ");
        section = arena_copy(arena, section, (size_t)(end - section));
    } else {
        section = "";
    }
    size_t rows = count_of(section, "table_row");
    const char *told = strstr(composed->dump, "open question");
    const char *next = strstr(composed->dump, "heading 2 [2 ");
    if (rows > 0)
        assert_true(told && told < next);
    else
        assert_true(!told || told > next);
    if (rows > 1)
        assert_non_null(strstr(
            composed->dump, arena_format((struct arena *)&composed->bench.arena,
                                "answer %zu open questions.", rows)));
}

static void test_every_example(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    size_t count;
    const char **names =
        file_list(&bench.arena, PROFILES, ".xml", &count, &bench.diags);
    assert_int_equal(count, 12);
    for (size_t i = 0; i < count; i++) {
        struct composed first, second;
        const char *path = arena_format(&bench.arena, PROFILES "%s", names[i]);
        compose_source(&first, GUIDE, from_path, path);
        check_nodes(first.document);
        check_outline(first.document);
        check_bottom_line(&first);
        check_provenance(&first);
        check_plain_words(&first);
        check_flips(&first);
        check_questions(&first);
        assert_int_equal(count_of(first.dump, "chart \"Bar chart "), 1);
        compose_source(&second, GUIDE, from_path, path);
        assert_string_equal(first.dump, second.dump);
        composed_release(&first);
        composed_release(&second);
    }
    bench_release(&bench);
}

/* No id of a guide is shown to a client where a label exists. */
static void test_labels_not_ids(void **state)
{
    (void)state;
    struct composed composed;
    compose_source(
        &composed, GUIDE, from_path, PROFILES "p11-live-advice-tiny-rota.xml");
    const struct guide *guide = composed.kit.guide;
    for (size_t i = 0; i < guide->fact_count; i++)
        if (strchr(guide->facts[i].id, '-'))
            assert_null(
                strstr(composed.dump, arena_format(&composed.bench.arena,
                                          " %s\n", guide->facts[i].id)));
    composed_release(&composed);
}

/* ---- what some of them say ----------------------------------------------- */

static void expect_all(
    const char *profile, const char *const *texts, size_t count)
{
    struct composed composed;
    compose_source(&composed, GUIDE, from_path, profile);
    for (size_t i = 0; i < count; i++)
        if (!strstr(composed.dump, texts[i]))
            fail_msg("%s does not say: %s", profile, texts[i]);
    composed_release(&composed);
}

#define EXPECT_ALL(profile, ...)                                               \
    do {                                                                       \
        const char *const texts[] = {__VA_ARGS__};                             \
        expect_all(profile, texts, sizeof texts / sizeof *texts);              \
    } while (0)

static void test_combination(void **state)
{
    (void)state;
    EXPECT_ALL(PROFILES "p11-live-advice-tiny-rota.xml",
        "paragraph *We recommend Python and Node.js side by side: Node.js for "
        "Advice rooms; Python for Risk model.*\n",
        "paragraph It leads Python by 6 points, which is clear but not "
        "wide.\n",
        "paragraph Our confidence is moderate: no open answer could change "
        "this, but a lead of this size can turn.\n",
        "answer 2 open questions.\n",
        "paragraph *Main risk:* The on-call rota is thin",
        "chart \"Node.js for Advice rooms; Python for Risk model\"\n",
        "chart \"Bar chart of the points. Python and Node.js side by side: "
        "22\u00A0points, recommended; Python: 16\u00A0points, 6 points behind; "
        "Node.js: 18\u00A0points, ruled out.\"\n",
        "paragraph If Advice rooms held fewer than 1,000\u00A0connections at "
        "peak rather than 1,500, we would recommend Python.\n",
        "paragraph Without Risk model, we would recommend Node.js.\n",
        "paragraph If Advice rooms counted as minor instead of core, we would "
        "recommend Python.\n",
        "The result stayed the same on all of them.",
        "table_cell 2\u00A0\u00D7\u00A0\u22126\u00A0=\u00A0\u221212\n",
        "table_cell *22*\n", "table_cell <Ruled out>\n",
        "table_cell Peak connections\n      table_cell "
        "1,500\u00A0connections\n",
        "table_cell Peak requests\n      table_cell Advice rooms\n"
        "      table_cell Below 1,000\u00A0requests per second\n",
        "table_cell Where will it run?\n      table_cell The project\n",
        "paragraph It is ruled out, because Python is needed, as said above. "
        "What speaks for it speaks for Python and Node.js side by side too, "
        "and is told there.\n",
        "heading 3 [4.1 why-python-and-node-js-side-by-side] Why Python",
        "table_cell 20 November 2026\n");
}

static void test_toss_up(void **state)
{
    (void)state;
    EXPECT_ALL(PROFILES "p12-two-stacks-for-elegance.xml",
        "paragraph *There is no clear winner: Python and Node.js come out "
        "level.*\n",
        "Our confidence is moderate: no open answer could change this, but "
        "another value of what we assumed could change the result. It becomes "
        "high once you confirm what we assumed here: Peak requests (Member "
        "records): below 1,000",
        "[4.1 the-case-for-python] The case for Python",
        "Nothing that is known speaks for or against Python.",
        "No part of the project would gain from it, so it is not proposed.",
        "is a poor fit. Settle this");
}

static void test_exceptions_and_low_confidence(void **state)
{
    (void)state;
    EXPECT_ALL(PROFILES "p05-ticket-rush-api.xml",
        "It leads Python by only 2 points.",
        "Our confidence is low: no open answer could change this, but so small "
        "a lead turns easily.",
        "paragraph *Reasons that do not count here*\n",
        "so familiarity does not decide it.");
}

static void test_missing_facts_are_asked(void **state)
{
    (void)state;
    static const char profile[] =
        "<profile guide=\"python-node\" format=\"1\"><project/><workloads>"
        "<workload name=\"A &amp; &lt;b&gt;*c*\" kind=\"api\"/>"
        "</workloads></profile>";
    struct composed composed;
    compose_source(&composed, GUIDE, from_text, profile);
    static const char *const texts[] = {
        "table_cell Who decides\n      table_cell Not named yet\n",
        "] A & <b>*c*\n",
        "table_cell How many engineers?",
        "table_cell Weight in the project\n      table_cell A & <b>*c*\n"
        "      table_cell Major\n",
        "table_cell How well does the team know Python? ",
        "paragraph *Reasons that wait for an answer*\n",
        "This waits for: ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strstr(composed.dump, texts[i]))
            fail_msg("it does not say: %s\n%s", texts[i], composed.dump);
    composed_release(&composed);
}

/* Long lists of names are cut, so that the bottom line stays short. */
static void test_many_parts(void **state)
{
    (void)state;
    struct composed composed;
    struct bench bench;
    bench_init(&bench);
    const char *parts = "";
    for (int i = 0; i < 100; i++)
        parts = arena_format(&bench.arena,
            "%s<workload name=\"Live %d\" kind=\"realtime\">"
            "<peak-connections>5000</peak-connections></workload>"
            "<workload name=\"Model %d\" kind=\"ml-training\"/>",
            parts, i, i);
    compose_source(&composed, GUIDE, from_text,
        arena_format(&bench.arena,
            "<profile guide=\"python-node\" format=\"1\"><project/>"
            "<workloads>%s</workloads></profile>",
            parts));
    check_nodes(composed.document);
    check_outline(composed.document);
    check_bottom_line(&composed);
    assert_non_null(strstr(composed.dump,
        "Node.js for Live 0, Live 1, Live 2 and 97 more; Python for Model 0"));
    composed_release(&composed);
    bench_release(&bench);
}

/* ---- one text ------------------------------------------------------------ */

static void test_one_text(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct kit kit;
    kit_load(&kit, &bench, GUIDE);
    static const char text[] =
        "## A `x`\n\n::: keep\n\ny\n\n:::\n\n#### B[^1]\n\n"
        "[to](#b)\n\n[^1]: `n`\n";
    struct composed_markdown composed = compose_markdown(
        &bench.arena, bench_source(&bench, text), kit.template, &bench.diags);
    struct document *document = composed.document;
    assert_non_null(document);
    assert_string_equal(dump_of(&bench, document),
        "heading 1 [1 a-x] A `x`\nkeep\n  paragraph y\n"
        "heading 2 [1.1 b] B[^1 fnref-1]\nparagraph [to](->b) "
        "(<section\u00A01.1|page>)\n"
        "footnote 1 fnref-1\n  paragraph `n`\n");
    assert_string_equal(document->facts.title, "A x");
    composed_markdown_free(&composed);
    bench_release(&bench);
}

/* As long as can be, and a byte longer. */
static void test_long_addresses(void **state)
{
    (void)state;
    for (int length = 4000; length <= 4001; length++) {
        struct bench bench;
        bench_init(&bench);
        struct kit kit;
        kit_load(&kit, &bench, GUIDE);
        const char *text =
            arena_format(&bench.arena, "a\n\n[b](tel:%0*d)\n", length - 4, 0);
        struct composed_markdown composed = compose_markdown(&bench.arena,
            bench_source(&bench, text), kit.template, &bench.diags);
        assert_string_equal(bench_report(&bench),
            length == 4000 ? ""
                           : "3:0 error: the address of a link has more than "
                             "4000 bytes [use a shorter one]\n");
        composed_markdown_free(&composed);
        bench_release(&bench);
    }
}

/* The logo is read once for all documents, and a bad one is no template's. */
static void test_the_logo(void **state)
{
    (void)state;
    struct bench bench;
    struct kit kit;
    bench_init(&bench);
    kit_load(&kit, &bench, "content/python-node");
    struct theme theme = *kit.template->theme;
    struct template template = *kit.template;
    template.theme = &theme;
    theme.logo = "examples/brand/logo.svg";
    theme.logo_place = source_place(template.page, 0);
    struct composer *composer = composer_new(
        &bench.arena, kit.guide, kit.rules, &template, &bench.diags);
    assert_non_null(composer);
    kit_decide(&kit, &bench,
        kit_source(&bench, "examples/profiles/p11-live-advice-tiny-rota.xml"));
    struct document *document =
        compose(&bench.arena, composer, &kit.decision, &bench.diags);
    assert_non_null(document);
    assert_non_null(document->logo);
    assert_non_null(document->logo->drawing);
    document_free(document);
    composer_free(composer);

    theme.logo = "no-such-folder/logo.png";
    assert_null(composer_new(
        &bench.arena, kit.guide, kit.rules, &template, &bench.diags));
    assert_int_equal(diags_count(&bench.diags, SEVERITY_ERROR), 1);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_example),
        cmocka_unit_test(test_labels_not_ids),
        cmocka_unit_test(test_combination),
        cmocka_unit_test(test_toss_up),
        cmocka_unit_test(test_exceptions_and_low_confidence),
        cmocka_unit_test(test_missing_facts_are_asked),
        cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_one_text),
        cmocka_unit_test(test_long_addresses),
        cmocka_unit_test(test_the_logo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
