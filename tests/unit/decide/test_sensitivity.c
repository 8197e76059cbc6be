/* What would change a verdict, on small guides that show each rule of
 * gen/decide/MODEL.md, sections 8 and 9, and the example profiles changed. */
#include "fixture.h"

#include "decide/flips.h"
#include "decide/representative.h"

/* Parts of kind a call for option a and those of kind b for b; x, y and z are
 * for whatever a test wants to rest on them. */
static const char guide_head[] =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
    "weights: {minor: 1, major: 2, core: 3}\n"
    "parts: {path: parts/part, name: '@name', weight: weight, vary: kind}\n"
    "facts:\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, major, core], assume: major, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', required: yes, type: enum,"
    " values: [a, b, idle], ask: '?'}\n"
    "  x: {of: project, label: X, path: x, group: pair, type: boolean,"
    " ask: '?'}\n"
    "  y: {of: project, label: Y, path: y, group: pair, type: boolean,"
    " ask: '?'}\n"
    "  z: {of: project, label: Z, path: z, type: boolean, assume: no,"
    " ask: '?'}\n"
    "  size: {of: project, label: S, path: size, type: integer,"
    " cuts: [10, 100], ask: '?'}\n"
    "  level: {of: project, label: L, path: level, type: scale,"
    " values: [none, basic, solid, expert], ask: '?'}\n"
    "  rules: {of: project, label: R, path: rules, type: set,"
    " values: [gdpr, pci], ask: '?'}\n";

static void open_guide(
    struct fixture *fixture, const char *facts, const char *rest)
{
    struct arena scratch;
    arena_init(&scratch);
    fixture_write(
        fixture, arena_format(&scratch, "%s%s%s", guide_head, facts, rest));
    arena_release(&scratch);
    require_clean(fixture);
}

static struct decision decide_project(
    struct fixture *fixture, const char *project, const char *parts)
{
    return decide_text(
        fixture, arena_format(&fixture->arena,
                     "<profile guide='small' format='1'><project>%s</project>"
                     "<parts>%s</parts></profile>",
                     project, parts));
}

/* "TEXT: " and what is asked, one line a question. */
static const char *list_questions(
    struct fixture *fixture, const struct unanswered *questions, size_t count)
{
    const struct guide *guide = fixture->guide;
    struct arena *arena = &fixture->arena;
    const char *all = "";
    for (size_t i = 0; i < count; i++) {
        const struct unanswered *question = &questions[i];
        all = arena_format(arena, "%s%s%s %zu/%zu ->", all,
            sensitivity_question_name(question, guide),
            question->assumed ? " (assumed)" : "", question->changed,
            question->total);
        for (size_t j = 0; j < question->leads_to_count; j++)
            all = arena_format(arena, "%s %s", all,
                question->leads_to[j] == NONE
                    ? "toss-up"
                    : guide->plans[question->leads_to[j]].id);
        for (size_t j = 0; j < question->module_count; j++)
            all = arena_format(
                arena, "%s %s", all, guide->modules[question->modules[j]].id);
        for (size_t j = 0; j < question->warning_count; j++)
            all = arena_format(
                arena, "%s %s", all, guide->warnings[question->warnings[j]].id);
        all = arena_format(arena, "%s\n", all);
    }
    return all;
}

static void expect_questions(struct fixture *fixture,
    const struct decision *decision, const char *deciding,
    const char *of_document)
{
    const struct sensitivity *found = decision->sensitivity;
    assert_string_equal(
        list_questions(fixture, found->questions, found->question_count),
        deciding);
    assert_string_equal(list_questions(fixture, found->document_questions,
                            found->document_question_count),
        of_document);
}

static const char *flip_target(struct fixture *fixture, const struct flip *flip)
{
    if (flip->kind == FLIP_DROP_PART)
        return "dropped";
    const struct fact *fact = &fixture->guide->facts[flip->fact];
    switch (flip->to.type) {
    case VALUE_BOOLEAN: return flip->to.as.truth ? "yes" : "no";
    case VALUE_WORD: return fact->values[flip->to.as.word];
    case VALUE_NUMBER:
        return arena_format(&fixture->arena, "%s %g (%g)",
            flip->bound == BOUND_BELOW ? "below" : "at least", flip->limit,
            flip->to.as.number);
    case VALUE_SET:
        return arena_format(
            &fixture->arena, "set %d", (int)flip->to.as.members);
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return "";
}

/* All flips but added parts, a line each. */
static void expect_flips(struct fixture *fixture,
    const struct decision *decision, const char *expected)
{
    const struct guide *guide = fixture->guide;
    const char *all = "";
    for (size_t i = 0; i < decision->sensitivity->flip_count; i++) {
        const struct flip *flip = &decision->sensitivity->flips[i];
        if (flip->kind != FLIP_ADD_PART)
            all = arena_format(&fixture->arena, "%s%d %s@%d %s -> %s\n", all,
                flip->steps,
                flip->fact == NONE ? "part" : guide->facts[flip->fact].id,
                flip->part, flip_target(fixture, flip),
                flip->plan == NONE ? "toss-up" : guide->plans[flip->plan].id);
    }
    assert_string_equal(all, expected);
}

#define PART(kind, weight)                                                     \
    "<part name='" kind weight "' kind='" kind "' weight='" weight "'/>"
#define KNOWN                                                                  \
    "<x>no</x><y>no</y><z>no</z><size>50</size><level>basic</level>"           \
    "<rules>gdpr</rules>"
#define PART_REASONS                                                           \
    "reasons:\n"                                                               \
    "  - {id: ra, for: a, grade: lean, scope: part, when: \"$kind = 'a'\","    \
    " because: t}\n"                                                           \
    "  - {id: rb, for: b, grade: lean, scope: part, when: \"$kind = 'b'\","    \
    " because: t}\n"

/* ---- questions ----------------------------------------------------------- */

/* Two facts of one group matter together only. */
static void test_group(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS "  - {id: pair, for: b, grade: strong, when: \"$x and "
                     "$y\", because: t}\n");
    struct decision p = decide_project(&fixture,
        "<z>no</z><size>1</size><level>none</level>", PART("a", "core"));
    expect_verdict(&p, "a", "low", 6);
    expect_questions(&fixture, &p, "pair 1/4 -> b\n", "");
    /* What is stated of a group is not asked. */
    p = decide_project(&fixture, "<x>yes</x>", PART("a", "core"));
    expect_questions(&fixture, &p, "pair 1/2 -> b\n", "");
    p = decide_project(&fixture, "<x>no</x>", PART("a", "core"));
    expect_questions(&fixture, &p, "", "");
    expect_verdict(&p, "a", "moderate", 6);
    fixture_release(&fixture);
}

/* The unassumed before the assumed, then the larger share, then the guide's
 * order; one that is only assumed takes no confidence. */
static void test_order_and_confidence(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS
        "  - {id: rz, for: b, grade: strong, when: \"$z\", because: t}\n"
        "  - {id: rs, for: b, grade: strong, when: \"$size >= 100\", because: "
        "t}\n"
        "  - {id: rl, for: b, grade: strong, when: \"$level.rank >= 2\", "
        "because: t}\n");
    struct decision p = decide_project(&fixture, "", PART("a", "core"));
    expect_questions(&fixture, &p,
        "level 2/4 -> b\nsize 1/3 -> b\nz (assumed) 1/2 -> b\n", "");
    expect_verdict(&p, "a", "low", 6);
    p = decide_project(
        &fixture, "<size>1</size><level>none</level>", PART("a", "core"));
    expect_questions(&fixture, &p, "z (assumed) 1/2 -> b\n", "");
    expect_verdict(&p, "a", "low", 6);
    p = decide_project(&fixture, "<size>1</size><level>none</level><z>no</z>",
        PART("a", "core"));
    expect_verdict(&p, "a", "moderate", 6);
    fixture_release(&fixture);
}

/* Only texts depend on it, or only the confidence that a text looks at. */
static void test_document_questions(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS
        "  - {id: rz, for: b, grade: slight, when: \"$z\", because: t}\n"
        "warnings:\n"
        "  - {id: law, level: note, when: \"$rules = 'gdpr'\", say: s}\n"
        "  - {id: some, level: note, when: \"count($rules) >= 0\", say: s}\n"
        "  - {id: close, level: note, when: \"$lead < 6\", say: s}\n");
    struct decision p = decide_project(&fixture, "", PART("a", "core"));
    expect_questions(
        &fixture, &p, "", "rules 0/3 -> law\nz (assumed) 0/2 -> close\n");
    p = decide_project(
        &fixture, "<rules>pci</rules><z>yes</z>", PART("a", "core"));
    expect_questions(&fixture, &p, "", "");
    fixture_release(&fixture);
}

/* 13 facts of 2 values have 8,192 combinations: each is a question then. 12 are
 * one question of 4,096: g3 alone gives b in 2,048 of them, and g4 with g5 in a
 * quarter of the others, 512. */
static void test_large_group(void **state)
{
    (void)state;
    static const char *const questions[] = {
        "many 2560/4096 -> b\n", "g3 1/2 -> b\n"};
    for (int count = 12; count <= 13; count++) {
        struct fixture fixture;
        struct arena scratch;
        arena_init(&scratch);
        const char *facts = "";
        for (int i = 0; i < count; i++)
            facts = arena_format(&scratch,
                "%s  g%d: {of: project, label: G, path: g%d, group: many,"
                " type: boolean, ask: '?'}\n",
                facts, i, i);
        open_guide(&fixture, facts,
            PART_REASONS
            "  - {id: one, for: b, grade: strong, when: $g3, because: t}\n"
            "  - {id: two, for: b, grade: strong, when: $g4 and $g5,"
            " because: t}\n");
        struct decision p = decide_project(&fixture, "", PART("a", "core"));
        expect_questions(&fixture, &p, questions[count - 12], "");
        arena_release(&scratch);
        fixture_release(&fixture);
    }
}

/* A toss-up is sure of itself only if no answers together can change it. */
static void test_toss_up(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        "reasons:\n"
        "  - {id: r, for: a, grade: lean, when: \"$x and $level = 'solid'\","
        " because: t}\n"
        "  - {id: s, against: ab, grade: lean, when: \"$size >= 10\","
        " because: t}\n");
    struct decision p = decide_project(&fixture, "", PART("idle", "core"));
    expect_questions(&fixture, &p, "", "");
    expect_verdict(&p, "toss-up", "low", 0);
    /* Now only a reason about a plan that nothing needs is open. */
    p = decide_project(&fixture, "<x>no</x>", PART("idle", "core"));
    expect_verdict(&p, "toss-up", "high", 0);
    p = decide_project(&fixture, "<x>yes</x>", PART("idle", "core"));
    expect_questions(&fixture, &p, "level 1/4 -> a\n", "");
    expect_verdict(&p, "toss-up", "low", 0);
    fixture_release(&fixture);
}

/* An answer may settle a reason although it settles none of the facts that
 * the reason names: with p answered no, d is what q is, whatever that is. */
static void test_what_stays_unknown(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture,
        "  p: {of: project, label: P, path: p, type: boolean, ask: '?'}\n"
        "  q: {of: project, label: Q, path: q, type: boolean, ask: '?'}\n"
        "  d: {of: project, is: \"$p or $q\"}\n"
        "  e: {of: project, is: \"$q\"}\n",
        PART_REASONS "  - {id: r, for: b, grade: strong, when: \"$d = $e\", "
                     "because: t}\n");
    struct decision p = decide_project(&fixture, "", PART("a", "core"));
    expect_questions(&fixture, &p, "p 1/2 -> b\nq 1/2 -> b\n", "");
    fixture_release(&fixture);
}

/* With very many parts only the project's own questions are tried; an open one
 * of a part then counts as one that can change the verdict. */
static void test_many_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture,
        "  w: {of: part, label: W, path: w, type: boolean, ask: '?'}\n",
        PART_REASONS
        "  - {id: r, for: b, grade: strong, when: \"$x\", because: t}\n"
        "  - {id: w, for: b, grade: slight, scope: part, when: \"$w\","
        " because: t}\n");
    const char *few = "", *many = "";
    for (int i = 0; i <= SENSITIVITY_MOST_PARTS; i++) {
        few = many;
        many = arena_format(&fixture.arena,
            "%s<part name='p%d' kind='%s' weight='minor'/>", many, i,
            i < 2 ? "a" : "idle");
    }
    struct decision p = decide_project(&fixture, "<y>yes</y>", few);
    assert_true(p.sensitivity->complete);
    p = decide_project(&fixture, "<y>yes</y>", many);
    assert_false(p.sensitivity->complete);
    expect_verdict(&p, "a", "moderate", 12);
    expect_questions(&fixture, &p, "", "");
    for (size_t i = 0; i < p.sensitivity->flip_count; i++)
        assert_int_equal(p.sensitivity->flips[i].part, NONE);
    fixture_release(&fixture);
}

/* ---- flips --------------------------------------------------------------- */

/* Outward to the nearest band, either way. */
static void test_flips_of_values(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS
        "  - {id: big, for: b, grade: strong, when: \"$size >= 100\", because: "
        "t}\n"
        "  - {id: few, for: b, grade: strong, when: \"$size < 10\", because: "
        "t}\n"
        "  - {id: top, for: b, grade: lean, when: \"$level = 'expert'\","
        " because: t}\n"
        "  - {id: pci, for: b, grade: strong, when: \"$rules = 'pci'\","
        " because: t}\n"
        "  - {id: x, for: b, grade: strong, when: \"$x\", because: t}\n"
        "  - {id: z, for: b, grade: strong, when: \"$z\", because: t}\n");
    struct decision p = decide_project(&fixture,
        "<x>no</x><size>50</size><level>basic</level><rules>gdpr</rules>",
        PART("a", "core"));
    expect_flips(&fixture, &p,
        "1 x@-1 yes -> b\n"
        "1 size@-1 below 10 (9) -> b\n"
        "1 rules@-1 set 3 -> b\n");
    /* An assumption is a question, not a flip. */
    expect_questions(&fixture, &p, "z (assumed) 1/2 -> b\n", "");
    p = decide_project(&fixture, "<size>3</size>", PART("a", "core"));
    expect_flips(&fixture, &p, "1 size@-1 at least 10 (10) -> a\n");
    fixture_release(&fixture);
}

static void test_flips_of_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS "  - {id: cost, against: ab, grade: lean, because: t}\n");
    struct decision p =
        decide_project(&fixture, KNOWN, PART("a", "core") PART("b", "minor"));
    expect_verdict(&p, "a", "low", 2);
    expect_flips(&fixture, &p,
        "1 part@0 dropped -> b\n"
        "2 weight@0 minor -> ab\n" /* both are raised to core then */
        "2 weight@1 core -> ab\n");
    /* A part more of kind b needs b as well. */
    const struct flip *flip = &p.sensitivity->flips[1];
    assert_int_equal(flip->kind, FLIP_ADD_PART);
    assert_int_equal(flip->to.as.word, 1);
    assert_int_equal(flip->weight, 1);
    assert_int_equal(flip->plan, 2);
    fixture_release(&fixture);
}

/* ---- ranges and scales --------------------------------------------------- */

static void test_ranges(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        PART_REASONS
        "  - {id: same, for: b, grade: slight, when: \"$x\", because: t}\n");
    struct decision p = decide_project(
        &fixture, "<x>yes</x>", PART("a", "core") PART("a", "minor"));
    expect_verdict(&p, "a", "moderate", 6);
    /* 8 to 2: "same" at strong would be level with a. */
    assert_int_equal(p.sensitivity->range_count, 2);
    const struct range *range = &p.sensitivity->ranges[0];
    assert_int_equal(p.verdict->findings[range->finding].reason, 0);
    assert_int_equal(p.verdict->findings[range->finding].part, 0);
    assert_false(range->holds[GRADE_NONE]);
    range = &p.sensitivity->ranges[1];
    assert_int_equal(p.verdict->findings[range->finding].reason, 2);
    assert_true(range->holds[GRADE_NONE] && range->holds[GRADE_SLIGHT] &&
                range->holds[GRADE_LEAN]);
    assert_false(range->holds[GRADE_STRONG] || range->holds[GRADE_DECISIVE]);
    fixture_release(&fixture);
}

/* Six times slight beats strong with grades 1, 2, 4 but not with 1, 3, 9. */
static void test_scale(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        "reasons:\n"
        "  - {id: r1, for: a, grade: slight, because: t}\n"
        "  - {id: r2, for: a, grade: slight, because: t}\n"
        "  - {id: r3, for: a, grade: slight, because: t}\n"
        "  - {id: r4, for: a, grade: slight, because: t}\n"
        "  - {id: r5, for: a, grade: slight, because: t}\n"
        "  - {id: r6, for: a, grade: slight, because: t}\n"
        "  - {id: s, for: b, grade: strong, because: t}\n");
    struct decision p = decide_project(&fixture, KNOWN, PART("idle", "core"));
    assert_false(p.sensitivity->scale_robust);
    expect_verdict(&p, "a", "low", 4); /* moderate, and a step down */
    fixture_release(&fixture);
}

/* Grades 1, 2, 3; 1, 2, 4; 1, 3, 9. With the second a strong reason is two
 * ahead of a lean one, with the first only one, and with each three of a slight
 * one.
 */
static void test_scale_levels(void **state)
{
    (void)state;
    static const struct {
        const char *grades[3];
        enum scale_result result;
    } cases[] = {
        {{"strong", "slight", "slight"}, SCALE_SAME},
        {{"strong", "lean", "slight"}, SCALE_LEVEL},
        /* Of toss-ups too. */
        {{"strong", "strong", "slight"}, SCALE_SAME},
        {{"strong", "strong", "lean"}, SCALE_LEVEL},
        {{"strong", "strong", "strong"}, SCALE_SAME},
        {{"lean", "strong", "strong"}, SCALE_LEVEL},
        {{"lean", "slight", "lean"}, SCALE_FAILS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        const char *const *grades = cases[i].grades;
        char text[800];
        snprintf(text, sizeof text,
            "guide: small\nformat: 1\ntitle: Small\nlanguage: en\n"
            "version: '1'\nunknown: not known\ntemplates: [report]\n"
            "kinds: {text: Texts}\nproject-weight: 1\n"
            "options: [{id: a, label: A}, {id: b, label: B},"
            " {id: c, label: C}]\n"
            "reasons:\n"
            "  - {id: ra, for: a, grade: %s, because: t}\n"
            "  - {id: rb, for: b, grade: %s, because: t}\n"
            "  - {id: rc, for: c, grade: %s, because: t}\n",
            grades[0], grades[1], grades[2]);
        fixture_write(&fixture, text);
        struct decision p =
            decide_text(&fixture, "<profile guide='small' format='1'/>");
        assert_int_equal(p.assurance->scale, cases[i].result);
        assert_int_equal(
            p.sensitivity->scale_robust, cases[i].result != SCALE_FAILS);
        fixture_release(&fixture);
    }
}

static bool asks(const struct unanswered *question, int fact, int part)
{
    for (size_t i = 0; question && i < question->fact_count; i++)
        if (question->facts[i] == fact)
            return question->part == part;
    return false;
}

/* Each of a question's facts is asked, on its row alone. */
static void test_what_a_question_asks(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "",
        "reasons:\n  - {id: r, for: a, grade: slight, because: t}\n");
    struct decision p =
        decide_project(&fixture, "", PART("idle", "core") PART("a", "core"));
    const struct sensitivity *found = p.sensitivity;
    assert_true(found->asked_count > 0);
    size_t facts = fixture.rules->guide->fact_count;
    for (int part = NONE; part < 2; part++)
        for (int fact = 0; fact < (int)facts; fact++) {
            const struct unanswered *expected = NULL;
            for (size_t i = 0; i < found->asked_count; i++)
                if (asks(&found->asked[i], fact, part))
                    expected = &found->asked[i];
            assert_ptr_equal(sensitivity_question(found, fact, part), expected);
        }
    fixture_release(&fixture);
}

/* The empty set is the first; a set of several stands for that of its first. */
static void test_representatives_of_sets(void **state)
{
    (void)state;
    static const struct fact fact = {.type = FACT_SET, .value_count = 3};
    static const struct {
        uint64_t members;
        size_t turn;
    } cases[] = {{0, 0}, {1, 1}, {2, 2}, {4, 3}, {5, 1}, {6, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value value = {
            .type = VALUE_SET, .as.members = cases[i].members};
        assert_int_equal(representative_of(&fact, value), cases[i].turn);
    }
}

/* A part that is added weighs what the guide assumes. */
static void test_weight_of_an_added_part(void **state)
{
    (void)state;
    struct fact weight = {.type = FACT_SCALE,
        .value_count = 4,
        .assumed = {.type = VALUE_WORD, .as.word = 1}};
    struct guide guide = {.facts = &weight, .fact_count = 1, .weight_fact = 0};
    assert_int_equal(flips_added_weight(&guide), 1);
    guide.weight_fact = NONE;
    assert_int_equal(flips_added_weight(&guide), NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_group),
        cmocka_unit_test(test_order_and_confidence),
        cmocka_unit_test(test_document_questions),
        cmocka_unit_test(test_large_group),
        cmocka_unit_test(test_toss_up),
        cmocka_unit_test(test_what_stays_unknown),
        cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_flips_of_values),
        cmocka_unit_test(test_flips_of_parts),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_scale),
        cmocka_unit_test(test_scale_levels),
        cmocka_unit_test(test_what_a_question_asks),
        cmocka_unit_test(test_representatives_of_sets),
        cmocka_unit_test(test_weight_of_an_added_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
