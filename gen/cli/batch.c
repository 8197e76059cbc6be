/* Many documents, each in its turn, in worker processes.
 *
 * The largest profiles are handed out first, so that none of them is left for
 * one worker at the end; what is printed has the order of the profiles. */
#include "cli/batch.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/run_report.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct run {
    const struct batch *batch;
    struct telling telling;
    struct run_report report;
};

/* ---- loading before forking ---------------------------------------------- */

/* An input whose guide none of the inputs before it names. */
static bool is_first_of_guide(const struct batch *batch, size_t index)
{
    const char *guide = batch->inputs[index].guide;
    bool one = batch->options->guide != NULL;
    if (!one && !*guide)
        return false;
    for (size_t i = 0; i < index; i++)
        if (!batch->fresh[i] &&
            (one || strcmp(batch->inputs[i].guide, guide) == 0))
            return false;
    return true;
}

/* Whatever the profiles name, few guides are worth the search. */
enum { GUIDES_MOST = 16 };

static void prepare(struct run *run)
{
    const struct batch *batch = run->batch;
    int guides = 0;
    for (size_t i = 0; i < batch->count && guides < GUIDES_MOST; i++) {
        if (batch->fresh[i] || !is_first_of_guide(batch, i))
            continue;
        struct arena arena;
        struct result result = {0};
        arena_init(&arena);
        batch->prepare(batch->context, &batch->inputs[i], &arena, &result);
        run_report_before(&run->report, i, &result);
        arena_release(&arena);
        guides++;
    }
}

/* ---- jobs ---------------------------------------------------------------- */

/* In the worker. */
static void perform(void *context, size_t job, struct buffer *reply)
{
    struct run *run = context;
    struct arena arena;
    struct result result = {0};
    arena_init(&arena);
    run->batch->build(
        run->batch->context, &run->batch->inputs[job], &arena, &result);
    result_pack(reply, &result);
    arena_release(&arena);
}

/* The last line of what a worker said, in ARENA; NULL if it said nothing. */
static const char *last_line(struct arena *arena, const char *words)
{
    size_t end = strlen(words);
    while (end > 0 && words[end - 1] == '\n')
        end--;
    size_t start = end;
    while (start > 0 && words[start - 1] != '\n')
        start--;
    return end > start ? arena_copy(arena, words + start, end - start) : NULL;
}

/* Why a document was lost with its worker. */
static void report_loss(struct diags *diags, struct place place,
    const struct pool_result *lost, const struct pool_limits *limits)
{
    const char *hint = last_line(diags->arena, lost->last_words);
    switch (lost->fate) {
    case POOL_DIED:
        if (lost->signal == SIGKILL)
            hint = "somebody did it, or the system, if its memory ran out";
        if (lost->signal)
            diag_add(diags, SEVERITY_SYSTEM, place, hint,
                "not built: its process was ended by signal %d (%s)",
                lost->signal, strsignal(lost->signal));
        else if (lost->code == EXIT_SYSTEM)
            diag_add(diags, SEVERITY_SYSTEM, place,
                "--memory sets the limit for each document",
                "not built: it takes more than %zu MiB of memory",
                limits->memory_mib);
        else
            diag_add(diags, SEVERITY_SYSTEM, place, hint,
                "not built: its process ended with exit code %d", lost->code);
        break;
    case POOL_LATE:
        diag_add(diags, SEVERITY_SYSTEM, place,
            "--timeout sets the limit for each document",
            "not built: it takes longer than %d s", limits->seconds);
        break;
    case POOL_DROPPED:
        diag_add(diags, SEVERITY_SYSTEM, place, NULL, "not built: interrupted");
        break;
    case POOL_UNSTARTED:
        diag_add(diags, SEVERITY_SYSTEM, place, NULL,
            "not built: cannot start a process: %s", strerror(lost->code));
        break;
    case POOL_DONE:
        diag_add(diags, SEVERITY_SYSTEM, place, NULL,
            "not built: its process sent no result");
        break;
    }
}

static bool finish(
    void *context, size_t job, const struct pool_result *pool_result)
{
    struct run *run = context;
    const struct input *input = &run->batch->inputs[job];
    struct arena arena;
    struct result result = {0};
    arena_init(&arena);
    bool whole =
        pool_result->fate == POOL_DONE &&
        result_unpack(&result, pool_result->reply, pool_result->length, &arena);
    if (!whole) {
        struct diags diags;
        struct pool_limits limits =
            batch_pool_limits(run->batch->options, run->batch->count);
        diags_init(&diags, &arena);
        result = (struct result){0};
        report_loss(&diags, input_place(&arena, input), pool_result, &limits);
        result_tell(&result, &diags, &run->telling, &arena);
    }
    run->batch->ended(run->batch->context, input, &result);
    run_report_end(&run->report, job, &result);
    arena_release(&arena);
    return result.written || !run->batch->options->fail_fast;
}

static void tick(void *context)
{
    struct run *run = context;
    progress_draw(&run->report.progress, progress_clock_ms());
}

/* ---- in this process ----------------------------------------------------- */

static void build_here(struct run *run)
{
    struct arena arena;
    struct result result = {0};
    arena_init(&arena);
    run->batch->build(
        run->batch->context, &run->batch->inputs[0], &arena, &result);
    run->batch->ended(run->batch->context, &run->batch->inputs[0], &result);
    run_report_end(&run->report, 0, &result);
    arena_release(&arena);
}

/* ---- in workers ---------------------------------------------------------- */

/* The processors that this process may use. */
static size_t processor_count(void)
{
    cpu_set_t set;
    int count = 0;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}

struct guard_limits batch_limits(const struct options *options)
{
    struct guard_limits limits = {GUARD_SECONDS, GUARD_MEMORY_MIB};
    if (options->timeout_s >= 0)
        limits.seconds = options->timeout_s;
    if (options->memory_mib >= 0)
        limits.memory_mib = (size_t)options->memory_mib;
    return limits;
}

struct pool_limits batch_pool_limits(
    const struct options *options, size_t count)
{
    struct guard_limits each = batch_limits(options);
    struct pool_limits limits = {.workers = (size_t)options->workers,
        .seconds = each.seconds,
        .memory_mib = each.memory_mib};
    if (limits.workers == 0)
        limits.workers = processor_count();
    if (limits.workers > count)
        limits.workers = count;
    return limits;
}

struct sized {
    size_t job, size;
};

static int compare_sizes(const void *left, const void *right)
{
    const struct sized *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->job < b->job ? -1 : a->job > b->job;
}

/* The jobs that are to be done, largest first; to be freed. */
static size_t *jobs_by_size(const struct batch *batch, size_t *count)
{
    struct sized *sized = memory_allocate(batch->count, sizeof *sized);
    size_t *jobs = memory_allocate(batch->count, sizeof *jobs);
    *count = 0;
    for (size_t i = 0; i < batch->count; i++)
        if (!batch->fresh[i])
            sized[(*count)++] = (struct sized){i, batch->inputs[i].size};
    qsort(sized, *count, sizeof *sized, compare_sizes);
    for (size_t i = 0; i < *count; i++)
        jobs[i] = sized[i].job;
    free(sized);
    return jobs;
}

static int build_in_workers(struct run *run)
{
    const struct batch *batch = run->batch;
    struct pool_limits limits = batch_pool_limits(batch->options, batch->count);
    prepare(run);
    size_t count;
    size_t *jobs = jobs_by_size(batch, &count);
    struct pool_work work = {run, jobs, count, perform, finish, tick};
    int signal = pool_run(&work, &limits);
    free(jobs);
    return signal;
}

int batch_run(const struct batch *batch)
{
    const struct options *options = batch->options;
    struct run run = {.batch = batch, .telling = run_report_telling(options)};
    run_report_init(&run.report, options, batch->inputs, batch->count);
    int signal = 0;
    run_report_early(&run.report, batch->early);
    for (size_t i = 0; i < batch->count; i++)
        if (batch->fresh[i])
            run_report_fresh(&run.report, i);
    bool limited = options->timeout_s >= 0 || options->memory_mib >= 0;
    size_t count = batch->count - run.report.fresh_count;
    if (batch->count == 1 && count == 1 && !limited)
        build_here(&run);
    else if (count > 0)
        signal = build_in_workers(&run);
    int status = run_report_finish(&run.report, signal);
    run_report_release(&run.report);
    return status;
}
