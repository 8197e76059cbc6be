/* What is made of finished documents: which clients have all of theirs, and
 * then a run over those for each kind of thing. */
#include "cli/handover.h"

#include "cli/handover_archive.h"
#include "cli/handover_mail.h"
#include "cli/report.h"

/* ---- whose documents are there ------------------------------------------- */

struct handover *handover_new(const struct options *options,
    struct shared *shared, const struct inputs *inputs,
    const struct name_pattern *pattern, const bool *fresh)
{
    struct arena *arena = &shared->arena;
    size_t count = inputs->list.count;
    if (!options_hand_over(options))
        return NULL;
    struct handover *handover = arena_new(arena, struct handover);
    *handover = (struct handover){.options = options,
        .shared = shared,
        .inputs = inputs,
        .pattern = pattern,
        .telling = run_report_telling(options),
        .ready = arena_allocate(arena, count + 1, sizeof *handover->ready),
        .hashes = arena_allocate(arena, count + 1, sizeof *handover->hashes)};
    for (size_t i = 0; i < count; i++)
        handover->ready[i] = fresh[i];
    return handover;
}

void handover_note(struct handover *handover, const struct input *input,
    const struct result *result)
{
    if (!handover)
        return;
    size_t index = (size_t)(input - handover->inputs->list.items);
    handover->ready[index] = result->written;
    handover->hashes[index] = result->profile_hash;
}

/* The documents from FIRST on that are of one profile. */
static size_t documents_of(const struct handover *handover, size_t first)
{
    const struct inputs *inputs = handover->inputs;
    size_t count = 1;
    while (first + count < inputs->list.count &&
           inputs->list.items[first + count].repeats)
        count++;
    return count;
}

static bool are_ready(
    const struct handover *handover, size_t first, size_t count)
{
    bool ready = true;
    for (size_t i = first; i < first + count; i++)
        ready = ready && handover->ready[i];
    return ready;
}

/* What those go without who get nothing. */
static const char *what_is_missed(const struct options *options)
{
    return !options->zip           ? "mail"
           : options_mail(options) ? "mail and no archive"
                                   : "archive";
}

/* A document of standard input is there, but under which name, only the worker
 * knew that built it. */
static void tell_unnamed(const struct handover *handover,
    const struct input *input, struct diags *diags)
{
    diag_add(diags, SEVERITY_ERROR, input_place(diags->arena, input),
        "put it into a file",
        "no %s: it can be read only once, and what its document is called was "
        "not known before",
        what_is_missed(handover->options));
}

/* Names those that go without, some of them. */
static void tell_missed(struct handover *handover, size_t missed,
    const char *names, struct diags *diags)
{
    const char *what = what_is_missed(handover->options);
    if (missed == 1)
        diag_add(diags, SEVERITY_WARNING, (struct place){0}, NULL,
            "no %s for \"%s\": not all of its documents are there", what,
            names);
    else if (missed > 1)
        diag_add(diags, SEVERITY_WARNING, (struct place){0}, NULL,
            "no %s for %zu of %zu profiles: not all of their documents are "
            "there (%s)",
            what, missed, missed + handover->clients.count, names);
}

static void find_clients(struct handover *handover, struct diags *diags)
{
    enum { NAMED = 3 };
    struct arena *arena = &handover->shared->arena;
    const struct inputs *inputs = handover->inputs;
    const char *names = "";
    size_t missed = 0;
    for (size_t i = 0, count; i < inputs->list.count; i += count) {
        const struct input *input = &inputs->list.items[i];
        count = documents_of(handover, i);
        bool ready = are_ready(handover, i, count);
        if (ready && !input->document) {
            tell_unnamed(handover, input, diags);
            continue;
        }
        if (ready) {
            *array_add(&handover->clients, arena) =
                (struct handover_client){i, count};
            continue;
        }
        const char *name = input->name ? input->name : input->path;
        if (missed < NAMED)
            names =
                arena_format(arena, "%s%s%s", names, missed ? ", " : "", name);
        else if (missed == NAMED)
            names = arena_format(arena, "%s, ...", names);
        missed++;
    }
    tell_missed(handover, missed, names, diags);
}

/* ---- runs ---------------------------------------------------------------- */

static void raise(int *status, int other)
{
    if (other > *status)
        *status = other;
}

void handover_run(struct handover *handover, int *status)
{
    enum { INTERRUPTED = 128 };
    struct diags diags;
    if (!handover || *status >= INTERRUPTED)
        return;
    const struct options *options = handover->options;
    diags_init(&diags, &handover->shared->arena);
    find_clients(handover, &diags);
    report_diags(&diags, handover->telling.least, false, status);
    if (options_mail(options))
        raise(status, handover_mail(handover));
    if (options->zip && *status < INTERRUPTED)
        raise(status, handover_archive(handover));
}
