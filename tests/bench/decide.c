/* How long deciding takes.
 *
 *     decide [-r RUNS] FILE...
 *
 * One line for each profile: microseconds, the median of RUNS (101), for a
 * verdict alone and for the full analysis (questions, flips, ranges, scale
 * test, modules and warnings). The last line is the longest of each, for the
 * aims: 100 for a verdict, 1000 for an analysis of a complete profile.
 * complete.xml leaves no question open, half-empty.xml half of them: there the
 * answers are tried alone, in groups and together. */
#include "decide/decide.h"
#include "base/file.h"

#include "../read_profile.h"
#include "timing.h"

#include <stdio.h>
#include <string.h>

enum { RUNS_MOST = 1000 };

enum measure { VERDICT, ANALYSIS, MEASURE_COUNT };

struct subject {
    struct arena *arena;
    const struct guide *guide;
    const struct rules *rules;
    const struct source *source;
    struct diags *diags;
};

static double time_one(
    const struct rules *rules, const struct profile *profile, bool analysis)
{
    struct arena arena;
    arena_init(&arena);
    double began_ms = now_ms();
    if (analysis)
        decide(&arena, rules, profile);
    else
        verdict_reach(&arena, rules, facts_new(&arena, rules, profile));
    double us = (now_ms() - began_ms) * 1e3;
    arena_release(&arena);
    return us;
}

static void print_line(const char *name, const double *figures)
{
    printf("%-32s", name);
    for (int i = 0; i < MEASURE_COUNT; i++)
        printf(" %10.0f", figures[i]);
    printf("\n");
}

/* False if the profile cannot be read. */
static bool measure(const struct subject *subject, int runs, double *longest)
{
    double times[MEASURE_COUNT][RUNS_MOST], figures[MEASURE_COUNT];
    const struct profile *profile = read_profile(
        subject->arena, subject->source, subject->guide, subject->diags);
    if (!profile)
        return false;
    for (int run = 0; run < runs; run++)
        for (int i = 0; i < MEASURE_COUNT; i++)
            times[i][run] = time_one(subject->rules, profile, i == ANALYSIS);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        figures[i] = median(times[i], runs);
        longest[i] = figures[i] > longest[i] ? figures[i] : longest[i];
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
    double longest[MEASURE_COUNT] = {0};
    printf("%-32s %10s %10s\n", "microseconds, median", "verdict", "analysis");
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
    if (subject.guide)
        subject.rules = rules_new(&arena, subject.guide, &diags);
    bool good =
        subject.rules && runs > 0 && runs <= RUNS_MOST &&
        argument_count > first &&
        measure_all(&subject, runs, arguments + first, argument_count - first);
    diags_print(&diags, stderr, SEVERITY_ERROR, false);
    arena_release(&arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
