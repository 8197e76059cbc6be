/* Why something is in or out, and what would bring it in: on every module,
 * warning and reason of every guide, with every example profile. */
#include "random_profile.h"
#include "schema.h"

#include "decide/changed.h"
#include "decide/nearest.h"
#include "decide/why.h"
#include "write/json_why.h"
#include "write/ledger.h"

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
    const struct clause *clause = why_subject_clause(inquiry->clauses, subject);
    struct why why = why_subject(
        &inquiry->fixture.arena, inquiry->clauses, facts, subject, truth);
    assert_int_equal(why.truth, truth);
    if (!clause)
        return;
    if (why_subject_scope(inquiry->fixture.guide, subject) == SCOPE_PROJECT)
        assert_true(why.decider_count > 0);
    for (size_t i = 0; i < why.decider_count; i++) {
        assert_true(why.deciders[i].part <
                    (int)inquiry->decision.verdict->profile->part_count);
        assert_int_equal(facts_truth(facts, why.deciders[i].clause->condition,
                             why.deciders[i].part),
            truth);
    }
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
        changed_profile(
            &fixture->arena, profile, nearest.changes, nearest.count));
    if (decided(&after, subject) != TRUTH_TRUE)
        fail_msg("%s: %s is not brought in", profile->source->name,
            why_subject_id(fixture->guide, subject));
}

static void inquire(
    struct inquiry *inquiry, enum subject_kind kind, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct subject subject = {kind, (int)i};
        enum truth truth = decided(&inquiry->decision, &subject);
        assert_int_equal(why_subject_truth(inquiry->fixture.rules,
                             inquiry->decision.facts, &subject),
            truth);
        inquiry->asked++;
        if (kind != SUBJECT_REASON)
            expect_explained(inquiry, &subject, truth);
        if (truth != TRUTH_TRUE)
            expect_brought_in(inquiry, &subject);
    }
}

static void inquire_all(struct inquiry *inquiry)
{
    const struct guide *guide = inquiry->fixture.guide;
    inquire(inquiry, SUBJECT_MODULE, guide->module_count);
    inquire(inquiry, SUBJECT_WARNING, guide->warning_count);
    inquire(inquiry, SUBJECT_REASON, guide->reason_count);
}

static void begin(struct inquiry *inquiry, const char *folder)
{
    struct fixture *fixture = &inquiry->fixture;
    fixture_read(fixture, folder);
    require_clean(fixture);
    inquiry->clauses = clauses_new(&fixture->arena, fixture->rules);
}

static void decide_file(struct inquiry *inquiry, const char *path)
{
    struct fixture *fixture = &inquiry->fixture;
    const struct source *source =
        file_read(&fixture->arena, path, FILE_LARGEST_TEXT, &fixture->diags);
    assert_non_null(source);
    inquiry->decision = decide_source(fixture, source);
}

static void test_all_examples(void **state)
{
    (void)state;
    size_t asked = 0, nearest = 0, none = 0;
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct inquiry inquiry = {0};
        struct fixture *fixture = &inquiry.fixture;
        begin(&inquiry, collections[i].guide);
        size_t count;
        const char **names = file_list(&fixture->arena, collections[i].profiles,
            ".xml", &count, &fixture->diags);
        for (size_t j = 0; j < count; j++) {
            decide_file(&inquiry,
                file_join(&fixture->arena, collections[i].profiles, names[j]));
            inquire_all(&inquiry);
        }
        asked += inquiry.asked;
        nearest += inquiry.nearest;
        none += inquiry.none;
        fixture_release(fixture);
    }
    assert_true(asked > 2000);
    assert_true(nearest > none * 10);
}

/* With gaps in what is known, and parts of all kinds. */
static void test_random_profiles(void **state)
{
    (void)state;
    struct inquiry inquiry = {0};
    struct fixture *fixture = &inquiry.fixture;
    uint64_t seed = 11;
    begin(&inquiry, "content/python-node");
    for (int i = 0; i < 12; i++) {
        const struct profile *profile =
            random_profile(&fixture->arena, fixture->guide, &seed);
        inquiry.decision = decide(&fixture->arena, fixture->rules, profile);
        inquire_all(&inquiry);
    }
    assert_true(inquiry.nearest > 500);
    fixture_release(fixture);
}

/* ---- single answers ------------------------------------------------------ */

static struct subject find_subject(
    const struct guide *guide, enum subject_kind kind, const char *id)
{
    const size_t counts[] = {
        guide->module_count, guide->warning_count, guide->reason_count};
    for (size_t i = 0; i < counts[kind]; i++) {
        struct subject subject = {kind, (int)i};
        if (strcmp(why_subject_id(guide, &subject), id) == 0)
            return subject;
    }
    fail_msg("there is no %s", id);
    return (struct subject){kind, NONE};
}

static const char p11[] = "examples/profiles/p11-live-advice-tiny-rota.xml";

static struct why explain(
    struct inquiry *inquiry, enum subject_kind kind, const char *id)
{
    struct subject subject = find_subject(inquiry->fixture.guide, kind, id);
    return why_subject(&inquiry->fixture.arena, inquiry->clauses,
        inquiry->decision.facts, &subject,
        decided(&inquiry->decision, &subject));
}

static void test_deciders(void **state)
{
    (void)state;
    struct inquiry inquiry = {0};
    begin(&inquiry, "content/python-node");
    decide_file(&inquiry, p11);
    struct why why = explain(&inquiry, SUBJECT_WARNING, "premature-speed");
    assert_int_equal(why.truth, TRUTH_FALSE);
    assert_int_equal(why.decider_count, 2);
    assert_string_equal(why.deciders[0].clause->text,
        "$speed-driver or $choice-reason = 'speed-claim'");
    assert_string_equal(why.deciders[1].clause->text, "$all-undemanding");
    /* Of two sides of an "or" only the one that holds is a ground. */
    why = explain(&inquiry, SUBJECT_MODULE, "both-gains");
    assert_int_equal(why.ground_count, 1);
    assert_int_equal(why.grounds[0].variable->kind, VARIABLE_VERDICT);
    /* A derived fact is followed by what it rests on. */
    why = explain(&inquiry, SUBJECT_MODULE, "machine-learning");
    assert_int_equal(why.ground_count, 2);
    assert_string_equal(why.grounds[0].variable->name, "ml");
    assert_int_equal(why.grounds[0].part, 1);
    assert_string_equal(why.grounds[1].variable->name, "kind");
    assert_int_equal(why.grounds[1].depth, 1);
    why = explain(&inquiry, SUBJECT_WARNING, "supply-chain");
    assert_int_equal(why.truth, TRUTH_UNKNOWN);
    assert_int_equal(why.decider_count, 1);
    assert_string_equal(why.deciders[0].clause->text, "count($compliance) > 0");
    fixture_release(&inquiry.fixture);
}

static struct nearest nearest_of(
    struct inquiry *inquiry, enum subject_kind kind, const char *id)
{
    struct subject subject = find_subject(inquiry->fixture.guide, kind, id);
    return nearest_find(&inquiry->fixture.arena, inquiry->fixture.rules,
        inquiry->clauses, &inquiry->decision, &subject);
}

static void test_nearest(void **state)
{
    (void)state;
    struct inquiry inquiry = {0};
    begin(&inquiry, "content/python-node");
    const struct guide *guide = inquiry.fixture.guide;
    decide_file(&inquiry, p11);
    struct nearest found =
        nearest_of(&inquiry, SUBJECT_MODULE, "second-opinion");
    assert_int_equal(found.count, 1);
    /* Once it is being built, whether a part runs already is only assumed. */
    assert_int_equal(found.changes[0].fact, guide_fact(guide, "stage"));
    assert_int_equal(found.changes[0].steps, 1);
    found = nearest_of(&inquiry, SUBJECT_MODULE, "gateway");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.changes[0].kind, FLIP_ADD_PART);
    /* The added part comes before its fact. */
    found = nearest_of(&inquiry, SUBJECT_REASON, "pipeline-large");
    assert_int_equal(found.count, 2);
    assert_int_equal(found.changes[0].kind, FLIP_ADD_PART);
    assert_int_equal(found.changes[1].part, 2);
    found = nearest_of(&inquiry, SUBJECT_WARNING, "premature-speed");
    assert_int_equal(found.count, 0);
    assert_true(found.all_tried);
    fixture_release(&inquiry.fixture);
}

/* ---- what is printed ----------------------------------------------------- */

/* No line is too long that could be broken, and every id is there. */
static void expect_readable(const struct guide *guide, const char *text)
{
    for (size_t i = 0; i < guide->module_count; i++)
        assert_non_null(strstr(text, guide->modules[i].id));
    for (size_t i = 0; i < guide->warning_count; i++)
        assert_non_null(strstr(text, guide->warnings[i].id));
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        size_t indent = strspn(line, " ");
        const char *space = memchr(line + indent, ' ', length - indent);
        if (length > 80 && space)
            fail_msg("%.*s", (int)length, line);
        assert_true(length == 0 || line[length - 1] != ' ');
    }
}

static void test_print(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        struct inquiry inquiry = {0};
        struct fixture *fixture = &inquiry.fixture;
        struct buffer text;
        begin(&inquiry, collections[i].guide);
        buffer_init(&text);
        size_t count;
        const char **names = file_list(&fixture->arena, collections[i].profiles,
            ".xml", &count, &fixture->diags);
        for (size_t j = 0; j < count; j++) {
            decide_file(&inquiry,
                file_join(&fixture->arena, collections[i].profiles, names[j]));
            buffer_clear(&text);
            ledger_write(
                &text, fixture->rules, inquiry.clauses, &inquiry.decision);
            expect_readable(fixture->guide, buffer_string(&text));
        }
        buffer_release(&text);
        fixture_release(fixture);
    }
}

static void test_schema(void **state)
{
    (void)state;
    struct inquiry inquiry = {0};
    begin(&inquiry, "content/python-node");
    decide_file(&inquiry, p11);
    const struct guide *guide = inquiry.fixture.guide;
    struct subject subjects[] = {
        find_subject(guide, SUBJECT_MODULE, "realtime"),
        find_subject(guide, SUBJECT_MODULE, "gateway"),
        find_subject(guide, SUBJECT_WARNING, "supply-chain"),
        find_subject(guide, SUBJECT_REASON, "ml-python"),
        find_subject(guide, SUBJECT_REASON, "pipeline-large"),
    };
    struct buffer text;
    buffer_init(&text);
    json_write_why(&text, inquiry.fixture.rules, inquiry.clauses,
        &inquiry.decision, subjects, sizeof subjects / sizeof *subjects);
    json_t *result = schema_parse(&text);
    expect_described("tests/golden/why.schema.json", result);
    assert_int_equal(json_array_size(json_object_get(result, "why")), 5);
    json_decref(result);
    fixture_release(&inquiry.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_examples),
        cmocka_unit_test(test_random_profiles),
        cmocka_unit_test(test_deciders),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
