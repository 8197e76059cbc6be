/* The three-valued tables of tests/spec/ternary.txt. */
#include "fixture.h"

#include "decide/condition.h"

enum { RESULTS = 21 };

static const char guide_text[] =
    "guide: ternary\nformat: 1\ntitle: Ternary\nlanguage: en\nversion: '1'\n"
    "unknown: not known\ntemplates: [report]\nkinds: {text: Texts}\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "facts:\n"
    "  left: {of: project, label: L, path: left, type: boolean, ask: '?'}\n"
    "  right: {of: project, label: R, path: right, type: boolean, ask: '?'}\n";

static const char *answer(const char *operand)
{
    if (strcmp(operand, "unknown") == 0)
        return "?";
    return strcmp(operand, "true") == 0 ? "yes" : "no";
}

/* The truth of CONDITION where $left and $right have these values. */
static const char *truth_of(struct fixture *fixture, const char *condition,
    const char *left, const char *right)
{
    static const char *const names[] = {"false", "true", "unknown"};
    struct decision decision = decide_text(
        fixture, arena_format(&fixture->arena,
                     "<profile guide='ternary' format='1'><project>"
                     "<left>%s</left><right>%s</right></project></profile>",
                     answer(left), answer(right)));
    const struct condition *read = condition_read(&fixture->arena,
        &fixture->rules->variables, (struct located){condition, {0}},
        REACH_PROJECT, false, &fixture->diags);
    assert_non_null(read);
    return names[facts_truth(decision.facts, read, NONE)];
}

static void check_line(struct fixture *fixture, const char *line)
{
    char left[8], operator[8], right[8], result[8];
    const char *truth;
    if (sscanf(line, "not %7s = %7s", left, result) == 2) {
        truth = truth_of(fixture, "not($left)", left, "unknown");
    } else {
        assert_int_equal(
            sscanf(line, "%7s %7s %7s = %7s", left, operator, right, result),
            4);
        truth = truth_of(fixture,
            arena_format(&fixture->arena, "$left %s $right", operator), left,
            right);
    }
    if (strcmp(truth, result) != 0)
        fail_msg("%s, but it is %s", line, truth);
}

static void test_tables(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_write(&fixture, guide_text);
    require_clean(&fixture);
    const struct source *file = file_read(&fixture.arena,
        "tests/spec/ternary.txt", FILE_LARGEST_TEXT, &fixture.diags);
    assert_non_null(file);
    int results = 0;
    for (int i = 1; i <= (int)file->line_count; i++) {
        size_t length;
        const char *line = source_line(file, i, &length);
        if (length == 0 || *line == '#')
            continue;
        check_line(&fixture, arena_copy(&fixture.arena, line, length));
        results++;
    }
    assert_int_equal(results, RESULTS);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
