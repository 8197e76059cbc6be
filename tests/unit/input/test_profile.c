/* Profiles: what is read, and every kind of mistake with its place. */
#include "../../read_profile.h"
#include "small_guide.h"

#include "base/file.h"

/* A guide with a fact of every type, and with parts. */
static const char options_and_facts[] =
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 3}\n"
    "parts: {path: works/work, name: \"@name\", weight: weight}\n"
    "facts:\n"
    "  stage: {of: project, path: stage, type: enum, values: [idea, planned, "
    "building, live]}\n"
    "  engineers: {of: project, path: team/@engineers, type: integer}\n"
    "  level: {of: project, path: team/python/@level, type: scale, values: "
    "[none, basic, solid]}\n"
    "  load: {of: project, path: load, type: number}\n"
    "  hiring: {of: project, path: team/@hiring, type: boolean}\n"
    "  rules: {of: project, path: rules, type: set, values: [gdpr, hipaa, "
    "pci]}\n"
    "  budget: {of: project, path: budget, type: text}\n"
    "  kind: {of: part, path: \"@kind\", type: enum, values: [api, batch], "
    "required: yes}\n"
    "  weight: {of: part, path: \"@weight\", type: scale, values: [minor, "
    "core], assume: core}\n"
    "  clients: {of: part, path: clients, type: integer}\n";

struct suite {
    struct bench guide_bench;
    const struct guide *guide;
};

static int set_up_suite(void **state)
{
    struct suite *suite = test_calloc(1, sizeof *suite);
    struct bench *bench = &suite->guide_bench;
    bench_init(bench);
    suite->guide = small_guide(bench, options_and_facts);
    *state = suite;
    return suite->guide ? 0 : -1;
}

static int tear_down_suite(void **state)
{
    struct suite *suite = *state;
    bench_release(&suite->guide_bench);
    test_free(suite);
    return 0;
}

static const struct profile *read_text(
    const struct suite *suite, struct bench *bench, const char *text)
{
    return read_profile(
        &bench->arena, bench_source(bench, text), suite->guide, &bench->diags);
}

/* Reads TEXT and compares the problems; a profile comes back without any. */
static void expect(
    const struct suite *suite, const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(suite, &bench, text);
    assert_string_equal(bench_report(&bench), report);
    assert_true(*report ? !profile : profile != NULL);
    bench_release(&bench);
}

#define WORKS "<works><work name=\"W\" kind=\"api\"/></works>"

/* The same with TEXT, which stands on line 2, in a whole profile. */
static void expect_in_root(
    const struct suite *suite, const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    expect(suite,
        arena_format(&bench.arena,
            "<profile guide=\"small\" format=\"1\">\n%s\n</profile>", text),
        report);
    bench_release(&bench);
}

/* The same with TEXT in its project, on line 3. */
static void expect_in_project(
    const struct suite *suite, const char *text, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    expect_in_root(suite,
        arena_format(&bench.arena, "<project>\n%s\n</project>\n" WORKS, text),
        report);
    bench_release(&bench);
}

struct mistake {
    const char *text, *report;
};

static void expect_each(const struct suite *suite,
    const struct mistake *mistakes, size_t count,
    void (*expect_one)(const struct suite *, const char *, const char *))
{
    for (size_t i = 0; i < count; i++)
        expect_one(suite, mistakes[i].text, mistakes[i].report);
}
#define EXPECT_EACH(suite, mistakes, expect_one)                               \
    expect_each(                                                               \
        suite, mistakes, sizeof(mistakes) / sizeof *(mistakes), expect_one)

/* ---- what is read -------------------------------------------------------- */

static const struct answer *answer(
    const struct profile *profile, const char *fact, int part)
{
    int index = guide_fact(profile->guide, fact);
    assert_int_not_equal(index, NONE);
    return part == NONE ? &profile->answers[index]
                        : &profile->parts[part].answers[index];
}

static const char whole[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<profile guide=\"small\" format=\"1\">\n"
    "  <meta>\n"
    "    <client> Br\xC3\xBC"
    "cke &amp;\n      S\xC3\xB6hne </client>\n"
    "    <date>2024-02-29</date>\n"
    "    <language>en-GB</language>\n"
    "    <author>?</author>\n"
    "  </meta>\n"
    "  <project>\n"
    "    <stage>live</stage>\n"
    "    <team engineers=\"12\" hiring=\"no\">\n"
    "      <python level=\"basic\"/>\n"
    "    </team>\n"
    "    <load>0.75</load>\n"
    "    <rules>pci, gdpr</rules>\n"
    "    <budget><![CDATA[<none> & more]]></budget>\n"
    "  </project>\n"
    "  <works>\n"
    "    <work name=\"One\" kind=\"api\"><clients>?</clients></work>\n"
    "    <work name=\"Two\" kind=\"batch\" weight=\"core\">\n"
    "      <clients>1500</clients>\n"
    "    </work>\n"
    "  </works>\n"
    "</profile>\n";

static const char *meta_example(const struct meta_field *field)
{
    switch (field->kind) {
    case META_DATE: return "2026-11-20";
    case META_LANGUAGE: return "en-GB";
    case META_ADDRESS: return "name@example.org";
    case META_TEXT:
    case META_WORD: break;
    }
    return field->name;
}

/* A row of the table is all that a field of meta needs to be read. */
static void test_every_field_of_meta(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const char *text = "<profile guide=\"small\" format=\"1\">\n<meta>";
    for (const struct meta_field *field = meta_fields; field->name; field++)
        text = arena_format(&bench.arena, "%s\n<%s>%s</%s>", text, field->name,
            meta_example(field), field->name);
    text = arena_format(&bench.arena, "%s</meta>" WORKS "</profile>", text);
    const struct profile *profile = read_text(*state, &bench, text);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(profile);
    int line = 3;
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        assert_string_equal(
            meta_text(&profile->meta, field), meta_example(field));
        const struct place *place =
            (const void *)((const char *)&profile->meta + field->place);
        assert_int_equal(place->line, line++);
    }
    bench_release(&bench);
}

static void test_a_whole_profile(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench, whole);
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(profile);
    assert_string_equal(profile->meta.client, "Br\xC3\xBC"
                                              "cke & S\xC3\xB6hne");
    assert_string_equal(profile->meta.date, "2024-02-29");
    assert_string_equal(profile->meta.language, "en-GB");
    assert_null(profile->meta.author);
    assert_null(profile->meta.title);
    assert_int_equal(profile->meta.places.language.line, 7);
    assert_int_equal(answer(profile, "stage", NONE)->value.type, VALUE_WORD);
    assert_int_equal(answer(profile, "stage", NONE)->value.as.word, 3);
    assert_int_equal(answer(profile, "level", NONE)->value.as.word, 1);
    struct value value = answer(profile, "engineers", NONE)->value;
    assert_int_equal(value.type, VALUE_NUMBER);
    assert_int_equal((int)value.as.number, 12);
    value = answer(profile, "load", NONE)->value;
    assert_true(value_equal(
        value, (struct value){.type = VALUE_NUMBER, .as.number = 0.75}));
    value = answer(profile, "hiring", NONE)->value;
    assert_int_equal(value.type, VALUE_BOOLEAN);
    assert_false(value.as.truth);
    value = answer(profile, "rules", NONE)->value;
    assert_int_equal(value.type, VALUE_SET);
    assert_int_equal(value.as.members, 1 << 2 | 1 << 0);
    assert_string_equal(
        answer(profile, "budget", NONE)->value.as.text, "<none> & more");
    bench_release(&bench);
}

static void test_the_parts_of_a_profile(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench, whole);
    assert_non_null(profile);
    assert_int_equal(profile->part_count, 2);
    assert_string_equal(profile->parts[0].name, "One");
    assert_string_equal(profile->parts[1].name, "Two");
    assert_int_equal(profile->parts[1].place.line, 21);
    int clients = guide_fact(profile->guide, "clients");
    int weight = guide_fact(profile->guide, "weight");
    assert_int_equal(
        profile_answer(profile, clients, 0).value.type, VALUE_UNKNOWN);
    assert_int_equal(
        profile_answer(profile, weight, 0).value.type, VALUE_UNKNOWN);
    assert_int_equal(
        (int)profile_answer(profile, clients, 1).value.as.number, 1500);
    assert_int_equal(profile_answer(profile, weight, 1).value.as.word, 1);
    /* A fact of the project is the same on every row. */
    int stage = guide_fact(profile->guide, "stage");
    assert_int_equal(profile_answer(profile, stage, 1).value.as.word, 3);
    assert_int_equal(profile_answer(profile, stage, NONE).value.as.word, 3);
    bench_release(&bench);
}

static void expect_at(const struct answer *answer, int line, int column)
{
    assert_int_equal(answer->place.line, line);
    assert_int_equal(answer->place.column, column);
}

static void test_places_of_answers(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench, whole);
    assert_non_null(profile);
    expect_at(answer(profile, "stage", NONE), 11, 5);
    expect_at(answer(profile, "hiring", NONE), 12, 26);
    expect_at(answer(profile, "level", NONE), 13, 15);
    expect_at(answer(profile, "clients", 0), 20, 33); /* it says "?" */
    expect_at(answer(profile, "weight", 0), 20, 5);   /* absent: the part */
    expect_at(answer(profile, "weight", 1), 21, 35);
    bench_release(&bench);
}

static void test_the_absent_are_unknown(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench,
        "\n <profile format=\"1\" guide=\"small\">" WORKS "</profile>");
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(profile);
    assert_int_equal(answer(profile, "stage", NONE)->value.type, VALUE_UNKNOWN);
    expect_at(answer(profile, "stage", NONE), 2, 2);
    bench_release(&bench);
}

/* Whoever names a guide on the command line needs none in the profile. */
static void test_the_guide_may_be_left_out(void **state)
{
    expect(*state, "<profile format=\"1\">" WORKS "</profile>", "");
}

static void test_a_name_may_be_an_element(void **state)
{
    const struct suite *suite = *state;
    struct bench bench;
    bench_init(&bench);
    struct guide guide = *suite->guide;
    guide.part_name = "name";
    static const char text[] =
        "<profile guide=\"small\" format=\"1\"><works>"
        "<work kind=\"api\"><clients>5</clients><name> The\n one </name>"
        "</work><work kind=\"api\"/></works></profile>";
    assert_null(read_profile(
        &bench.arena, bench_source(&bench, text), &guide, &bench.diags));
    assert_string_equal(
        bench_report(&bench), "2:20 error: work: the name (name) is missing\n");
    bench_release(&bench);
}

static void test_a_set_may_be_empty(void **state)
{
    static const char *const texts[] = {"<rules/>", "<rules>none</rules>",
        "<rules> , </rules>", "<rules></rules>"};
    for (size_t i = 0; i < 4; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct profile *profile = read_text(*state, &bench,
            arena_format(&bench.arena,
                "<profile guide=\"small\" format=\"1\"><project>%s"
                "</project>" WORKS "</profile>",
                texts[i]));
        assert_string_equal(bench_report(&bench), "");
        assert_non_null(profile);
        struct value value = answer(profile, "rules", NONE)->value;
        assert_int_equal(value.type, VALUE_SET);
        assert_int_equal(value.as.members, 0);
        bench_release(&bench);
    }
}

/* ---- values -------------------------------------------------------------- */

static void test_wrong_values(void **state)
{
    static const struct mistake mistakes[] = {
        {"<stage>bulding</stage>",
            "3:1 error: stage: \"bulding\" is not one of idea, planned, "
            "building, live [did you mean \"building\"?]\n"},
        {"  <stage>sold</stage>",
            "3:3 error: stage: \"sold\" is not one of idea, planned, "
            "building, live\n"},
        {"<stage>Live</stage>",
            "3:1 error: stage: \"Live\" is not one of idea, planned, "
            "building, live [did you mean \"live\"?]\n"},
        {"<stage/>", "3:1 error: stage is empty "
                     "[write ? if it is not known, or leave it out]\n"},
        {"<team engineers=\"\"/>",
            "3:7 error: engineers is empty "
            "[write ? if it is not known, or leave it out]\n"},
        {"<team hiring='true'/>",
            "3:7 error: hiring: \"true\" is not yes or no "
            "[write ? if it is not known]\n"},
        {"<rules>gdpr pic hipaa soc2</rules>",
            "3:1 error: rules: \"pic\" is not one of gdpr, hipaa, pci "
            "[did you mean \"pci\"?]\n"
            "3:1 error: rules: \"soc2\" is not one of gdpr, hipaa, pci\n"},
        {"<rules>none gdpr</rules>",
            "3:1 error: rules: \"none\" is not one of gdpr, hipaa, pci\n"},
        {"<team>\n  <python\n    level=\"solide\"/>\n</team>",
            "5:5 error: level: \"solide\" is not one of none, basic, solid "
            "[did you mean \"solid\"?]\n"},
    };
    EXPECT_EACH(*state, mistakes, expect_in_project);
}

static void test_wrong_numbers(void **state)
{
    static const char *const wrong[] = {"1,500", "1.500", "1 500", "1'500",
        "1_500", "15e2", "0x10", "+5", "many", "12.", ".5", "--5", "-",
        "\xD9\xA3", "5 %", "NaN", "inf"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_in_project(*state,
            arena_format(&bench.arena, "<team engineers=\"%s\"/>", wrong[i]),
            arena_format(&bench.arena,
                "3:7 error: engineers: \"%s\" is not a whole number [a whole "
                "number from 0, such as 1500, or ? if not known]\n",
                wrong[i]));
    static const char *const out[] = {
        "-5", "1000000000000001", "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof out / sizeof *out; i++)
        expect_in_project(*state,
            arena_format(&bench.arena, "<load>%s</load>", out[i]),
            arena_format(&bench.arena,
                "3:1 error: load: %s is out of range [a number from 0, such "
                "as 1500, or ? if not known]\n",
                out[i]));
    bench_release(&bench);
    expect_in_project(*state, "<load>0,5</load>",
        "3:1 error: load: \"0,5\" is not a number "
        "[a number from 0, such as 1500, or ? if not known]\n");
    expect_in_project(*state, "<load>1000000000000000</load>", "");
    expect_in_project(*state, "<team engineers='007'/>", "");
}

/* ---- elements and attributes --------------------------------------------- */

static void test_unknown_names(void **state)
{
    static const struct mistake mistakes[] = {
        {"<stge>live</stge>", "3:1 error: stge: unknown element in <project> "
                              "[did you mean <stage>?]\n"},
        {"<Stage>live</Stage>",
            "3:1 error: Stage: unknown element in <project> "
            "[did you mean <stage>?]\n"},
        {"<colour>red</colour>",
            "3:1 error: colour: unknown element in <project> "
            "[<project> can have stage, team, load, rules, budget]\n"},
        {"<team engeneers=\"5\"/>",
            "3:7 error: engeneers: unknown attribute of <team> "
            "[did you mean \"engineers\"?]\n"},
        {"<team shoes=\"5\"/>", "3:7 error: shoes: unknown attribute of <team> "
                                "[<team> can have engineers, hiring]\n"},
        {"<stage of=\"x\">live</stage>",
            "3:8 error: of: unknown attribute of <stage>\n"},
        {"<stage>live<x/></stage>",
            "3:12 error: x: unknown element in <stage>\n"},
        /* An attribute is no element, and the other way round. */
        {"<team><engineers>5</engineers></team>",
            "3:7 error: engineers: unknown element in <team> "
            "[<team> can have python]\n"},
        /* What is inside an unknown element is not reported too. */
        {"<x><y/><z/></x>",
            "3:1 error: x: unknown element in <project> [<project> can have "
            "stage, team, load, rules, budget]\n"},
    };
    EXPECT_EACH(*state, mistakes, expect_in_project);
    static const struct mistake in_root[] = {
        {"<projekt/>" WORKS, "2:1 error: projekt: unknown element in <profile> "
                             "[did you mean <project>?]\n"},
        {"<meta><cleint>C</cleint></meta>" WORKS,
            "2:7 error: cleint: unknown element in <meta> "
            "[did you mean <client>?]\n"},
        {"<works><work name='W' kind='api' wieght='core'/></works>",
            "2:34 error: wieght: unknown attribute of <work> "
            "[did you mean \"weight\"?]\n"},
    };
    EXPECT_EACH(*state, in_root, expect_in_root);
    expect(*state,
        "<profile guide=\"small\" format=\"1\" fromat=\"1\">" WORKS
        "</profile>",
        "1:35 error: fromat: unknown attribute of <profile> "
        "[did you mean \"format\"?]\n");
}

static void test_repeated_elements(void **state)
{
    expect_in_project(*state, "<stage>idea</stage>\n<stage>live</stage>",
        "4:1 error: stage: stands here twice [the first one is on line 3]\n");
    expect_in_project(*state, "<team/><load>1</load> <team/>",
        "3:23 error: team: stands here twice [the first one is on line 3]\n");
    expect_in_root(*state,
        "<meta><client>A</client>\n<client>B</client></meta>" WORKS,
        "3:1 error: client: stands here twice "
        "[the first one is on line 2]\n");
    expect_in_root(*state, WORKS "\n<works/>",
        "3:1 error: works: stands here twice [the first one is on line 2]\n");
}

static void test_text_where_none_belongs(void **state)
{
    static const struct mistake mistakes[] = {
        {"loose", "2:1 error: project: text is not expected here "
                  "[put it into an element or an attribute]\n"},
        {"<team>five</team>", "3:1 error: team: text is not expected here "
                              "[put it into an element or an attribute]\n"},
        {"<team>\n<!-- five -->\n<?five?>\n</team>", ""},
    };
    EXPECT_EACH(*state, mistakes, expect_in_project);
    expect_in_root(*state,
        "<works>text<work name='W' kind='api'>more</work></works>",
        "2:1 error: works: text is not expected here "
        "[put it into an element or an attribute]\n"
        "2:12 error: work: text is not expected here "
        "[put it into an element or an attribute]\n");
}

static void test_all_mistakes_are_reported(void **state)
{
    expect(*state,
        "<profile guide=\"small\" format=\"1\">\n"
        "<meta><date>tomorrow</date></meta>\n"
        "<project><stage>x</stage><load>y</load><z/></project>\n"
        "<works><work name=\"W\" kind=\"apo\"/></works>\n"
        "</profile>",
        "2:7 error: date: \"tomorrow\" is not a date "
        "[write it as year-month-day, such as 2026-11-20]\n"
        "3:10 error: stage: \"x\" is not one of idea, planned, building, "
        "live\n"
        "3:26 error: load: \"y\" is not a number "
        "[a number from 0, such as 1500, or ? if not known]\n"
        "3:40 error: z: unknown element in <project> "
        "[<project> can have stage, team, load, rules, budget]\n"
        "4:23 error: kind: \"apo\" is not one of api, batch "
        "[did you mean \"api\"?]\n");
}

static void test_a_flood_of_mistakes_ends(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const char *text = arena_format(&bench.arena,
        "<profile guide=\"small\" format=\"1\"><project>%s</project>" WORKS
        "</profile>",
        bench_repeat(&bench, "<x/>", 100000));
    assert_null(read_text(*state, &bench, text));
    assert_int_equal(bench.diags.list.count, DIAGS_MOST);
    assert_true(diags_count(&bench.diags, SEVERITY_NOTE) < DIAGS_MOST + 10);
    bench_release(&bench);
}

/* ---- meta ---------------------------------------------------------------- */

static void test_dates(void **state)
{
    static const char *const wrong[] = {"2026-13-01", "2026-00-01",
        "2026-02-29", "1900-02-29", "2026-04-31", "2026-01-00", "2026-1-1",
        "20.11.2026", "2026/11/20", "2026-11-20T00:00", "2026-11-2x",
        "--------01", "----------", "2026--1-01", "2026-11-20-", "x"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_in_root(*state,
            arena_format(&bench.arena,
                "<meta><valid-until>%s</valid-until></meta>" WORKS, wrong[i]),
            arena_format(&bench.arena,
                "2:7 error: valid-until: \"%s\" is not a date [write it as "
                "year-month-day, such as 2026-11-20]\n",
                wrong[i]));
    static const char *const right[] = {"2026-11-20", "2000-02-29",
        "2024-02-29", "2026-12-31", " 2026-01-01 ", "?", ""};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect_in_root(*state,
            arena_format(
                &bench.arena, "<meta><date>%s</date></meta>" WORKS, right[i]),
            "");
    bench_release(&bench);
}

static void test_validity_does_not_end_before_it_begins(void **state)
{
    expect_in_root(*state,
        "<meta><date>2026-11-20</date>"
        "<valid-until>2026-11-19</valid-until></meta>" WORKS,
        "2:30 error: valid-until: 2026-11-19 is before the document's date "
        "[the date is 2026-11-20]\n");
    expect_in_root(*state,
        "<meta><valid-until>2026-11-20</valid-until>"
        "<date>2026-11-20</date></meta>" WORKS,
        "");
}

static void test_due_dates(void **state)
{
    expect_in_root(*state,
        "<proposal><next-step due=\"soon\">Sign.</next-step></proposal>" WORKS,
        "2:22 error: due: \"soon\" is not a date [write it as "
        "year-month-day, such as 2026-11-20; other words stand in the text of "
        "the step]\n");
    expect_in_root(*state,
        "<proposal><next-step due=\"?\">Sign.</next-step></proposal>" WORKS,
        "");
}

/* As pages of the web and spreadsheets put them around values. */
static void test_no_break_spaces(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench,
        "<profile guide=\"small\" format=\"1\"><project>"
        "<load>\xC2\xA0 17\xE2\x80\xAF\xE2\x80\x87\xC2\xA0</load>"
        "<budget>\xC2\xA0small\xC2\xA0 one</budget></project>" WORKS
        "</profile>");
    assert_string_equal(bench_report(&bench), "");
    const struct guide *guide = ((const struct suite *)*state)->guide;
    assert_true(
        profile->answers[guide_fact(guide, "load")].value.as.number > 16.5);
    assert_string_equal(
        profile->answers[guide_fact(guide, "budget")].value.as.text,
        "small\xC2\xA0 one");
    bench_release(&bench);
    expect_in_project(*state,
        "<load>1\xC2\xA0"
        "500</load>",
        "3:1 error: load: \"1\xC2\xA0"
        "500\" is not a number [a number from 0, "
        "such as 1500, or ? if not known; there is a no-break space in it]\n");
}

static void test_paragraphs_of_statements(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_text(*state, &bench,
        "<profile guide=\"small\" format=\"1\">" WORKS "<proposal>"
        "<package name=\"A\n\nB\">One\n  line.\n \n\n\tTwo. </package>"
        "<terms>\n\nNet.\r\n\r\nGross.\n\n</terms></proposal></profile>");
    assert_string_equal(bench_report(&bench), "");
    assert_string_equal(
        profile->proposal.packages[0].text.text, "One line.\n\nTwo.");
    assert_string_equal(profile->proposal.packages[0].name, "A B");
    assert_string_equal(profile->proposal.terms.text, "Net.\n\nGross.");
    bench_release(&bench);
}

static void test_languages(void **state)
{
    static const char *const wrong[] = {"English", "e", "en_GB", "en-",
        "en--GB", "-en", "en GB", "en-abcdefghi", "12", "d\xC3\xA9"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_in_root(*state,
            arena_format(&bench.arena,
                "<meta><language>%s</language></meta>" WORKS, wrong[i]),
            arena_format(&bench.arena,
                "2:7 error: language: \"%s\" is not a language [write a "
                "language tag, such as en or en-US]\n",
                wrong[i]));
    static const char *const right[] = {
        "en", "EN", "en-US", "gsw", "zh-Hant-TW", "de-CH-1996", "?"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect_in_root(*state,
            arena_format(&bench.arena,
                "<meta><language>%s</language></meta>" WORKS, right[i]),
            "");
    bench_release(&bench);
}

/* ---- the whole ----------------------------------------------------------- */

static void test_what_is_missing(void **state)
{
    static const struct mistake mistakes[] = {
        {"<works/>", "1:1 error: no works/work [this guide judges them one by "
                     "one; name at least one]\n"},
        {"", "1:1 error: no works/work [this guide judges them one by one; "
             "name at least one]\n"},
        {"<works><work name=\"W\"/>\n<work kind=\"?\" name=\"V\"/></works>",
            "2:8 error: W: @kind is missing [one of api, batch]\n"
            "3:7 error: V: @kind is missing [one of api, batch]\n"},
        {"<works> <work kind=\"api\"/></works>",
            "2:9 error: work: the name (@name) is missing\n"},
        {"<works><work kind=\"api\" name=\" \"/></works>",
            "2:8 error: work: the name (@name) is missing\n"},
    };
    EXPECT_EACH(*state, mistakes, expect_in_root);
}

static void test_parts_with_the_same_name(void **state)
{
    expect_in_root(*state,
        "<works>\n<work name='W' kind='api'/>\n<work name='w' kind='api'/>\n"
        "<work name=' W ' kind='api'/>\n</works>",
        "5:1 error: work: there is another \"W\" "
        "[give each a name of its own]\n");
}

static void test_too_many_parts(void **state)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer parts;
    buffer_init(&parts);
    for (int i = 1; i <= 100000; i++)
        buffer_add_format(&parts, "<work name='%d' kind='api'/>\n", i);
    expect_in_root(*state,
        arena_format(
            &bench.arena, "<works>\n%s</works>", buffer_string(&parts)),
        "1003:1 error: work: more than 1000\n");
    buffer_release(&parts);
    bench_release(&bench);
}

static void test_names_too_long(void **state)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer parts;
    buffer_init(&parts);
    for (char name = 'a'; name <= 'd'; name++) {
        buffer_add_format(&parts, "<work kind='api' name='%c", name);
        for (int i = 0; i < 10000; i++)
            buffer_add_string(&parts, " word");
        buffer_add_string(&parts, "'/>\n");
    }
    expect_in_root(*state,
        arena_format(
            &bench.arena, "<works>\n%s</works>", buffer_string(&parts)),
        "5:1 error: work: the names have more than 128 KiB [tell the rest "
        "elsewhere]\n");
    /* One that is refused for its name is not one that is missing. */
    buffer_clear(&parts);
    buffer_add_string(&parts, "<works>\n<work kind='api' name='a");
    for (int i = 0; i < 40000; i++)
        buffer_add_string(&parts, " word");
    buffer_add_string(&parts, "'/></works>");
    expect_in_root(*state, buffer_string(&parts),
        "3:1 error: work: the names have more than 128 KiB [tell the rest "
        "elsewhere]\n");
    buffer_release(&parts);
    bench_release(&bench);
}

static void test_what_is_no_profile(void **state)
{
    static const struct mistake mistakes[] = {
        {"<html/>", "1:1 error: <html> is not a profile [a profile begins "
                    "with <profile guide=\"...\" format=\"1\">, without a "
                    "namespace]\n"},
        {"<profile xmlns=\"x\" format=\"1\"/>",
            "1:1 error: <profile> is not a profile [a profile begins with "
            "<profile guide=\"...\" format=\"1\">, without a namespace]\n"},
        {"<profile guide=\"small\">" WORKS "</profile>",
            "1:1 error: the format of the profile is missing or unknown "
            "[write format=\"1\"; this program reads no other]\n"},
        {"<profile guide=\"small\" format=\"2\">" WORKS "</profile>",
            "1:1 error: the format of the profile is missing or unknown "
            "[write format=\"1\"; this program reads no other]\n"},
        {"<!-- a --> <profile guide=\"other\" format=\"1\"/>",
            "1:12 error: the profile is for the guide \"other\", not for "
            "\"small\"\n"},
    };
    EXPECT_EACH(*state, mistakes, expect);
}

static void expect_guide(const char *text, const char *id, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    struct profile_text *read = profile_text_new(
        &bench.arena, bench_source(&bench, text), &bench.diags);
    assert_non_null(read);
    const char *found = profile_text_guide(read, &bench.diags).text;
    profile_text_free(read);
    assert_string_equal(bench_report(&bench), report);
    if (id)
        assert_string_equal(found, id);
    else
        assert_null(found);
    bench_release(&bench);
}

static void test_the_guide_that_a_profile_names(void **state)
{
    (void)state;
    expect_guide("<profile guide=\"x\" format=\"1\"><y/></profile>", "x", "");
    expect_guide("<profile guide=\"\" format=\"1\"/>", NULL,
        "1:1 error: the profile names no guide "
        "[write guide=\"...\", or name one with -g]\n");
    expect_guide("<profile guide=\"x\" format=\"one\"/>", NULL,
        "1:1 error: the format of the profile is missing or unknown "
        "[write format=\"1\"; this program reads no other]\n");
    /* What is wrong with the XML is said once, not again by profile_read. */
    expect_guide("<profile guide=\"x\" format=\"1\"><a:b/></profile>", NULL,
        "1:35 error: broken XML: Namespace prefix a on b is not defined "
        "[declare the prefix with xmlns, or take it away]\n");
}

/* ---- XML ----------------------------------------------------------------- */

static void test_foreign_namespaces_are_passed_over(void **state)
{
    expect(*state,
        "<profile guide=\"small\" format=\"1\" xmlns:crm=\"urn:crm\" "
        "crm:id=\"7\">\n"
        "<crm:deal><stage>nonsense</stage></crm:deal>\n"
        "<project><deal xmlns=\"urn:crm\"/><crm:stage>x</crm:stage>"
        "<team crm:engineers=\"x\" engineers=\"5\"/>\n"
        "<stgae/></project>\n"
        "<works><work kind=\"api\" crm:name=\"N\" name=\"W\"/></works>\n"
        "</profile>",
        "4:1 error: stgae: unknown element in <project> "
        "[did you mean <stage>?]\n");
}

static void test_a_foreign_name_is_no_name(void **state)
{
    expect_in_root(*state,
        "<works xmlns:crm=\"urn:crm\"><work kind=\"api\" crm:name=\"W\"/>"
        "</works>",
        "2:28 error: work: the name (@name) is missing\n");
}

/* The tags in comments, CDATA sections and instructions are none. */
static void test_places_behind_what_looks_like_tags(void **state)
{
    expect(*state,
        "<?xml version=\"1.0\"?><?pi <a> ?><!-- <b>\n"
        "<c> --><profile guide=\"small\" format=\"1\"><!--><d>--><!---->\n"
        "<project><![CDATA[ ]]><budget><![CDATA[<e>]] >]]></budget>\n"
        "<?x <g>?><!-- <h \" --><team engineers=\"a>b\" hiring='\"no\">'/>\n"
        "<!-- </team> --><stage>x</stage></project>\n"
        "<works ><work\tname=\"kind='x'\" \n kind=\"x\" ></work></works>\n"
        "</profile>",
        "4:29 error: engineers: \"a>b\" is not a whole number "
        "[a whole number from 0, such as 1500, or ? if not known]\n"
        "4:45 error: hiring: \"\"no\">\" is not yes or no "
        "[write ? if it is not known]\n"
        "5:17 error: stage: \"x\" is not one of idea, planned, building, "
        "live\n"
        "7:2 error: kind: \"x\" is not one of api, batch\n");
}

static void test_columns_count_characters(void **state)
{
    expect_in_project(*state,
        "<budget>\xE2\x82\xAC\xE2\x82\xAC\xF0\x9F\x98\x80</budget><stage>x"
        "</stage><team note=\"\xC3\xA4\" hirng=\"\"/>",
        "3:21 error: stage: \"x\" is not one of idea, planned, building, "
        "live\n"
        "3:43 error: note: unknown attribute of <team> "
        "[<team> can have engineers, hiring]\n"
        "3:52 error: hirng: unknown attribute of <team> "
        "[did you mean \"hiring\"?]\n");
}

static void test_carriage_returns(void **state)
{
    expect(*state,
        "<profile guide=\"small\"\r\n format=\"1\">\r\n<project>\r\n"
        "<stage>x</stage>\r\n<team\r\n engineers=\"x\"/></project>\r\n" WORKS
        "</profile>\r\n",
        "4:1 error: stage: \"x\" is not one of idea, planned, building, "
        "live\n"
        "6:2 error: engineers: \"x\" is not a whole number "
        "[a whole number from 0, such as 1500, or ? if not known]\n");
}

static void test_a_byte_order_mark_shifts_nothing(void **state)
{
    const struct suite *suite = *state;
    struct bench bench;
    bench_init(&bench);
    const char *path = bench_write(&bench, "p.xml",
        "\xEF\xBB\xBF<profile guide=\"small\" format=\"1\" x=\"\">" WORKS
        "</profile>");
    const struct source *source =
        file_read_text(&bench.arena, path, &bench.diags);
    assert_non_null(source);
    assert_null(read_profile(&bench.arena, source, suite->guide, &bench.diags));
    assert_string_equal(bench_report(&bench),
        "1:35 error: x: unknown attribute of <profile> "
        "[<profile> can have guide, format]\n");
    bench_release(&bench);
}

/* Text that is UTF-8 is read as such whatever the declaration says. */
static void test_a_wrong_encoding_declaration(void **state)
{
    static const char *const names[] = {
        "ISO-8859-1", "UTF-16", "UTF-7", "EBCDIC-CP-US", "nonesuch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct profile *profile = read_text(*state, &bench,
            arena_format(&bench.arena,
                "<?xml version=\"1.0\" encoding=\"%s\"?><profile "
                "guide=\"small\" format=\"1\"><meta><client>+\xC3\xA4-"
                "</client></meta>" WORKS "</profile>",
                names[i]));
        assert_string_equal(bench_report(&bench), "");
        assert_non_null(profile);
        assert_string_equal(profile->meta.client, "+\xC3\xA4-");
        bench_release(&bench);
    }
}

static void test_document_types_are_refused(void **state)
{
    static const char report[] = ":1 error: document types and entities are "
                                 "not read [take it out; a profile needs "
                                 "none]\n";
    static const char *const types[] = {
        "<!DOCTYPE profile>",
        "<!DOCTYPE profile [<!ENTITY a \"b\">]>",
        "<!DOCTYPE profile SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE profile [<!ENTITY % a SYSTEM \"http://example.org/\">%a;]>",
        "<!DOCTYPE p [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>",
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const char *rest = "<profile guide=\"small\" format=\"1\">&a;"
                           "</profile>";
        expect(*state, arena_format(&bench.arena, "%s%s", types[i], rest),
            arena_format(&bench.arena, "1%s", report));
        expect(*state,
            arena_format(&bench.arena,
                "<?xml version=\"1.0\"?>\n<!-- <a> -->\n%s\n%s", types[i],
                rest),
            arena_format(&bench.arena, "3%s", report));
    }
    bench_release(&bench);
}

static void test_broken_xml(void **state)
{
    static const struct mistake mistakes[] = {
        {"", "1:1 error: broken XML: Document is empty\n"},
        {"text", "1:1 error: broken XML: Start tag expected, '<' not found\n"},
        {"<profile>\n<meta>\n</profile>",
            "3:11 error: broken XML: Opening and ending tag mismatch: meta "
            "line 2 and profile [each <name> needs its </name>]\n"
            "3:11 error: broken XML: Premature end of data in tag profile "
            "line 1 [each <name> needs its </name>]\n"},
        {"<profile>\xC3\xA4\xC3\xA4 & co</profile>",
            "1:14 error: broken XML: xmlParseEntityRef: no name "
            "[write \"&\" as \"&amp;\" and \"<\" as \"&lt;\"]\n"},
        {"<profile>5 < 6</profile>",
            "1:13 error: broken XML: StartTag: invalid element name "
            "[write \"&\" as \"&amp;\" and \"<\" as \"&lt;\"]\n"},
        {"<profile>&nbsp;</profile>",
            "1:16 error: broken XML: Entity 'nbsp' not defined "
            "[write \"&\" as \"&amp;\"]\n"},
        {"<profile a=\"1\" a=\"2\"/>",
            "1:21 error: broken XML: Attribute a redefined "
            "[keep one of the two]\n"},
        {"<profile a=\"<\"/>",
            "1:13 error: broken XML: Unescaped '<' not allowed in attributes "
            "values [write \"<\" as \"&lt;\"]\n"
            "1:13 error: broken XML: attributes construct error\n"
            "1:13 error: broken XML: Couldn't find end of Start Tag profile "
            "line 1\n"
            "1:13 error: broken XML: Extra content at the end of the "
            "document\n"},
        {"<profile/><profile/>", "1:11 error: broken XML: Extra content at "
                                 "the end of the document\n"},
        {"<profile>\x01</profile>",
            "1:10 error: broken XML: PCDATA invalid Char value 1\n"},
    };
    EXPECT_EACH(*state, mistakes, expect);
}

/* ---- what would take forever, or crash ----------------------------------- */

static void test_deep_nesting(void **state)
{
    struct bench bench;
    bench_init(&bench);
    expect(*state,
        arena_format(
            &bench.arena, "<profile>%s", bench_repeat(&bench, "<a>", 1000000)),
        "1:778 error: broken XML: Excessive depth in document: 256 use "
        "XML_PARSE_HUGE option\n");
    bench_release(&bench);
}

/* libxml2 would compare each with all others. */
static void test_many_attributes(void **state)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer text;
    buffer_init(&text);
    buffer_add_string(&text, "<!-- =\" --><profile>\n <x");
    for (int i = 0; i < 1000000; i++)
        buffer_add_format(&text, " a%d='='", i);
    buffer_add_string(&text, "/></profile>");
    expect(*state, buffer_string(&text),
        "2:2 error: more than 100 attributes in one element\n");
    buffer_release(&text);
    expect(*state, bench_repeat(&bench, "<a '", 1000000),
        "1:4 error: broken XML: error parsing attribute name "
        "[write \"&\" as \"&amp;\" and \"<\" as \"&lt;\"]\n"
        "1:4 error: broken XML: attributes construct error\n"
        "1:4 error: broken XML: Couldn't find end of Start Tag a line 1\n"
        "1:4 error: broken XML: Extra content at the end of the document\n");
    bench_release(&bench);
}

static void test_many_namespaces(void **state)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer text;
    buffer_init(&text);
    buffer_add_string(&text, "<profile>");
    for (int i = 1; i <= 200; i++)
        buffer_add_format(&text, "<a xmlns:n%d='u'>\n", i);
    buffer_add_string(&text, bench_repeat(&bench, "<n1:a/>", 2000000));
    expect(*state, buffer_string(&text),
        "101:4 error: more than 100 namespaces\n");
    buffer_release(&text);
    bench_release(&bench);
}

/* Each hyphen is an error, and what stands behind the last one is not read,
 * so that nothing is said to be missing. */
static void test_many_errors(void **state)
{
    static const char *const texts[] = {"<!--", "<a:b/>", "<a '"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct bench bench;
        bench_init(&bench);
        assert_null(read_text(*state, &bench,
            arena_format(&bench.arena,
                "<profile guide=\"small\" format=\"1\">%s</profile>",
                bench_repeat(&bench, texts[i], 1000000))));
        assert_int_equal(bench.diags.list.count, 20);
        for (size_t j = 0; j < 20; j++)
            assert_memory_equal(
                bench.diags.list.items[j].message, "broken XML:", 11);
        bench_release(&bench);
    }
}

/* Every column of a long line is counted, but not from its beginning. */
static void test_one_long_line(void **state)
{
    struct bench bench;
    bench_init(&bench);
    struct buffer text;
    buffer_init(&text);
    const char *padding = bench_repeat(&bench, "-\xC3\xA4", 1000000);
    buffer_add_format(&text,
        "<profile guide=\"small\" format=\"1\"><!--%s--><works>", padding);
    for (int i = 1; i <= 1000; i++)
        buffer_add_format(&text,
            "<work name='%d' kind='api' weight='core'>"
            "<clients>%d</clients></work>",
            i, i);
    buffer_add_string(&text, "</works></profile>");
    const struct profile *profile =
        read_text(*state, &bench, buffer_string(&text));
    assert_string_equal(bench_report(&bench), "");
    assert_non_null(profile);
    assert_int_equal(profile->parts[0].place.column, 2000000 + 49);
    buffer_release(&text);
    bench_release(&bench);
}

static void test_a_huge_value(void **state)
{
    struct bench bench;
    bench_init(&bench);
    const char *text = arena_format(&bench.arena,
        "<profile guide=\"small\" format=\"1\"><project><stage>%s</stage>"
        "</project>" WORKS "</profile>",
        bench_repeat(&bench, "long ", 1000000));
    assert_null(read_text(*state, &bench, text));
    assert_int_equal(bench.diags.list.count, 1);
    assert_int_equal(strlen(bench.diags.list.items[0].message), DIAGS_LONGEST);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_of_meta),
        cmocka_unit_test(test_a_whole_profile),
        cmocka_unit_test(test_the_parts_of_a_profile),
        cmocka_unit_test(test_places_of_answers),
        cmocka_unit_test(test_the_absent_are_unknown),
        cmocka_unit_test(test_the_guide_may_be_left_out),
        cmocka_unit_test(test_a_name_may_be_an_element),
        cmocka_unit_test(test_a_set_may_be_empty),
        cmocka_unit_test(test_wrong_values),
        cmocka_unit_test(test_wrong_numbers),
        cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_repeated_elements),
        cmocka_unit_test(test_text_where_none_belongs),
        cmocka_unit_test(test_all_mistakes_are_reported),
        cmocka_unit_test(test_a_flood_of_mistakes_ends),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_validity_does_not_end_before_it_begins),
        cmocka_unit_test(test_due_dates),
        cmocka_unit_test(test_no_break_spaces),
        cmocka_unit_test(test_paragraphs_of_statements),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_what_is_missing),
        cmocka_unit_test(test_parts_with_the_same_name),
        cmocka_unit_test(test_too_many_parts),
        cmocka_unit_test(test_names_too_long),
        cmocka_unit_test(test_what_is_no_profile),
        cmocka_unit_test(test_the_guide_that_a_profile_names),
        cmocka_unit_test(test_foreign_namespaces_are_passed_over),
        cmocka_unit_test(test_a_foreign_name_is_no_name),
        cmocka_unit_test(test_places_behind_what_looks_like_tags),
        cmocka_unit_test(test_columns_count_characters),
        cmocka_unit_test(test_carriage_returns),
        cmocka_unit_test(test_a_byte_order_mark_shifts_nothing),
        cmocka_unit_test(test_a_wrong_encoding_declaration),
        cmocka_unit_test(test_document_types_are_refused),
        cmocka_unit_test(test_broken_xml),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_many_attributes),
        cmocka_unit_test(test_many_namespaces),
        cmocka_unit_test(test_many_errors),
        cmocka_unit_test(test_one_long_line),
        cmocka_unit_test(test_a_huge_value),
    };
    return cmocka_run_group_tests(tests, set_up_suite, tear_down_suite);
}
