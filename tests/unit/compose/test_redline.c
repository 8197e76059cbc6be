/* Two versions compared: what is the same and what was deleted is the old one,
 * what is the same and what was inserted the new one, whatever they say. */
#include "../../compose_markdown.h"
#include "kit.h"

#include "compose/redline.h"

#include <stdlib.h>

struct fixture {
    struct bench bench;
    struct kit kit;
    struct composed_markdown composed[2];
    struct document *documents[2];
    const struct redline *redline;
};

static void compose_side(struct fixture *fixture, int side, const char *text)
{
    struct arena *arena = &fixture->bench.arena;
    fixture->composed[side] =
        compose_markdown(arena, bench_source(&fixture->bench, text),
            fixture->kit.template, &fixture->bench.diags);
    fixture->documents[side] = fixture->composed[side].document;
    if (!fixture->documents[side])
        fail_msg("%s", bench_report(&fixture->bench));
}

static void load(struct fixture *fixture)
{
    bench_init(&fixture->bench);
    kit_load(&fixture->kit, &fixture->bench, "content/load-balancer");
}

static void compose_both(
    struct fixture *fixture, const char *old, const char *new)
{
    compose_side(fixture, 0, old);
    compose_side(fixture, 1, new);
    fixture->redline = redline_new(
        &fixture->bench.arena, fixture->documents[0], fixture->documents[1]);
}

static void free_both(struct fixture *fixture)
{
    composed_markdown_free(&fixture->composed[0]);
    composed_markdown_free(&fixture->composed[1]);
}

/* The steps as lines: "= text", "- text", "+ text", and of edited passages
 * "~ same [-deleted-]{+inserted+}". */
static const char *show(struct fixture *fixture)
{
    struct arena *arena = &fixture->bench.arena;
    const struct redline *redline = fixture->redline;
    struct buffer out = {0};
    for (size_t i = 0; i < redline->step_count; i++) {
        const struct redline_step *step = &redline->steps[i];
        buffer_add_format(&out, "%c", "=~+-"[step->kind]);
        if (step->kind != REDLINE_EDITED)
            buffer_add_format(&out, " %s",
                step->new ? passage_text(arena, redline->new, step->new)
                          : passage_text(arena, redline->old, step->old));
        for (size_t j = 0; j < step->run_count; j++) {
            const struct redline_run *run = &step->runs[j];
            bool deleted = run->kind == REDLINE_DELETED;
            const struct passage_word *words =
                deleted ? redline->old->words : redline->new->words;
            buffer_add_string(&out, run->kind == REDLINE_SAME ? " "
                                    : deleted                 ? " [-"
                                                              : " {+");
            for (size_t k = 0; k < run->count; k++)
                buffer_add_format(&out, "%s%s",
                    k && words[run->first + k].spaced ? " " : "",
                    words[run->first + k].text);
            buffer_add_string(&out, run->kind == REDLINE_SAME ? ""
                                    : deleted                 ? "-]"
                                                              : "+}");
        }
        buffer_add_byte(&out, '\n');
    }
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

static void expect(const char *old, const char *new, const char *expected)
{
    struct fixture fixture;
    load(&fixture);
    compose_both(&fixture, old, new);
    assert_string_equal(show(&fixture), expected);
    free_both(&fixture);
    bench_release(&fixture.bench);
}

static void test_words(void **state)
{
    (void)state;
    expect("One two three.\n", "One two three.\n", "= One two three.\n");
    expect("The rota has two people for 1,500 clients.\n",
        "The rota has three people for 1,500 clients.\n",
        "~ The rota has [-two-] {+three+} people for 1,500 clients.\n");
    /* Signs alone between two changes are part of them. */
    expect("Nobody in Rome, Paris, Bonn and elsewhere came.\n",
        "Nobody in Oslo, Berne, Prague and elsewhere came.\n",
        "~ Nobody in [-Rome, Paris, Bonn-] {+Oslo, Berne, Prague+} and "
        "elsewhere came.\n");
    /* Scripts without spaces: by character. */
    expect("我们推荐一个方案。\n", "我们推荐两个方案。\n",
        "~ 我们推荐 [-一-] {+两+} 个方案。\n");
}

/* How a word is set, and where its link leads, is a difference. */
static void test_setting(void **state)
{
    (void)state;
    expect("This is a very good plan.\n", "This is a *very* good plan.\n",
        "~ This is a [-very-] {+very+} good plan.\n");
    expect("Look at [this page](https://a.example/) twice.\n",
        "Look at [this page](https://b.example/) twice.\n",
        "~ Look at [-this page-] {+this page+} twice.\n");
}

static void test_passages(void **state)
{
    (void)state;
    expect("# A\n\nFirst of all.\n\nOf no use.\n\nLast of all.\n",
        "# A\n\nFirst of all.\n\nLast of all.\n\nAn epilogue.\n",
        "= 1 A\n= First of all.\n- Of no use.\n= Last of all.\n"
        "+ An epilogue.\n");
    /* Too little is the same: replaced as a whole. */
    expect("Nothing of it stays here.\n", "All is other now, my dear.\n",
        "- Nothing of it stays here.\n+ All is other now, my dear.\n");
    /* A number that is counted: an edited heading, and nothing else. */
    expect("# A\n\nOne.\n\n# B\n\nText.\n",
        "# A\n\nOne.\n\n# New\n\nTwo.\n\n# B\n\nText.\n",
        "= 1 A\n= One.\n+ 2 New\n+ Two.\n~ [-2-] {+3+} B\n= Text.\n");
}

static void test_tables(void **state)
{
    (void)state;
    expect("| a | b |\n|---|---|\n| one | two |\n| three | four |\n",
        "| a | b |\n|---|---|\n| one | 2 |\n| new | row |\n| three | four |\n",
        "= a | b\n~ one [-two-] {+2+}\n+ new | row\n= three | four\n");
    /* Another number of columns: another table. */
    expect("| a | b |\n|---|---|\n| one | two |\n",
        "| a | b | c |\n|---|---|---|\n| one | two | x |\n",
        "- a | b\n- one | two\n+ a | b | c\n+ one | two | x\n");
}

/* ---- whatever they say --------------------------------------------------- */

static unsigned long seed = 7;

static unsigned random_below(unsigned limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % limit;
}

static const char *random_text(struct arena *arena)
{
    static const char *const blocks[] = {
        "# ", "- ", "1. ", "> ", "", "", "", "    ", "| "};
    static const char *const words[] = {"one", "two", "*three*", "four,",
        "`five`", "(six)", "seven.", "ei&lt;ght", "&amp;", "十", "**ten**"};
    struct buffer out = {0};
    for (unsigned i = random_below(12); i > 0; i--) {
        const char *block = blocks[random_below(9)];
        bool row = *block == '|';
        if (row)
            buffer_add_string(&out, "| a | b |\n|---|---|\n");
        buffer_add_string(&out, block);
        for (unsigned j = 1 + random_below(9); j > 0; j--)
            buffer_add_format(&out, "%s ", words[random_below(11)]);
        if (row && random_below(4))
            buffer_add_format(&out, "| %s |", words[random_below(11)]);
        buffer_add_string(&out, random_below(4) ? "\n\n" : "\n");
    }
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

static void add_words(
    struct buffer *out, const struct passages *side, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++)
        buffer_add_format(out, "%d ", side->words[i].id);
}

/* The version that the redline has, without what is only of the other. */
static void rebuild(struct buffer *out, const struct redline *redline, bool old)
{
    enum redline_kind other = old ? REDLINE_INSERTED : REDLINE_DELETED;
    const struct passages *own = old ? redline->old : redline->new;
    for (size_t i = 0; i < redline->step_count; i++) {
        const struct redline_step *step = &redline->steps[i];
        const struct passage *passage = old ? step->old : step->new;
        if (step->kind == other)
            continue;
        assert_non_null(passage);
        if (step->kind != REDLINE_EDITED)
            add_words(out, own, passage->first, passage->count);
        for (size_t j = 0; j < step->run_count; j++) {
            const struct redline_run *run = &step->runs[j];
            if (run->kind != other)
                add_words(out,
                    run->kind == REDLINE_DELETED ? redline->old : redline->new,
                    run->first, run->count);
        }
    }
}

static void check_side(const struct redline *redline, bool old)
{
    const struct passages *own = old ? redline->old : redline->new;
    struct buffer whole = {0}, rebuilt = {0};
    for (size_t i = 0; i < own->count; i++)
        add_words(&whole, own, own->items[i].first, own->items[i].count);
    rebuild(&rebuilt, redline, old);
    assert_string_equal(buffer_string(&rebuilt), buffer_string(&whole));
    buffer_release(&whole);
    buffer_release(&rebuilt);
}

static void test_random(void **state)
{
    (void)state;
    enum { TRIALS = 300 };
    struct fixture fixture;
    load(&fixture);
    for (int i = 0; i < TRIALS; i++) {
        struct arena *arena = &fixture.bench.arena;
        const char *old = random_text(arena), *new = random_text(arena);
        compose_both(&fixture, old, new);
        check_side(fixture.redline, true);
        check_side(fixture.redline, false);
        assert_true(redline_is_empty(
            redline_new(arena, fixture.documents[0], fixture.documents[0])));
        free_both(&fixture);
    }
    bench_release(&fixture.bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_setting),
        cmocka_unit_test(test_passages),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
