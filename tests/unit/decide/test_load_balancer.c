/* The guide "load-balancer" against the published table: the scope and the
 * traffic of one place name one service, two places name a pair. */
#include "fixture.h"

static const char folder[] = "content/load-balancer";

static const struct {
    const char *kind, *service;
} published[] = {
    {"global-web", "front-door"},
    {"global-other", "traffic-manager"},
    {"regional-web", "application-gateway"},
    {"regional-other", "azure-load-balancer"},
};
enum { ROWS = sizeof published / sizeof *published };

static struct decision decide_places(
    struct fixture *fixture, const char *first, const char *second)
{
    const char *more =
        second ? arena_format(&fixture->arena,
                     "<point name='Second' kind='%s' weight='core'/>", second)
               : "";
    return decide_text(fixture,
        arena_format(&fixture->arena,
            "<profile guide='load-balancer' format='1'><meta>"
            "<client>C</client><title>T</title><date>2026-11-20</date></meta>"
            "<points><point name='First' kind='%s' weight='core'/>%s</points>"
            "</profile>",
            first, more));
}

static void test_one_place(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    for (int i = 0; i < ROWS; i++) {
        struct decision decision =
            decide_places(&fixture, published[i].kind, NULL);
        assert_string_equal(
            verdict_name(decision.verdict), published[i].service);
        assert_false(decision.verdict->conflict);
    }
    fixture_release(&fixture);
}

/* Every pair that the guide offers comes out for the two kinds of traffic
 * that its members stand for in the table, whichever comes first. */
static void test_pairs(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    require_clean(&fixture);
    const struct guide *guide = fixture.guide;
    assert_int_equal(guide->option_count, ROWS);
    for (size_t i = guide->option_count; i < guide->plan_count; i++) {
        const struct plan *plan = &guide->plans[i];
        const char *kinds[2];
        for (int m = 0; m < 2; m++) {
            const char *member = guide->plans[plan->members[m]].id;
            assert_string_equal(member, published[plan->members[m]].service);
            kinds[m] = published[plan->members[m]].kind;
        }
        for (int m = 0; m < 2; m++) {
            struct decision decision =
                decide_places(&fixture, kinds[m], kinds[1 - m]);
            assert_string_equal(verdict_name(decision.verdict), plan->id);
            assert_int_equal(
                decision.verdict->plans[i].route[0], plan->members[m]);
        }
    }
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_place),
        cmocka_unit_test(test_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
