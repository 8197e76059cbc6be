/* The truth of every condition of the shipped guide, against the plain
 * definition: fill in the unknown facts in every way and ask again. */
#include "fixture.h"

enum { PROFILES = 100, PARTS = 2, MOST_UNKNOWN = 4 };

struct trial {
    struct fixture fixture;
    struct arena arena; /* of one profile */
    uint32_t random;
    struct part parts[PARTS];
    struct answer *answers[PARTS + 1]; /* by row; 0: the project */
    struct profile profile;
    struct unknown unknown[MOST_UNKNOWN];
    size_t unknown_count;
};

/* Numerical Recipes' generator; the high bits are good enough here. */
static size_t pick(struct trial *trial, size_t count)
{
    trial->random = trial->random * 1664525u + 1013904223u;
    return (trial->random >> 8) % count;
}

static struct answer *answer_of(struct trial *trial, int fact, int part)
{
    return &trial->answers[part + 1][fact];
}

/* What the model calls the representatives of a fact. */
static size_t value_count(const struct fact *fact)
{
    switch (fact->type) {
    case FACT_BOOLEAN: return 2;
    case FACT_ENUM:
    case FACT_SCALE: return fact->value_count;
    case FACT_SET: return fact->value_count + 1;
    default: return fact->cut_count + 1;
    }
}

static struct value value_number(const struct fact *fact, size_t number)
{
    struct value value = {.type = VALUE_NUMBER};
    switch (fact->type) {
    case FACT_BOOLEAN:
        value.type = VALUE_BOOLEAN;
        value.as.truth = number;
        break;
    case FACT_ENUM:
    case FACT_SCALE:
        value.type = VALUE_WORD;
        value.as.word = (int)number;
        break;
    case FACT_SET:
        value.type = VALUE_SET;
        value.as.members = number ? (uint64_t)1 << (number - 1) : 0;
        break;
    default:
        if (number)
            value.as.number = fact->cuts[number - 1];
        else
            value.as.number = fact->cut_count ? fact->cuts[0] - 1 : 7;
    }
    return value;
}

/* ---- profiles ------------------------------------------------------------ */

static void answer_all(struct trial *trial)
{
    const struct guide *guide = trial->fixture.guide;
    for (int row = 0; row <= PARTS; row++) {
        trial->answers[row] = arena_allocate(
            &trial->arena, guide->fact_count, sizeof(struct answer));
        for (size_t i = 0; i < guide->fact_count; i++)
            if (guide->facts[i].derivation == DERIVATION_NONE &&
                guide->facts[i].type != FACT_TEXT)
                trial->answers[row][i].value = value_number(&guide->facts[i],
                    pick(trial, value_count(&guide->facts[i])));
    }
}

/* Takes some answers away, of facts without an assumption. */
static void forget_some(struct trial *trial)
{
    const struct guide *guide = trial->fixture.guide;
    trial->unknown_count = 0;
    while (trial->unknown_count < MOST_UNKNOWN) {
        int index = (int)pick(trial, guide->fact_count);
        int part = (int)pick(trial, PARTS);
        const struct fact *fact = &guide->facts[index];
        if (fact->of == SCOPE_PROJECT)
            part = NONE;
        if (fact->derivation != DERIVATION_NONE || fact->print_only ||
            fact->assumed.type != VALUE_UNKNOWN)
            continue;
        struct answer *answer = answer_of(trial, index, part);
        if (answer->value.type == VALUE_UNKNOWN)
            continue;
        answer->value.type = VALUE_UNKNOWN;
        trial->unknown[trial->unknown_count++] = (struct unknown){index, part};
    }
}

static void make_profile(struct trial *trial)
{
    answer_all(trial);
    forget_some(trial);
    for (int i = 0; i < PARTS; i++)
        trial->parts[i] =
            (struct part){.name = "P", .answers = trial->answers[i + 1]};
    trial->profile = (struct profile){.guide = trial->fixture.guide,
        .answers = trial->answers[0],
        .parts = trial->parts,
        .part_count = PARTS};
}

/* ---- the plain definition ------------------------------------------------ */

/* Every condition with a row is a question; the same order each time. */
struct question {
    const struct condition *condition;
    int part;
};

static size_t list_questions(
    struct trial *trial, struct question *list, size_t room)
{
    const struct rules *rules = trial->fixture.rules;
    const struct guide *guide = rules->guide;
    size_t count = 0;
    for (size_t i = 0; i < guide->reason_count; i++) {
        bool of_part = guide->reasons[i].scope == SCOPE_PART;
        for (int part = of_part ? 0 : NONE; part < (of_part ? PARTS : 0);
             part++) {
            assert_true(count + guide->reasons[i].exception_count < room);
            list[count++] = (struct question){rules->reasons[i], part};
            for (size_t j = 0; j < guide->reasons[i].exception_count; j++)
                list[count++] =
                    (struct question){rules->exceptions[i][j], part};
        }
    }
    for (size_t i = 0; i < guide->warning_count; i++)
        if (!rules->warnings[i]->uses_outcome)
            list[count++] = (struct question){rules->warnings[i], NONE};
    return count;
}

/* The next way to fill in the unknown facts; false after the last. */
static bool fill_next(struct trial *trial, size_t *turns)
{
    const struct guide *guide = trial->fixture.guide;
    for (size_t i = 0; i < trial->unknown_count; i++) {
        const struct unknown *unknown = &trial->unknown[i];
        const struct fact *fact = &guide->facts[unknown->fact];
        bool carry = ++turns[i] == value_count(fact);
        if (carry)
            turns[i] = 0;
        answer_of(trial, unknown->fact, unknown->part)->value =
            value_number(fact, turns[i]);
        if (!carry)
            return true;
    }
    return false;
}

enum { MOST_QUESTIONS = 400 };

static void check_profile(struct trial *trial, size_t *unknown_answers)
{
    struct question questions[MOST_QUESTIONS];
    enum truth answers[MOST_QUESTIONS];
    bool seen[MOST_QUESTIONS][2] = {{false}};
    size_t count = list_questions(trial, questions, MOST_QUESTIONS);
    struct facts *facts =
        facts_new(&trial->arena, trial->fixture.rules, &trial->profile);
    for (size_t i = 0; i < count; i++)
        answers[i] =
            facts_truth(facts, questions[i].condition, questions[i].part);
    size_t turns[MOST_UNKNOWN] = {0};
    for (size_t i = 0; i < trial->unknown_count; i++)
        answer_of(trial, trial->unknown[i].fact, trial->unknown[i].part)
            ->value = value_number(
            &trial->fixture.guide->facts[trial->unknown[i].fact], 0);
    do {
        struct arena arena;
        arena_init(&arena);
        struct facts *filled =
            facts_new(&arena, trial->fixture.rules, &trial->profile);
        for (size_t i = 0; i < count; i++) {
            enum truth truth =
                facts_truth(filled, questions[i].condition, questions[i].part);
            assert_int_not_equal(truth, TRUTH_UNKNOWN);
            seen[i][truth] = true;
        }
        arena_release(&arena);
    } while (fill_next(trial, turns));
    for (size_t i = 0; i < count; i++) {
        enum truth wanted = seen[i][0] && seen[i][1] ? TRUTH_UNKNOWN
                            : seen[i][1]             ? TRUTH_TRUE
                                                     : TRUTH_FALSE;
        if (answers[i] != wanted)
            print_error("question %zu of %zu\n", i, count);
        assert_int_equal(answers[i], wanted);
        *unknown_answers += wanted == TRUTH_UNKNOWN;
    }
}

static void test_truth_is_exact(void **state)
{
    (void)state;
    struct trial trial = {.random = 1};
    fixture_read(&trial.fixture, "content/python-node");
    require_clean(&trial.fixture);
    size_t unknown_answers = 0;
    for (int i = 0; i < PROFILES; i++) {
        arena_init(&trial.arena);
        make_profile(&trial);
        check_profile(&trial, &unknown_answers);
        arena_release(&trial.arena);
    }
    /* Otherwise the test would say nothing. */
    assert_true(unknown_answers > PROFILES);
    fixture_release(&trial.fixture);
}

/* Thirty parts of which nothing is known: quick, and unknown. */
static void test_many_unknowns(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, "content/python-node");
    const char *parts = "";
    for (int i = 0; i < 30; i++)
        parts = arena_format(
            &fixture.arena, "%s<workload name='W%d' kind='api'/>", parts, i);
    struct decision p = decide_text(&fixture,
        arena_format(&fixture.arena,
            "<profile guide='python-node' format='1'><meta>"
            "<client>C</client><title>T</title><date>2026-11-20</date>"
            "</meta><workloads>%s<workload name='L' kind='realtime'>"
            "<peak-connections>400</peak-connections></workload>"
            "</workloads></profile>",
            parts));
    enum origin origin;
    struct value value = facts_value(
        p.facts, guide_fact(fixture.guide, "any-busy"), NONE, &origin);
    assert_int_equal(value.type, VALUE_UNKNOWN);
    assert_int_equal(origin, ORIGIN_MISSING);
    value = facts_value(
        p.facts, guide_fact(fixture.guide, "any-general"), NONE, &origin);
    assert_int_equal(value.type, VALUE_BOOLEAN);
    value = facts_value(
        p.facts, guide_fact(fixture.guide, "all-undemanding"), NONE, &origin);
    assert_int_equal(value.type, VALUE_BOOLEAN);
    assert_false(value.as.truth);
    /* A step down: the team's skills are not known and could change it. */
    expect_verdict(&p, "node", "moderate", 12);
    fixture_release(&fixture);
}

static const char *const bare =
    "guide: bare\nformat: 1\ntitle: Bare\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "facts:\n";

static const char *const bare_profile =
    "<profile guide='bare' format='1'><meta><client>C</client>"
    "<title>T</title><date>2026-11-20</date></meta>"
    "<project><given>yes</given></project></profile>";

/* COUNT truth values, and one that is true whatever they are. */
static struct value decide_tautology(int count)
{
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    const char *facts = "", *condition = "$given";
    for (int i = 0; i < count; i++) {
        facts = arena_format(&arena,
            "%s  b%d: {of: project, label: B, path: b%d, type: boolean,"
            " ask: '?'}\n",
            facts, i, i);
        condition =
            arena_format(&arena, "%s and ($b%d or not($b%d))", condition, i, i);
    }
    fixture_write(
        &fixture, arena_format(&arena,
                      "%s%s  given: {of: project, label: G, path: given,"
                      " type: boolean, ask: '?'}\n"
                      "  all: {of: project, label: A, is: \"%s\"}\n",
                      bare, facts, condition));
    struct decision p = decide_text(&fixture, bare_profile);
    struct value value =
        facts_value(p.facts, guide_fact(fixture.guide, "all"), NONE, NULL);
    fixture_release(&fixture);
    arena_release(&arena);
    return value;
}

static void test_most_combinations(void **state)
{
    (void)state;
    assert_int_equal(decide_tautology(12).type, VALUE_BOOLEAN); /* 4,096 */
    assert_true(decide_tautology(12).as.truth);
    assert_int_equal(decide_tautology(13).type, VALUE_UNKNOWN);
}

/* Whether it is asked is unknown, but its value is the same either way. */
static void test_same_if_not_asked(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    fixture_write(&fixture,
        arena_format(&arena,
            "%s  p: {of: project, label: P, path: p, type: boolean,"
            " ask: '?'}\n"
            "  given: {of: project, label: G, path: given, type: boolean,"
            " ask: '?', asked-if: \"$p\", otherwise: yes}\n"
            "  odd: {of: project, label: O, is: \"1 div 0\"}\n",
            bare));
    struct decision p = decide_text(&fixture, bare_profile);
    enum origin origin;
    struct value value =
        facts_value(p.facts, guide_fact(fixture.guide, "given"), NONE, &origin);
    assert_int_equal(value.type, VALUE_BOOLEAN);
    assert_int_equal(origin, ORIGIN_STATED);
    value =
        facts_value(p.facts, guide_fact(fixture.guide, "odd"), NONE, &origin);
    assert_int_equal(value.type, VALUE_UNKNOWN);
    fixture_release(&fixture);
    arena_release(&arena);
}

/* Twelve that are open count; one that is not asked here, and one that a
 * derived fact does not hang on after all, are no part of the 4,096. */
static void test_settled_facts_do_not_count(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    const char *facts = "", *condition = "not($off) and $same";
    for (int i = 0; i < 12; i++) {
        facts = arena_format(&arena,
            "%s  b%d: {of: project, label: B, path: b%d, type: boolean,"
            " ask: '?'}\n",
            facts, i, i);
        condition =
            arena_format(&arena, "%s and ($b%d or not($b%d))", condition, i, i);
    }
    fixture_write(&fixture,
        arena_format(&arena,
            "%s%s"
            "  given: {of: project, label: G, path: given, type: boolean,"
            " ask: '?'}\n"
            "  off: {of: project, label: O, path: off, type: boolean,"
            " ask: '?', asked-if: not($given), otherwise: no}\n"
            "  c: {of: project, label: C, path: c, type: boolean, ask: '?'}\n"
            "  same: {of: project, is: \"$c or not($c)\"}\n"
            "  all: {of: project, is: \"%s\"}\n",
            bare, facts, condition));
    struct decision p = decide_text(&fixture, bare_profile);
    struct value value =
        facts_value(p.facts, guide_fact(fixture.guide, "all"), NONE, NULL);
    assert_int_equal(value.type, VALUE_BOOLEAN);
    assert_true(value.as.truth);
    fixture_release(&fixture);
    arena_release(&arena);
}

/* A set that is there and has no member is known; one that is not there is
 * not. */
static void test_empty_set(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    fixture_write(&fixture,
        arena_format(&arena,
            "%s  given: {of: project, label: G, path: given, type: boolean,"
            " ask: '?'}\n"
            "  law: {of: project, label: L, path: law, type: set,"
            " values: [gdpr, pci], ask: '?'}\n"
            "  any: {of: project, is: $law}\n"
            "  one: {of: project, is: \"$law = 'pci'\"}\n",
            bare));
    static const struct {
        const char *law;
        bool known, any, one;
    } cases[] = {{"", false, false, false}, {"<law/>", true, false, false},
        {"<law></law>", true, false, false},
        {"<law>gdpr</law>", true, true, false},
        {"<law>pci</law>", true, true, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decision p = decide_text(&fixture,
            replace(&fixture.arena, bare_profile, "</project>",
                arena_format(&fixture.arena, "%s</project>", cases[i].law)));
        static const char *const names[] = {"any", "one"};
        bool wanted[] = {cases[i].any, cases[i].one};
        for (size_t j = 0; j < 2; j++) {
            struct value value = facts_value(
                p.facts, guide_fact(fixture.guide, names[j]), NONE, NULL);
            assert_int_equal(
                value.type, cases[i].known ? VALUE_BOOLEAN : VALUE_UNKNOWN);
            assert_int_equal(cases[i].known && value.as.truth, wanted[j]);
        }
    }
    fixture_release(&fixture);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truth_is_exact),
        cmocka_unit_test(test_many_unknowns),
        cmocka_unit_test(test_most_combinations),
        cmocka_unit_test(test_same_if_not_asked),
        cmocka_unit_test(test_settled_facts_do_not_count),
        cmocka_unit_test(test_empty_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
