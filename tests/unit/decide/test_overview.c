/* Digests of decisions, and what an overview makes of many. */
#include "fixture.h"

#include "decide/digest.h"
#include "decide/overview.h"
#include "decide/sums.h"

/* ---- digests ------------------------------------------------------------- */

static bool lists(const struct digest *digest, enum digest_list list, int index)
{
    for (size_t i = 0; i < digest->lists[list].count; i++)
        if (digest->lists[list].items[i] == index)
            return true;
    return false;
}

/* What the digest says against the decision itself, one thing at a time. */
static void check_digest(
    const struct digest *digest, const struct decision *decision)
{
    const struct verdict *verdict = decision->verdict;
    const struct guide *guide = verdict->guide;
    const struct sensitivity *sensitivity = decision->sensitivity;
    assert_int_equal(digest->recommended, verdict->recommended);
    assert_int_equal(digest->computed, verdict->plan);
    assert_int_equal(digest->confidence, verdict->confidence);
    assert_int_equal(digest->lead, verdict->lead);
    for (size_t i = 0; i < guide->module_count; i++)
        assert_int_equal(lists(digest, DIGEST_MODULES, (int)i),
            decision->selection->modules[i].truth == TRUTH_TRUE);
    for (size_t i = 0; i < guide->warning_count; i++)
        assert_int_equal(lists(digest, DIGEST_WARNINGS, (int)i),
            decision->selection->warnings[i].truth == TRUTH_TRUE);
    size_t open = 0;
    for (size_t i = 0; i < sensitivity->asked_count; i++)
        open += !sensitivity->asked[i].assumed;
    assert_int_equal(digest->open, open);
    assert_int_equal(digest->assumed, sensitivity->asked_count - digest->open);
    assert_int_equal(digest->deciding, sensitivity->question_count);
    /* A fact that decides is open or assumed. */
    for (size_t i = 0; i < digest->lists[DIGEST_HINGES].count; i++) {
        int fact = digest->lists[DIGEST_HINGES].items[i];
        assert_true(lists(digest, DIGEST_OPEN, fact) ||
                    lists(digest, DIGEST_ASSUMED, fact));
    }
}

/* Whether the verdict is another once the findings of REASON on one row count
 * for nothing: decided anew, from the findings up. */
static bool decides(
    struct arena *arena, const struct verdict *verdict, int reason)
{
    bool any = false;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        if (verdict->findings[i].reason != reason ||
            verdict->findings[i].standing != STANDING_COUNTED)
            continue;
        struct verdict copy = *verdict;
        copy.findings = arena_allocate(
            arena, verdict->finding_count, sizeof *copy.findings);
        memcpy(copy.findings, verdict->findings,
            verdict->finding_count * sizeof *copy.findings);
        copy.findings[i].grade = GRADE_NONE;
        copy.findings[i].points = 0;
        struct finding_sums sums = sums_of(&copy, arena);
        verdict_conclude(&copy, &sums, verdict->guide->grade_points, arena);
        any = any || copy.plan != verdict->plan;
    }
    return any;
}

static void check_packed(
    struct arena *arena, const struct guide *guide, const struct digest *digest)
{
    struct buffer bytes = {0};
    struct digest back;
    digest_pack(&bytes, digest);
    assert_true(digest_unpack(&back, guide, bytes.bytes, bytes.length, arena));
    assert_int_equal(back.recommended, digest->recommended);
    assert_int_equal(back.lead, digest->lead);
    for (int i = 0; i < DIGEST_LIST_COUNT; i++) {
        assert_int_equal(back.lists[i].count, digest->lists[i].count);
        for (size_t j = 0; j < back.lists[i].count; j++)
            assert_int_equal(back.lists[i].items[j], digest->lists[i].items[j]);
    }
    for (size_t i = 0; i < bytes.length; i++)
        assert_false(digest_unpack(&back, guide, bytes.bytes, i, arena));
    buffer_add_byte(&bytes, 'x');
    assert_false(digest_unpack(&back, guide, bytes.bytes, bytes.length, arena));
    buffer_release(&bytes);
}

static void check_guide(const char *guide, const char *profiles, size_t least)
{
    struct fixture fixture;
    fixture_read(&fixture, guide);
    require_clean(&fixture);
    size_t count, decided = 0;
    const char **names =
        file_list(&fixture.arena, profiles, ".xml", &count, &fixture.diags);
    assert_true(count >= least);
    for (size_t i = 0; i < count; i++) {
        const struct source *source = file_read_text(&fixture.arena,
            file_join(&fixture.arena, profiles, names[i]), &fixture.diags);
        struct decision decision = decide_source(&fixture, source);
        struct digest digest = digest_of(&fixture.arena, &decision);
        check_digest(&digest, &decision);
        for (size_t j = 0; j < fixture.guide->reason_count; j++) {
            bool expected = decides(&fixture.arena, decision.verdict, (int)j);
            assert_int_equal(lists(&digest, DIGEST_REASONS, (int)j), expected);
            decided += expected;
        }
        check_packed(&fixture.arena, fixture.guide, &digest);
    }
    assert_true(decided > 0);
    fixture_release(&fixture);
}

static void test_digests(void **state)
{
    (void)state;
    check_guide("content/python-node", "examples/profiles", 12);
    check_guide("content/load-balancer", "examples/load-balancer", 4);
    check_guide("content/open-licence", "examples/open-licence", 8);
}

/* Bytes of another process are not trusted: no index beyond the guide. */
static void test_foreign_bytes(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/load-balancer");
    const struct guide *guide = fixture.guide;
    struct arena *arena = &fixture.arena;
    struct digest back, digest = {.recommended = NONE, .computed = NONE};
    int items[] = {0, 1};
    digest.lists[DIGEST_WARNINGS] = (struct indexes){items, 2};
    check_packed(arena, guide, &digest);
    struct buffer bytes = {0};
    const int wrong[][2] = {
        {0, 0}, {1, 0}, {-1, 0}, {0, (int)guide->warning_count}, {0, INT_MAX}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        memcpy(items, wrong[i], sizeof items);
        buffer_clear(&bytes);
        digest_pack(&bytes, &digest);
        assert_false(
            digest_unpack(&back, guide, bytes.bytes, bytes.length, arena));
    }
    memcpy(items, (int[]){0, 1}, sizeof items);
    digest.recommended = (int)guide->plan_count;
    buffer_clear(&bytes);
    digest_pack(&bytes, &digest);
    assert_false(digest_unpack(&back, guide, bytes.bytes, bytes.length, arena));
    buffer_release(&bytes);
    fixture_release(&fixture);
}

/* ---- the order of attention ---------------------------------------------- */

static const char guide_text[] =
    "guide: drinks\n"
    "format: 1\n"
    "title: Drinks\n"
    "version: \"1\"\n"
    "kinds: {use-case: Use}\n"
    "language: en\n"
    "templates: [report]\n"
    "unknown: unknown\n"
    "options:\n"
    "  - {id: tea, label: Tea}\n"
    "  - {id: milk, label: Milk}\n"
    "grades: {slight: 1, lean: 2, strong: 4, decisive: 8}\n"
    "project-weight: 1\n"
    "facts:\n"
    "  hot: {of: project, label: Hot, path: hot, type: boolean}\n"
    "  late: {of: project, label: Late, path: late, type: boolean,\n"
    "    assume: no}\n"
    "reasons:\n"
    "  - {id: warm, for: tea, grade: strong, when: $hot, because: Warm.}\n"
    "  - {id: calm, for: milk, grade: lean, when: $late, because: Calm.}\n"
    "warnings:\n"
    "  - {id: burn, level: serious, when: $hot, say: It burns.}\n"
    "  - {id: wake, level: caution, when: $late, say: It wakes.}\n"
    "  - {id: cost, level: note, when: true(), say: It costs.}\n";

/* A client who needs no attention: everything is known, and sure. */
static struct overview_client calm(size_t number)
{
    return (struct overview_client){.number = number,
        .name = "c",
        .digest = {.confidence = CONFIDENCE_HIGH, .lead = 5}};
}

static void read_drinks(struct fixture *fixture)
{
    fixture_write(fixture, guide_text);
    require_clean(fixture);
}

/* Each reason alone puts its client into its group, and all together into the
 * first. */
static void test_attention(void **state)
{
    (void)state;
    struct fixture fixture;
    read_drinks(&fixture);
    static const int burn[] = {0};
    struct overview overview = {.arena = &fixture.arena};
    struct overview_client clients[ATTENTION_COUNT], all = calm(99);
    for (size_t i = 0; i < ATTENTION_COUNT; i++)
        clients[i] = calm(i);
    all.moved = clients[ATTENTION_MOVED].moved = true;
    all.digest.conflict = clients[ATTENTION_CONFLICT].digest.conflict = true;
    all.digest.lists[DIGEST_WARNINGS] =
        clients[ATTENTION_SERIOUS].digest.lists[DIGEST_WARNINGS] =
            (struct indexes){burn, 1};
    all.digest.by_answers = clients[ATTENTION_ANSWER].digest.by_answers = true;
    all.digest.recommended = clients[ATTENTION_TOSS_UP].digest.recommended =
        NONE;
    all.digest.confidence = clients[ATTENTION_LOW].digest.confidence =
        CONFIDENCE_LOW;
    all.digest.by_assumptions =
        clients[ATTENTION_ASSUMPTION].digest.by_assumptions = true;
    all.stale = clients[ATTENTION_OUTDATED].stale = "its profile has changed";
    overview_add(&overview, fixture.guide, &all);
    for (size_t i = ATTENTION_COUNT; i > 0; i--)
        overview_add(&overview, fixture.guide, &clients[i - 1]);
    overview_finish(&overview);
    const struct overview_guide *own = &overview.guides.items[0];
    assert_int_equal(overview.client_count, ATTENTION_COUNT + 1);
    assert_int_equal(own->clients.items[0].number, 99);
    assert_int_equal(own->attentions[ATTENTION_MOVED], 2);
    for (size_t i = 0; i < ATTENTION_COUNT; i++) {
        const struct overview_client *client = &own->clients.items[i + 1];
        assert_int_equal(client->number, i);
        assert_int_equal(client->attention, i);
        assert_int_equal(own->attentions[i], i == ATTENTION_MOVED ? 2 : 1);
    }
    fixture_release(&fixture);
}

/* Within a group: confidence, serious warnings, cautions, questions, lead,
 * place. In the table, each client comes before the next by one of them. */
static void test_order_within(void **state)
{
    (void)state;
    struct fixture fixture;
    read_drinks(&fixture);
    static const int serious[] = {0}, both[] = {0, 1};
    struct overview overview = {.arena = &fixture.arena};
    struct overview_client clients[6];
    for (size_t i = 0; i < 6; i++) {
        clients[i] = calm(i == 4 ? 3 : 10 - i);
        clients[i].digest.lists[DIGEST_WARNINGS] = (struct indexes){serious, 1};
        clients[i].digest.deciding = 1;
    }
    clients[0].digest.confidence = CONFIDENCE_MODERATE;
    clients[1].digest.lists[DIGEST_WARNINGS] = (struct indexes){both, 2};
    clients[2].digest.deciding = 2;
    clients[3].digest.lead = 4;
    for (size_t i = 6; i > 0; i--)
        overview_add(&overview, fixture.guide, &clients[i - 1]);
    overview_finish(&overview);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(overview.guides.items[0].clients.items[i].number,
            clients[i].number);
    fixture_release(&fixture);
}

/* ---- what they have in common -------------------------------------------- */

static struct digest digest_text(struct fixture *fixture, const char *facts)
{
    const char *text = arena_format(&fixture->arena,
        "<profile format=\"1\" "
        "guide=\"drinks\"><project>%s</project></profile>",
        facts);
    struct decision decision = decide_source(
        fixture, source_new(&fixture->arena, "p.xml", text, strlen(text)));
    return digest_of(&fixture->arena, &decision);
}

static void add_texts(struct fixture *fixture, struct overview *overview,
    const char *const *texts, size_t count, bool backwards)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = backwards ? count - 1 - i : i;
        struct overview_client client = {.number = at, .name = texts[at]};
        client.digest = digest_text(fixture, texts[at]);
        overview_add(overview, fixture->guide, &client);
    }
    overview_finish(overview);
}

static const char *const drinks[] = {"<hot>yes</hot><late>no</late>",
    "<hot>yes</hot>", "<hot>no</hot><late>yes</late>", "", "<late>yes</late>"};

static void test_common(void **state)
{
    (void)state;
    struct fixture fixture;
    read_drinks(&fixture);
    struct overview overview = {.arena = &fixture.arena};
    add_texts(&fixture, &overview, drinks, 5, false);
    const struct overview_guide *own = &overview.guides.items[0];
    /* Facts: "hot" is open twice, "late" assumed twice; an open or an assumed
     * value that could turn the verdict is a hinge. */
    assert_int_equal(own->facts.count, 2);
    assert_int_equal(own->facts.items[0].index, 0);
    assert_int_equal(own->facts.items[0].count, 2);
    assert_int_equal(own->facts.items[0].assumed, 0);
    assert_int_equal(own->facts.items[0].hinges, 2);
    assert_int_equal(own->facts.items[1].count, 2);
    assert_int_equal(own->facts.items[1].assumed, 2);
    /* Warnings: serious first, whatever their number. */
    assert_int_equal(own->warnings.count, 3);
    assert_int_equal(own->warnings.items[0].index, 0);
    assert_int_equal(own->warnings.items[0].count, 2);
    assert_int_equal(own->warnings.items[1].index, 1);
    assert_int_equal(own->warnings.items[1].count, 2);
    assert_int_equal(own->warnings.items[2].count, 5);
    /* Options: tea twice, milk twice, a toss-up where nothing is known. */
    assert_int_equal(own->plans.count, 3);
    assert_int_equal(own->plans.items[0].index, 0);
    assert_int_equal(own->plans.items[0].count, 2);
    assert_int_equal(own->plans.items[1].index, 1);
    assert_int_equal(own->plans.items[2].index, NONE);
    /* Without the one reason that counts, each of the four is a toss-up. */
    assert_int_equal(own->reasons.count, 2);
    assert_int_equal(own->reasons.items[0].count, 2);
    assert_int_equal(own->undecided, 1);
    fixture_release(&fixture);
}

/* Workers end in any order: nothing depends on it. */
static void test_any_order(void **state)
{
    (void)state;
    struct fixture fixture;
    read_drinks(&fixture);
    struct overview one = {.arena = &fixture.arena}, other = one;
    add_texts(&fixture, &one, drinks, 5, false);
    add_texts(&fixture, &other, drinks, 5, true);
    const struct overview_guide *a = one.guides.items, *b = other.guides.items;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(
            a->clients.items[i].number, b->clients.items[i].number);
    fixture_release(&fixture);
}

static void test_guides_and_failures(void **state)
{
    (void)state;
    struct fixture first, second;
    read_drinks(&first);
    read_drinks(&second);
    struct overview overview = {.arena = &first.arena};
    struct overview_client a = calm(7), b = calm(3), c = calm(1);
    overview_add(&overview, first.guide, &a);
    overview_add(&overview, second.guide, &b);
    overview_add(&overview, first.guide, &c);
    overview_add_failure(
        &overview, &(struct overview_failure){9, "x.xml", "broken", 0});
    overview_add_failure(
        &overview, &(struct overview_failure){2, "y.xml", "broken", 0});
    overview_finish(&overview);
    assert_int_equal(overview.guides.count, 2);
    assert_ptr_equal(overview.guides.items[0].guide, first.guide);
    assert_int_equal(overview.guides.items[0].clients.count, 2);
    assert_string_equal(overview.failures.items[0].place, "y.xml");
    assert_int_equal(overview.client_count, 3);
    fixture_release(&second);
    fixture_release(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digests),
        cmocka_unit_test(test_foreign_bytes),
        cmocka_unit_test(test_attention),
        cmocka_unit_test(test_order_within),
        cmocka_unit_test(test_common),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_guides_and_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
