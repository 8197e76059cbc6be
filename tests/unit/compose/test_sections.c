/* Computed sections in the rare cases (conflict, contested parts, many
 * options, one option, a guide without parts), and those that only some
 * profiles have: departures and proposals. */
#include "../tree_dump.h"
#include "kit.h"

#include "compose/sections.h"

/* A document, and what it was made with. */
struct making {
    struct kit kit;
    struct composer *composer;
    struct document *document;
};

/* Another weight of the project than a guide may ask for. */
static void weigh_project(struct bench *bench, struct kit *kit, int weight)
{
    struct guide *guide = arena_new(&bench->arena, struct guide);
    struct rules *rules = arena_new(&bench->arena, struct rules);
    *guide = *kit->guide;
    *rules = *kit->rules;
    guide->project_weight = weight;
    rules->guide = kit->guide = guide;
    kit->rules = rules;
}

/* WEIGHT is that of the project; 0: as GUIDE says. */
static struct making make_weighed(struct bench *bench, const char *guide,
    int weight, const char *profile, const char *outline)
{
    bench_write(bench, "guide.yaml", guide);
    mkdir(bench_path(bench, "modules"), 0777);
    struct making making;
    kit_load(&making.kit, bench, bench_folder(bench));
    if (weight)
        weigh_project(bench, &making.kit, weight);
    kit_decide(&making.kit, bench, bench_source(bench, profile));
    struct template *template = arena_new(&bench->arena, struct template);
    *template = *making.kit.template;
    template->outline =
        source_new(&bench->arena, "outline", outline, strlen(outline));
    making.composer = composer_new(&bench->arena, making.kit.guide,
        making.kit.rules, template, &bench->diags);
    if (!making.composer)
        fail_msg("%s", bench_report(bench));
    making.document = compose(
        &bench->arena, making.composer, &making.kit.decision, &bench->diags);
    assert_non_null(making.document);
    return making;
}

static struct making make(struct bench *bench, const char *guide,
    const char *profile, const char *outline)
{
    return make_weighed(bench, guide, 0, profile, outline);
}

static void making_release(struct making *making)
{
    document_free(making->document);
    composer_free(making->composer);
}

/* What OUTLINE gives for a guide and a profile. */
static const char *sections(struct bench *bench, const char *guide,
    const char *profile, const char *outline)
{
    struct making making = make(bench, guide, profile, outline);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, making.document->root);
    const char *dump = arena_string(&bench->arena, buffer_string(&out));
    buffer_release(&out);
    making_release(&making);
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
        "  paragraph Birch ends at 26\u00A0points, Alder at 24\u00A0points. "
        "The "
        "reasons behind these numbers follow, the heaviest first.\n"
        "  paragraph Each option is ruled out by at least one requirement, so "
        "the points alone decided. These requirements contradict each "
        "other:\n"
        "  list\n"
        "    item\n      paragraph Against Alder: Y needs Birch.\n"
        "    item\n      paragraph Against Birch: X needs Alder.\n"
        "  paragraph Our confidence is low, because the requirements "
        "contradict each other. Of the facts that we asked for, you stated 2 "
        "and we "
        "assumed 2.\n");
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
    assert_non_null(
        strstr(dump, "The points do not separate Alder and Birch."));
    bench_release(&bench);
}

#define ROW(label, points, outcome)                                            \
    "    table_row\n"                                                          \
    "      table_cell " label "\n      table_cell 0\n"                         \
    "      table_cell " points "\n      table_cell *" points "*\n"             \
    "      table_cell <" outcome ">\n"

/* More options than fit beside each other stand below each other. */
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
        "  paragraph A reason that speaks for an option brings it points, and "
        "a reason against it costs points. In each part of the project these "
        "points are multiplied by the part\u2019s weight; the project as a "
        "whole is counted in the same way.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Option\n      table_cell P\n"
        "      table_cell Project as a whole\n      table_cell Total\n"
        "      table_cell Outcome\n" ROW("G", "8", "Recommended") ROW(
            "A", "0", "8 points behind") ROW("C", "0", "8 points behind")
            ROW("D", "0", "8 points behind") ROW("E", "0", "8 points behind")
                ROW("F", "0", "8 points behind")
                    ROW("B", "\u22124", "12 points behind"));
}

/* A guide without parts: what speaks for each option, and what against it. */
static void test_matrix_without_parts(void **state)
{
    (void)state;
    static const char guide[] =
        HEAD TWO "reasons:\n"
                 "  - {id: ra, for: a, grade: strong, because: \"Alder!\"}\n"
                 "  - {id: rb, against: a, grade: lean, because: \"Hm.\"}\n";
    expect(guide, "<profile guide=\"g\" format=\"1\"/>", "::: matrix\n",
        "section\n"
        "  paragraph A reason that speaks for an option brings it points, and "
        "a reason against it costs points.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Option\n      table_cell For it\n"
        "      table_cell Against it\n      table_cell Total\n"
        "      table_cell Outcome\n"
        "    table_row\n"
        "      table_cell Alder\n      table_cell 8\n"
        "      table_cell \u22124\n      table_cell *4*\n"
        "      table_cell <Recommended>\n"
        "    table_row\n"
        "      table_cell Birch\n      table_cell 0\n"
        "      table_cell 0\n      table_cell *0*\n"
        "      table_cell <4 points behind>\n");
}

/* A guide may name its grades; those that it does not have the program's. */
static void test_own_names_of_grades(void **state)
{
    (void)state;
    static const char guide[] =
        HEAD TWO "grade-labels: {lean: counts}\n"
                 "reasons:\n"
                 "  - {id: ra, for: a, grade: strong, because: \"Alder!\"}\n"
                 "  - {id: rb, for: b, grade: lean, because: \"Hm.\"}\n";
    struct bench bench;
    bench_init(&bench);
    const char *text = sections(
        &bench, guide, "<profile guide=\"g\" format=\"1\"/>", "::: reasons\n");
    assert_non_null(strstr(text, "Hm. <(counts, 4\u00A0points)>"));
    assert_non_null(strstr(text, "Alder! <(strong, 8\u00A0points)>"));
    bench_release(&bench);
}

/* Points end at the largest int on either side: what lies between is more. */
static void test_far_behind(void **state)
{
    (void)state;
    static const char guide[] =
        HEAD TWO "reasons:\n"
                 "  - {id: ra, for: a, grade: strong, because: \"Alder!\"}\n"
                 "  - {id: rb, against: b, grade: strong, because: \"Hm.\"}\n";
    struct bench bench;
    bench_init(&bench);
    struct making making = make_weighed(&bench, guide, 500000000,
        "<profile guide=\"g\" format=\"1\"/>", "::: matrix\n\n::: reasons\n");
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, making.document->root);
    assert_non_null(strstr(
        buffer_string(&out), "table_cell <4,000,000,000 points behind>"));
    assert_non_null(strstr(
        buffer_string(&out), "It ends 4,000,000,000 points behind Alder."));
    buffer_release(&out);
    making_release(&making);
    bench_release(&bench);
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
        "");
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
        "  paragraph What we know calls for no warning. One more possible "
        "warning waits for an answer.\n"
        "section\n"
        "  paragraph One answer is missing that could change this document:\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Question\n      table_cell Concerns\n"
        "      table_cell What the answer could change\n"
        "    table_row\n"
        "      table_cell How many trees?\n      table_cell The project\n"
        "      table_cell The result: 1 of 2 answers leads to "
        "Alder\n");
}

/* ---- departing, proposing, what would change ----------------------------- */

#define SIMPLE                                                                 \
    HEAD TWO "facts:\n"                                                        \
             "  n: {of: project, label: Trees, path: n, type: integer,\n"      \
             "    unit: {one: tree, other: trees}, cuts: [2], ask: \"?\"}\n"   \
             "  wet: {of: project, label: Wet, path: wet, type: boolean,\n"    \
             "    assume: no, ask: \"?\"}\n"                                   \
             "reasons:\n"                                                      \
             "  - {id: ra, for: a, grade: strong, when: \"$n >= 2\",\n"        \
             "     because: \"Two or more.\"}\n"                               \
             "  - {id: rb, for: b, grade: lean, because: \"It's near.\"}\n"    \
             "  - {id: rc, for: b, grade: decisive, when: \"$wet\",\n"         \
             "     because: \"Wet.\"}\n"

/* The situation with the basis of each fact, and the short form without what
 * was not stated. */
static void test_situation(void **state)
{
    (void)state;
    static const char profile[] =
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "</profile>";
    expect(SIMPLE, profile, "::: situation stated\n",
        "section\n"
        "  paragraph All that follows rests on these facts, so please "
        "correct what is wrong.\n"
        "  heading 1 [1 the-project] The project\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Fact\n      table_cell Value\n"
        "    table_row\n"
        "      table_cell Trees\n      table_cell 3\u00A0trees\n");
    struct bench bench;
    bench_init(&bench);
    assert_non_null(strstr(sections(&bench, SIMPLE, profile, "::: situation\n"),
        "    table_row\n"
        "      table_cell Wet\n      table_cell No\n"
        "      table_cell Assumed\n"
        "    table_row\n"
        "      table_cell Trees\n      table_cell 3\u00A0trees\n"
        "      table_cell Stated\n"));
    bench_release(&bench);
}

/* A row of the table is all that an outline needs to name a section, in its
 * long and in its short form. */
static void test_every_section(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *outline = "";
    for (const struct section *row = sections_all; row->name; row++) {
        bool kind = strcmp(row->word, SECTION_KIND) == 0;
        outline = arena_format(&bench.arena, "%s::: %s%s\n\n", outline,
            row->name, kind ? " other" : "");
        if (*row->word && !kind)
            outline = arena_format(
                &bench.arena, "%s::: %s %s\n\n", outline, row->name, row->word);
    }
    const char *text = sections(&bench, SIMPLE,
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "</profile>",
        outline);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(strstr(text, "contents"));
    bench_release(&bench);
}

static void test_departure(void **state)
{
    (void)state;
    static const char profile[] =
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "<override option=\"b\" author=\"A. Consultant\" "
        "date=\"2026-11-20\">The saplings are bought.</override></profile>";
    expect(SIMPLE, profile, "::: bottom-line\n",
        "section\n"
        "  paragraph *We recommend Birch, and depart in this from the computed "
        "result.*\n"
        "  paragraph On points, Alder comes first. A. Consultant decided "
        "otherwise on 20 November 2026: The saplings are bought.\n"
        "  paragraph What speaks for it most:\n"
        "  list\n    item\n      paragraph It\u2019s near.\n"
        "  paragraph *What we ask of you:* please confirm or correct one "
        "assumption, on which the result hangs.\n");
    struct bench bench;
    bench_init(&bench);
    const char *dump =
        sections(&bench, SIMPLE, profile, "::: matrix\n\n::: verdict\n");
    /* The computed scores stay. */
    assert_non_null(strstr(dump,
        "      table_cell Alder\n      table_cell 8\n      table_cell 0\n"
        "      table_cell *8*\n      table_cell <First on points>\n"));
    assert_non_null(
        strstr(dump, "      table_cell *4*\n      table_cell <Recommended "
                     "against the points>\n"));
    assert_non_null(
        strstr(dump, "caution \"A decision against the points\"\n"));
    bench_release(&bench);
}

/* A reason as long as a letter is not squeezed into the bottom line. */
static void test_long_departure(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = sections(&bench, SIMPLE,
        arena_format(&bench.arena,
            "<profile guide=\"g\" format=\"1\"><override option=\"a\" "
            "author=\"A\" date=\"2026-11-20\">%s</override></profile>",
            bench_repeat(&bench, "because ", 100)),
        "::: bottom-line\n\n::: page-break\n\n::: verdict\n");
    const char *bottom = strstr(dump, "page-break");
    assert_non_null(bottom);
    assert_true(strstr(dump, "because because") > bottom);
    bench_release(&bench);
}

static void test_override_that_departs_from_nothing(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *dump = sections(&bench, SIMPLE,
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "<override option=\"a\" author=\"A\" date=\"2026-11-20\">Yes."
        "</override></profile>",
        "::: bottom-line\n");
    assert_non_null(strstr(dump, "*We recommend Alder.*"));
    assert_non_null(strstr(bench_report(&bench),
        "warning: the override recommends \"a\", as the verdict does"));
    bench_release(&bench);
}

static void test_flips_and_ranges(void **state)
{
    (void)state;
    expect(SIMPLE,
        "<profile guide=\"g\" format=\"1\"><project><n>3</n></project>"
        "</profile>",
        "::: flips\n\n::: ranges\n\n::: assumptions\n",
        "section\n"
        "  paragraph One change would lead to another result:\n"
        "  list\n"
        "    item\n      paragraph If \u201CTrees\u201D were below "
        "2\u00A0trees instead of 3, we would recommend Birch.\n"
        "  paragraph As a test we counted again on eight other scales of "
        "points and weights. The result stayed the same on all of them.\n"
        "section\n"
        "  paragraph The table names the reasons on which the result "
        "hangs: if one of them counted for more or less, another result "
        "would follow.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Reason\n      table_cell Counts as\n"
        "      table_cell Another result if it counted as\n"
        "    table_row\n"
        "      table_cell *Alder:* Two or more.\n"
        "      table_cell Strong\n"
        "      table_cell No reason, slight or medium\n"
        "    table_row\n"
        "      table_cell *Birch:* It\u2019s near.\n"
        "      table_cell Medium\n"
        "      table_cell Strong or decisive\n"
        "section\n"
        "  paragraph One fact was not stated, so we took its usual value:\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Fact\n      table_cell Concerns\n"
        "      table_cell Assumed\n      table_cell If not\n"
        "    table_row\n"
        "      table_cell Wet\n      table_cell The project\n"
        "      table_cell No\n      table_cell Birch could result\n");
}

/* A guide's clauses make sentences: with the old value where they name the
 * new one, and with the part. */
static void test_clauses(void **state)
{
    (void)state;
    static const char guide[] = HEAD TWO PARTS
        "  size: {of: part, label: Size, path: size, type: integer,\n"
        "    unit: m, cuts: [2, 5], ask: \"?\",\n"
        "    phrase: {below: \"{part} measured less than {value}\",\n"
        "      at-least: \"{part} measured {value} or more\"}}\n"
        "  wet: {of: part, label: Wet, path: wet, type: boolean, ask: \"?\",\n"
        "    phrase: {no: \"{part} were dry\", yes: \"{part} were wet\"}}\n"
        "reasons:\n"
        "  - {id: ra, for: a, scope: part, grade: strong,\n"
        "     when: \"$size >= 5\", because: \"Big.\"}\n"
        "  - {id: rb, for: b, scope: part, grade: decisive,\n"
        "     when: \"$wet\", because: \"Wet.\"}\n"
        "  - {id: rc, for: b, grade: slight, because: \"Near.\"}\n"
        "  - {id: rd, for: b, scope: part, grade: lean,\n"
        "     when: \"$size < 2\", because: \"Tiny.\"}\n";
    struct bench bench;
    bench_init(&bench);
    const char *dump = sections(&bench, guide,
        "<profile guide=\"g\" format=\"1\"><parts>"
        "<part name=\"Yard\" kind=\"x\" weight=\"major\"><size>6</size>"
        "<wet>no</wet></part></parts></profile>",
        "::: flips\n");
    assert_non_null(strstr(dump, "paragraph If Yard measured less than "
                                 "5\u00A0m rather than 6, we would recommend "
                                 "Birch.\n"));
    assert_non_null(strstr(
        dump, "paragraph If Yard were wet, we would recommend Birch.\n"));
    bench_release(&bench);
}

/* Of many options the nearest have a heading each; the others stand in two
 * tables, what rules them out only once. */
static void test_many_alternatives(void **state)
{
    (void)state;
    static const char guide[] = HEAD
        "options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C},\n"
        "  {id: d, label: D}, {id: e, label: E}, {id: f, label: F},\n"
        "  {id: g, label: G}]\n"
        "reasons:\n"
        "  - {id: ra, for: a, grade: strong, because: \"A!\"}\n"
        "  - {id: rd, against: d, grade: slight, because: \"Not D.\"}\n"
        "  - {id: re, against: e, grade: decisive, because: \"Rotten.\"}\n"
        "  - {id: rf, against: f, grade: decisive, because: \"Rotten.\"}\n"
        "  - {id: rg, against: g, grade: decisive, because: \"Felled.\"}\n";
    struct bench bench;
    bench_init(&bench);
    const char *dump = sections(
        &bench, guide, "<profile guide=\"g\" format=\"1\"/>", "::: reasons\n");
    const char *rest = strstr(dump, "  heading 1 [4 ");
    assert_non_null(rest);
    assert_string_equal(rest,
        "  heading 1 [4 the-remaining-options] The remaining options\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Option\n      table_cell Outcome\n"
        "      table_cell Reasons against it\n"
        "    table_row\n"
        "      table_cell D\n      table_cell 10 points behind\n"
        "      table_cell Not D.\n"
        "  heading 1 [5 what-rules-the-other-options-out] What rules the other "
        "options out\n"
        "  paragraph One such reason is enough, whatever else speaks for an "
        "option.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell What rules them out\n      table_cell Options\n"
        "    table_row\n"
        "      table_cell Rotten.\n      table_cell E; F\n"
        "    table_row\n"
        "      table_cell Felled.\n      table_cell G\n");
    assert_non_null(strstr(dump, "[3 why-not-c]"));
    bench_release(&bench);
}

/* A plan that comes first although nothing speaks for it, with what speaks
 * against its rivals. */
static void test_least_evil(void **state)
{
    (void)state;
    static const char guide[] = HEAD TWO
        "reasons:\n"
        "  - {id: ra, against: a, grade: slight, because: \"Thorny.\"}\n"
        "  - {id: rb, against: b, grade: strong, because: \"Rotten.\"}\n";
    struct bench bench;
    bench_init(&bench);
    const char *dump =
        sections(&bench, guide, "<profile guide=\"g\" format=\"1\"/>",
            "::: bottom-line\n\n::: reasons\n");
    assert_non_null(
        strstr(dump, "  paragraph What speaks against the others:\n"
                     "  list\n    item\n      paragraph *Birch:* Rotten.\n"));
    assert_non_null(strstr(dump,
        "Why Alder\n"
        "  paragraph Nothing speaks for it in particular; it comes first "
        "because more speaks against the others or rules them out.\n"
        "  paragraph *Reasons against it*\n"));
    bench_release(&bench);
}

static void test_proposal(void **state)
{
    (void)state;
    static const char outline[] =
        "::: packages\n\n::: price\n\n::: terms\n\n::: next-steps\n";
    expect(SIMPLE,
        "<profile guide=\"g\" format=\"1\"><project><n>3</n><wet>no</wet>"
        "</project><proposal><package name=\"Dig\" effort=\"2 days\">A *pit*."
        "</package><package name=\"Plant\">Trees.</package>"
        "<price>EUR 400</price>"
        "<next-step owner=\"B\" due=\"2026-12-01\">Buy spades</next-step>"
        "<next-step>Rest</next-step></proposal></profile>",
        outline,
        "section\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Work package\n      table_cell What it contains\n"
        "      table_cell Effort\n"
        "    table_row\n"
        "      table_cell Dig\n      table_cell A *pit*.\n"
        "      table_cell 2 days\n"
        "    table_row\n"
        "      table_cell Plant\n      table_cell Trees.\n"
        "      table_cell Not stated\n"
        "section\n  paragraph EUR 400\n"
        "section\n  paragraph <Missing:> The terms have not been agreed yet.\n"
        "section\n"
        "  list\n"
        "    item\n      paragraph Buy spades (B, by 1 December 2026)\n"
        "    item\n      paragraph Rest\n"
        "    item\n      paragraph Decide for or against Alder.\n");
    expect(SIMPLE,
        "<profile guide=\"g\" format=\"1\"><project><wet>no</wet></project>"
        "</profile>",
        outline,
        "section\n"
        "  paragraph <Missing:> The work packages have not been agreed yet.\n"
        "section\n  paragraph <Missing:> The price has not been agreed yet.\n"
        "section\n  paragraph <Missing:> The terms have not been agreed yet.\n"
        "section\n"
        "  list\n"
        "    item\n      paragraph Answer first, because the recommendation "
        "hangs on it: ?\n"
        "    item\n      paragraph Decide for or against Birch.\n");
}

/* The words of a proposal with these elements, as lines of the tree. */
#define OFFER(attributes, elements)                                            \
    "<profile guide=\"g\" format=\"1\"><project><n>3</n><wet>no</wet>"         \
    "</project><proposal" attributes ">" elements "</proposal></profile>"

static void test_price_alone(void **state)
{
    (void)state;
    expect(SIMPLE,
        OFFER("", "<price currency=\"EUR\" tax=\"19\">Travel is free.\n\nSo is "
                  "*tea*.<item quantity=\"2\" unit-price=\"0.5\">Spades</item>"
                  "<item quantity=\"1234.5\" unit-price=\"1\">Sand</item>"
                  "</price>"),
        "::: price\n",
        "section\n"
        "  paragraph Travel is free.\n"
        "  paragraph So is *tea*.\n"
        "  paragraph All amounts are in euros (EUR). Prices are net; "
        "tax is shown apart.\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Item\n"
        "      table_cell Quantity\n"
        "      table_cell Unit price\n"
        "      table_cell Amount in EUR\n"
        "    table_row\n"
        "      table_cell Spades\n"
        "      table_cell 2\n"
        "      table_cell 0.50\n"
        "      table_cell 1.00\n"
        "    table_row\n"
        "      table_cell Sand\n"
        "      table_cell 1,234.5\n"
        "      table_cell 1.00\n"
        "      table_cell 1,234.50\n"
        "    table_row\n"
        "      table_cell *Net total*\n"
        "      table_cell\n"
        "      table_cell\n"
        "      table_cell *1,235.50*\n"
        "    table_row\n"
        "      table_cell Tax of 19%\n"
        "      table_cell\n"
        "      table_cell\n"
        "      table_cell 234.75\n"
        "    table_row\n"
        "      table_cell *Total*\n"
        "      table_cell\n"
        "      table_cell\n"
        "      table_cell *1,470.25*\n"
        "  paragraph An amount is quantity times unit price. The tax "
        "of a rate is counted on the sum of all amounts that have "
        "it. Each is computed exactly and rounded once to the "
        "nearest 0.01\u00A0EUR, halves up; sums add the rounded "
        "amounts.\n");
}

/* The tables of two groups, which have all columns between them. */
#define ITEMS_IN_GROUPS                                                        \
    "section\n"                                                                \
    "  paragraph All amounts are in euros (EUR). Prices are net; "             \
    "tax is shown apart.\n"                                                    \
    "  table\n"                                                                \
    "    table_header\n"                                                       \
    "      table_cell Item\n"                                                  \
    "      table_cell Quantity\n"                                              \
    "      table_cell Unit\n"                                                  \
    "      table_cell Unit price\n"                                            \
    "      table_cell Discount\n"                                              \
    "      table_cell Tax\n"                                                   \
    "      table_cell Amount in EUR\n"                                         \
    "    table_row\n"                                                          \
    "      table_cell Dig\n"                                                   \
    "      table_cell 2\n"                                                     \
    "      table_cell day\n"                                                   \
    "      table_cell 900.00\n"                                                \
    "      table_cell 10%\n"                                                   \
    "      table_cell 19%\n"                                                   \
    "      table_cell 1,620.00\n"                                              \
    "    table_row\n"                                                          \
    "      table_cell *Subtotal*\n"                                            \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell *1,620.00*\n"                                            \
    "  heading 1 [1 later] Later\n"                                            \
    "  table\n"                                                                \
    "    table_header\n"                                                       \
    "      table_cell Item\n"                                                  \
    "      table_cell Quantity\n"                                              \
    "      table_cell Unit\n"                                                  \
    "      table_cell Unit price\n"                                            \
    "      table_cell Discount\n"                                              \
    "      table_cell Tax\n"                                                   \
    "      table_cell Amount in EUR\n"                                         \
    "    table_row\n"                                                          \
    "      table_cell Tea <optional>\n"                                        \
    "      table_cell 1\n"                                                     \
    "      table_cell\n"                                                       \
    "      table_cell 80.00\n"                                                 \
    "      table_cell\n"                                                       \
    "      table_cell 7%\n"                                                    \
    "      table_cell 80.00\n"                                                 \
    "    table_row\n"                                                          \
    "      table_cell *Subtotal without options*\n"                            \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell *0.00*\n"

/* What they come to, at two rates, with and without options. */
#define SUMS_OF_GROUPS                                                         \
    "  heading 1 [2 what-it-comes-to] What it comes to\n"                      \
    "  table\n"                                                                \
    "    table_header\n"                                                       \
    "      table_cell\n"                                                       \
    "      table_cell As offered\n"                                            \
    "      table_cell With all options\n"                                      \
    "    table_row\n"                                                          \
    "      table_cell Other items\n"                                           \
    "      table_cell 1,620.00\n"                                              \
    "      table_cell 1,620.00\n"                                              \
    "    table_row\n"                                                          \
    "      table_cell Later\n"                                                 \
    "      table_cell 0.00\n"                                                  \
    "      table_cell 80.00\n"                                                 \
    "    table_row\n"                                                          \
    "      table_cell *Net total*\n"                                           \
    "      table_cell *1,620.00*\n"                                            \
    "      table_cell *1,700.00*\n"                                            \
    "    table_row\n"                                                          \
    "      table_cell Taxed at 19%\n"                                          \
    "      table_cell 1,620.00\n"                                              \
    "      table_cell 1,620.00\n"                                              \
    "    table_row\n"                                                          \
    "      table_cell Tax of 19%\n"                                            \
    "      table_cell 307.80\n"                                                \
    "      table_cell 307.80\n"                                                \
    "    table_row\n"                                                          \
    "      table_cell Taxed at 7%\n"                                           \
    "      table_cell 0.00\n"                                                  \
    "      table_cell 80.00\n"                                                 \
    "    table_row\n"                                                          \
    "      table_cell Tax of 7%\n"                                             \
    "      table_cell 0.00\n"                                                  \
    "      table_cell 5.60\n"                                                  \
    "    table_row\n"                                                          \
    "      table_cell *Total*\n"                                               \
    "      table_cell *1,927.80*\n"                                            \
    "      table_cell *2,013.40*\n"                                            \
    "  paragraph An amount is quantity times unit price, less "                \
    "the discount. The tax of a rate is counted on the sum of "                \
    "all amounts that have it. Each is computed exactly and "                  \
    "rounded once to the nearest 0.01\u00A0EUR, halves up; sums "              \
    "add the rounded amounts.\n"                                               \
    "  paragraph What is marked as optional is not part of the "               \
    "offer until you ask for it, and counts in the last column "               \
    "only.\n"                                                                  \
    "  paragraph This offer is valid until 31 December 2026.\n"

/* When it is paid. */
#define PAYMENTS_OF_GROUPS                                                     \
    "  heading 1 [3 payment-plan] Payment plan\n"                              \
    "  table\n"                                                                \
    "    table_header\n"                                                       \
    "      table_cell Payment\n"                                               \
    "      table_cell Due\n"                                                   \
    "      table_cell Share\n"                                                 \
    "      table_cell Amount in EUR\n"                                         \
    "    table_row\n"                                                          \
    "      table_cell\n"                                                       \
    "      table_cell 1 December 2026\n"                                       \
    "      table_cell 50%\n"                                                   \
    "      table_cell 963.90\n"                                                \
    "    table_row\n"                                                          \
    "      table_cell At the end\n"                                            \
    "      table_cell\n"                                                       \
    "      table_cell 50%\n"                                                   \
    "      table_cell 963.90\n"                                                \
    "    table_row\n"                                                          \
    "      table_cell *Total*\n"                                               \
    "      table_cell\n"                                                       \
    "      table_cell *100%*\n"                                                \
    "      table_cell *1,927.80*\n"                                            \
    "  paragraph Shares are shares of the total with tax, "                    \
    "rounded in the same way; the last payment is what is left "               \
    "of it.\n"

static void test_price_in_groups(void **state)
{
    (void)state;
    expect(SIMPLE,
        OFFER("", "<price currency=\"EUR\" valid-until=\"2026-12-31\">"
                  "<item quantity=\"2\" unit=\"day\" unit-price=\"900\" "
                  "tax=\"19\" discount=\"10\">Dig</item>"
                  "<group name=\"Later\" tax=\"7\">"
                  "<item quantity=\"1\" unit-price=\"80\" optional=\"yes\">"
                  "Tea</item></group>"
                  "<payment share=\"50\" date=\"2026-12-01\"/>"
                  "<payment share=\"50\">At the end</payment></price>"),
        "::: price\n", ITEMS_IN_GROUPS SUMS_OF_GROUPS PAYMENTS_OF_GROUPS);
}

static void test_days(void **state)
{
    (void)state;
    expect(SIMPLE,
        OFFER(" begin=\"2026-12-01\" days=\"3.5\"",
            "<package name=\"Dig\" days=\"1\"/>"
            "<package name=\"Plant\" days=\"2.5\" effort=\"a weekend\"/>"),
        "::: packages\n",
        "section\n"
        "  table\n"
        "    table_header\n"
        "      table_cell Work package\n"
        "      table_cell What it contains\n"
        "      table_cell Effort\n"
        "    table_row\n"
        "      table_cell Dig\n"
        "      table_cell Not stated\n"
        "      table_cell 1\u00A0day\n"
        "    table_row\n"
        "      table_cell Plant\n"
        "      table_cell Not stated\n"
        "      table_cell a weekend\n"
        "    table_row\n"
        "      table_cell *In all*\n"
        "      table_cell\n"
        "      table_cell *3.5\u00A0days*\n"
        "  paragraph The work begins on 1 December 2026.\n");
}

static void test_acceptance(void **state)
{
    (void)state;
    expect(SIMPLE,
        OFFER("", "<acceptance>It is agreed.<party name=\"A\"/>"
                  "<party name=\"B\" signatory=\"C\" role=\"D\"/>"
                  "</acceptance>"),
        "::: acceptance\n",
        "section\n"
        "  keep\n"
        "    paragraph It is agreed.\n"
        "    table\n"
        "      table_header\n        table_cell\n        table_cell A\n"
        "        table_cell B\n"
        "      table_row\n        table_cell Name\n"
        "        table_cell [party-1-name: Name, for A]\n"
        "        table_cell C\n"
        "      table_row\n        table_cell Role\n"
        "        table_cell [party-1-role: Role, for A]\n"
        "        table_cell D\n"
        "      table_row\n        table_cell Date\n"
        "        table_cell [party-1-date: Date, for A]\n"
        "        table_cell [party-2-date: Date, for B]\n"
        "      table_row\n        table_cell Signature\n"
        "        table_cell [party-1-signature: Signature, for A]\n"
        "        table_cell [party-2-signature: Signature, for B]\n");
    expect(SIMPLE, OFFER("", ""), "# A\n\n::: acceptance\n\n# B\n\nText.\n",
        "heading 1 [1 b] B\nparagraph Text.\n");
}

static void test_masthead(void **state)
{
    (void)state;
    expect(SIMPLE,
        "<profile guide=\"g\" format=\"1\"><meta><client>C</client>"
        "<title>T</title><date>2026-11-20</date></meta></profile>",
        "::: masthead\n\n# A\n\nText.\n",
        "heading 1 T\n"
        "paragraph G \u00B7 Prepared for C \u00B7 20 November 2026\n"
        "heading 2 [a] A\n"
        "paragraph Text.\n");
}

static const struct chart *find_chart(struct document *document)
{
    const struct chart *chart = NULL;
    cmark_iter *iterator = cmark_iter_new(document->root);
    while (!chart && cmark_iter_next(iterator) != CMARK_EVENT_DONE)
        chart = element_of(cmark_iter_get_node(iterator))->chart;
    cmark_iter_free(iterator);
    return chart;
}

/* Bars are in the order of outcomes, told apart by tone and by words. */
static void test_chart(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct making making = make(&bench,
        HEAD "options: [{id: a, label: A}, {id: b, label: B},\n"
             "  {id: c, label: C}]\n"
             "reasons:\n"
             "  - {id: ra, for: a, grade: lean, because: \"!\"}\n"
             "  - {id: rb, against: b, grade: slight, because: \"!\"}\n"
             "  - {id: rc, against: c, grade: decisive, because: \"!\"}\n",
        "<profile guide=\"g\" format=\"1\"/>", "::: chart\n");
    const struct chart *chart = find_chart(making.document);
    assert_non_null(chart);
    assert_int_equal(chart->bar_count, 3);
    static const struct chart_bar expected[] = {
        {"A", "4\u00A0points, recommended", 4, TONE_CHOSEN},
        {"B", "\u22122\u00A0points, 6 points behind", -2, TONE_OTHER},
        {"C", "\u221216\u00A0points, ruled out", -16, TONE_OUT}};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(chart->bars[i].label, expected[i].label);
        assert_string_equal(chart->bars[i].text, expected[i].text);
        assert_true(chart->bars[i].value == expected[i].value);
        assert_int_equal(chart->bars[i].tone, expected[i].tone);
    }
    assert_true(chart->least == -16 && chart->most == 4);
    double from, to;
    chart_place(chart, 4, &from, &to);
    assert_true(from == CHART_BAR_SHARE * 0.8 && to == CHART_BAR_SHARE);
    chart_place(chart, -16, &from, &to);
    assert_true(from == 0 && to == CHART_BAR_SHARE * 0.8);
    making_release(&making);
    bench_release(&bench);
}

/* A bar for each criterion that brings points; the longest and empty for one
 * that turns nothing. Then a sentence for those that do. */
static void test_criteria(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct making making = make(&bench,
        HEAD "options: [{id: a, label: A}, {id: b, label: B}]\n"
             "criteria: [{id: x, label: Speed}, {id: y, label: Risk},\n"
             "  {id: z, label: People}]\n"
             "reasons:\n"
             "  - {id: ra, for: a, grade: strong, criterion: x,\n"
             "     because: \"!\"}\n"
             "  - {id: rb, for: b, grade: lean, criterion: y,\n"
             "     because: \"!\"}\n",
        "<profile guide=\"g\" format=\"1\"/>", "::: criteria\n");
    const struct chart *chart = find_chart(making.document);
    assert_non_null(chart);
    assert_true(chart->beside && chart->least == 0 && chart->most == 9);
    assert_int_equal(chart->bar_count, 2);
    assert_string_equal(chart->alternative,
        "Bar chart: how many times as much a criterion must count for another "
        "result. Speed: over 9, if at all; Risk: 2\u00A0times.");
    assert_true(chart->bars[0].value == 9 && chart->bars[1].value == 2);
    assert_int_equal(chart->bars[0].tone, TONE_OUT);
    assert_int_equal(chart->bars[1].tone, TONE_CHOSEN);
    double from, to;
    chart_place(chart, 9, &from, &to);
    assert_true(from == CHART_LABEL_SHARE);
    assert_true(to == CHART_LABEL_SHARE + CHART_BAR_BESIDE_SHARE);
    struct buffer out;
    buffer_init(&out);
    tree_dump(&out, making.document->root);
    assert_non_null(strstr(buffer_string(&out),
        "For somebody to whom \u201CRisk\u201D counts twice as much, there "
        "would be no clear winner."));
    buffer_release(&out);
    making_release(&making);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_contested_part),
        cmocka_unit_test(test_many_options),
        cmocka_unit_test(test_own_names_of_grades),
        cmocka_unit_test(test_far_behind),
        cmocka_unit_test(test_matrix_without_parts),
        cmocka_unit_test(test_one_option_without_parts),
        cmocka_unit_test(test_open_reasons_wait),
        cmocka_unit_test(test_situation),
        cmocka_unit_test(test_every_section),
        cmocka_unit_test(test_departure),
        cmocka_unit_test(test_long_departure),
        cmocka_unit_test(test_override_that_departs_from_nothing),
        cmocka_unit_test(test_flips_and_ranges),
        cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_many_alternatives),
        cmocka_unit_test(test_least_evil),
        cmocka_unit_test(test_proposal),
        cmocka_unit_test(test_price_alone),
        cmocka_unit_test(test_price_in_groups),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_acceptance),
        cmocka_unit_test(test_masthead),
        cmocka_unit_test(test_chart),
        cmocka_unit_test(test_criteria),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
