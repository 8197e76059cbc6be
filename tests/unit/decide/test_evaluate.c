/* Conditions are evaluated as XPath 1.0 evaluates them: random conditions over
 * random facts, judged by libxml2. What is unknown makes unknown only what
 * depends on it. */
#include "random_profile.h"
#include "xpath_judge.h"

#include "decide/condition.h"

#include <math.h>

enum {
    CONDITIONS = 10000,
    PARTLY_KNOWN = 3000, /* conditions with facts that are unknown */
    COMPLETIONS = 24,    /* of each of these */
    DEEPEST = 4,
};

static const char guide_text[] =
    "guide: judged\nformat: 1\ntitle: Judged\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight}\n"
    "facts:\n"
    "  yes:    {of: project, label: Y, path: y, type: boolean, ask: '?'}\n"
    "  no:     {of: project, label: N, path: n, type: boolean, ask: '?'}\n"
    "  size:   {of: project, label: S, path: s, type: integer, "
    "cuts: [6, 20, 1000], ask: '?'}\n"
    "  price:  {of: project, label: P, path: p, type: number, "
    "cuts: [0.1, 1.14, 8.7], ask: '?'}\n"
    "  stage:  {of: project, label: T, path: t, type: enum, "
    "values: [idea, planned, live], ask: '?'}\n"
    "  other:  {of: project, label: O, path: o, type: enum, "
    "values: [live, basic, it's], ask: '?'}\n"
    "  level:  {of: project, label: L, path: l, type: scale, "
    "values: [none, basic, solid], ask: '?'}\n"
    "  far:    {of: project, label: F, path: f, type: scale, "
    "values: [basic, live, none, expert], ask: '?'}\n"
    "  rules:  {of: project, label: R, path: r, type: set, "
    "values: [gdpr, pci, live], ask: '?'}\n"
    "  marks:  {of: project, label: M, path: m, type: set, "
    "values: [pci, idea, solid, gdpr], ask: '?'}\n"
    "  note:   {of: project, label: X, path: x, type: text, ask: '?'}\n"
    "  weight: {of: part, label: W, path: w, type: scale, "
    "values: [minor, core], assume: core, ask: '?'}\n"
    "  gap:    {of: project, label: G, is: '$level.rank - $far.rank'}\n"
    "  ratio:  {of: project, label: A, is: '$gap div $level.rank'}\n"
    "  both:   {of: project, label: B, is: '$yes and $rules'}\n"
    "  parts-count: {of: project, label: C, count: 'true()'}\n"
    "  any-core: {of: project, label: K, any: \"$weight = 'core'\"}\n";

struct court {
    struct fixture fixture;
    struct judge judge;
    struct arena arena; /* of one condition */
    uint64_t random;
    struct value *values; /* by fact: asked, derived */
    struct outcome outcome;
    bool uses[2];
    struct readings readings;
};

/* ---- conditions, with as few parentheses as they need -------------------- */

/* A piece of a condition, and how tightly its outermost operator binds
 * (XPath 1.0, its grammar): or 1, and 2, = 3, < 4, + 5, * 6, minus 7. */
struct piece {
    const char *text;
    int level;
};

static size_t draw(struct court *court, size_t limit)
{
    return random_below(&court->random, limit);
}

/* One of the words in LIST, which are divided by spaces. */
static const char *pick(struct court *court, const char *list)
{
    size_t count = 1;
    for (const char *at = list; *at; at++)
        count += *at == ' ';
    for (size_t skipped = draw(court, count); skipped > 0; skipped--)
        list = strchr(list, ' ') + 1;
    return arena_copy(&court->arena, list, strcspn(list, " "));
}

static const char *space(struct court *court, bool needed)
{
    static const char *const spaces[] = {"", " ", "  ", "\n "};
    return needed ? spaces[1 + draw(court, 3)] : spaces[draw(court, 4)];
}

static struct piece leaf(struct court *court, const char *text)
{
    if (draw(court, 12) == 0)
        text = arena_format(&court->arena, "(%s%s)", space(court, false), text);
    return (struct piece){text, 8};
}

static const char *side(struct court *court, struct piece piece, int level)
{
    bool enclosed = piece.level < level || draw(court, 16) == 0;
    return enclosed ? arena_format(&court->arena, "(%s)", piece.text)
                    : piece.text;
}

/* Operators group from the left. */
static struct piece join(struct court *court, struct piece left,
    const char *operation, int level, struct piece right)
{
    bool word = strchr("abcdefghijklmnopqrstuvwxyz-", *operation) != NULL;
    const char *one = side(court, left, level);
    const char *other = side(court, right, level + 1);
    return (struct piece){
        arena_format(&court->arena, "%s%s%s%s%s", one, space(court, word),
            operation, space(court, word), other),
        level};
}

static struct piece draw_truth(struct court *court, int depth);

static struct piece draw_number(struct court *court, int depth)
{
    static const char leaves[] =
        "0 1 2 3 7 10 0.1 1.14 .5 2. 8.70 $gap $ratio $level.rank $far.rank "
        "$parts-count $lead count($rules) count($marks)";
    if (depth == 0 || draw(court, 3) == 0)
        return leaf(court, pick(court, leaves));
    if (draw(court, 6) == 0)
        return (struct piece){
            arena_format(&court->arena, "-%s%s", space(court, false),
                side(court, draw_number(court, depth - 1), 7)),
            7};
    const char *operation = pick(court, "+ - * div mod");
    struct piece left = draw_number(court, depth - 1);
    return join(court, left, operation, strchr("+-", *operation) ? 5 : 6,
        draw_number(court, depth - 1));
}

/* A string, or something that has words, with a string that may stand beside
 * it. */
static struct piece draw_words(struct court *court, const char **literal)
{
    static const struct {
        const char *variable, *values;
    } sources[] = {
        {"$stage", "'idea' 'planned' \"live\""},
        {"$other", "'live' 'basic' \"it's\""},
        {"$level", "'none' \"basic\" 'solid'"},
        {"$far", "'basic' 'live' 'none' 'expert'"},
        {"$rules", "'gdpr' 'pci' 'live'"},
        {"$marks", "'pci' \"idea\" 'solid' 'gdpr'"},
        {"$verdict", "'a' 'b' 'ab' 'toss-up'"},
        {"$confidence", "'' 'low' 'moderate' 'high'"},
        {"$mismatch", "'none' 'note' 'caution' 'serious'"},
    };
    size_t source = draw(court, sizeof sources / sizeof *sources);
    *literal = pick(court, sources[source].values);
    return leaf(court, sources[source].variable);
}

static struct piece draw_word_comparison(struct court *court)
{
    const char *operation = pick(court, "= !=");
    const char *literal, *other;
    struct piece left = draw_words(court, &literal);
    struct piece right = draw_words(court, &other);
    switch (draw(court, 8)) {
    case 0: return join(court, left, operation, 3, right);
    case 1:
        return join(
            court, leaf(court, literal), operation, 3, leaf(court, other));
    case 2: return join(court, leaf(court, literal), operation, 3, left);
    default: return join(court, left, operation, 3, leaf(court, literal));
    }
}

/* Asked numbers are compared with their cuts, and in two ways, only. */
static struct piece draw_cut(struct court *court)
{
    bool size = draw(court, 2);
    struct piece fact = leaf(court, size ? "$size" : "$price");
    struct piece cut =
        leaf(court, pick(court, size ? "6 20 1000" : "0.1 1.14 8.7 .10 8.70"));
    switch (draw(court, 4)) {
    case 0: return join(court, fact, "<", 4, cut);
    case 1: return join(court, fact, ">=", 4, cut);
    case 2: return join(court, cut, ">", 4, fact);
    default: return join(court, cut, "<=", 4, fact);
    }
}

/* A set is a truth by itself, but none beside "=". */
static bool is_set(struct piece piece)
{
    const char *text = piece.text + strspn(piece.text, "( \n");
    return piece.level == 8 &&
           (strncmp(text, "$rules", 6) == 0 || strncmp(text, "$marks", 6) == 0);
}

static struct piece draw_comparison(struct court *court, int depth)
{
    switch (draw(court, 4)) {
    case 0: return draw_cut(court);
    case 1: return draw_word_comparison(court);
    case 2: {
        struct piece left = draw_truth(court, depth - 1);
        if (is_set(left))
            left = leaf(court, "$yes");
        return join(court, left, pick(court, "= !="), 3,
            leaf(court, pick(court, "$yes $no $both $uses.a true()")));
    }
    default: break;
    }
    const char *operation = pick(court, "= != < <= > >=");
    int level = strchr("<>", *operation) ? 4 : 3;
    struct piece left = draw_number(court, depth - 1);
    return join(court, left, operation, level, draw_number(court, depth - 1));
}

static struct piece draw_truth(struct court *court, int depth)
{
    static const char leaves[] =
        "true() false() $yes $no $both $any-core $uses.a $uses.b $rules $marks";
    size_t form = draw(court, 10);
    if (depth == 0 || form == 0)
        return leaf(court, pick(court, leaves));
    if (form == 1)
        return leaf(
            court, arena_format(&court->arena, "not%s(%s)", space(court, false),
                       draw_truth(court, depth - 1).text));
    if (form < 6)
        return draw_comparison(court, depth);
    struct piece left = draw_truth(court, depth - 1);
    bool any = draw(court, 2);
    return join(court, left, any ? "or" : "and", any ? 1 : 2,
        draw_truth(court, depth - 1));
}

/* ---- facts --------------------------------------------------------------- */

static struct value read_value(const void *source, int fact)
{
    const struct court *court = source;
    return court->values[fact];
}

static bool same_value(struct value a, struct value b)
{
    bool both_nan = a.type == VALUE_NUMBER && b.type == VALUE_NUMBER &&
                    isnan(a.as.number) && isnan(b.as.number);
    return both_nan || value_equal(a, b);
}

/* Derived facts as the guide says, each by us and by the judge. */
static void derive(struct court *court, size_t fact)
{
    const struct fact *derived = &court->fixture.guide->facts[fact];
    const struct condition *condition = court->fixture.rules->derived[fact];
    if (derived->derivation == DERIVATION_COUNT) {
        court->values[fact] = (struct value){
            .type = VALUE_NUMBER, .as.number = (double)draw(court, 4)};
        return;
    }
    if (derived->derivation == DERIVATION_ANY) {
        court->values[fact] =
            (struct value){.type = VALUE_BOOLEAN, .as.truth = draw(court, 2)};
        return;
    }
    struct value ours = evaluate_tree(condition->tree, &court->readings);
    struct value theirs = judge_evaluate(&court->judge, &court->arena,
        derived->expression.text, &court->readings);
    assert_true(same_value(ours, theirs));
    court->values[fact] = ours;
}

static void draw_facts(struct court *court)
{
    static const char *const confidences[] = {"", "low", "moderate", "high"};
    static const char *const mismatches[] = {
        "none", "note", "caution", "serious"};
    const struct guide *guide = court->fixture.guide;
    for (size_t i = 0; i < guide->fact_count; i++)
        if (guide->facts[i].derivation == DERIVATION_NONE)
            court->values[i] = random_value(&court->random, &guide->facts[i]);
    for (size_t i = 0; i < guide->fact_count; i++)
        if (guide->facts[i].derivation != DERIVATION_NONE)
            derive(court, i);
    court->outcome.verdict = pick(court, "a b ab toss-up");
    court->outcome.confidence = confidences[draw(court, 4)];
    court->outcome.mismatch = mismatches[draw(court, 4)];
    court->outcome.lead = draw(court, 4) ? (double)draw(court, 12) : 999;
    for (size_t i = 0; i < 2; i++)
        court->uses[i] = draw(court, 2);
}

/* ---- the trials ---------------------------------------------------------- */

static void open_court(struct court *court)
{
    *court = (struct court){.random = 20};
    fixture_write(&court->fixture, guide_text);
    require_clean(&court->fixture);
    judge_init(
        &court->judge, &court->fixture.arena, &court->fixture.rules->variables);
    court->values = arena_allocate(&court->fixture.arena,
        court->fixture.guide->fact_count, sizeof *court->values);
    court->outcome.uses = court->uses;
    court->readings = (struct readings){read_value, court, &court->outcome};
    arena_init(&court->arena);
}

static void close_court(struct court *court)
{
    judge_release(&court->judge);
    arena_release(&court->arena);
    fixture_release(&court->fixture);
}

/* A random condition that condition_read accepts; a number now and then. */
static const struct condition *draw_condition(
    struct court *court, const char **text)
{
    struct arena *arena = &court->arena;
    struct diags diags;
    diags_init(&diags, arena);
    const struct variables *variables = &court->fixture.rules->variables;
    const struct condition *condition;
    if (draw(court, 8) == 0) {
        *text = draw_number(court, DEEPEST).text;
        if (strstr(*text, "$lead")) /* a fact cannot look at the verdict */
            *text = "$gap";
        condition = condition_read_value(arena, variables,
            (struct located){*text, {0}}, REACH_PROJECT, &diags);
    } else {
        *text = draw_truth(court, DEEPEST).text;
        condition = condition_read(arena, variables,
            (struct located){*text, {0}}, REACH_PROJECT, true, &diags);
    }
    if (!condition)
        fail_msg("%s: %s", *text, diags.list.items[0].message);
    return condition;
}

static void test_ten_thousand_conditions(void **state)
{
    (void)state;
    struct court court;
    open_court(&court);
    size_t wrong = 0, truths = 0, falsehoods = 0, numbers = 0;
    for (int i = 0; i < CONDITIONS; i++) {
        const char *text;
        draw_facts(&court);
        const struct condition *condition = draw_condition(&court, &text);
        struct value ours = evaluate_tree(condition->tree, &court.readings);
        struct value theirs =
            judge_evaluate(&court.judge, &court.arena, text, &court.readings);
        if (!same_value(ours, theirs)) {
            print_error("not as XPath: %s\n", text);
            wrong++;
        }
        truths += ours.type == VALUE_BOOLEAN && ours.as.truth;
        falsehoods += ours.type == VALUE_BOOLEAN && !ours.as.truth;
        numbers += ours.type == VALUE_NUMBER;
        arena_reset(&court.arena);
    }
    close_court(&court);
    assert_int_equal(wrong, 0);
    assert_true(truths > CONDITIONS / 4);
    assert_true(falsehoods > CONDITIONS / 4);
    assert_true(numbers > CONDITIONS / 16);
}

/* Every fact that is asked is unknown half of the time. What is known all the
 * same has that value however the gaps are filled. */
static void hide_facts(struct court *court, bool *hidden)
{
    const struct guide *guide = court->fixture.guide;
    for (size_t i = 0; i < guide->fact_count; i++) {
        bool asked = guide->facts[i].derivation == DERIVATION_NONE;
        hidden[i] = asked ? draw(court, 2) : false;
        if (hidden[i])
            court->values[i].type = VALUE_UNKNOWN;
    }
    for (size_t i = 0; i < guide->fact_count; i++)
        if (guide->facts[i].derivation == DERIVATION_IS)
            court->values[i] = evaluate_tree(
                court->fixture.rules->derived[i]->tree, &court->readings);
}

static void fill_gaps(struct court *court, const bool *hidden)
{
    const struct guide *guide = court->fixture.guide;
    for (size_t i = 0; i < guide->fact_count; i++)
        if (hidden[i])
            court->values[i] = random_value(&court->random, &guide->facts[i]);
    for (size_t i = 0; i < guide->fact_count; i++)
        if (guide->facts[i].derivation == DERIVATION_IS)
            derive(court, i);
}

static void test_unknown_facts(void **state)
{
    (void)state;
    struct court court;
    open_court(&court);
    bool *hidden = arena_allocate(
        &court.fixture.arena, court.fixture.guide->fact_count, sizeof *hidden);
    size_t settled = 0, unsettled = 0;
    for (int i = 0; i < PARTLY_KNOWN; i++) {
        const char *text;
        draw_facts(&court);
        const struct condition *condition = draw_condition(&court, &text);
        hide_facts(&court, hidden);
        struct value value = evaluate_tree(condition->tree, &court.readings);
        unsettled += value.type == VALUE_UNKNOWN;
        bool gaps = false;
        for (size_t j = 0; j < condition->fact_count; j++)
            gaps =
                gaps || court.values[condition->facts[j]].type == VALUE_UNKNOWN;
        if (!gaps)
            assert_int_not_equal(value.type, VALUE_UNKNOWN);
        settled += gaps && value.type != VALUE_UNKNOWN;
        for (int j = 0; j < COMPLETIONS && gaps; j++) {
            fill_gaps(&court, hidden);
            struct value filled =
                evaluate_tree(condition->tree, &court.readings);
            assert_int_not_equal(filled.type, VALUE_UNKNOWN);
            if (value.type != VALUE_UNKNOWN && !same_value(value, filled))
                fail_msg("known too soon: %s", text);
        }
        arena_reset(&court.arena);
    }
    close_court(&court);
    assert_true(unsettled > PARTLY_KNOWN / 4);
    assert_true(settled > PARTLY_KNOWN / 20);
}

/* An outcome that is not there yet is unknown too. */
static void test_no_outcome(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum value_type type;
    } cases[] = {
        {"$verdict = 'a'", VALUE_UNKNOWN},
        {"$lead >= 4", VALUE_UNKNOWN},
        {"$uses.a", VALUE_UNKNOWN},
        {"$confidence = $mismatch", VALUE_UNKNOWN},
        {"$uses.a or true()", VALUE_BOOLEAN},
        {"false() and $lead >= 4", VALUE_BOOLEAN},
    };
    struct court court;
    open_court(&court);
    court.readings.outcome = NULL;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct condition *condition =
            condition_read(&court.arena, &court.fixture.rules->variables,
                (struct located){cases[i].text, {0}}, REACH_PROJECT, true,
                &court.fixture.diags);
        assert_non_null(condition);
        assert_int_equal(evaluate_tree(condition->tree, &court.readings).type,
            cases[i].type);
    }
    close_court(&court);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ten_thousand_conditions),
        cmocka_unit_test(test_unknown_facts),
        cmocka_unit_test(test_no_outcome),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
