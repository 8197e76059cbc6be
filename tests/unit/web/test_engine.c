/* The engine of pages: it decides as the program does, on a guide that was
 * packed; bytes that are no guide, and answers that are none, are refused. */
#include "../decide/random_profile.h"
#include "../support.h"

#include "base/array.h"
#include "input/guide_pack.h"
#include "web/engine.h"

static const char *const folders[] = {
    "content/python-node", "content/load-balancer", "content/open-licence"};

struct both {
    struct bench bench;
    const struct guide *guide;
    const struct rules *rules;
    struct buffer packed;
    struct engine *engine;
};

static void open_guide(struct both *both, const char *folder)
{
    bench_init(&both->bench);
    buffer_init(&both->packed);
    both->guide = guide_read(&both->bench.arena, folder, &both->bench.diags);
    assert_non_null(both->guide);
    both->rules =
        rules_new(&both->bench.arena, both->guide, &both->bench.diags);
    guide_pack(&both->packed, both->guide);
    both->engine = engine_open(both->packed.bytes, both->packed.length);
    assert_non_null(both->engine);
}

static void close_guide(struct both *both)
{
    engine_close(both->engine);
    buffer_release(&both->packed);
    bench_release(&both->bench);
}

static void answer_row(
    struct both *both, const struct answer *answers, int part)
{
    for (size_t i = 0; i < both->guide->fact_count; i++) {
        if (answers[i].value.type == VALUE_UNKNOWN)
            continue;
        struct buffer text;
        buffer_init(&text);
        fact_write_value(&text, &both->guide->facts[i], answers[i].value);
        const char *why =
            engine_answer(both->engine, (int)i, part, buffer_string(&text));
        if (why)
            fail_msg("%s: %s", both->guide->facts[i].id, why);
        buffer_release(&text);
    }
}

static const char *tell(struct both *both, const struct profile *profile)
{
    engine_begin(both->engine);
    answer_row(both, profile->answers, NONE);
    for (size_t i = 0; i < profile->part_count; i++) {
        assert_int_equal(
            engine_add_part(both->engine, profile->parts[i].name), i);
        answer_row(both, profile->parts[i].answers, (int)i);
    }
    return engine_decide(both->engine);
}

/* How many of LINES begin with WHAT and a tab. */
static size_t count_lines(const char *lines, const char *what)
{
    size_t count = 0, length = strlen(what);
    for (const char *at = lines; *at; at = strchr(at, '\n') + 1)
        count += strncmp(at, what, length) == 0 && at[length] == '\t';
    return count;
}

static void assert_line(const char *lines, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = lines; *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, line, length) == 0 && at[length] == '\n')
            return;
    fail_msg("\"%s\" is not in\n%s", line, lines);
}

/* What the lines must say of DECISION, made from the guide as it was read. */
static void compare(
    struct both *both, const char *lines, const struct decision *decision)
{
    struct arena *arena = &both->bench.arena;
    const struct verdict *verdict = decision->verdict;
    const struct sensitivity *sensitivity = decision->sensitivity;
    const char *lead = verdict->lead == LEAD_ALL_RULED_OUT
                           ? "all"
                           : arena_format(arena, "%d", verdict->lead);
    assert_line(
        lines, arena_format(arena, "verdict\t%d\t%d\t%s\t%s\t%d", verdict->plan,
                   verdict->best, verdict_confidence_name(verdict->confidence),
                   lead, verdict->conflict));
    assert_int_equal(count_lines(lines, "level"), verdict->level_count);
    assert_int_equal(count_lines(lines, "flip"), sensitivity->flip_count);
    assert_int_equal(
        count_lines(lines, "question"), sensitivity->question_count);
    for (size_t i = 0; i < sensitivity->question_count; i++) {
        const struct unanswered *question = &sensitivity->questions[i];
        const char *facts = arena_format(arena, "%d", question->facts[0]);
        for (size_t j = 1; j < question->fact_count; j++)
            facts = arena_format(arena, "%s,%d", facts, question->facts[j]);
        const char *other = "";
        for (size_t j = 0; j < question->leads_to_count; j++)
            other = arena_format(
                arena, "%s%s%d", other, j ? "," : "", question->leads_to[j]);
        assert_line(
            lines, arena_format(arena, "question\t%d\t%d\t%zu\t%zu\t%s\t%s",
                       question->part, question->assumed, question->changed,
                       question->total, facts, other));
    }
    for (size_t i = 0; i < both->guide->module_count; i++)
        if (decision->selection->modules[i].truth == TRUTH_TRUE)
            assert_line(lines, arena_format(arena, "module\t%zu", i));
}

static void test_it_decides_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct both both;
        open_guide(&both, folders[i]);
        uint64_t seed = 20261201 + i;
        size_t settled = 0;
        for (size_t j = 0; j < 40; j++) {
            struct profile *profile =
                random_profile(&both.bench.arena, both.guide, &seed);
            if (!both.guide->parts_path)
                profile->part_count = 0;
            struct decision decision =
                decide(&both.bench.arena, both.rules, profile);
            compare(&both, tell(&both, profile), &decision);
            settled += decision.verdict->plan != NONE;
        }
        assert_in_range(settled, 10, 40);
        close_guide(&both);
    }
}

static void test_what_is_no_guide(void **state)
{
    (void)state;
    struct both both;
    open_guide(&both, "content/load-balancer");
    for (size_t length = 0; length < both.packed.length; length += 7)
        assert_null(engine_open(both.packed.bytes, length));
    buffer_add_byte(&both.packed, 0);
    assert_null(engine_open(both.packed.bytes, both.packed.length));
    both.packed.length--;
    uint64_t seed = 7;
    size_t refused = 0;
    for (size_t i = 0; i < 600; i++) {
        size_t at = random_below(&seed, both.packed.length);
        char kept = both.packed.bytes[at];
        both.packed.bytes[at] = (char)random_next(&seed);
        struct engine *engine =
            engine_open(both.packed.bytes, both.packed.length);
        both.packed.bytes[at] = kept;
        refused += !engine;
        if (engine) {
            assert_int_equal(count_lines(engine_decide(engine), "verdict"), 1);
            engine_close(engine);
        }
    }
    assert_in_range(refused, 100, 599);
    close_guide(&both);
}

static int find_fact(
    const struct both *both, enum fact_type type, enum scope scope)
{
    for (size_t i = 0; i < both->guide->fact_count; i++) {
        const struct fact *fact = &both->guide->facts[i];
        if (fact->type == type && fact->of == scope &&
            fact->derivation == DERIVATION_NONE && !fact->asked_if.text)
            return (int)i;
    }
    fail_msg("the guide has no such fact");
    return NONE;
}

static void test_what_is_no_answer(void **state)
{
    (void)state;
    struct both both;
    open_guide(&both, "content/python-node");
    int whole = find_fact(&both, FACT_INTEGER, SCOPE_PROJECT);
    int word = find_fact(&both, FACT_ENUM, SCOPE_PROJECT);
    int own = find_fact(&both, FACT_SCALE, SCOPE_PART);
    struct engine *engine = both.engine;
    const char *nothing = "nothing is asked there";
    assert_string_equal(engine_answer(engine, -1, NONE, "1"), nothing);
    assert_string_equal(engine_answer(engine, 9999, NONE, "1"), nothing);
    assert_string_equal(engine_answer(engine, whole, 0, "1"), nothing);
    assert_string_equal(engine_answer(engine, own, 0, "core"), nothing);
    assert_string_equal(engine_answer(engine, own, NONE, "core"), nothing);
    assert_non_null(strstr(engine_answer(engine, whole, NONE, "few"),
        "\"few\" is not a whole number"));
    assert_non_null(strstr(
        engine_answer(engine, word, NONE, "<b>"), "\"<b>\" is not one of "));
    assert_int_equal(count_lines(engine_decide(engine), "verdict"), 1);
    assert_int_equal(engine_add_part(engine, "One"), 0);
    assert_null(engine_answer(engine, own, 0, "core"));
    struct arena *arena = &both.bench.arena;
    assert_line(engine_decide(engine),
        arena_format(arena, "fact\t%d\t0\tstated\tcore", own));
    assert_null(engine_answer(engine, own, 0, "?"));
    assert_null(strstr(engine_decide(engine),
        arena_format(arena, "fact\t%d\t0\tstated", own)));
    for (int i = 1; i < ENGINE_MOST_PARTS; i++)
        assert_int_equal(engine_add_part(engine, "One"), i);
    assert_int_equal(engine_add_part(engine, "One"), NONE);
    close_guide(&both);
    open_guide(&both, "content/open-licence");
    assert_int_equal(engine_add_part(both.engine, "One"), NONE);
    close_guide(&both);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_decides_alike),
        cmocka_unit_test(test_what_is_no_guide),
        cmocka_unit_test(test_what_is_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
