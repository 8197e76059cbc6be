/* The cases of tests/spec/conditions.txt, and what does not fit into them. */
#include "xpath_judge.h"

#include "base/array.h"
#include "base/buffer.h"
#include "decide/condition.h"
#include "decide/expression.h"

static const char *const spec_path = "tests/spec/conditions.txt";

struct spec {
    struct fixture fixture;
    struct facts *facts;
    const char *cases; /* behind their heading */
    const char *at;
};

/* What is said of one case: its answer, or its mistakes, as in the file. */
struct report {
    const char *row, *condition;
    const char *wanted;
    int line;
};

static const struct outcome outcome = {.verdict = "a",
    .confidence = "low",
    .mismatch = "none",
    .lead = 999,
    .uses = (const bool[]){true, false}};

/* ---- reading the file ---------------------------------------------------- */

static const char *section(
    struct arena *arena, const char *text, const char *name)
{
    const char *start = strstr(text, name);
    assert_non_null(start);
    start += strlen(name);
    const char *end = strstr(start, "\n=== ");
    return end ? arena_copy(arena, start, (size_t)(end + 1 - start)) : start;
}

static void open_spec(struct spec *spec)
{
    struct arena *arena = &spec->fixture.arena;
    struct arena scratch;
    struct diags diags;
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    const struct source *file =
        file_read(&scratch, spec_path, FILE_LARGEST_TEXT, &diags);
    assert_non_null(file);
    fixture_write(&spec->fixture, section(&scratch, file->text, "=== guide\n"));
    struct decision decision = decide_text(&spec->fixture,
        arena_string(arena, section(&scratch, file->text, "=== profile\n")));
    spec->facts = decision.facts;
    facts_set_outcome(spec->facts, &outcome);
    spec->cases =
        arena_string(arena, section(&scratch, file->text, "=== cases\n"));
    spec->at = spec->cases;
    arena_release(&scratch);
}

static const char *next_line(struct spec *spec)
{
    size_t length = strcspn(spec->at, "\n");
    const char *line = arena_copy(&spec->fixture.arena, spec->at, length);
    spec->at += length + (spec->at[length] == '\n');
    return line;
}

static bool next_case(struct spec *spec, struct report *report)
{
    struct arena *arena = &spec->fixture.arena;
    while (*spec->at) {
        const char *line = next_line(spec);
        if (!*line || *line == '#')
            continue;
        const char *bar = strstr(line, " | ");
        if (!bar)
            fail_msg("no row and condition: %s", line);
        report->row = arena_copy(arena, line, (size_t)(bar - line));
        report->condition = bar + 3;
        struct buffer wanted;
        buffer_init(&wanted);
        while (*spec->at == '-' || *spec->at == '!' || *spec->at == '?')
            buffer_add_format(&wanted, "%s\n", next_line(spec));
        report->wanted = arena_string(arena, buffer_string(&wanted));
        buffer_release(&wanted);
        return true;
    }
    return false;
}

/* ---- answering ----------------------------------------------------------- */

static void add_answer(struct spec *spec, struct buffer *out,
    const struct condition *condition, int part)
{
    static const char *const names[] = {"false", "true", "unknown"};
    enum truth truth = facts_truth(spec->facts, condition, part);
    buffer_add_format(out, "-> %s", names[truth]);
    size_t count;
    const struct unknown *unknowns = facts_unknowns(
        spec->facts, condition, part, &spec->fixture.arena, &count);
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(out, "%s %s", i ? "," : ":",
            spec->fixture.guide->facts[unknowns[i].fact].id);
        if (unknowns[i].part != NONE)
            buffer_add_format(out, "@%d", unknowns[i].part + 1);
    }
    buffer_add_byte(out, '\n');
}

static void add_mistakes(struct buffer *out, const struct diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        const struct diag *diag = &diags->list.items[i];
        assert_int_equal(diag->severity, SEVERITY_ERROR);
        assert_int_equal(diag->place.line, 1);
        buffer_add_format(out, "! %d: %s\n", diag->place.column, diag->message);
        if (diag->hint)
            buffer_add_format(out, "? %s\n", diag->hint);
    }
}

static bool check_case(struct spec *spec, const struct report *report)
{
    struct arena *arena = &spec->fixture.arena;
    struct diags diags;
    diags_init(&diags, arena);
    const struct source *source =
        source_new(arena, "case", report->condition, strlen(report->condition));
    struct located text = {report->condition, source_place(source, 0)};
    bool verdict = strcmp(report->row, "verdict") == 0;
    int part = NONE;
    if (!verdict && strcmp(report->row, "project") != 0)
        part = atoi(report->row) - 1;
    const struct condition *condition =
        condition_read(arena, &spec->fixture.rules->variables, text,
            part == NONE ? REACH_PROJECT : REACH_PART, verdict, &diags);
    struct buffer got;
    buffer_init(&got);
    if (condition)
        add_answer(spec, &got, condition, part);
    add_mistakes(&got, &diags);
    bool right = strcmp(buffer_string(&got), report->wanted) == 0;
    if (!right)
        print_error("%s | %s\n%sand not\n%s", report->row, report->condition,
            buffer_string(&got), report->wanted);
    buffer_release(&got);
    return right;
}

static void test_spec(void **state)
{
    (void)state;
    struct spec spec;
    struct report report;
    open_spec(&spec);
    size_t cases = 0, wrong = 0;
    while (next_case(&spec, &report)) {
        cases++;
        wrong += !check_case(&spec, &report);
    }
    fixture_release(&spec.fixture);
    assert_int_equal(wrong, 0);
    assert_true(cases > 100);
}

/* Asking changes nothing: the same cases in reverse order, after all others
 * were asked, have the same answers. */
static void test_order_of_asking(void **state)
{
    (void)state;
    struct spec spec;
    open_spec(&spec);
    ARRAY(struct report) reports = {0};
    struct report report;
    while (next_case(&spec, &report))
        *array_add(&reports, &spec.fixture.arena) = report;
    size_t wrong = 0;
    for (size_t i = reports.count; i-- > 0;)
        wrong += !check_case(&spec, &reports.items[i]);
    fixture_release(&spec.fixture);
    assert_int_equal(wrong, 0);
}

/* ---- depth --------------------------------------------------------------- */

static const struct expression *read_repeated(struct arena *arena,
    struct diags *diags, const char *before, const char *middle,
    const char *after, size_t count)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < count; i++)
        buffer_add_string(&text, before);
    buffer_add_string(&text, middle);
    for (size_t i = 0; i < count; i++)
        buffer_add_string(&text, after);
    struct located located = {arena_string(arena, buffer_string(&text)), {0}};
    buffer_release(&text);
    return expression_read(arena, NULL, located, diags);
}

static void test_depth_is_limited(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    assert_non_null(read_repeated(&arena, &diags, "(", "1", ")", 64));
    assert_non_null(read_repeated(&arena, &diags, "", "1", "+1", 249));
    assert_int_equal(diags.list.count, 0);
    assert_null(read_repeated(&arena, &diags, "(", "1", ")", 65));
    assert_null(read_repeated(&arena, &diags, "not(", "1", ")", 100000));
    assert_null(read_repeated(&arena, &diags, "-", "1", "", 100000));
    assert_null(read_repeated(&arena, &diags, "", "1", "+1", 250));
    assert_null(read_repeated(&arena, &diags, "", "1", " or 1", 100000));
    assert_int_equal(diags.list.count, 5);
    arena_release(&arena);
}

static struct value read_fact(const void *source, int fact)
{
    struct spec *spec = (struct spec *)source;
    return facts_value(spec->facts, fact, NONE, NULL);
}

static bool judged(struct spec *spec, const char *text)
{
    struct judge judge;
    struct arena *arena = &spec->fixture.arena;
    struct readings readings = {read_fact, spec, &outcome};
    judge_init(&judge, arena, &spec->fixture.rules->variables);
    struct value value = judge_evaluate(&judge, arena, text, &readings);
    judge_release(&judge);
    assert_int_equal(value.type, VALUE_BOOLEAN);
    return value.as.truth;
}

/* The deepest nesting and the longest chain at once are evaluated, by us and
 * by the judge. */
static void test_deepest_is_evaluated(void **state)
{
    (void)state;
    struct spec spec;
    open_spec(&spec);
    struct arena *arena = &spec.fixture.arena;
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < EXPRESSION_DEEPEST - 1; i++)
        buffer_add_string(&text, i % 2 ? "(" : "not(");
    for (int i = 0; i < 150; i++)
        buffer_add_string(&text, "$no or ");
    buffer_add_string(&text, "$yes");
    for (int i = 0; i < EXPRESSION_DEEPEST - 1; i++)
        buffer_add_string(&text, ")");
    struct located located = {arena_string(arena, buffer_string(&text)), {0}};
    buffer_release(&text);
    const struct condition *condition =
        condition_read(arena, &spec.fixture.rules->variables, located,
            REACH_PROJECT, false, &spec.fixture.diags);
    require_clean(&spec.fixture);
    const struct condition *looks = condition_read(arena,
        &spec.fixture.rules->variables, (struct located){"$uses.a", {0}},
        REACH_PROJECT, true, &spec.fixture.diags);
    assert_true(condition_join(arena, condition, looks)->uses_outcome);
    const struct condition *twice = condition_join(arena, condition, condition);
    /* 32 times not() */
    assert_true(judged(&spec, located.text));
    assert_int_equal(facts_truth(spec.facts, condition, NONE), TRUTH_TRUE);
    assert_int_equal(facts_truth(spec.facts, twice, NONE), TRUTH_TRUE);
    fixture_release(&spec.fixture);
}

/* ---- places -------------------------------------------------------------- */

static void test_places(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    static const char text[] = "ü: \"$a\n  = 'ö' $b\"\nw: \"\\u0024a\"";
    const struct source *source =
        source_new(&arena, "places", text, sizeof text - 1);
    struct located verbatim = {
        "$a\n  = 'ö' $b", source_place(source, strlen("ü: \""))};
    assert_int_equal(verbatim.place.column, 5);
    struct place place = expression_place(verbatim, strlen("$a\n  = 'ö' "));
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 9);
    /* Written with an escape: only its beginning is sure. */
    struct located escaped = {"$a", source_place(source, strlen(text) - 8)};
    place = expression_place(escaped, 1);
    assert_int_equal(place.line, escaped.place.line);
    assert_int_equal(place.column, escaped.place.column);
    struct located nowhere = {"$a", {0}};
    assert_null(expression_place(nowhere, 1).source);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spec),
        cmocka_unit_test(test_order_of_asking),
        cmocka_unit_test(test_depth_is_limited),
        cmocka_unit_test(test_deepest_is_evaluated),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
