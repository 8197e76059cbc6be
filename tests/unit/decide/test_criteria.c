/* Scores taken apart by criterion, and what happens if one counts more; worked
 * out by hand. */
#include "fixture.h"

static const char guide_text[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
    "weights: {minor: 1, major: 2, core: 3}\n"
    "parts: {path: parts/part, name: '@name', weight: weight}\n"
    "criteria:\n"
    "  - {id: speed, label: Speed}\n"
    "  - {id: people, label: People}\n"
    "  - {id: risk, label: Risk}\n"
    "facts:\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,\n"
    "    values: [minor, major, core], assume: major, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', type: enum,\n"
    "    values: [k0, k1], ask: '?'}\n"
    "reasons:\n"
    "  - {id: s, for: a, grade: strong, criterion: speed, scope: part,\n"
    "     when: \"$kind = 'k0'\", because: t}\n"
    "  - {id: p, for: b, grade: strong, criterion: people, scope: part,\n"
    "     when: \"$kind = 'k1'\", because: t}\n"
    "  - {id: r, against: a, grade: slight, criterion: risk, scope: part,\n"
    "     when: \"$kind = 'k0'\", because: t}\n"
    "  - {id: two, against: ab, grade: lean, criterion: risk, because: t}\n"
    "  - {id: liked, for: b, grade: lean, criterion: people, because: t}\n";

enum { SPEED, PEOPLE, RISK };

static const char profile_text[] =
    "<profile guide='small' format='1'><parts>"
    "<part name='P' kind='k0' weight='core'/>"
    "<part name='Q' kind='k1' weight='major'/></parts></profile>";

static void expect_row(
    const struct decision *decision, size_t criterion, int a, int b, int ab)
{
    const int *points = decision->sensitivity->criteria.points + 3 * criterion;
    assert_int_equal(points[0], a);
    assert_int_equal(points[1], b);
    assert_int_equal(points[2], ab);
}

static void expect_sums(const struct decision *decision)
{
    const struct criteria *criteria = &decision->sensitivity->criteria;
    size_t plans = decision->verdict->guide->plan_count;
    for (size_t plan = 0; plan < plans; plan++) {
        int sum = 0;
        for (size_t i = 0; i <= criteria->count; i++)
            sum += criteria->points[i * plans + plan];
        assert_int_equal(sum, decision->verdict->plans[plan].score);
    }
}

/* The combination's parts come from those who serve them, its project row from
 * its worst member and from itself. */
static void test_rows_add_up(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct decision p = decide_text(&fixture, profile_text);
    assert_int_equal(score(&p, "a"), 3 * (4 - 1));
    assert_int_equal(score(&p, "b"), 2 * 4 + 2 * 2);
    assert_int_equal(score(&p, "ab"), 9 + 8 + 2 * (0 - 2));
    assert_int_equal(p.sensitivity->criteria.count, 3);
    expect_row(&p, SPEED, 12, 0, 12);
    expect_row(&p, PEOPLE, 0, 12, 8);
    expect_row(&p, RISK, -3, 0, -3 - 4);
    expect_row(&p, RISK + 1, 0, 0, 0);
    expect_sums(&p);
    fixture_release(&fixture);
}

/* The other member is the worst. */
static void test_worst_member(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    fixture_write(&fixture,
        replace(&arena, guide_text, "liked, for: b", "liked, against: b"));
    struct decision p = decide_text(&fixture, profile_text);
    assert_int_equal(score(&p, "ab"), 9 + 8 + 2 * (-2 - 2));
    expect_row(&p, PEOPLE, 0, 8 - 4, 8 - 4);
    expect_sums(&p);
    fixture_release(&fixture);
    arena_release(&arena);
}

static void expect_emphasis(const struct fixture *fixture,
    const struct emphasis *emphasis, const char *doubled, int lead, int turning,
    const char *turning_to)
{
    assert_int_equal(emphasis->doubled, guide_plan(fixture->guide, doubled));
    assert_int_equal(emphasis->lead, lead);
    assert_int_equal(emphasis->turning, turning);
    assert_int_equal(emphasis->turning_to,
        turning_to ? guide_plan(fixture->guide, turning_to) : NONE);
}

/* b has 12, both 13: no lead, so b. Speed twice: a 21, b 12, both 21 + 8 - 4.
 * People twice: a 9, b 24, both 21. Risk twice: a 6, b 12, both 6. */
static void test_one_counts_more(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct decision p = decide_text(&fixture, profile_text);
    const struct emphasis *emphases = p.sensitivity->criteria.emphases;
    assert_string_equal(verdict_name(p.verdict), "b");
    expect_emphasis(&fixture, &emphases[SPEED], "ab", 4, 2, "ab");
    expect_emphasis(&fixture, &emphases[PEOPLE], "b", 3, 0, NULL);
    expect_emphasis(&fixture, &emphases[RISK], "b", 6, 0, NULL);
    fixture_release(&fixture);
}

/* Without the other kind of part a has 12 and b 4: people twice leaves a ahead
 * by 4, three times makes them level. */
static void test_turning(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    struct decision p = decide_text(&fixture,
        "<profile guide='small' format='1'><parts>"
        "<part name='P' kind='k0' weight='core'/>"
        "<part name='R' kind='k0' weight='minor'/></parts></profile>");
    const struct emphasis *emphasis = &p.sensitivity->criteria.emphases[PEOPLE];
    expect_verdict(&p, "a", "high", 8);
    assert_int_equal(emphasis->doubled, guide_plan(fixture.guide, "a"));
    assert_int_equal(emphasis->lead, 4);
    assert_int_equal(emphasis->turning, 3);
    assert_int_equal(emphasis->turning_to, NONE);
    fixture_release(&fixture);
}

static void test_shipped_guides(void **state)
{
    (void)state;
    static const char *const profiles[] = {
        "p10-marketplace-services.xml", "p11-live-advice-tiny-rota.xml"};
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    assert_true(fixture.guide->criterion_count > 0);
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        const struct source *source = file_read(&fixture.arena,
            file_join(&fixture.arena, "examples/profiles", profiles[i]),
            FILE_LARGEST_TEXT, &fixture.diags);
        assert_non_null(source);
        struct decision p = decide_source(&fixture, source);
        expect_sums(&p);
    }
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_add_up),
        cmocka_unit_test(test_worst_member),
        cmocka_unit_test(test_one_counts_more),
        cmocka_unit_test(test_turning),
        cmocka_unit_test(test_shipped_guides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
