/* What a profile states in so many words: the departure from the verdict and
 * the offer of a proposal. */
#include "../../read_profile.h"
#include "small_guide.h"

static const char options_and_facts[] =
    "options: [{id: python, label: P}, {id: node, label: N}]\n"
    "combinations: [{id: both, label: B, of: [python, node]}]\n"
    "facts:\n"
    "  stage: {of: project, label: S, path: stage, type: text}\n";

/* The profile with BODY, or NULL and the problems in BENCH. */
static const struct profile *read_body(struct bench *bench, const char *body)
{
    const struct guide *guide = small_guide(bench, options_and_facts);
    const char *text = arena_format(&bench->arena,
        "<profile guide=\"small\" format=\"1\">\n%s\n</profile>\n", body);
    return read_profile(
        &bench->arena, bench_source(bench, text), guide, &bench->diags);
}

static void expect_problems(const char *body, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    assert_null(read_body(&bench, body));
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

static void test_override(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<override option=\"both\" author=\"R. Example\" date=\"2026-11-20\">\n"
        "  The board has <!-- so far --> decided. </override>");
    assert_string_equal(bench_report(&bench), "");
    const struct overriding *overriding = profile->overriding;
    assert_non_null(overriding);
    assert_int_equal(overriding->plan, 2);
    assert_string_equal(overriding->author, "R. Example");
    assert_string_equal(overriding->date, "2026-11-20");
    assert_string_equal(overriding->reason.text, "The board has decided.");
    assert_int_equal(overriding->place.line, 2);
    bench_release(&bench);
}

static void test_override_mistakes(void **state)
{
    (void)state;
    expect_problems("<override/>",
        "2:1 error: override: option is missing [say what is recommended "
        "instead, who decided so and when]\n"
        "2:1 error: override: author is missing [say what is recommended "
        "instead, who decided so and when]\n"
        "2:1 error: override: date is missing [say what is recommended "
        "instead, who decided so and when]\n"
        "2:1 error: override: the reason is missing [write it between "
        "<override ...> and </override>]\n");
    expect_problems("<override option=\"nod\" author=\"?\" date=\"20 May\">x"
                    "</override>",
        "2:24 error: override: author is missing [say what is recommended "
        "instead, who decided so and when]\n"
        "2:11 error: option: \"nod\" is not one of python, node, both [did you "
        "mean \"node\"?]\n"
        "2:35 error: date: \"20 May\" is not a date [write it as "
        "year-month-day, such as 2026-11-20]\n");
    expect_problems("<override option=\"node\" author=\"A\" date=\"2026-11-20\""
                    " autor=\"B\">x<b/></override>",
        "2:54 error: autor: unknown attribute of <override> [did you mean "
        "\"author\"?]\n"
        "2:65 error: b: unknown element in <override>\n");
}

static void test_override_stands_once(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_null(read_body(&bench,
        "<override option=\"node\" author=\"A\" date=\"2026-11-20\">x"
        "</override>\n"
        "<override option=\"node\" author=\"A\" date=\"2026-11-20\">x"
        "</override>"));
    assert_non_null(
        strstr(bench_report(&bench), "override: stands here twice"));
    bench_release(&bench);
}

static void test_proposal(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench,
        "<proposal>\n"
        "<package name=\"Model\" effort=\"20 days\">Build it.</package>\n"
        "<package name=\"Care\">Keep it.</package>\n"
        "<terms>Net 30</terms>\n"
        "<price>?</price>\n"
        "<next-step owner=\"Client\" due=\"2027-01-15\">Sign.</next-step>\n"
        "<next-step>Begin.</next-step>\n"
        "</proposal>");
    assert_string_equal(bench_report(&bench), "");
    const struct proposal *proposal = &profile->proposal;
    assert_null(profile->overriding);
    assert_int_equal(proposal->package_count, 2);
    assert_string_equal(proposal->packages[0].name, "Model");
    assert_string_equal(proposal->packages[0].effort, "20 days");
    assert_string_equal(proposal->packages[0].text.text, "Build it.");
    assert_null(proposal->packages[1].effort);
    assert_int_equal(proposal->packages[1].place.line, 4);
    assert_string_equal(proposal->terms.text, "Net 30");
    assert_int_equal(proposal->terms.place.line, 5);
    assert_null(proposal->price);
    assert_int_equal(proposal->price_place.line, 6);
    assert_int_equal(proposal->next_step_count, 2);
    assert_string_equal(proposal->next_steps[0].owner, "Client");
    assert_string_equal(proposal->next_steps[0].due, "2027-01-15");
    assert_null(proposal->next_steps[1].owner);
    assert_string_equal(proposal->next_steps[1].text, "Begin.");
    bench_release(&bench);
}

static void test_no_proposal(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct profile *profile = read_body(&bench, "");
    assert_int_equal(profile->proposal.package_count, 0);
    assert_null(prose_words(&profile->proposal.terms));
    assert_int_equal(profile->proposal.price_place.line, 1);
    bench_release(&bench);
    expect_problems("<proposal>free text<terms>a</terms><terms>b</terms>"
                    "</proposal>",
        "2:1 error: proposal: text is not expected here [put it into an "
        "element "
        "or an attribute]\n"
        "2:36 error: terms: stands here twice [the first one is on line 2]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_override),
        cmocka_unit_test(test_override_mistakes),
        cmocka_unit_test(test_override_stands_once),
        cmocka_unit_test(test_proposal),
        cmocka_unit_test(test_no_proposal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
