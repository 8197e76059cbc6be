/* What the confidence hangs on, in guides that are small enough to be worked
 * out by hand. */
#include "fixture.h"

#include "decide/assurance.h"

static void expect_step(const struct decision *decision, size_t index,
    enum assurance_cause cause, enum confidence from, enum confidence to)
{
    const struct assurance *assurance = decision->assurance;
    assert_true(index < assurance->step_count);
    assert_int_equal(assurance->steps[index].cause, cause);
    assert_int_equal(assurance->steps[index].from, from);
    assert_int_equal(assurance->steps[index].to, to);
}

/* Both of two assumptions hold a up: 2 * (4 + 4) against 2 * (4 + 2). Either
 * one wrong gives b, so that one alone confirmed leaves the other. */
static void test_confirming_one_of_two(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture,
        "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
        "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
        "options: [{id: a, label: A}, {id: b, label: B}]\n"
        "facts:\n"
        "  m: {of: project, label: M, path: m, type: boolean, assume: yes,"
        " ask: '?'}\n"
        "  n: {of: project, label: N, path: n, type: boolean, assume: yes,"
        " ask: '?'}\n"
        "reasons:\n"
        "  - {id: r1, for: a, grade: strong, when: $m, because: t}\n"
        "  - {id: r2, for: a, grade: strong, when: $n, because: t}\n"
        "  - {id: r3, for: b, grade: strong, because: t}\n"
        "  - {id: r4, for: b, grade: lean, because: t}\n");
    struct decision p =
        decide_text(&fixture, "<profile guide='small' format='1'/>");
    const struct assurance *assurance = p.assurance;
    expect_verdict(&p, "a", "low", 4);
    assert_int_equal(assurance->step_count, 1);
    expect_step(
        &p, 0, ASSURANCE_ASSUMPTIONS, CONFIDENCE_MODERATE, CONFIDENCE_LOW);
    assert_int_equal(assurance->hinge_count, 2);
    assert_int_equal(assurance->hinges[0].confirmed, CONFIDENCE_LOW);
    assert_int_equal(assurance->hinges[1].confirmed, CONFIDENCE_LOW);
    assert_int_equal(assurance->confirmed, CONFIDENCE_MODERATE);
    p = decide_text(&fixture,
        "<profile guide='small' format='1'><project><m>yes</m></project>"
        "</profile>");
    expect_verdict(&p, "a", "low", 4);
    assert_int_equal(p.assurance->hinge_count, 1);
    assert_int_equal(p.assurance->hinges[0].confirmed, CONFIDENCE_MODERATE);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_confirming_one_of_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
