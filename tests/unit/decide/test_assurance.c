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

/* ---- all answers together ------------------------------------------------ */

static const char together_head[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "facts:\n";

/* COUNT facts f0, f1, ... of two values, and REASONS. */
static void write_many(struct fixture *fixture, int count, const char *reasons)
{
    struct arena scratch;
    arena_init(&scratch);
    const char *text = together_head;
    for (int i = 0; i < count; i++)
        text = arena_format(&scratch,
            "%s  f%d: {of: project, label: F, path: f%d, type: boolean,"
            " ask: '?'}\n",
            text, i, i);
    fixture_write(
        fixture, arena_format(&scratch,
                     "%sreasons:\n"
                     "  - {id: r, for: a, grade: strong, because: t}\n"
                     "%s",
                     text, reasons));
    arena_release(&scratch);
}

static const struct together *together_in(
    struct fixture *fixture, const char *answers)
{
    struct decision p = decide_text(
        fixture, arena_format(&fixture->arena,
                     "<profile guide='small' format='1'><project>%s</project>"
                     "</profile>",
                     answers));
    assert_string_equal(verdict_name(p.verdict), "a");
    return &p.assurance->together;
}

/* The witness answers yes to COUNT facts in this order. */
static void expect_witness(
    const struct together *together, const int *facts, size_t count)
{
    assert_int_equal(together->result, TOGETHER_CHANGES);
    assert_int_equal(together->plan, 1);
    assert_int_equal(together->witness_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(together->witness[i].fact, facts[i]);
        assert_int_equal(together->witness[i].part, NONE);
        assert_true(together->witness[i].value.as.truth);
    }
}

#define FOR_B(id, when)                                                        \
    "  - {id: " id ", for: b, grade: strong, when: \"" when "\", because: "    \
    "t}\n"
#define LITTLE_FOR_B(fact)                                                     \
    "  - {id: l" fact ", for: b, grade: slight, when: $f" fact ", because: "   \
    "t}\n"

/* 2 * 4 for a. f0, f2 and f4 together give b 2 * (4 + 4); f1 and f3 do not
 * matter to that, 2 each, and are no part of the witness. None of the three can
 * be left out, wherever it stands. */
static void test_smallest_witness(void **state)
{
    (void)state;
    struct fixture fixture;
    write_many(&fixture, 5,
        LITTLE_FOR_B("1") FOR_B("x", "$f0 and $f2 and $f4")
            FOR_B("y", "$f0 and $f2 and $f4") LITTLE_FOR_B("3"));
    expect_witness(together_in(&fixture, ""), (const int[]){0, 2, 4}, 3);
    expect_witness(
        together_in(&fixture, "<f2>yes</f2>"), (const int[]){0, 4}, 2);
    assert_int_equal(
        together_in(&fixture, "<f2>no</f2>")->result, TOGETHER_HOLDS);
    fixture_release(&fixture);
}

/* 13 facts have 8,192 combinations: they are tried by twos, the first with the
 * last too. What is stated is not tried, though it would change the verdict;
 * and three that change it together are not found. */
static void test_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *reasons;
        int witness[2];
        bool changes;
    } cases[] = {
        {FOR_B("x", "$f1 and $f2") FOR_B("y", "$f1 and $f2"), {1, 2}, true},
        {FOR_B("x", "$f1 and $f13") FOR_B("y", "$f1 and $f13"), {1, 13}, true},
        {FOR_B("x", "$f12 and $f13") FOR_B("y", "$f12 and $f13"), {12, 13},
            true},
        {FOR_B("x", "$f7 and $f9 and $f13") FOR_B("y", "$f7 and $f9 and $f13"),
            {0, 0}, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        const char *little = "";
        struct arena scratch;
        arena_init(&scratch);
        for (int fact = 1; fact < 14; fact++)
            little = arena_format(&scratch,
                "%s  - {id: l%d, for: b, grade: slight, because: t,"
                " when: '$f%d and not($f%d)'}\n",
                little, fact, fact, fact == 13 ? 1 : fact + 1);
        write_many(&fixture, 14,
            arena_format(&scratch, "%s%s%s%s", FOR_B("s", "not($f0)"),
                FOR_B("t", "not($f0)"), cases[i].reasons, little));
        const struct together *together = together_in(&fixture, "<f0>yes</f0>");
        if (cases[i].changes)
            expect_witness(together, cases[i].witness, 2);
        else
            assert_int_equal(together->result, TOGETHER_HOLDS_IN_PAIRS);
        arena_release(&scratch);
        fixture_release(&fixture);
    }
}

/* Nothing is open that a reason can read: what no reason reads does not count,
 * nor what is assumed. */
static void test_nothing_open(void **state)
{
    (void)state;
    struct fixture fixture;
    write_many(&fixture, 2, LITTLE_FOR_B("1"));
    assert_int_equal(together_in(&fixture, "")->result, TOGETHER_HOLDS);
    assert_int_equal(
        together_in(&fixture, "<f1>no</f1>")->result, TOGETHER_NOTHING_OPEN);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_confirming_one_of_two),
        cmocka_unit_test(test_smallest_witness),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_nothing_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
