/* How long deciding takes, and how many conditions it evaluates.
 *
 *     decide [-r RUNS] FILE...
 *
 * One line for each profile: microseconds, the median of RUNS (101), for a
 * verdict alone and for the full analysis (questions, flips, ranges, scale
 * test, modules and warnings), and the conditions that libxml2 evaluated for
 * them. "first" is with conditions that were compiled just now and remember
 * nothing: a document by itself. "next" is with those that have decided the
 * same profile before: a document in a batch, at best. The last line is the
 * longest of each, for the aims: 100 for a verdict, 1000 for an analysis. */
#include "decide/decide.h"
#include "base/file.h"

#include "timing.h"

#include <stdio.h>
#include <string.h>

enum { RUNS_MOST = 1000 };

enum measure {
    VERDICT_FIRST,
    VERDICT_NEXT,
    ANALYSIS_FIRST,
    ANALYSIS_NEXT,
    MEASURE_COUNT
};

struct figure {
    double us;
    size_t evaluated;
};

struct subject {
    struct arena *arena;
    const struct guide *guide;
    const struct source *source;
    struct diags *diags;
};

static struct figure time_one(
    struct rules *rules, const struct profile *profile, bool analysis)
{
    struct arena arena;
    arena_init(&arena);
    size_t before = evaluator_count(rules->evaluator);
    double began_ms = now_ms();
    if (analysis)
        decide(&arena, rules, profile);
    else
        verdict_reach(&arena, rules, facts_new(&arena, rules, profile));
    struct figure figure = {(now_ms() - began_ms) * 1e3,
        evaluator_count(rules->evaluator) - before};
    arena_release(&arena);
    return figure;
}

/* One run of all measures; false if the profile cannot be read. */
static bool run_once(const struct subject *subject, struct figure *figures)
{
    struct arena arena;
    arena_init(&arena);
    const struct profile *profile =
        profile_read(&arena, subject->source, subject->guide, subject->diags);
    for (int i = 0; profile && i < MEASURE_COUNT; i += 2) {
        struct rules *rules = rules_new(&arena, subject->guide, subject->diags);
        figures[i] = time_one(rules, profile, i == ANALYSIS_FIRST);
        figures[i + 1] = time_one(rules, profile, i == ANALYSIS_FIRST);
        rules_free(rules);
    }
    arena_release(&arena);
    return profile != NULL;
}

static void print_line(const char *name, const struct figure *figures)
{
    printf("%-32s", name);
    for (int i = 0; i < MEASURE_COUNT; i++)
        printf(" %10.0f %10zu", figures[i].us, figures[i].evaluated);
    printf("\n");
}

static void print_head(void)
{
    printf("%-32s %21s %21s %21s %21s\n%-32s", "", "verdict, first",
        "verdict, next", "analysis, first", "analysis, next",
        "microseconds, median");
    for (int i = 0; i < MEASURE_COUNT; i++)
        printf(" %10s %10s", "us", "conditions");
    printf("\n");
}

static bool measure(
    const struct subject *subject, int runs, struct figure *longest)
{
    struct figure figures[MEASURE_COUNT];
    double times[MEASURE_COUNT][RUNS_MOST];
    for (int run = 0; run < runs; run++) {
        if (!run_once(subject, figures))
            return false;
        for (int i = 0; i < MEASURE_COUNT; i++)
            times[i][run] = figures[i].us;
    }
    for (int i = 0; i < MEASURE_COUNT; i++) {
        figures[i].us = median(times[i], runs);
        if (figures[i].us > longest[i].us)
            longest[i] = figures[i];
    }
    const char *name = file_name(subject->arena, subject->source->name);
    print_line(
        arena_format(subject->arena, "%.*s", (int)strcspn(name, "."), name),
        figures);
    return true;
}

static bool measure_all(
    struct subject *subject, int runs, char **paths, int count)
{
    struct figure longest[MEASURE_COUNT] = {{0}};
    print_head();
    for (int i = 0; i < count; i++) {
        subject->source =
            file_read_text(subject->arena, paths[i], subject->diags);
        if (!subject->source || !measure(subject, runs, longest))
            return false;
    }
    print_line("longest", longest);
    return true;
}

int main(int argument_count, char **arguments)
{
    int runs = 101, first = 1;
    if (argument_count > 2 && strcmp(arguments[1], "-r") == 0) {
        runs = atoi(arguments[2]);
        first = 3;
    }
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct subject subject = {.arena = &arena, .diags = &diags};
    subject.guide = guide_read(&arena, "content/python-node", &diags);
    bool good =
        subject.guide && runs > 0 && runs <= RUNS_MOST &&
        argument_count > first &&
        measure_all(&subject, runs, arguments + first, argument_count - first);
    diags_print(&diags, stderr, SEVERITY_ERROR, false);
    arena_release(&arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
