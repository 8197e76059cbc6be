/* Computed sections in the rare cases: conflict, contested parts, many
 * options, one option, a guide without parts, an empty guide. */
#include "../tree_dump.h"
#include "kit.h"

/* What OUTLINE gives for a guide and a profile. */
static const char *sections(struct bench *bench, const char *guide,
    const char *profile, const char *outline)
{
    bench_write(bench, "guide.yaml", guide);
    mkdir(bench_path(bench, "modules"), 0777);
    struct kit kit;
    kit_load(&kit, bench, bench_folder(bench));
    kit_decide(&kit, bench, bench_source(bench, profile));
    struct template template = *kit.template;
    template.outline =
        source_new(&bench->arena, "outline", outline, strlen(outline));
    struct composer *composer = composer_new(
        &bench->arena, kit.guide, kit.rules, &template, &bench->diags);
    if (!composer)
        fail_msg("%s", bench_report(bench));
    struct document *document = compose(&bench->arena, composer, kit.facts,
        kit.verdict, kit.selection, &bench->diags);
    assert_non_null(document);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, document->root);
    const char *dump = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    document_free(document);
    composer_free(composer);
    rules_free(kit.rules);
    return dump;
}

static void expect(const char *guide, const char *profile, const char *outline,
    const char *expected)
{
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(sections(&bench, guide, profile, outline), expected);
    assert_string_equal(bench_report(&bench), "");
    bench_release(&bench);
}

#define HEAD                                                                   \
    "guide: g\nformat: 1\ntitle: G\nlanguage: en\nversion: \"1\"\n"            \
    "templates: [report]\nunknown: \"?\"\n"                                    \
    "grades: {slight: 1, lean: 2, strong: 4, decisive: 8}\n"                   \
    "weights: {minor: 1, major: 2, core: 3}\nproject-weight: 2\nkinds: {}\n"
#define PARTS                                                                  \
    "parts: {path: parts/part, name: \"@name\", weight: weight,\n"             \
    "  label: {one: part, other: parts}}\n"                                    \
    "facts:\n"                                                                 \
    "  kind: {of: part, label: Kind, path: \"@kind\", type: enum,\n"           \
    "    values: [x, y, z], required: yes, ask: \"?\"}\n"                      \
    "  weight: {of: part, label: Weight, path: \"@weight\", type: scale,\n"    \
    "    values: [minor, major, core], assume: core, ask: \"?\"}\n"
#define TWO "options: [{id: a, label: Alder}, {id: b, label: Birch}]\n"

static void test_conflict(void **state)
{
    (void)state;
    static const char guide[] = HEAD TWO PARTS
        "reasons:\n"
        "  - {id: ra, for: a, scope: part, grade: decisive,\n"
        "     when: \"$kind = 'x'\", because: \"X needs Alder.\"}\n"
        "  - {id: rb, for: b, scope: part, grade: decisive,\n"
        "     when: \"$kind = 'y'\", because: \"Y needs Birch.\"}\n"
        "  - {id: rc, for: b, grade: slight, because: \"Birch is near.\"}\n";
    expect(guide,
        "<profile guide=\"g\" format=\"1\"><parts>"
        "<part name=\"P\" kind=\"x\"/><part name=\"Q\" kind=\"y\"/>"
        "</parts></profile>",
        "::: verdict\n",
        "section\n"
        "  paragraph *No option meets every requirement. The nearest is "
        "Birch, and we recommend it as a compromise.*\n"
        "  paragraph Our confidence is low, because the requirements "
        "contradict each other.\n"
        "  paragraph Each option is ruled out by at least one requirement, so "
        "the points alone decided. These requirements contradict each "
        "other:\n"
        "  list\n"
        "    item\n      paragraph Against Alder: Y needs Birch.\n"
        "    item\n      paragraph Against Birch: X needs Alder.\n");
}

static void test_contested_part(void **state)
{
    (void)state;
    static const char guide[] =
        HEAD TWO PARTS "reasons:\n"
                       "  - {id: ra, for: a, scope: part, grade: decisive,\n"
                       "     because: \"It needs Alder.\"}\n"
                       "  - {id: rb, for: b, scope: part, grade: decisive,\n"
                       "     because: \"It needs Birch.\"}\n";
    struct bench bench;
    bench_init(&bench);
    const char *dump = sections(&bench, guide,
        "<profile guide=\"g\" format=\"1\"><parts>"
        "<part name=\"P\" kind=\"x\"/></parts></profile>",
        "::: verdict\n");
    assert_non_null(strstr(
        dump, "For P there are decisive reasons for more than one option."));
    assert_non_null(strstr(dump, "There is no clear winner: Alder and Birch"));
    bench_release(&bench);
}

static void test_many_options(void **state)
{
    (void)state;
    static const char guide[] = HEAD
        "options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C},\n"
        "  {id: d, label: D}, {id: e, label: E}, {id: f, label: F},\n"
        "  {id: g, label: G}]\n" PARTS "reasons:\n"
        "  - {id: rg, for: g, grade: strong, because: \"G!\"}\n"
        "  - {id: rb, against: b, grade: lean, because: \"Not B.\"}\n";
    expect(guide,
        "<profile guide=\"g\" format=\"1\"><parts>"
        "<part name=\"P\" kind=\"x\"/></parts></profile>",
        "::: matrix\n",
        "section\n"
        "  paragraph Each part of the project gives an option points for the "
        "reasons that speak for it and takes points for those against it. The "
        "points count as many times as the part\u2019s weight; the last row of "
        "reasons concerns the project as a whole.\n"
        "  paragraph The table shows the leading 5 options only.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Part\n      table_cell Weight\n"
        "      table_cell A\n      table_cell C\n      table_cell D\n"
        "      table_cell E\n      table_cell G\n"
        "    table_row\n"
        "      table_cell P\n      table_cell core (3)\n"
        "      table_cell 0\n      table_cell 0\n      table_cell 0\n"
        "      table_cell 0\n      table_cell 0\n"
        "    table_row\n"
        "      table_cell Project as a whole\n      table_cell 2\n"
        "      table_cell 0\n      table_cell 0\n      table_cell 0\n"
        "      table_cell 0\n"
        "      table_cell 2\u00A0\u00D7\u00A04\u00A0=\u00A08\n"
        "    table_row\n"
        "      table_cell *Total*\n      table_cell\n"
        "      table_cell *0*\n      table_cell *0*\n      table_cell *0*\n"
        "      table_cell *0*\n      table_cell *8*\n"
        "    table_row\n"
        "      table_cell Outcome\n      table_cell\n"
        "      table_cell <8 points behind>\n"
        "      table_cell <8 points behind>\n"
        "      table_cell <8 points behind>\n"
        "      table_cell <8 points behind>\n"
        "      table_cell <recommended>\n");
}

static void test_one_option_without_parts(void **state)
{
    (void)state;
    static const char guide[] =
        HEAD "options: [{id: a, label: Alder}]\n"
             "facts:\n"
             "  n: {of: project, label: N, path: n, type: integer, cuts: [2],\n"
             "    ask: \"?\"}\n"
             "reasons:\n"
             "  - {id: ra, for: a, grade: lean, when: \"$n >= 2\",\n"
             "     because: \"Two or more.\"}\n";
    expect(guide,
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "</profile>",
        "# A\n\n::: bottom-line\n\n# B\n\n::: routing\n\n## C\n\n# D\n\n"
        "::: open-questions\n",
        "heading 1 [1 a] A\n"
        "section\n"
        "  paragraph *Alder is the only option that was considered, and it is "
        "what we recommend.*\n"
        "  paragraph What speaks for it most:\n"
        "  list\n    item\n      paragraph Two or more.\n"
        "  paragraph *What we ask of you:* please check that your situation is "
        "described correctly.\n"
        "heading 1 [2 d] D\n"
        "section\n"
        "  paragraph No open question could change this document.\n");
}

static void test_open_reasons_wait(void **state)
{
    (void)state;
    static const char guide[] = HEAD TWO
        "facts:\n"
        "  n: {of: project, label: Number of trees, path: n, type: integer,\n"
        "    cuts: [2], ask: \"How many trees?\"}\n"
        "reasons:\n"
        "  - {id: ra, for: a, grade: lean, when: \"$n >= 2\",\n"
        "     because: \"Two or more.\"}\n"
        "warnings:\n"
        "  - {id: w, level: note, when: \"$n < 2\", say: \"Lonely.\"}\n";
    expect(guide, "<profile guide=\"g\" format=\"1\"/>",
        "::: reasons\n\n::: warnings\n\n::: open-questions\n",
        "section\n"
        "  heading 1 [1 the-case-for-alder] The case for Alder\n"
        "  paragraph *Reasons that wait for an answer*\n"
        "  list\n    item\n"
        "      paragraph Two or more. This waits for: Number of trees.\n"
        "  heading 1 [2 the-case-for-birch] The case for Birch\n"
        "  paragraph Nothing that is known speaks for or against Birch.\n"
        "section\n"
        "  paragraph No warning applies to what is known.\n"
        "section\n"
        "  paragraph One answer is missing that could change this document:\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Question\n      table_cell Concerns\n"
        "      table_cell What waits for it\n"
        "    table_row\n"
        "      table_cell How many trees?\n      table_cell The project\n"
        "      table_cell 1 reason and 1 warning\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_contested_part),
        cmocka_unit_test(test_many_options),
        cmocka_unit_test(test_one_option_without_parts),
        cmocka_unit_test(test_open_reasons_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
