/* Guides: what is read, and every kind of mistake with its place. */
#include "../support.h"

#include "base/file.h"
#include "input/guide.h"

/* A whole guide; the tests change one thing in it. */
static const char whole[] =
    "guide: small\n"
    "format: 1\n"
    "title: A small guide\n"
    "language: en\n"
    "version: \"0.1\"\n"
    "unknown: not known\n"
    "templates: [report, letter]\n"
    "options:\n"
    "  - {id: one, label: Number one}\n"
    "  - {id: two, label: Number two}\n"
    "combinations:\n"
    "  - {id: both, label: Both, of: [one, two]}\n"
    "kinds: {use-case: Use cases, background: Background}\n"
    "weights: {minor: 1, core: 3}\n"
    "parts:\n"
    "  path: works/work\n"
    "  name: \"@name\"\n"
    "  weight: weight\n"
    "  vary: kind\n"
    "  label: {one: work, other: works}\n"
    "current: {fact: now, map: {first: one, all: both}}\n"
    "facts:\n"
    "  now: {of: project, path: now/@is, type: enum, values: [first, all, "
    "none], assume: none}\n"
    "  people: {of: project, path: people, type: integer, cuts: [3, 6.5], "
    "unit: {one: person, other: people}, assume: 4}\n"
    "  rules: {of: project, path: rules, type: set, values: [a, b, c], "
    "assume: [c, a], labels: {a: The first}}\n"
    "  hiring: {of: project, path: hiring, type: boolean, labels: {yes: "
    "hires, no: does not}, assume: no}\n"
    "  kind: {of: part, path: \"@kind\", type: enum, values: [api, batch], "
    "required: yes}\n"
    "  weight: {of: part, path: \"@weight\", type: scale, values: [minor, "
    "core], assume: core, asked-if: $busy, otherwise: core}\n"
    "  busy: {of: part, is: \"$people >= 3\"}\n"
    "  some: {of: project, any: $busy, label: Something}\n"
    "reasons:\n"
    "  - {id: r1, for: one, grade: strong, when: $some, because: It is.}\n"
    "  - id: r2\n"
    "    against: both\n"
    "    grade: lean\n"
    "    because: They are two.\n"
    "    except: [{when: $hiring, grade: slight, because: They hire.}]\n"
    "warnings:\n"
    "  - {id: w1, level: serious, when: $some, say: Take care.}\n";

static const char module[] = "---\n"
                             "id: module\n"
                             "title: A module\n"
                             "kind: use-case\n"
                             "order: 20\n"
                             "scope: part\n"
                             "when: \"$kind = 'api'\"\n"
                             "reasons:\n"
                             "  - {id: m1, for: two, grade: decisive, "
                             "because: Because.}\n"
                             "claims: [S1, S2]\n"
                             "sources: [{id: book, title: A book, address: "
                             "\"https://example.org/\", date: 2026-01-01}]\n"
                             "---\n"
                             "The text.\n";

/* TEXT with OLD, which must stand in it, replaced by NEW. */
static const char *changed(
    struct bench *bench, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    if (!at)
        fail_msg("\"%s\" does not stand there", old);
    return arena_format(&bench->arena, "%.*s%s%s", (int)(at - text), text, new,
        at + strlen(old));
}

static const struct guide *read_guide(
    struct bench *bench, const char *guide, const char *module_text)
{
    bench_write(bench, "guide.yaml", guide);
    file_make_folder(bench_path(bench, "modules"), &bench->diags);
    bench_write(bench, "modules/module.md", module_text);
    return guide_read(&bench->arena, bench_folder(bench), &bench->diags);
}

static void expect_report(
    const char *guide, const char *module_text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    const struct guide *read = read_guide(&bench, guide, module_text);
    assert_string_equal(bench_report(&bench), report);
    assert_int_equal(read == NULL, *report != 0);
    bench_release(&bench);
}

struct mistake {
    const char *old, *new, *report;
};

static void expect_each(const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bench bench;
        bench_init(&bench);
        expect_report(changed(&bench, whole, mistakes[i].old, mistakes[i].new),
            module, mistakes[i].report);
        bench_release(&bench);
    }
}
#define EXPECT_EACH(mistakes)                                                  \
    expect_each(mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void expect_each_in_module(const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bench bench;
        bench_init(&bench);
        expect_report(whole,
            changed(&bench, module, mistakes[i].old, mistakes[i].new),
            mistakes[i].report);
        bench_release(&bench);
    }
}
#define EXPECT_EACH_IN_MODULE(mistakes)                                        \
    expect_each_in_module(mistakes, sizeof(mistakes) / sizeof *(mistakes))

/* ---- what is read -------------------------------------------------------- */

static void test_plans_and_weights(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide = read_guide(&bench, whole, module);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(guide);
    assert_string_equal(guide->id, "small");
    assert_string_equal(guide->version, "0.1");
    assert_int_equal(guide->template_count, 2);
    assert_string_equal(guide->templates[1], "letter");
    assert_int_equal(guide->option_count, 2);
    assert_int_equal(guide->plan_count, 3);
    assert_string_equal(guide->plans[2].id, "both");
    assert_int_equal(guide->plans[2].member_count, 2);
    assert_int_equal(guide->plans[2].members[1], 1);
    assert_int_equal(guide->plans[1].place.line, 10);
    assert_int_equal(guide->plans[1].place.column, 10);
    static const int points[GRADE_COUNT] = {0, 1, 2, 4, 8};
    assert_memory_equal(guide->grade_points, points, sizeof points);
    assert_int_equal(guide->project_weight, 2);
    assert_int_equal(guide->weight_count, 2);
    assert_string_equal(guide->weights[1].name, "core");
    assert_int_equal(guide->weights[1].value, 3);
    assert_string_equal(guide->part_label.other, "works");
    static const int plans[] = {0, 2, NONE};
    assert_memory_equal(guide->current_plans, plans, sizeof plans);
    assert_int_equal(guide->vary_fact, guide_fact(guide, "kind"));
    bench_release(&bench);
}

static const struct fact *fact(const struct guide *guide, const char *id)
{
    int index = guide_fact(guide, id);
    assert_int_not_equal(index, NONE);
    return &guide->facts[index];
}

static void test_facts(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide = read_guide(&bench, whole, module);
    assert_non_null(guide);
    assert_int_equal(guide->fact_count, 8);
    const struct fact *at = fact(guide, "people");
    assert_int_equal(at->type, FACT_INTEGER);
    assert_string_equal(at->path, "people");
    assert_int_equal(at->cut_count, 2);
    assert_true(at->cuts[1] > 6.4 && at->cuts[1] < 6.6);
    assert_string_equal(at->unit.one, "person");
    assert_int_equal((int)at->assumed.as.number, 4);
    at = fact(guide, "rules");
    assert_int_equal(at->assumed.type, VALUE_SET);
    assert_int_equal(at->assumed.as.members, 5);
    assert_string_equal(at->value_labels[0], "The first");
    assert_string_equal(at->value_labels[1], "b");
    assert_int_equal(fact_value_index(at, "c"), 2);
    assert_int_equal(fact_value_index(at, "d"), NONE);
    at = fact(guide, "hiring");
    assert_string_equal(at->true_label, "hires");
    assert_int_equal(at->assumed.type, VALUE_BOOLEAN);
    assert_false(at->assumed.as.truth);
    at = fact(guide, "weight");
    assert_int_equal(at->of, SCOPE_PART);
    assert_string_equal(at->asked_if.text, "$busy");
    assert_int_equal(at->otherwise.as.word, 1);
    assert_true(fact(guide, "kind")->required);
    at = fact(guide, "busy");
    assert_int_equal(at->derivation, DERIVATION_IS);
    assert_null(at->path);
    assert_int_equal(at->expression.place.line, 29);
    assert_int_equal(at->expression.place.column, 25); /* behind the quote */
    assert_int_equal(fact(guide, "some")->derivation, DERIVATION_ANY);
    bench_release(&bench);
}

static void test_reasons_modules_and_warnings(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    bench_write(&bench, "modules.md", "not a module");
    file_make_folder(bench_path(&bench, "modules"), &bench.diags);
    bench_write(&bench, "modules/early.md",
        "---\nid: early\ntitle: E\nkind: background\nwhen: true()\norder: 3\n"
        "---\n");
    bench_write(&bench, "modules/notes.txt", "not a module");
    const struct guide *guide = read_guide(&bench, whole, module);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(guide);
    assert_int_equal(guide->reason_count, 3);
    assert_int_equal(guide->reasons[0].grade, GRADE_STRONG);
    assert_int_equal(guide->reasons[0].module, NONE);
    assert_true(guide->reasons[1].against);
    assert_int_equal(guide->reasons[1].plan, 2);
    assert_null(guide->reasons[1].when.text);
    assert_int_equal(guide->reasons[1].exceptions[0].grade, GRADE_SLIGHT);
    assert_int_equal(guide->module_count, 2); /* by order */
    assert_string_equal(guide->modules[0].id, "early");
    assert_int_equal(guide_module(guide, "module"), 1);
    const struct module *last = &guide->modules[1];
    assert_string_equal(last->kind, "use-case");
    assert_string_equal(last->source->text + last->body_offset, "The text.\n");
    assert_int_equal(last->claim_count, 2);
    assert_string_equal(last->sources[0].title, "A book");
    assert_string_equal(last->sources[0].address, "https://example.org/");
    /* A module's reasons have its scope. */
    assert_string_equal(guide->reasons[2].id, "m1");
    assert_int_equal(guide->reasons[2].scope, SCOPE_PART);
    assert_int_equal(guide->reasons[2].module, 1);
    assert_string_equal(
        guide->reasons[2].place.source->name, last->source->name);
    assert_int_equal(guide->warnings[0].level, LEVEL_SERIOUS);
    assert_string_equal(guide->warnings[0].when.text, "$some");
    bench_release(&bench);
}

static void test_the_guide_of_this_repository(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide =
        guide_read(&bench.arena, "content/python-node", &bench.diags);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(guide);
    assert_string_equal(guide->id, "python-node");
    bench_release(&bench);
}

/* ---- the head ------------------------------------------------------------ */

static void test_mistakes_in_the_head(void **state)
{
    static const struct mistake mistakes[] = {
        {"title: A", "titel: A",
            "3:1 error: guide: unknown key \"titel\" [did you mean "
            "\"title\"?]\n1:1 error: \"title\" is missing\n"},
        {"guide: small", "guide: Small",
            "1:8 error: \"Small\" is not an id [lower-case letters, digits "
            "and hyphens, a letter first]\n"},
        {"guide: small", "guide: ", "1:7 error: \"guide\" is empty\n"},
        {"format: 1", "format: 2",
            "2:9 error: a guide of a newer format "
            "[this program reads format 1]\n"},
        {"format: 1", "format: one",
            "2:9 error: \"format\" must be a whole number from 1 to 1000, "
            "not \"one\"\n"},
        {"templates: [report, letter]", "templates: []",
            "1:1 error: \"templates\" is missing "
            "[for example templates: [report]]\n"},
        {"templates: [report, letter]", "templates: report",
            "7:12 error: \"templates\" must be a list\n"
            "1:1 error: \"templates\" is missing "
            "[for example templates: [report]]\n"},
        {"[report, letter]", "[report, [a], report, {b: c}]",
            "7:21 error: \"templates\" must be a list of words\n"
            "7:26 error: \"report\" stands here twice\n"
            "7:34 error: \"templates\" must be a list of words\n"},
        {"kinds: {use-case: Use cases, background: Background}\n", "",
            "1:1 error: \"kinds\" is missing "
            "[for example kinds: {use-case: \"Use cases\"}]\n"
            "4:7 error: kind: \"use-case\" is not one of \n"},
        {"kinds: {use-case: Use cases, background: Background}",
            "kinds: {use-case: , Background: B}",
            "13:19 error: \"use-case\" is empty\n"
            "13:21 error: \"Background\" is not an id [lower-case letters, "
            "digits and hyphens, a letter first]\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

static void test_mistakes_in_options(void **state)
{
    static const struct mistake mistakes[] = {
        {"{id: two, label: Number two}", "{id: two, lable: Number two}",
            "10:15 error: option: unknown key \"lable\" "
            "[did you mean \"label\"?]\n"
            "10:5 error: \"label\" is missing\n"},
        {"  - {id: two,", "  - two\n  - {id: two,",
            "10:5 error: option: keys and values are expected here\n"},
        {"{id: two,", "{id: one,",
            "10:10 error: there is another option or combination \"one\" "
            "[give each an id of its own]\n"
            "12:39 error: \"two\" is not an option\n"
            "9:19 error: \"two\" is not an option or a combination\n"},
        {"{id: both,", "{id: toss-up,",
            "12:10 error: \"toss-up\" is a verdict, not an option\n"
            "21:45 error: \"both\" is not an option or a combination\n"
            "34:14 error: \"both\" is not an option or a combination\n"},
        {"of: [one, two]}", "of: [one]}",
            "12:10 error: a combination has at least two options in \"of\"\n"},
        {"of: [one, two]}", "of: [one, both]}",
            "12:39 error: \"both\" is not an option\n"},
        {"of: [one, two]}", "of: [one, one]}",
            "12:39 error: \"one\" stands here twice\n"},
        {", of: [one, two]}", "}",
            "12:10 error: a combination has at least two options in \"of\"\n"},
        {"  - {id: one, label: Number one}\n  - {id: two, label: Number "
         "two}\ncombinations:",
            "combinations:",
            "8:9 error: \"options\" must be a list\n"
            "1:1 error: \"options\" is missing or empty\n"
            "19:35 error: \"one\" is not an option or a combination\n"
            "19:45 error: \"both\" is not an option or a combination\n"
            "30:19 error: \"one\" is not an option or a combination\n"
            "32:14 error: \"both\" is not an option or a combination\n"
            "9:19 error: \"two\" is not an option or a combination\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

static void test_mistakes_in_weights(void **state)
{
    static const struct mistake mistakes[] = {
        {"guide: small", "grades: {slight: 2, lean: 2}\nguide: small",
            "1:9 error: grades must rise from slight to decisive\n"},
        {"guide: small", "grades: {strong: 9, huge: 0}\nguide: small",
            "1:21 error: grades: unknown key \"huge\" [the keys are slight, "
            "lean, strong, decisive]\n"
            "1:9 error: grades must rise from slight to decisive\n"},
        {"guide: small", "grades: {slight: 0}\nguide: small",
            "1:18 error: \"slight\" must be a whole number from 1 to 1000, "
            "not \"0\"\n"},
        {"guide: small", "project-weight: -1\nguide: small",
            "1:17 error: \"project-weight\" must be a whole number from 0 to "
            "1000, not \"-1\"\n"},
        {"weights: {minor: 1, core: 3}\n", "",
            "1:1 error: \"weights\" is missing "
            "[for example weights: {minor: 1, major: 2, core: 3}]\n"},
        {"{minor: 1, core: 3}", "{minor: 3, core: 1}",
            "14:10 error: weights must name every class of \"weight\" and "
            "rise\n"},
        {"{minor: 1, core: 3}", "{minor: 1}",
            "14:10 error: weights must name every class of \"weight\" and "
            "rise\n"},
        {"{minor: 1, core: 3}", "{minor: 1, core: 3, mior: 2}",
            "14:30 error: weights: unknown key \"mior\" "
            "[did you mean \"minor\"?]\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

static void test_mistakes_in_parts(void **state)
{
    static const struct mistake mistakes[] = {
        {"weight: weight", "weight: wieght",
            "18:11 error: there is no fact \"wieght\" "
            "[did you mean \"weight\"?]\n"},
        {"core], assume: core,", "core],",
            "28:3 error: \"weight\" weighs the parts, and needs an \"assume\" "
            "[for example assume: core]\n"},
        {"weight: weight", "weight: people",
            "18:11 error: \"people\" must be an asked scale of the part\n"},
        {"vary: kind", "vary: now",
            "19:9 error: \"now\" must be an asked enum of the part\n"},
        {"path: works/work", "path: works/@work",
            "16:9 error: \"works/@work\" is not a path "
            "[write element names with \"/\" between]\n"},
        {"path: works/work", "path: /works/work/",
            "16:9 error: \"/works/work/\" is not a path "
            "[write element names with \"/\" between]\n"},
        {"path: works/work", "path: project/work",
            "16:9 error: the parts cannot stand in \"project\" "
            "[for example workloads/workload]\n"},
        {"name: \"@name\"", "name: \"name of it\"",
            "17:10 error: \"name of it\" is not a path [write element names "
            "with \"/\" between, and \"@\" before an attribute]\n"},
        {"name: \"@name\"", "name: about/@name",
            "17:9 error: the name is one attribute or element of the part "
            "itself [for example \"@name\"]\n"},
        {"  name: \"@name\"\n", "", "16:3 error: \"name\" is missing\n"},
        {"label: {one: work,", "label: {few: work,",
            "20:11 error: label: unknown key \"few\" [the keys are one, "
            "other]\n"
            "20:10 error: \"one\" is missing\n"},
        {"current: {fact: now,", "current: {fact: kind,",
            "21:17 error: \"kind\" must be an asked enum of the project\n"},
        {", map: {first: one, all: both}", "",
            "21:10 error: \"map\" is missing [it says which value stands for "
            "which option]\n"},
        {"{first: one,", "{fisrt: three,",
            "21:28 error: map: unknown key \"fisrt\" "
            "[did you mean \"first\"?]\n"},
        {"{first: one,", "{first: three,",
            "21:35 error: \"three\" is not an option or a combination\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

static void test_facts_of_parts_need_parts(void **state)
{
    (void)state;
    expect_report(
        "guide: g\ntitle: G\nlanguage: en\nversion: 1\nunknown: \"?\"\n"
        "templates: [report]\noptions: [{id: one, label: One}, {id: two, "
        "label: Two}]\nkinds: {use-case: U}\n"
        "facts:\n  a: {of: part, path: a, type: text}\n",
        "---\nid: module\ntitle: T\nkind: use-case\nwhen: true()\n---\n",
        "10:3 error: fact \"a\" is of a part, but this guide has no parts "
        "[name the repeated element of a profile in \"parts\"]\n");
}

/* ---- facts --------------------------------------------------------------- */

/* FACT is put before the other facts, on line 23. */
static void expect_fact(const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    expect_report(changed(&bench, whole, "facts:\n",
                      arena_format(&bench.arena, "facts:\n  %s\n", text)),
        module, report);
    bench_release(&bench);
}

static void test_mistakes_in_facts(void **state)
{
    static const char *const mistakes[][2] = {
        {"x: {of: project, path: x, type: text}", ""},
        {"x: [a]", "23:6 error: fact \"x\": keys and values are expected "
                   "here\n"},
        {"X: {of: project, path: x, type: text}",
            "23:3 error: \"X\" is not an id [lower-case letters, digits and "
            "hyphens, a letter first]\n"},
        {"verdict: {of: project, path: x, type: text}",
            "23:3 error: \"verdict\" already means something in conditions "
            "and texts [choose another name]\n"},
        {"now: {of: project, path: x, type: text}",
            "24:3 error: \"now\" stands here twice [keep one of the two]\n"},
        {"x: {path: x, type: text}",
            "23:3 error: fact \"x\": \"of\" (project or part) is missing\n"},
        {"x: {of: projekt, path: x, type: text}",
            "23:11 error: of: \"projekt\" is not one of project, part "
            "[did you mean \"project\"?]\n"},
        {"x: {of: project, path: x}", "23:6 error: \"type\" is missing\n"},
        {"x: {of: project, path: x, type: bool}",
            "23:35 error: type: \"bool\" is not one of boolean, integer, "
            "number, enum, scale, set, text\n"},
        {"x: {of: project, type: text}", "23:6 error: \"path\" is missing\n"},
        {"x: {of: project, path: x y, type: text}",
            "23:26 error: \"x y\" is not a path [write element names with "
            "\"/\" between, and \"@\" before an attribute]\n"},
        {"x: {of: project, path: \"@x/y\", type: text}",
            "23:27 error: \"@x/y\" is not a path [write element names with "
            "\"/\" between, and \"@\" before an attribute]\n"},
        {"x: {of: project, path: x//y, type: text}",
            "23:26 error: \"x//y\" is not a path [write element names with "
            "\"/\" between, and \"@\" before an attribute]\n"},
        {"x: {of: project, path: ../../x, type: text}",
            "23:26 error: \"../../x\" is not a path [write element names with "
            "\"/\" between, and \"@\" before an attribute]\n"},
        {"x: {of: project, path: a/1, type: text}",
            "23:26 error: \"a/1\" is not a path [write element names with "
            "\"/\" between, and \"@\" before an attribute]\n"},
        {"x: {of: project, path: people, type: text}",
            "25:3 error: facts \"x\" and \"people\" have the same path "
            "\"people\" [give each asked fact a path of its own]\n"},
        {"x: {of: part, path: people, type: text}", ""},
        {"x: {of: project, path: x, type: enum}",
            "23:6 error: \"values\" is missing\n"},
        {"x: {of: project, path: x, type: text, values: [a]}",
            "23:6 error: only enum, scale and set have \"values\"\n"},
        {"x: {of: project, path: x, type: enum, values: [a, b, a]}",
            "23:56 error: \"a\" stands here twice\n"},
        {"x: {of: project, path: x, type: text, pth: y}",
            "23:41 error: fact \"x\": unknown key \"pth\" "
            "[did you mean \"path\"?]\n"},
        {"x: {of: project, path: x, type: text, cuts: [1]}",
            "23:6 error: only integer and number have \"cuts\"\n"},
        {"x: {of: project, path: x, type: integer, cuts: [2, 1]}",
            "23:54 error: cuts must be numbers in rising order\n"},
        {"x: {of: project, path: x, type: integer, cuts: [a]}",
            "23:51 error: cuts must be numbers in rising order\n"},
        {"x: {of: project, path: x, type: boolean, required: maybe}",
            "23:54 error: \"required\" must be yes or no, not \"maybe\"\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        expect_fact(mistakes[i][0], mistakes[i][1]);
}

static void test_mistakes_in_assumptions(void **state)
{
    static const char *const mistakes[][2] = {
        {"x: {of: project, path: x, type: enum, values: [a, b], assume: c}",
            "23:65 error: \"c\" is not a value of \"x\"\n"},
        {"x: {of: project, path: x, type: set, values: [aa, b], assume: [b, "
         "ab]}",
            "23:69 error: \"ab\" is not a value of \"x\" "
            "[did you mean \"aa\"?]\n"},
        {"x: {of: project, path: x, type: set, values: [a, b], assume: []}",
            ""},
        {"x: {of: project, path: x, type: enum, values: [a, b], assume: [a]}",
            "23:65 error: \"assume\" must be one value of the fact\n"},
        {"x: {of: project, path: x, type: text, assume: a}",
            "23:49 error: \"assume\" must be one value of the fact\n"},
        {"x: {of: project, path: x, type: boolean, assume: maybe}",
            "23:52 error: \"assume\" must be yes or no, not \"maybe\"\n"},
        {"x: {of: project, path: x, type: number, assume: 2.5}", ""},
        {"x: {of: project, path: x, type: integer, assume: 2.5}",
            "23:52 error: \"assume\" must be a whole number from 0 to "
            "1000000000000000, not \"2.5\"\n"},
        {"x: {of: project, path: x, type: number, assume: -1}",
            "23:51 error: \"assume\" must be a number from 0 to 1e+15, not "
            "\"-1\"\n"},
        {"x: {of: project, path: x, type: boolean, asked-if: $some}",
            "23:54 error: \"asked-if\" needs \"otherwise\" [say which value "
            "the fact has where it is not asked]\n"},
        {"x: {of: project, path: x, type: enum, values: [aa, b], labels: "
         "{ab: X}}",
            "23:67 error: labels: unknown key \"ab\" [did you mean \"aa\"?]\n"},
        {"x: {of: project, path: x, type: boolean, labels: {true: X}}",
            "23:53 error: labels: unknown key \"true\" [the keys are yes, "
            "no]\n"},
        {"x: {of: part, path: x, type: boolean, phrase: {no: \"{part} is\", "
         "yes: b}}",
            ""},
        {"x: {of: project, path: x, type: enum, values: [a, b], phrase: "
         "\"it is {value}\"}",
            ""},
        {"x: {of: project, path: x, type: boolean, phrase: a}",
            "23:52 error: phrase of \"x\": one text does not fit its values "
            "[write {no: \"...\", yes: \"...\"}]\n"},
        {"x: {of: project, path: x, type: number, phrase: {below: a}}",
            "23:51 error: \"at-least\" is missing\n"},
        {"x: {of: project, path: x, type: enum, values: [a], phrase: "
         "\"{part}\"}",
            "23:63 error: phrase of \"x\": unknown argument \"{part}\" [write "
            "{value}]\n"},
        {"x: {of: project, path: x, type: text, phrase: a}",
            "23:49 error: phrase of \"x\": no sentence names the value of a "
            "text\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        expect_fact(mistakes[i][0], mistakes[i][1]);
}

static void test_mistakes_in_derived_facts(void **state)
{
    static const char *const mistakes[][2] = {
        {"x: {of: project, is: $some}", ""},
        {"x: {of: project, count: true()}", ""},
        {"x: {of: project, is: }", "23:24 error: \"is\" is empty\n"},
        {"x: {of: project, is: $some, path: x}",
            "23:31 error: fact \"x\": unknown key \"path\" [the keys are of, "
            "label, labels, unit, is, any, all, count]\n"},
        {"x: {of: part, any: $busy}",
            "23:6 error: a fact of a part cannot count parts [any, all and "
            "count run over the parts; give it of: project]\n"},
        {"x: {of: project, any: $busy, all: $busy}",
            "23:37 error: fact \"x\": give only one of is, any, all and "
            "count\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        expect_fact(mistakes[i][0], mistakes[i][1]);
}

/* A set is one word of 64 bits. */
static void test_too_many_values(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    for (int most = 64; most <= 65; most++) {
        struct buffer text;
        buffer_init(&text);
        buffer_add_string(&text, "x: {of: project, path: x, type: set, "
                                 "values: [");
        for (int i = 0; i < most; i++)
            buffer_add_format(&text, "v%d, ", i);
        buffer_add_string(&text, "]}");
        expect_fact(buffer_string(&text),
            most > 64 ? "23:6 error: more than 64 values\n" : "");
        buffer_release(&text);
    }
    bench_release(&bench);
}

static void test_too_many_options(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 62; i++)
        buffer_add_format(&text, "  - {id: o%d, label: O}\n", i);
    const char *extra = arena_string(&bench.arena, buffer_string(&text));
    buffer_release(&text);
    bench_write(&bench, "guide.yaml",
        changed(&bench, whole, "options:\n",
            arena_format(&bench.arena, "options:\n%s", extra)));
    file_make_folder(bench_path(&bench, "modules"), &bench.diags);
    assert_null(guide_read(&bench.arena, bench_folder(&bench), &bench.diags));
    assert_string_equal(bench.diags.list.items[0].message,
        "more than 64 options and combinations");
    assert_int_equal(bench.diags.list.items[0].place.line, 9);
    bench_release(&bench);
}

/* ---- reasons and warnings ------------------------------------------------ */

static void test_mistakes_in_reasons(void **state)
{
    static const struct mistake mistakes[] = {
        {"{id: r1, for: one,", "{id: r1, for: oen,",
            "32:19 error: \"oen\" is not an option or a combination "
            "[did you mean \"one\"?]\n"},
        {"{id: r1, for: one,", "{id: r1,",
            "32:5 error: a reason speaks for or against one option "
            "[give either \"for\" or \"against\"]\n"},
        {"{id: r1, for: one,", "{id: r1, for: one, against: two,",
            "32:5 error: a reason speaks for or against one option "
            "[give either \"for\" or \"against\"]\n"},
        {"{id: r1,", "{id: r2,",
            "33:9 error: there is another reason \"r2\" "
            "[give each reason an id of its own]\n"},
        {"{id: r1,", "{id: m1,",
            "9:10 error: there is another reason \"m1\" "
            "[give each reason an id of its own]\n"},
        {"{id: r1, ", "{", "32:5 error: \"id\" is missing\n"},
        {"grade: strong", "grade: none",
            "32:31 error: grade: \"none\" is not one of slight, lean, "
            "strong, decisive\n"},
        {"grade: strong, ", "",
            "32:5 error: a reason needs a grade "
            "[one of slight, lean, strong, decisive]\n"},
        {"because: It is.", "becuase: It is.",
            "32:52 error: reason: unknown key \"becuase\" "
            "[did you mean \"because\"?]\n"},
        {", because: It is.", "", "32:5 error: \"because\" is missing\n"},
        {"    against: both\n", "    against: both\n    scope: part\n",
            "33:5 error: a reason about a combination stands on the project "
            "row [give it scope: project]\n"},
        {"kinds: {use-case", "grade-labels: {leen: x}\nkinds: {use-case",
            "13:16 error: grade-labels: unknown key \"leen\" "
            "[did you mean \"lean\"?]\n"},
        {"[{when: $hiring, grade: slight,", "[{when: $hiring, grade: nil,",
            "37:37 error: grade: \"nil\" is not one of none, slight, lean, "
            "strong, decisive\n"},
        {"[{when: $hiring, grade: slight,", "[{grade: none,",
            "37:14 error: \"when\" is missing\n"},
        {"[{when: $hiring, grade: slight,", "[{when: $hiring, unless: x,",
            "37:30 error: exception: unknown key \"unless\" [the keys are "
            "when, grade, because]\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

static void test_mistakes_in_warnings(void **state)
{
    static const struct mistake mistakes[] = {
        {"level: serious", "level: grave",
            "39:21 error: level: \"grave\" is not one of note, caution, "
            "serious\n"},
        {", say: Take care.", "", "39:5 error: \"say\" is missing\n"},
        {"when: $some, say", "say", "39:5 error: \"when\" is missing\n"},
        {"  - {id: w1,", "  - {id: w1, when: a, say: b}\n  - {id: w1,",
            "40:10 error: there is another warning \"w1\" "
            "[give each warning an id of its own]\n"},
        {"  - {id: w1,", "  - {when: a, say: b}\n  - {",
            "39:5 error: \"id\" is missing\n40:5 error: \"id\" is missing\n"},
        {"{id: w1,", "{id: w1, levle: note,",
            "39:14 error: warning: unknown key \"levle\" "
            "[did you mean \"level\"?]\n"},
    };
    (void)state;
    EXPECT_EACH(mistakes);
}

/* ---- modules ------------------------------------------------------------- */

static void test_mistakes_in_modules(void **state)
{
    static const struct mistake mistakes[] = {
        {"---\nid", "id",
            "1:1 error: the front matter is missing [begin the "
            "file with a line \"---\", then id, title, kind and "
            "when]\n"},
        {"---\nThe", "The",
            "1:1 error: the front matter is not closed "
            "[close it with a line \"---\"]\n"},
        {"id: module", "id: The module",
            "2:5 error: \"The module\" is not an id [lower-case letters, "
            "digits and hyphens, a letter first]\n"},
        {"id: module\n", "", "2:1 error: \"id\" is missing\n"},
        {"kind: use-case", "kind: usecase",
            "4:7 error: kind: \"usecase\" is not one of use-case, background "
            "[did you mean \"use-case\"?]\n"},
        {"kind: use-case\n", "", "2:1 error: \"kind\" is missing\n"},
        {"order: 20", "order: 1st",
            "5:8 error: \"order\" must be a whole number from 0 to 1000000, "
            "not \"1st\"\n"},
        {"scope: part", "scope: all",
            "6:8 error: scope: \"all\" is not one of project, part\n"},
        {"when: \"$kind", "wenn: \"$kind",
            "7:1 error: module: unknown key \"wenn\" "
            "[did you mean \"when\"?]\n2:1 error: \"when\" is missing\n"},
        {"claims: [S1, S2]", "claims: [S1, S1]",
            "10:14 error: \"S1\" stands here twice\n"},
        {"title: A book, ", "", "11:11 error: \"title\" is missing\n"},
        {"date: 2026", "datum: 2026",
            "11:70 error: source: unknown key \"datum\" "
            "[did you mean \"date\"?]\n"},
        {"for: two, grade", "for: three, grade",
            "9:19 error: \"three\" is not an option or a combination\n"},
        {"title: A module", "title: A: module",
            "3:9 error: broken YAML: mapping values are not allowed in this "
            "context [texts that begin with \"{\" or have \": \" or \" #\" in "
            "them need quotes, and "
            "indentation is by spaces]\n"},
        {"The text.", "The t\xE9xt.",
            "13:6 error: not UTF-8: byte 0xE9 [save the file as UTF-8]\n"},
    };
    (void)state;
    EXPECT_EACH_IN_MODULE(mistakes);
}

static void test_modules_with_the_same_id(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    file_make_folder(bench_path(&bench, "modules"), &bench.diags);
    const char *first = bench_write(&bench, "modules/copy.md",
        "---\nid: module\ntitle: T\nkind: use-case\nwhen: true()\n---\n");
    assert_null(read_guide(&bench, whole, module));
    assert_string_equal(bench_report(&bench),
        arena_format(&bench.arena,
            "2:5 error: there is another module \"module\" "
            "[the other one is %s]\n",
            first));
    bench_release(&bench);
}

static void test_what_is_missing(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(
        guide_read(&bench.arena, bench_path(&bench, "none"), &bench.diags));
    bench_write(&bench, "guide.yaml", whole);
    assert_null(guide_read(&bench.arena, bench_folder(&bench), &bench.diags));
    assert_string_equal(bench_report(&bench),
        "0:0 error: cannot read the file: No such file or directory "
        "[check the path]\n"
        "0:0 error: cannot read the folder: No such file or directory "
        "[check the path]\n");
    bench_release(&bench);
}

static void test_mistakes_everywhere_are_reported_at_once(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *guide =
        changed(&bench, changed(&bench, whole, "path: people", "path: \"?\""),
            "say: Take", "sya: Take");
    expect_report(guide, changed(&bench, module, "order: 20", "order: x"),
        "24:32 error: \"?\" is not a path [write element names with \"/\" "
        "between, and \"@\" before an attribute]\n"
        "39:43 error: warning: unknown key \"sya\" "
        "[did you mean \"say\"?]\n"
        "5:8 error: \"order\" must be a whole number from 0 to 1000000, not "
        "\"x\"\n");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plans_and_weights),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_reasons_modules_and_warnings),
        cmocka_unit_test(test_the_guide_of_this_repository),
        cmocka_unit_test(test_mistakes_in_the_head),
        cmocka_unit_test(test_mistakes_in_options),
        cmocka_unit_test(test_mistakes_in_weights),
        cmocka_unit_test(test_mistakes_in_parts),
        cmocka_unit_test(test_facts_of_parts_need_parts),
        cmocka_unit_test(test_mistakes_in_facts),
        cmocka_unit_test(test_mistakes_in_assumptions),
        cmocka_unit_test(test_mistakes_in_derived_facts),
        cmocka_unit_test(test_too_many_values),
        cmocka_unit_test(test_too_many_options),
        cmocka_unit_test(test_mistakes_in_reasons),
        cmocka_unit_test(test_mistakes_in_warnings),
        cmocka_unit_test(test_mistakes_in_modules),
        cmocka_unit_test(test_modules_with_the_same_id),
        cmocka_unit_test(test_what_is_missing),
        cmocka_unit_test(test_mistakes_everywhere_are_reported_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
