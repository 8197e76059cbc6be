/* Why something is in or out, and what would bring it in: on every module,
 * warning and reason of every guide, with every example profile. */
#include "fixture.h"

#include "decide/nearest.h"
#include "decide/why.h"

static const struct {
    const char *guide, *profiles;
} collections[] = {
    {"content/python-node", "examples/profiles"},
    {"content/open-licence", "examples/open-licence"},
    {"content/load-balancer", "examples/load-balancer"},
};

/* A guide, one profile of it after the other, and a question about it. */
struct inquiry {
    struct fixture fixture;
    const struct clauses *clauses;
    struct decision decision;
    size_t asked, nearest, none;
};

static enum truth decided(
    const struct decision *decision, const struct subject *subject)
{
    switch (subject->kind) {
    case SUBJECT_MODULE:
        return decision->selection->modules[subject->index].truth;
    case SUBJECT_WARNING:
        return decision->selection->warnings[subject->index].truth;
    case SUBJECT_REASON: break;
    }
    enum truth truth = TRUTH_FALSE;
    for (size_t i = 0; i < decision->verdict->finding_count; i++) {
        const struct finding *found = &decision->verdict->findings[i];
        if (found->reason != subject->index)
            continue;
        if (found->standing == STANDING_COUNTED)
            return TRUTH_TRUE;
        if (found->standing == STANDING_OPEN)
            truth = TRUTH_UNKNOWN;
    }
    return truth;
}

/* All deciders are as the whole is, and nothing is said without grounds but
 * of what rests on none. */
static void expect_explained(
    struct inquiry *inquiry, const struct subject *subject, enum truth truth)
{
    struct facts *facts = inquiry->decision.facts;
    const struct clause *clause = subject_clause(inquiry->clauses, subject);
    struct why why = why_subject(&inquiry->fixture.arena, inquiry->clauses,
        facts, subject, truth);
    assert_int_equal(why.truth, truth);
    if (!clause)
        return;
    if (subject_scope(inquiry->fixture.guide, subject) == SCOPE_PROJECT)
        assert_true(why.decider_count > 0);
    for (size_t i = 0; i < why.decider_count; i++)
        assert_int_equal(
            facts_truth(facts, why.deciders[i].clause->condition,
                why.deciders[i].part),
            truth);
    if (strcmp(clause->text, "true()") != 0 && why.decider_count)
        assert_true(why.ground_count > 0);
}

/* Decided anew on the changed profile, the subject is in. */
static void expect_brought_in(
    struct inquiry *inquiry, const struct subject *subject)
{
    struct fixture *fixture = &inquiry->fixture;
    const struct profile *profile = inquiry->decision.verdict->profile;
    struct nearest nearest = nearest_find(&fixture->arena, fixture->rules,
        inquiry->clauses, &inquiry->decision, subject);
    inquiry->none += nearest.count == 0;
    inquiry->nearest += nearest.count > 0;
    if (!nearest.count)
        return;
    struct decision after = decide(&fixture->arena, fixture->rules,
        nearest_apply(
            &fixture->arena, profile, nearest.changes, nearest.count));
    if (decided(&after, subject) != TRUTH_TRUE)
        fail_msg("%s: %s is not brought in", profile->source->name,
            subject_id(fixture->guide, subject));
}

static void inquire(
    struct inquiry *inquiry, enum subject_kind kind, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct subject subject = {kind, (int)i};
        enum truth truth = decided(&inquiry->decision, &subject);
        assert_int_equal(subject_truth(inquiry->fixture.rules,
                             inquiry->decision.facts, &subject),
            truth);
        inquiry->asked++;
        if (kind != SUBJECT_REASON)
            expect_explained(inquiry, &subject, truth);
        if (truth != TRUTH_TRUE)
            expect_brought_in(inquiry, &subject);
    }
}

static void inquire_all(struct inquiry *inquiry, const char *path)
{
    struct fixture *fixture = &inquiry->fixture;
    const struct guide *guide = fixture->guide;
    const struct source *source =
        file_read(&fixture->arena, path, FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    inquiry->decision = decide_source(fixture, source);
    inquire(inquiry, SUBJECT_MODULE, guide->module_count);
    inquire(inquiry, SUBJECT_WARNING, guide->warning_count);
    inquire(inquiry, SUBJECT_REASON, guide->reason_count);
}

static void test_all_examples(void **state)
{
    (void)state;
    size_t asked = 0, nearest = 0, none = 0;
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct inquiry inquiry = {0};
        struct fixture *fixture = &inquiry.fixture;
        fixture_read(fixture, collections[i].guide);
        require_clean(fixture);
        inquiry.clauses = clauses_new(&fixture->arena, fixture->rules);
        size_t count;
        const char **names = file_list(&fixture->arena,
            collections[i].profiles, ".xml", &count, &fixture->diags);
        for (size_t j = 0; j < count; j++)
            inquire_all(&inquiry, file_join(&fixture->arena,
                                      collections[i].profiles, names[j]));
        asked += inquiry.asked;
        nearest += inquiry.nearest;
        none += inquiry.none;
        fixture_release(fixture);
    }
    print_message("%zu asked, %zu brought in, %zu not\n", asked, nearest, none);
    assert_true(asked > 1000);
    assert_true(nearest > none * 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
