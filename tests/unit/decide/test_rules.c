/* Mistakes in the conditions of a guide, with their places. */
#include "fixture.h"

#include "base/buffer.h"

static const char *const head =
    "guide: small\nformat: 1\ntitle: Small\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "weights: {minor: 1, core: 2}\n"
    "parts: {path: parts/part, name: '@name', weight: weight}\n"
    "facts:\n"
    "  weight: {of: part, label: W, path: '@weight', type: scale,"
    " values: [minor, core], assume: core, ask: '?'}\n"
    "  load: {of: part, label: L, path: load, type: integer, cuts: [5],"
    " ask: '?'}\n"
    "  flag: {of: project, label: F, path: flag, type: boolean, ask: '?'}\n";
enum { HEAD_LINES = 15 };

/* Reads head and REST; the mistakes in order of their places, each as
 * "LINE:COLUMN: message" with lines counted from the first of REST. */
static void expect_mistakes(const char *rest, const char *wanted)
{
    struct fixture fixture;
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "%s%s", head, rest);
    fixture_write(&fixture, buffer_string(&text));
    buffer_clear(&text);
    for (size_t i = 0; i < fixture.diags.list.count; i++) {
        const struct diag *diag = &fixture.diags.list.items[i];
        buffer_add_format(&text, "%d:%d: %s\n", diag->place.line - HEAD_LINES,
            diag->place.column, diag->message);
    }
    assert_string_equal(buffer_string(&text), wanted);
    assert_int_equal(fixture.rules == NULL, *wanted != '\0');
    buffer_release(&text);
    fixture_release(&fixture);
}

static void test_sound_guide(void **state)
{
    (void)state;
    expect_mistakes("", "");
    expect_mistakes("  busy: {of: part, label: B, is: '$load >= 5'}\n"
                    "  any-busy: {of: project, label: A, any: \"$busy\"}\n"
                    "reasons:\n"
                    "  - {id: r, for: a, grade: lean, scope: part,"
                    " when: \"$busy and $flag\", because: x,"
                    " except: [{when: \"$any-busy\", because: y}]}\n"
                    "warnings:\n"
                    "  - {id: w, level: note, when: \"$verdict = 'a' or"
                    " true()\", say: x}\n",
        "");
}

/* The caret stands under the very word, in every kind of YAML string. */
static void test_places(void **state)
{
    (void)state;
    expect_mistakes("  x: {of: project, label: X, is: \"$flag and $flog\"}\n"
                    "  y: {of: project, label: Y, is: '$flag and $flog'}\n"
                    "  z:\n"
                    "    of: project\n"
                    "    label: Z\n"
                    "    is: $flag and $flog\n",
        "1:45: unknown fact \"$flog\"\n"
        "2:45: unknown fact \"$flog\"\n"
        "6:19: unknown fact \"$flog\"\n");
}

static void test_rows(void **state)
{
    (void)state;
    expect_mistakes(
        "  x: {of: project, label: X, is: \"$load >= 5\"}\n"
        "  y: {of: project, label: Y, path: y, type: boolean, ask: '?',"
        " asked-if: \"$load < 5\", otherwise: no}\n"
        "reasons:\n"
        "  - {id: r, for: a, grade: lean, when: \"$load < 5\", because: x,"
        " except: [{when: \"$load >= 5\", because: y}]}\n"
        "warnings:\n"
        "  - {id: w, level: note, when: \"$load < 5\", say: x}\n",
        "1:35: \"$load\" is a fact of a part, and no part is at hand here\n"
        "2:75: \"$load\" is a fact of a part, and no part is at hand here\n"
        "6:33: \"$load\" is a fact of a part, and no part is at hand here\n"
        "4:41: \"$load\" is a fact of a part, and no part is at hand here\n"
        "4:82: \"$load\" is a fact of a part, and no part is at hand "
        "here\n");
}

static void test_reason_looks_at_verdict(void **state)
{
    (void)state;
    expect_mistakes(
        "  x: {of: project, label: X, is: \"$lead < 4\"}\n"
        "reasons:\n"
        "  - {id: r, for: a, grade: lean, when: \"$uses.a\", because: x,"
        " except: [{when: \"$verdict = 'b'\", because: y}]}\n",
        "1:35: \"$lead\" is not known yet where this condition is used\n"
        "3:41: \"$uses.a\" is not known yet where this condition is used\n"
        "3:80: \"$verdict\" is not known yet where this condition is "
        "used\n");
}

static void test_circles(void **state)
{
    (void)state;
    expect_mistakes("  x: {of: project, label: X, is: \"$y\"}\n"
                    "  y: {of: project, label: Y, is: \"not($z)\"}\n"
                    "  z: {of: project, label: Z, is: \"$x or $flag\"}\n"
                    "  me: {of: project, label: M, is: \"$me\"}\n",
        "1:35: facts in a circle: \"x\" -> \"y\" -> \"z\" -> \"x\"\n"
        "4:36: facts in a circle: \"me\" -> \"me\"\n");
    /* Through a fact of the parts, and through whether a fact is asked. */
    expect_mistakes(
        "  x: {of: project, label: X, any: \"$y\"}\n"
        "  y: {of: part, label: Y, path: y, type: boolean, ask: '?',"
        " asked-if: \"$x\", otherwise: no}\n",
        "1:36: facts in a circle: \"x\" -> \"y\" -> \"x\"\n");
}

static void write_chain(struct buffer *text, int length)
{
    buffer_clear(text);
    for (int i = length; i > 0; i--)
        buffer_add_format(
            text, "  f%d: {of: project, label: F, is: \"$f%d\"}\n", i, i - 1);
    buffer_add_string(text, "  f0: {of: project, label: F, is: \"$flag\"}\n");
}

static void test_chains_are_limited(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    write_chain(&text, 97);
    expect_mistakes(buffer_string(&text), "");
    write_chain(&text, 98);
    expect_mistakes(buffer_string(&text), "");
    write_chain(&text, 99);
    expect_mistakes(buffer_string(&text),
        "1:3: fact \"f99\" is at the end of a chain of 100 facts and "
        "more\n");
    buffer_release(&text);
}

/* Modules with reasons are settled before the verdict, others may look. */
static void test_modules_and_the_verdict(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct module modules[] = {
        {.id = "plain", .when = {"$uses.a", {0}}},
        {.id = "part", .scope = SCOPE_PART, .when = {"$lead >= 4", {0}}},
        {.id = "arguing", .when = {"$uses.a", {0}}},
        {.id = "parts", .scope = SCOPE_PART, .when = {"true()", {0}}},
    };
    struct reason reasons[] = {
        {.id = "r", .module = 2, .grade = GRADE_LEAN},
        {.id = "misplaced", .module = 3, .grade = GRADE_LEAN},
    };
    struct plan plans[] = {{.id = "a"}};
    struct guide guide = {.plans = plans,
        .plan_count = 1,
        .option_count = 1,
        .modules = modules,
        .module_count = 2,
        .reasons = reasons,
        .weight_fact = NONE,
        .current_fact = NONE};
    const struct rules *rules = rules_new(&arena, &guide, &diags);
    assert_non_null(rules);
    guide.module_count = 4;
    guide.reason_count = 2;
    assert_null(rules_new(&arena, &guide, &diags));
    assert_int_equal(diags.list.count, 2);
    assert_string_equal(diags.list.items[0].message,
        "\"$uses.a\" is not known yet where this condition is used");
    assert_string_equal(diags.list.items[1].message,
        "reason \"misplaced\" stands on the project row, but module "
        "\"parts\" has scope: part");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_guide),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_reason_looks_at_verdict),
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_chains_are_limited),
        cmocka_unit_test(test_modules_and_the_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
