/* The worked examples of gen/decide/MODEL.md, section 13, and the variations at
 * the end of its profiles, with the shipped guide. */
#include "fixture.h"

static const char *const folder = "content/python-node";

static const char *example(struct fixture *fixture, const char *name)
{
    const struct source *source = file_read(&fixture->arena,
        file_join(&fixture->arena, "examples/profiles", name),
        FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    return source->text;
}

/* Decides the example with OLD, which must stand in it, replaced by NEW. */
static struct decision decide_changed(
    struct fixture *fixture, const char *name, const char *old, const char *new)
{
    return decide_text(
        fixture, replace(&fixture->arena, example(fixture, name), old, new));
}

static const char p01[] = "p01-whiteboard-in-python.xml";
static const char p04[] = "p04-booking-api-node-team.xml";
static const char p05[] = "p05-ticket-rush-api.xml";
static const char p11[] = "p11-live-advice-tiny-rota.xml";
static const char p12[] = "p12-two-stacks-for-elegance.xml";

static int mark(const struct decision *decision, int part, const char *option)
{
    const struct verdict *verdict = decision->verdict;
    return verdict->marks[part * (int)verdict->guide->option_count +
                          guide_plan(verdict->guide, option)];
}

static void expect_finding(const struct decision *decision, const char *reason,
    int part, enum standing standing, int points)
{
    const struct finding *found = finding(decision, reason, part);
    assert_int_equal(found->standing, standing);
    assert_int_equal(found->points, points);
}

static void test_p11_ledger(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_text(&fixture, example(&fixture, p11));
    assert_int_equal(p.verdict->weights[0], 3);
    assert_int_equal(p.verdict->weights[1], 2);
    assert_int_equal(mark(&p, 0, "python"), 0);
    assert_int_equal(mark(&p, 0, "node"), 6);
    assert_int_equal(mark(&p, 1, "python"), 8);
    assert_int_equal(mark(&p, 1, "node"), 0);
    assert_int_equal(p.verdict->own[guide_plan(fixture.guide, "both")], -6);
    expect_finding(&p, "realtime-node", 0, STANDING_COUNTED, 4);
    expect_finding(&p, "realtime-many", 0, STANDING_COUNTED, 2);
    expect_finding(&p, "ml-python", 1, STANDING_COUNTED, 8);
    expect_finding(&p, "realtime-node", 1, STANDING_ABSENT, 0);
    expect_finding(&p, "second-stack", NONE, STANDING_COUNTED, 2);
    expect_verdict(&p, "both", "moderate", 6);
    fixture_release(&fixture);
}

/* The skills rule is switched off by its first exception. */
static void test_p05_exception(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_text(&fixture, example(&fixture, p05));
    expect_finding(&p, "api-team-python", 0, STANDING_DEFEATED, 0);
    assert_int_equal(finding(&p, "api-team-python", 0)->exception, 0);
    expect_finding(&p, "api-busy", 0, STANDING_COUNTED, 2);
    expect_verdict(&p, "node", "low", 2);
    fixture_release(&fixture);
}

static void test_variations(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_changed(&fixture, p01, ">400<", ">4000<");
    expect_verdict(&p, "node", "high", 14);
    p = decide_changed(
        &fixture, p05, "<transformation>none</", "<transformation>heavy</");
    expect_verdict(&p, "python", "moderate", 4);
    p = decide_changed(&fixture, p11, "engineers=\"5\" on-call=\"2\"",
        "engineers=\"8\" on-call=\"4\"");
    expect_verdict(&p, "both", "high", 14);
    assert_int_equal(warned(&p, "two-stacks-small-team"), TRUTH_FALSE);
    assert_int_equal(warned(&p, "two-stacks-on-call"), TRUTH_FALSE);
    p = decide_changed(
        &fixture, p11, "<portable-model>no</", "<portable-model>yes</");
    assert_string_equal(verdict_name(p.verdict), "node");
    p = decide_changed(
        &fixture, p12, "<node level=\"solid\"", "<node level=\"expert\"");
    assert_string_equal(verdict_name(p.verdict), "node");
    fixture_release(&fixture);
}

/* Both and Python are level, so the smaller plan wins, with a compromise. */
static void test_level_combination(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_changed(&fixture, p11, ">1500<", ">900<");
    expect_verdict(&p, "python", "low", 0);
    assert_int_equal(score(&p, "python"), 16);
    assert_int_equal(score(&p, "both"), 16);
    assert_int_equal(p.verdict->compromise_count, 1);
    assert_int_equal(p.verdict->compromises[0].part, 0);
    assert_int_equal(p.verdict->compromises[0].size, 4);
    assert_int_equal(
        p.verdict->compromises[0].option, guide_plan(fixture.guide, "node"));
    fixture_release(&fixture);
}

static void test_p11_flips(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p =
        decide_changed(&fixture, p11, "kind=\"realtime\" weight=\"core\"",
            "kind=\"realtime\" weight=\"minor\"");
    assert_string_equal(verdict_name(p.verdict), "python");
    const char *text = example(&fixture, p11);
    const char *model = strstr(text, "<workload name=\"Risk model\"");
    const char *after = strstr(text, "</workloads>");
    assert_non_null(model);
    text = arena_format(
        &fixture.arena, "%.*s%s", (int)(model - text), text, after);
    p = decide_text(&fixture, text);
    assert_string_equal(verdict_name(p.verdict), "node");
    fixture_release(&fixture);
}

static void expect_question(const struct decision *decision, size_t index,
    const char *name, bool assumed, size_t percent, const char *leads_to)
{
    const struct guide *guide = decision->verdict->guide;
    const struct unanswered *question =
        &decision->sensitivity->questions[index];
    char plans[64] = "";
    for (size_t i = 0; i < question->leads_to_count; i++)
        snprintf(plans + strlen(plans), sizeof plans - strlen(plans), "%s%s",
            i ? " " : "", guide->plans[question->leads_to[i]].id);
    assert_string_equal(sensitivity_question_name(question, guide), name);
    assert_int_equal(question->assumed, assumed);
    assert_int_equal(
        (200 * question->changed / question->total + 1) / 2, percent);
    assert_string_equal(plans, leads_to);
}

/* An unanswered question leaves reasons open, and the verdict unsure. */
static void test_p04_without_answers(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    const char *text = example(&fixture, p04);
    text = replace(&fixture.arena, text, "<team", "<!--");
    text = replace(&fixture.arena, text, "</team>", "-->");
    text = replace(
        &fixture.arena, text, "<transformation>light<", "<transformation>?<");
    struct decision p = decide_text(&fixture, text);
    expect_verdict(&p, "toss-up", "low", 0);
    expect_finding(&p, "team-strength-python", NONE, STANDING_OPEN, 0);
    expect_finding(&p, "api-team-node", 0, STANDING_OPEN, 0);
    expect_finding(&p, "api-heavy-data", 0, STANDING_OPEN, 0);
    const struct sensitivity *found = p.sensitivity;
    assert_int_equal(found->question_count, 3);
    expect_question(&p, 0, "team-skills", false, 75, "python node");
    expect_question(&p, 1, "transformation", false, 33, "python");
    expect_question(&p, 2, "requests-per-second", true, 50, "node");
    fixture_release(&fixture);
}

static void test_everything_unknown(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_text(&fixture,
        "<profile guide='python-node' format='1'><meta><client>C</client>"
        "<title>T</title><date>2026-11-20</date></meta><workloads>"
        "<workload name='X' kind='api'/></workloads></profile>");
    expect_verdict(&p, "toss-up", "low", 0);
    assert_int_equal(p.verdict->level_count, 2);
    assert_int_equal(p.verdict->mismatch, MISMATCH_NONE);
    enum origin origin;
    facts_value(p.facts, guide_fact(fixture.guide, "team-size"), NONE, &origin);
    assert_int_equal(origin, ORIGIN_MISSING);
    facts_value(p.facts, guide_fact(fixture.guide, "current"), NONE, &origin);
    assert_int_equal(origin, ORIGIN_ASSUMED);
    facts_value(p.facts, guide_fact(fixture.guide, "kind"), 0, &origin);
    assert_int_equal(origin, ORIGIN_STATED);
    facts_value(p.facts, guide_fact(fixture.guide, "gpu"), 0, &origin);
    assert_int_equal(origin, ORIGIN_IRRELEVANT);
    facts_value(p.facts, guide_fact(fixture.guide, "general"), 0, &origin);
    assert_int_equal(origin, ORIGIN_DERIVED);
    facts_value(p.facts, guide_fact(fixture.guide, "kind"), NONE, &origin);
    assert_int_equal(origin, ORIGIN_MISSING);
    fixture_release(&fixture);
}

/* ---- when the second stack pays ------------------------------------------ */

static const char two_parts[] =
    "<profile guide='python-node' format='1'>"
    "<meta><client>C</client><title>T</title><date>2026-11-20</date></meta>"
    "<project><architecture>modular</architecture>"
    "<current-choice option='none'/>"
    "<frontend framework='react' team='separate'/>"
    "<team engineers='%d' on-call='%d'><python level='solid' people='4'/>"
    "<node level='solid' people='4'/></team></project>"
    "<workloads><workload name='Live' kind='realtime' weight='core'>"
    "<peak-connections>400</peak-connections></workload>"
    "<workload name='Loads' kind='data-pipeline' weight='%s'>"
    "<data-gb-day>10</data-gb-day></workload></workloads></profile>";

static struct decision decide_two_parts(
    struct fixture *fixture, const char *weight, int engineers, int on_call)
{
    return decide_text(fixture,
        arena_format(&fixture->arena, two_parts, engineers, on_call, weight));
}

static void expect_scores(
    const struct decision *decision, int python, int node, int both)
{
    assert_int_equal(score(decision, "python"), python);
    assert_int_equal(score(decision, "node"), node);
    assert_int_equal(score(decision, "both"), both);
}

static void test_second_stack_pays(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_two_parts(&fixture, "major", 8, 4);
    expect_scores(&p, 8, 12, 16);
    expect_verdict(&p, "both", "moderate", 4);
    p = decide_two_parts(&fixture, "major", 5, 4);
    expect_scores(&p, 8, 12, 12);
    expect_verdict(&p, "node", "low", 0);
    assert_int_equal(p.verdict->compromise_count, 1);
    p = decide_two_parts(&fixture, "major", 5, 2);
    expect_scores(&p, 8, 12, 8);
    /* Lead 4, and one step down: with weights 2, 3, 4 both would win. */
    expect_verdict(&p, "node", "low", 4);
    assert_false(p.sensitivity->scale_robust);
    p = decide_two_parts(&fixture, "minor", 8, 4);
    expect_scores(&p, 4, 12, 12);
    expect_verdict(&p, "node", "low", 0);
    assert_int_equal(p.verdict->compromise_count, 1);
    fixture_release(&fixture);
}

static const char justified_mix[] =
    "<profile guide='python-node' format='1'>"
    "<meta><client>C</client><title>T</title><date>2026-11-20</date></meta>"
    "<project><stage>live</stage><architecture>modular</architecture>"
    "<current-choice option='none'/>"
    "<frontend framework='react' team='separate'/>"
    "<team engineers='%d' on-call='%d'><python level='basic' people='1'/>"
    "<node level='expert' people='5'/></team></project>"
    "<workloads><workload name='API' kind='api' weight='core'"
    " exists-in='node'><peak-connections>200</peak-connections>"
    "<work>io</work><transformation>light</transformation>"
    "<calls-ml>no</calls-ml></workload>"
    "<workload name='Model' kind='ml-serving' weight='major'>"
    "<peak-connections>50</peak-connections>%s</workload></workloads>"
    "</profile>";

static struct decision decide_justified(
    struct fixture *fixture, int engineers, int on_call, const char *model)
{
    return decide_text(fixture, arena_format(&fixture->arena, justified_mix,
                                    engineers, on_call, model));
}

/* Whether the model is exported is assumed, and could change it. */
static void test_justified_mix(void **state)
{
    (void)state;
    static const char stated[] = "<portable-model>no</portable-model>";
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct decision p = decide_justified(&fixture, 8, 4, "");
    expect_scores(&p, 16, 22, 30);
    assert_true(p.verdict->plans[guide_plan(fixture.guide, "node")].ruled_out);
    expect_verdict(&p, "both", "moderate", 14);
    assert_int_equal(p.assurance->hinge_count, 1);
    assert_int_equal(p.assurance->hinges[0].fact,
        guide_fact(fixture.guide, "portable-model"));
    assert_int_equal(p.assurance->hinges[0].confirmed, CONFIDENCE_HIGH);
    p = decide_justified(&fixture, 8, 4, stated);
    expect_verdict(&p, "both", "high", 14);
    assert_int_equal(p.assurance->hinge_count, 0);
    p = decide_justified(&fixture, 5, 2, stated);
    expect_verdict(&p, "both", "moderate", 6);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_p11_ledger),
        cmocka_unit_test(test_p05_exception),
        cmocka_unit_test(test_variations),
        cmocka_unit_test(test_level_combination),
        cmocka_unit_test(test_p11_flips),
        cmocka_unit_test(test_p04_without_answers),
        cmocka_unit_test(test_everything_unknown),
        cmocka_unit_test(test_second_stack_pays),
        cmocka_unit_test(test_justified_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
