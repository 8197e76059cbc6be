/* The record in a run.
 *
 * The record never says that a document is there before the disk does, whatever
 * happens to the machine: workers wait until their files are on it, and what
 * has ended is gathered until its folder is, some dozens of documents at a
 * time. A run that is killed leaves documents that are in no record; the next
 * run writes those again. */
#include "cli/record_run.h"

#include "base/file.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/trace.h"

#include <stdio.h>
#include <string.h>

/* How many are gathered, and how long the first of them waits for others. */
enum { PENDING_MOST = 64, PENDING_MS = 1000 };

struct pending {
    struct issue issue;
    const char *profile; /* of what was not written; NULL: it was */
};

/* Each template's is that of a run of its own: what stands beside a document
 * does not make it another. */
static const char *const *make_shapes(
    const struct options *options, struct arena *arena)
{
    size_t count = options->template_count;
    const char **shapes = arena_allocate(arena, count + 1, sizeof *shapes);
    struct options one = *options;
    one.template_count = count > 0;
    for (size_t i = 0; i == 0 || i < count; i++) {
        one.templates = &options->templates[i];
        shapes[i] = options_shape(&one, arena);
    }
    return shapes;
}

const char *record_run_shape(const struct record_run *run, const char *template)
{
    size_t i = 0;
    while (template && run->options->templates[i] != template)
        i++;
    return run->shapes[i];
}

/* The template that is asked for; "": the usual one. */
static const char *look_of(const struct input *input, struct arena *arena)
{
    return input->template ? file_name(arena, input->template) : "";
}

void record_run_open(struct record_run *run, const struct options *options,
    struct shared *shared)
{
    *run = (struct record_run){.options = options, .arena = &shared->arena};
    arena_init(&run->pending_arena);
    diags_init(&run->diags, run->arena);
    run->shapes = make_shapes(options, run->arena);
    run->shared = shared;
    fingerprints_init(&run->fingerprints);
    run->fingerprints.from_here = true;
    if (options->record) {
        shared->fingerprints = &run->fingerprints;
        run->record = record_open(options_folder(options), &options->shard,
            !options->dry_run, &run->diags);
    }
    /* Before anything was built, there is no record to be missed. */
    if (options->dry_run && diags_worst(&run->diags) < SEVERITY_SYSTEM)
        diags_init(&run->diags, run->arena);
}

/* ---- before -------------------------------------------------------------- */

/* Why INPUT has to be built, in ARENA; NULL if its document is up to date. */
static const char *reason_to_build(
    struct record_run *run, const struct input *input, struct arena *arena)
{
    char digits[HASH_DIGITS + 1];
    if (run->options->force)
        return "it is forced";
    const char *issue = run->record && input->name
                            ? record_find(run->record, input->name,
                                  look_of(input, arena), input->document, arena)
                            : NULL;
    if (!issue)
        return "it was never built";
    if (input->refusal)
        return "it has no name of its own";
    if (input->size == 0)
        return "its profile can be read only once";
    if (!input_hash(digits, input))
        return "its profile cannot be read";
    const char *reason = record_stale(run->record, issue, digits,
        record_run_shape(run, input->template), &run->fingerprints, arena);
    if (!reason && run->options->keep_profiles &&
        !record_keeps_profile(run->record, issue))
        reason = "its profile was not kept";
    return reason;
}

bool *record_run_fresh(struct record_run *run, const struct inputs *inputs)
{
    size_t count = inputs->list.count;
    bool *fresh = arena_allocate(run->arena, count, sizeof *fresh);
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        const struct input *input = &inputs->list.items[i];
        arena_reset(&arena);
        const char *reason = reason_to_build(run, input, &arena);
        fresh[i] = reason == NULL;
        if (reason && run->options->dry_run) {
            diag_print_text(stdout, input->document ? input->document
                                    : input->name   ? input->name
                                                    : input->path);
            putchar('\t');
            diag_print_text(stdout, reason);
            putchar('\n');
        }
        if (fresh[i] && !run->options->dry_run)
            record_forget_failure(
                run->record, input->name, look_of(input, &arena));
    }
    arena_release(&arena);
    return fresh;
}

/* ---- after --------------------------------------------------------------- */

/* The folder of documents, and those in it that the gathered ones stand in. */
static void sync_folders(struct record_run *run)
{
    struct arena *arena = &run->pending_arena;
    const char *whole = options_folder(run->options), *last = whole;
    for (size_t i = 0; i < run->pending.count; i++) {
        struct trace_line line;
        const char *at = run->pending.items[i].issue.trace;
        while (trace_next(&line, &at, arena)) {
            if (line.kind != TRACE_OUTPUT)
                continue;
            const char *folder = file_folder(arena, line.name);
            if (strcmp(folder, last) == 0)
                continue;
            last = folder;
            for (; strlen(folder) > strlen(whole);
                 folder = file_folder(arena, folder))
                file_sync_folder(folder);
        }
    }
    file_sync_folder(whole);
}

/* Puts what is gathered into the record. */
static void flush(struct record_run *run)
{
    if (run->record && run->pending.count > 0) {
        if (!run->options->no_sync)
            sync_folders(run);
        record_begin(run->record);
        for (size_t i = 0; i < run->pending.count; i++) {
            const struct pending *pending = &run->pending.items[i];
            if (pending->profile)
                record_add_failure(run->record, pending->issue.name,
                    pending->issue.look, pending->profile,
                    pending->issue.problems);
            else
                record_add(run->record, &pending->issue);
        }
        if (!record_commit(run->record, &run->diags)) {
            record_close(run->record);
            run->record = NULL;
        }
    }
    arena_reset(&run->pending_arena);
    memset(&run->pending, 0, sizeof run->pending);
}

void record_run_keep(struct record_run *run, const struct input *input,
    const struct result *result)
{
    struct arena *arena = &run->pending_arena;
    /* A profile of many without a usable reference has no name to keep. */
    if (!run->record || !input->name)
        return;
    if (run->pending.count == 0)
        run->pending_since_ms = progress_clock_ms();
    struct issue issue = {.name = input->name,
        .look = look_of(input, arena),
        .verdict = arena_string(arena, result->verdict ? result->verdict : ""),
        .trace = arena_string(arena, result->trace ? result->trace : ""),
        .page_count = result->page_count};
    issue.problems = arena_string(arena, result->kept ? result->kept : "");
    for (int i = 0; i < STAGE_COUNT; i++)
        issue.ms += result->stage_ms[i];
    *array_add(&run->pending, arena) =
        (struct pending){issue, result->written ? NULL : input->path};
    if (run->pending.count >= PENDING_MOST ||
        progress_clock_ms() - run->pending_since_ms >= PENDING_MS)
        flush(run);
}

void record_run_close(struct record_run *run, enum severity least, int *status)
{
    flush(run);
    report_diags(&run->diags, least, false, status);
    record_close(run->record);
    run->shared->fingerprints = NULL;
    fingerprints_release(&run->fingerprints);
    arena_release(&run->pending_arena);
}
