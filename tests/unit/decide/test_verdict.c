/* Small guides that bring about every rule of gen/decide/MODEL.md, sections 3
 * to 8, 10 and 12. */
#include "fixture.h"

#include "base/buffer.h"

static const char *const two_options =
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "combinations: [{id: ab, label: Both, of: [a, b]}]\n";

static const char *const two_alone =
    "options: [{id: a, label: A}, {id: b, label: B}]\n";

/* A part's kind, and the project's answers x, y and z, stand for whatever a
 * reason may rest on. */
static const char *const common =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "weights: {minor: 1, major: 2, core: 3}\n"
    "parts: {path: parts/part, name: '@name', weight: weight}\n"
    "current: {fact: now, map: {a: a, b: b}}\n"
    "facts:\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, major, core], assume: major, ask: '?'}\n"
    "  kind: {of: part, label: K, path: '@kind', type: enum,"
    " values: [k0, k1, k2, k3, k4], ask: '?'}\n"
    "  x: {of: project, label: X, path: x, type: boolean, ask: '?'}\n"
    "  y: {of: project, label: Y, path: y, type: boolean, ask: '?'}\n"
    "  z: {of: project, label: Z, path: z, type: boolean, assume: no,"
    " ask: '?'}\n"
    "  now: {of: project, label: N, path: now, type: enum,"
    " values: [none, a, b], assume: none, ask: '?'}\n";

/* One reason: on parts of KIND, or on the project if that is "-". */
#define REASON(id, side, grade, kind)                                          \
    "  - {id: " id ", " side ", grade: " grade ", because: t, scope: part, "   \
    "when: \"$kind = '" kind "'\"}\n"
#define PROJECT(id, side, grade)                                               \
    "  - {id: " id ", " side ", grade: " grade ", because: t}\n"

static void open_guide(
    struct fixture *fixture, const char *options, const char *reasons)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "%s%sreasons:\n%s", options, common, reasons);
    fixture_write(fixture, buffer_string(&text));
    buffer_release(&text);
    require_clean(fixture);
}

/* PARTS as "k0 core, k1 minor"; PROJECT is the content of the element. */
static struct decision decide_project(
    struct fixture *fixture, const char *project, const char *parts)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text,
        "<profile guide='small' format='1'><meta><client>C</client>"
        "<title>T</title><date>2026-11-20</date></meta>"
        "<project>%s</project><parts>",
        project);
    char kind[8], weight[8];
    for (int number = 0, used = 0;
         sscanf(parts, "%7s %7[a-z?]%n", kind, weight, &used) == 2;
         parts += used + (parts[used] == ','), number++)
        buffer_add_format(&text, "<part name='P%d' kind='%s' weight='%s'/>",
            number, kind, weight);
    buffer_add_string(&text, "</parts></profile>");
    struct decision decision = decide_text(
        fixture, arena_string(&fixture->arena, buffer_string(&text)));
    buffer_release(&text);
    return decision;
}

static int plan(const struct fixture *fixture, const char *id)
{
    return guide_plan(fixture->guide, id);
}

/* ---- weights ------------------------------------------------------------- */

static void test_heaviest_is_raised(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone, REASON("r", "for: a", "slight", "k0"));
    struct decision p =
        decide_project(&fixture, "", "k0 minor, k1 major, k2 major");
    assert_int_equal(p.verdict->weights[0], 1);
    assert_int_equal(p.verdict->weights[1], 3);
    assert_int_equal(p.verdict->weights[2], 3);
    p = decide_project(&fixture, "", "k0 minor, k1 minor");
    assert_int_equal(p.verdict->weights[0], 3);
    p = decide_project(&fixture, "", "k0 major, k1 core");
    assert_int_equal(p.verdict->weights[0], 2);
    assert_int_equal(p.verdict->weights[1], 3);
    assert_false(p.verdict->weight_missing);
    fixture_release(&fixture);
}

/* The weight that was stated stays beside what it counts as; an assumed one is
 * stated by nobody and weighs all the same. */
static void test_stated_weight(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone, REASON("r", "for: a", "slight", "k0"));
    struct decision p = decide_project(&fixture, "", "k0 ?, k1 minor");
    assert_int_equal(p.verdict->stated_classes[0], 1);
    assert_int_equal(p.verdict->weight_classes[0], 2);
    assert_int_equal(p.verdict->weights[0], 3);
    assert_int_equal(p.verdict->stated_classes[1], 0);
    assert_int_equal(p.verdict->weight_classes[1], 0);
    assert_false(p.verdict->weight_missing);
    fixture_release(&fixture);
}

/* Whether a weight counts can depend on an answer. Until then it counts as the
 * lightest, and leaves a toss-up unsure. */
static void test_unknown_weight(void **state)
{
    (void)state;
    struct fixture fixture;
    struct arena arena;
    arena_init(&arena);
    const char *guide = arena_format(&arena, "%s%sreasons:\n%s", two_alone,
        replace(&arena, common, "assume: major,",
            "assume: major, asked-if: $x, otherwise: core,"),
        REASON("r", "for: a", "slight", "k0"));
    fixture_write(&fixture, guide);
    struct decision p = decide_project(&fixture, "", "k0 minor, k1 core");
    assert_int_equal(p.verdict->weights[0], 1);
    assert_true(p.verdict->weight_missing);
    expect_verdict(&p, "toss-up", "low", 1);
    fixture_release(&fixture);
    arena_release(&arena);
}

/* ---- exceptions ---------------------------------------------------------- */

static void test_exceptions(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone,
        "  - id: r\n    for: a\n    grade: strong\n    because: t\n"
        "    except:\n"
        "      - {when: \"$x\", because: t}\n"
        "      - {when: \"$y\", grade: slight, because: t}\n");
    struct decision p =
        decide_project(&fixture, "<x>no</x><y>no</y>", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->grade, GRADE_STRONG);
    assert_int_equal(finding(&p, "r", NONE)->exception, NONE);
    assert_false(finding(&p, "r", NONE)->unsettled);
    /* The first that holds, in their order. */
    p = decide_project(&fixture, "<x>yes</x><y>yes</y>", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->standing, STANDING_DEFEATED);
    assert_int_equal(finding(&p, "r", NONE)->exception, 0);
    assert_int_equal(score(&p, "a"), 0);
    p = decide_project(&fixture, "<x>no</x><y>yes</y>", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->grade, GRADE_SLIGHT);
    assert_int_equal(finding(&p, "r", NONE)->exception, 1);
    assert_int_equal(score(&p, "a"), 2);
    /* One that is not shown does not apply; a later one may. */
    p = decide_project(&fixture, "<x>?</x><y>no</y>", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->grade, GRADE_STRONG);
    assert_true(finding(&p, "r", NONE)->unsettled);
    p = decide_project(&fixture, "<y>yes</y>", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->grade, GRADE_SLIGHT);
    assert_true(finding(&p, "r", NONE)->unsettled);
    fixture_release(&fixture);
}

static void test_open_reason_is_not_counted(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone,
        "  - {id: r, for: a, grade: decisive, when: \"$x\", because: t}\n");
    struct decision p = decide_project(&fixture, "", "k0 core");
    assert_int_equal(finding(&p, "r", NONE)->standing, STANDING_OPEN);
    assert_false(p.verdict->plans[plan(&fixture, "b")].ruled_out);
    expect_verdict(&p, "toss-up", "low", 0);
    p = decide_project(&fixture, "<x>no</x>", "k0 core");
    expect_verdict(&p, "toss-up", "high", 0);
    p = decide_project(&fixture, "<x>yes</x>", "k0 core");
    expect_verdict(&p, "a", "high", LEAD_ALL_RULED_OUT);
    fixture_release(&fixture);
}

/* ---- ruling out ---------------------------------------------------------- */

static void test_decisive_against(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("no-b", "against: b", "decisive", "k0")
            REASON("only-a", "for: a", "decisive", "k0")
                REASON("some-b", "for: b", "strong", "k1"));
    struct decision p =
        decide_project(&fixture, "", "k0 core, k0 minor, k1 core");
    expect_verdict(&p, "a", "high", LEAD_ALL_RULED_OUT);
    /* Both speak for a: nothing is contested. */
    assert_false(p.verdict->contested_parts[0]);
    const struct plan_result *both = &p.verdict->plans[plan(&fixture, "ab")];
    assert_true(both->ruled_out);
    /* Two rows, one reason. */
    assert_int_equal(both->ruled_out_by_count, 1);
    assert_true(p.verdict->plans[plan(&fixture, "b")].ruled_out);
    assert_false(p.verdict->plans[plan(&fixture, "a")].ruled_out);
    fixture_release(&fixture);
}

static void test_decisive_for_combination(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        PROJECT("both", "for: ab", "decisive") REASON("a", "for: a", "slight",
            "k0") REASON("b", "for: b", "slight", "k1"));
    struct decision p = decide_project(&fixture, "", "k0 core, k1 core");
    expect_verdict(&p, "ab", "high", LEAD_ALL_RULED_OUT);
    /* Nothing needs b: the combination is no candidate, so nothing is left,
     * and the ruling out is ignored. */
    p = decide_project(&fixture, "", "k0 core");
    expect_verdict(&p, "a", "low", 3);
    assert_true(p.verdict->conflict);
    assert_true(p.verdict->plans[plan(&fixture, "a")].ruled_out);
    assert_true(p.verdict->plans[plan(&fixture, "a")].candidate);
    assert_false(p.verdict->plans[plan(&fixture, "ab")].candidate);
    fixture_release(&fixture);
}

static void test_conflict(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone,
        REASON("a", "for: a", "decisive", "k0")
            REASON("b", "for: b", "decisive", "k1"));
    struct decision p =
        decide_project(&fixture, "<now>b</now>", "k0 core, k1 minor");
    expect_verdict(&p, "a", "low", 16);
    assert_true(p.verdict->conflict);
    assert_int_equal(p.verdict->mismatch, MISMATCH_SERIOUS);
    assert_int_equal(p.verdict->plans[0].ruled_out_by_count, 1);
    assert_int_equal(p.verdict->plans[1].ruled_out_by_count, 1);
    fixture_release(&fixture);
}

static void test_contested_part(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("a", "for: a", "decisive", "k0") REASON("b", "for: b",
            "decisive", "k0") REASON("more", "for: b", "lean", "k0")
            REASON("other", "for: a", "decisive", "k1"));
    struct decision p = decide_project(&fixture, "", "k0 core, k2 core");
    assert_true(p.verdict->contested_parts[0]);
    assert_false(p.verdict->contested_parts[1]);
    assert_true(finding(&p, "a", 0)->contested);
    assert_false(finding(&p, "more", 0)->contested);
    assert_int_equal(score(&p, "a"), 24);
    assert_int_equal(score(&p, "b"), 30);
    expect_verdict(&p, "b", "moderate", 6);
    assert_false(p.verdict->conflict);
    /* On another part the same claim rules out as ever. */
    p = decide_project(&fixture, "", "k0 core, k1 core");
    assert_true(p.verdict->plans[plan(&fixture, "b")].ruled_out);
    assert_false(finding(&p, "other", 1)->contested);
    fixture_release(&fixture);
}

/* Two options claim one part, but one of them cannot do it: that still rules
 * out. a has 8 points there, b 8 - 8. */
static void test_contested_and_against(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("a", "for: a", "decisive", "k0") REASON("b", "for: b",
            "decisive", "k0") REASON("no", "against: b", "decisive", "k0"));
    struct decision p = decide_project(&fixture, "", "k0 core");
    assert_true(p.verdict->contested_parts[0]);
    assert_true(finding(&p, "a", 0)->contested);
    assert_true(finding(&p, "b", 0)->contested);
    assert_false(finding(&p, "no", 0)->contested);
    assert_int_equal(score(&p, "a"), 24);
    assert_int_equal(score(&p, "b"), 0);
    assert_false(p.verdict->plans[plan(&fixture, "a")].ruled_out);
    assert_true(p.verdict->plans[plan(&fixture, "b")].ruled_out);
    assert_true(p.verdict->plans[plan(&fixture, "ab")].ruled_out);
    expect_verdict(&p, "a", "high", LEAD_ALL_RULED_OUT);
    assert_false(p.verdict->conflict);
    fixture_release(&fixture);
}

/* Only parts are contested: two claims on the project rule each other out. */
static void test_project_is_not_contested(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone,
        PROJECT("a", "for: a", "decisive") PROJECT("b", "for: b", "decisive"));
    struct decision p = decide_project(&fixture, "", "k0 core");
    assert_false(p.verdict->contested_parts[0]);
    assert_false(finding(&p, "a", NONE)->contested);
    assert_true(p.verdict->plans[plan(&fixture, "a")].ruled_out);
    assert_true(p.verdict->plans[plan(&fixture, "b")].ruled_out);
    assert_true(p.verdict->conflict);
    assert_int_equal(p.verdict->confidence, CONFIDENCE_LOW);
    fixture_release(&fixture);
}

/* ---- combinations -------------------------------------------------------- */

static void test_project_row_takes_the_worst(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("a", "for: a", "strong", "k0") REASON("b", "for: b", "strong",
            "k1") PROJECT("team", "against: b", "lean") PROJECT("liked",
            "for: a", "slight") PROJECT("two", "against: ab", "slight"));
    struct decision p =
        decide_project(&fixture, "", "k0 core, k1 core, k2 core");
    assert_int_equal(score(&p, "a"), 12 + 2);
    assert_int_equal(score(&p, "b"), 12 - 4);
    assert_int_equal(score(&p, "ab"), 24 + 2 * (-2 - 1));
    const int *route = p.verdict->plans[plan(&fixture, "ab")].route;
    assert_int_equal(route[0], 0);
    assert_int_equal(route[1], 1);
    assert_int_equal(route[2], 0); /* level: home has the better project row */
    expect_verdict(&p, "ab", "moderate", 4);
    fixture_release(&fixture);
}

/* Three options together: each part goes to the member with the highest mark,
 * the project row is the least of three, wherever it stands, and the part that
 * is level for all goes to the member with the largest sum. */
static void test_three_members(void **state)
{
    (void)state;
    static const char *const ids[] = {"a", "b", "c"};
    for (int worst = 0; worst < 3; worst++)
        for (int home = 0; home < 3; home++) {
            struct fixture fixture;
            struct arena scratch;
            arena_init(&scratch);
            open_guide(&fixture,
                "options: [{id: a, label: A}, {id: b, label: B},"
                " {id: c, label: C}]\n"
                "combinations: [{id: abc, label: All, of: [a, b, c]}]\n",
                arena_format(&scratch,
                    REASON("a", "for: a", "strong", "k0") REASON("b", "for: b",
                        "strong", "k1") REASON("c", "for: c", "strong", "k2")
                        PROJECT("w", "against: %s", "slight"),
                    ids[worst]));
            struct decision p = decide_project(&fixture, "",
                arena_format(&scratch, "k0 %s, k1 %s, k2 %s, k3 minor",
                    home == 0 ? "core" : "major", home == 1 ? "core" : "major",
                    home == 2 ? "core" : "major"));
            /* 4 on each part, which weighs 3 or 2, less 2 * 1 for the worst. */
            for (int i = 0; i < 3; i++)
                assert_int_equal(score(&p, ids[i]),
                    4 * (i == home ? 3 : 2) - (i == worst ? 2 : 0));
            assert_int_equal(score(&p, "abc"), 4 * (3 + 2 + 2) - 2);
            const int *route = p.verdict->plans[plan(&fixture, "abc")].route;
            for (int i = 0; i < 3; i++) {
                assert_int_equal(route[i], i);
                assert_true(p.verdict->options[i]);
            }
            assert_int_equal(route[3], home);
            assert_string_equal(verdict_name(p.verdict), "abc");
            /* Without a part that needs it, no member is needed. */
            p = decide_project(&fixture, "", "k0 core, k1 core");
            assert_string_equal(verdict_name(p.verdict), worst == 0 ? "b"
                                                         : worst == 1
                                                             ? "a"
                                                             : "toss-up");
            arena_release(&scratch);
            fixture_release(&fixture);
        }
}

/* Level parts go home: first to the larger weighted sum. */
static void test_home(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("a", "for: a", "strong", "k0")
            REASON("b", "for: b", "strong", "k1"));
    struct decision p =
        decide_project(&fixture, "", "k0 minor, k1 core, k2 minor");
    assert_int_equal(p.verdict->plans[plan(&fixture, "ab")].route[2], 1);
    p = decide_project(&fixture, "", "k0 core, k1 minor, k2 minor");
    assert_int_equal(p.verdict->plans[plan(&fixture, "ab")].route[2], 0);
    p = decide_project(&fixture, "", "k0 core, k1 core, k2 minor");
    assert_int_equal(p.verdict->plans[plan(&fixture, "ab")].route[2], 0);
    fixture_release(&fixture);
}

/* A combination that is one point ahead of a single plan gives way; the lead
 * of what wins then is 0. */
static void test_combination_gives_way(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_options,
        REASON("a", "for: a", "strong", "k0") REASON("b", "for: b", "strong",
            "k1") REASON("slight", "for: b", "slight", "k2")
            PROJECT("two", "against: ab", "lean"));
    struct decision p =
        decide_project(&fixture, "", "k0 core, k1 minor, k2 minor");
    assert_int_equal(score(&p, "a"), 12);
    assert_int_equal(score(&p, "ab"), 13);
    expect_verdict(&p, "a", "low", 0);
    assert_int_equal(p.verdict->compromise_count, 1); /* of 4; that of 1 not */
    /* Two points ahead it stands. */
    p = decide_project(&fixture, "", "k0 core, k1 minor, k2 minor, k2 minor");
    expect_verdict(&p, "ab", "low", 2);
    assert_int_equal(p.verdict->compromise_count, 0);
    fixture_release(&fixture);
}

static const char *const three_options =
    "options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]\n"
    "combinations:\n"
    "  - {id: abc, label: ABC, of: [a, b, c]}\n"
    "  - {id: bc, label: BC, of: [b, c]}\n"
    "  - {id: ac, label: AC, of: [a, c]}\n";

/* Ties between combinations: fewer members, then guide order. */
static void test_ties_of_combinations(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, three_options,
        REASON("a0", "for: a", "strong", "k0") REASON("b0", "for: b", "strong",
            "k0") REASON("c1", "for: c", "strong", "k1"));
    struct decision p = decide_project(&fixture, "", "k0 core, k1 core");
    assert_int_equal(score(&p, "bc"), 24);
    assert_int_equal(score(&p, "ac"), 24);
    expect_verdict(&p, "bc", "low", 0);
    /* a does not lead on any part, so the three together are no candidate. */
    assert_false(p.verdict->plans[plan(&fixture, "abc")].candidate);
    fixture_release(&fixture);
    open_guide(&fixture, three_options,
        REASON("a0", "for: a", "slight", "k0") REASON("b1", "for: b", "strong",
            "k1") REASON("c2", "for: c", "strong", "k2") PROJECT("all",
            "against: abc", "slight") PROJECT("no-a", "against: a", "slight"));
    /* abc: 1 more on the part, raised to core: 3, less 4 on the project. */
    p = decide_project(&fixture, "", "k0 core, k1 core, k2 core");
    assert_int_equal(score(&p, "bc"), 24);
    assert_int_equal(score(&p, "abc"), 23);
    assert_true(p.verdict->plans[plan(&fixture, "abc")].candidate);
    expect_verdict(&p, "bc", "low", 1);
    fixture_release(&fixture);
}

/* ---- few and many options ------------------------------------------------ */

/* GUIDE, which no file could say, instead of the fixture's, with its rules. */
static void use_guide(struct fixture *fixture, const struct guide *guide)
{
    struct rules *rules = arena_new(&fixture->arena, struct rules);
    *rules = *fixture->rules;
    rules->guide = guide;
    fixture->guide = guide;
    fixture->rules = rules;
}

static void test_one_option(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, "options: [{id: a, label: A}, {id: b, label: B}]\n",
        PROJECT("r", "for: a", "slight"));
    /* Cut down by hand: a guide file may want two. */
    struct guide alone = *fixture.guide;
    alone.option_count = alone.plan_count = 1;
    alone.current_fact = NONE; /* its values name the other, too */
    use_guide(&fixture, &alone);
    struct decision p = decide_project(&fixture, "", "k0 core");
    expect_verdict(&p, "a", "", LEAD_ALL_RULED_OUT);
    assert_int_equal(p.verdict->confidence, CONFIDENCE_NONE);
    fixture_release(&fixture);
}

static void test_many_options(void **state)
{
    (void)state;
    struct fixture fixture;
    struct buffer options;
    buffer_init(&options);
    buffer_add_string(
        &options, "options:\n  - {id: a, label: A}\n  - {id: b, label: B}\n");
    for (int i = 2; i < 47; i++)
        buffer_add_format(&options, "  - {id: o%d, label: O%d}\n", i, i);
    open_guide(&fixture, buffer_string(&options),
        PROJECT("r", "against: o3", "slight"));
    buffer_release(&options);
    struct decision p = decide_project(&fixture, "", "k0 core");
    expect_verdict(&p, "toss-up", "high", 0);
    assert_int_equal(p.verdict->level_count, 46);
    assert_int_equal(p.verdict->level[3], 4);
    assert_true(p.verdict->options[46]);
    assert_false(p.verdict->options[3]);
    fixture_release(&fixture);
}

/* A guide without parts has only the project row. */
static void test_no_parts(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture,
        "guide: bare\nformat: 1\ntitle: Bare\nlanguage: en\nversion: '1'\n"
        "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
        "options: [{id: a, label: A}, {id: b, label: B}]\n"
        "combinations: [{id: ab, label: Both, of: [a, b]}]\n"
        "facts:\n"
        "  x: {of: project, label: X, path: x, type: boolean, ask: '?'}\n"
        "  n: {of: project, label: N, count: \"true()\"}\n"
        "reasons:\n"
        "  - {id: r, for: b, grade: lean, because: t,"
        " when: \"$x and $n = 0\"}\n");
    struct decision p = decide_text(&fixture,
        "<profile guide='bare' format='1'><meta><client>C</client>"
        "<title>T</title><date>2026-11-20</date></meta>"
        "<project><x>yes</x></project></profile>");
    expect_verdict(&p, "b", "moderate", 4);
    assert_false(p.verdict->plans[plan(&fixture, "ab")].candidate);
    fixture_release(&fixture);
}

/* ---- the current choice -------------------------------------------------- */

static void test_mismatch(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone,
        REASON("one", "for: a", "slight", "k0") REASON("two", "for: a", "lean",
            "k1") REASON("four", "for: a", "strong", "k2")
            REASON("all", "for: a", "decisive", "k3"));
    static const struct {
        const char *parts;
        enum mismatch mismatch;
    } cases[] = {
        {"k4 core, k0 minor", MISMATCH_NONE},    /* 1: toss-up */
        {"k4 core, k1 minor", MISMATCH_NOTE},    /* 2 */
        {"k0 core", MISMATCH_NOTE},              /* 3 */
        {"k4 core, k2 minor", MISMATCH_CAUTION}, /* 4 */
        {"k4 core, k2 minor, k1 minor, k0 minor", MISMATCH_CAUTION}, /* 7 */
        {"k4 core, k2 major", MISMATCH_SERIOUS},                     /* 8 */
        {"k3 core", MISMATCH_SERIOUS}, /* ruled out */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decision p =
            decide_project(&fixture, "<now>b</now>", cases[i].parts);
        assert_int_equal(p.verdict->mismatch, cases[i].mismatch);
        assert_int_equal(p.verdict->current, 1);
        p = decide_project(&fixture, "<now>a</now>", cases[i].parts);
        assert_int_equal(p.verdict->mismatch, MISMATCH_NONE);
    }
    struct decision p = decide_project(&fixture, "", "k3 core");
    assert_int_equal(p.verdict->current, NONE);
    assert_int_equal(p.verdict->mismatch, MISMATCH_NONE);
    fixture_release(&fixture);
    /* Ruled out, though its score is the higher one. */
    open_guide(&fixture, two_alone,
        REASON("a", "for: a", "decisive", "k0")
            REASON("b", "for: b", "strong", "k1"));
    p = decide_project(&fixture, "<now>b</now>", "k0 minor, k1 core");
    assert_int_equal(score(&p, "b") - score(&p, "a"), 4);
    expect_verdict(&p, "a", "high", LEAD_ALL_RULED_OUT);
    assert_int_equal(p.verdict->mismatch, MISMATCH_SERIOUS);
    fixture_release(&fixture);
}

/* ---- modules ------------------------------------------------------------- */

static void expect_module(const struct decision *decision, size_t module,
    enum truth truth, size_t part_count)
{
    const struct chosen *chosen = &decision->selection->modules[module];
    assert_int_equal(chosen->truth, truth);
    assert_int_equal(chosen->part_count, part_count);
}

static void test_selection(void **state)
{
    (void)state;
    struct fixture fixture;
    open_guide(&fixture, two_alone, REASON("r", "for: a", "strong", "k0"));
    struct guide guide = *fixture.guide;
    struct module modules[] = {
        {.when = {"$verdict = 'a' and $lead = 12 and $uses.a", {0}}},
        {.when = {"$uses.b or $confidence = 'low'", {0}}},
        {.when = {"$x", {0}}},
        {.scope = SCOPE_PART, .when = {"$kind = 'k1'", {0}}},
        {.scope = SCOPE_PART, .when = {"$kind = 'k1' and $x", {0}}},
        {.scope = SCOPE_PART, .when = {"$kind = 'k2' or $x", {0}}},
        {.scope = SCOPE_PART, .when = {"$kind = 'k4'", {0}}},
    };
    guide.modules = modules;
    guide.module_count = sizeof modules / sizeof *modules;
    fixture.guide = &guide;
    fixture.rules = rules_new(&fixture.arena, &guide, &fixture.diags);
    struct decision p =
        decide_project(&fixture, "", "k0 core, k1 minor, k2 minor, k1 minor");
    expect_module(&p, 0, TRUTH_TRUE, 0);
    expect_module(&p, 1, TRUTH_FALSE, 0);
    expect_module(&p, 2, TRUTH_UNKNOWN, 0);
    expect_module(&p, 3, TRUTH_TRUE, 2);
    assert_int_equal(p.selection->modules[3].parts[0], 1);
    assert_int_equal(p.selection->modules[3].parts[1], 3);
    expect_module(&p, 4, TRUTH_UNKNOWN, 0);
    expect_module(&p, 5, TRUTH_TRUE, 1);
    expect_module(&p, 6, TRUTH_FALSE, 0);
    fixture_release(&fixture);
}

/* ---- sums ---------------------------------------------------------------- */

/* A thousand parts and the largest weights: held, not wrapped around. */
static void test_sums_do_not_overflow(void **state)
{
    (void)state;
    struct fixture fixture;
    struct buffer parts;
    buffer_init(&parts);
    for (int i = 0; i < 1000; i++)
        buffer_add_format(&parts, "%sk0 core", i ? ", " : "");
    open_guide(&fixture,
        "options: [{id: a, label: A}, {id: b, label: B}]\n"
        "grades: {slight: 1, lean: 2, strong: 4, decisive: 1000}\n",
        REASON("r1", "for: a", "decisive", "k0") REASON("r2", "for: a",
            "decisive", "k0") REASON("r3", "against: b", "decisive", "k0"));
    struct guide heavy = *fixture.guide;
    struct weight weights[] = {{"minor", 1}, {"major", 2}, {"core", 2000}};
    heavy.weights = weights;
    use_guide(&fixture, &heavy);
    struct decision p = decide_project(&fixture, "", buffer_string(&parts));
    assert_int_equal(score(&p, "a"), INT_MAX);
    assert_int_equal(score(&p, "b"), -2000000000);
    expect_verdict(&p, "a", "high", LEAD_ALL_RULED_OUT);
    buffer_release(&parts);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heaviest_is_raised),
        cmocka_unit_test(test_stated_weight),
        cmocka_unit_test(test_unknown_weight),
        cmocka_unit_test(test_exceptions),
        cmocka_unit_test(test_open_reason_is_not_counted),
        cmocka_unit_test(test_decisive_against),
        cmocka_unit_test(test_decisive_for_combination),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_contested_part),
        cmocka_unit_test(test_contested_and_against),
        cmocka_unit_test(test_project_is_not_contested),
        cmocka_unit_test(test_project_row_takes_the_worst),
        cmocka_unit_test(test_three_members),
        cmocka_unit_test(test_home),
        cmocka_unit_test(test_combination_gives_way),
        cmocka_unit_test(test_ties_of_combinations),
        cmocka_unit_test(test_one_option),
        cmocka_unit_test(test_many_options),
        cmocka_unit_test(test_no_parts),
        cmocka_unit_test(test_mismatch),
        cmocka_unit_test(test_selection),
        cmocka_unit_test(test_sums_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
