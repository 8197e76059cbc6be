/* `dossier overview`: many profiles on one page, and as data.
 *
 * Profiles are decided in workers, as documents are built in them; what comes
 * back of each is a digest (decide/digest.h). From those, one struct is
 * computed, and from that every file. */
#include "cli/commands.h"

#include "cli/batch.h"
#include "cli/inputs.h"
#include "cli/overview_files.h"
#include "cli/overview_record.h"
#include "cli/report.h"
#include "cli/row_inputs.h"
#include "cli/run_report.h"
#include "decide/decide.h"

#include <string.h>

struct run {
    const struct options *options;
    struct telling telling;
    struct shared shared;
    struct inputs inputs;
    struct diags found;             /* problems of finding them */
    struct overview_record *record; /* NULL: none is looked at */
    struct overview_issue *issues;  /* by input, if there is a record */
    struct overview overview;
};

/* ---- one profile, in a worker -------------------------------------------- */

static bool decide_input(struct run *run, const struct input *input,
    const struct source *source, struct diags *diags, struct result *result)
{
    struct arena *arena = diags->arena;
    struct buffer bytes = {0};
    struct profile_text *text = profile_text_new(arena, source, diags);
    const struct loaded_guide *guide =
        text ? shared_guide_of(&run->shared, run->options->guide, text, diags)
             : NULL;
    const struct profile *profile =
        guide ? profile_read(arena, text, guide->guide, diags) : NULL;
    bool good = profile && !input_is_wrong(input);
    if (good) {
        struct decision decision = decide(arena, guide->rules, profile);
        struct digest digest = digest_of(arena, &decision);
        digest_pack(&bytes, &digest);
        result->payload = arena_copy(arena, bytes.bytes, bytes.length);
        result->payload_length = bytes.length;
        result->guide = guide->guide->id;
        result->client = profile->meta.client;
        result->reference = profile->meta.reference;
        buffer_release(&bytes);
    }
    profile_text_free(text);
    return good;
}

/* Tells what came up in guides, once. */
static void tell_shared(
    struct run *run, struct result *result, struct arena *arena)
{
    struct shared *shared = &run->shared;
    result_tell(result, &shared->diags, &run->telling, arena);
    diags_init(&shared->diags, &shared->arena);
}

static void digest_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct run *run = context;
    struct diags diags;
    diags_init(&diags, arena);
    struct guard_subject before = guard_watch(run->shared.guard,
        (struct guard_subject){&diags, input->path, "not read"});
    const struct source *source = input_read(input, arena, &diags);
    result->written = source &&
                      decide_input(run, input, source, &diags, result) &&
                      diags_clean(&diags);
    guard_watch(run->shared.guard, before);
    row_inputs_place(input, source, &diags);
    result_tell(result, &diags, &run->telling, arena);
    tell_shared(run, result, arena);
}

/* ---- before the workers -------------------------------------------------- */

/* Loads the guide that the profile names, so that workers share it. */
static void prepare_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct run *run = context;
    shared_guide_given(&run->shared, run->options->guide, input->guide);
    tell_shared(run, result, arena);
}

/* ---- what came of it ----------------------------------------------------- */

/* Whether a problem of the rows of INPUT is among those that were found; they
 * stand before those of the next. */
static bool is_told(const struct run *run, const struct input *input)
{
    const struct input *next = input + 1;
    bool last = next == run->inputs.list.items + run->inputs.list.count;
    for (size_t i = 0; i < run->found.list.count; i++) {
        const struct diag *diag = &run->found.list.items[i];
        if (diag->severity >= SEVERITY_ERROR &&
            diag->place.line >= input->piece.line &&
            (last || diag->place.line < next->piece.line))
            return true;
    }
    return false;
}

/* What is wrong with a guide is told once, and with a row when it was read. */
static const char *cause_of(
    struct run *run, const struct input *input, const struct result *result)
{
    struct arena *arena = &run->shared.arena;
    if (result->cause && *result->cause)
        return arena_string(arena, result->cause);
    if (input_is_wrong(input))
        return "there are mistakes in its rows";
    const char *guide =
        run->options->guide ? run->options->guide : input->guide;
    return arena_format(arena, "its guide \"%s\" cannot be used", guide);
}

static void add_failure(struct run *run, size_t number,
    const struct input *input, const struct result *result)
{
    struct arena *arena = &run->shared.arena;
    bool placed = result->cause_place && *result->cause_place;
    if (input_is_wrong(input) && is_told(run, input))
        return; /* it is listed with what was found */
    overview_add_failure(&run->overview,
        &(struct overview_failure){.number = number,
            .place =
                placed ? arena_string(arena, result->cause_place) : input->path,
            .cause = cause_of(run, input, result),
            .more = result->error_count ? result->error_count - 1 : 0});
}

static const char *kept_text(struct arena *arena, const char *text)
{
    return text && *text ? arena_string(arena, text) : NULL;
}

/* Whether the document told another verdict than PLAN: its words begin with
 * what that is called (cli/report.h). */
static bool has_moved(
    const struct overview_issue *issue, const struct guide *guide, int plan)
{
    const char *label = plan == NONE ? "toss-up" : guide->plans[plan].label;
    size_t length = strlen(label);
    if (!issue->verdict)
        return false;
    return strncmp(issue->verdict, label, length) != 0 ||
           !strchr(plan == NONE ? " ," : ",", issue->verdict[length]);
}

/* In this process, whose guides have other addresses than those of workers. */
static void keep_client(
    void *context, const struct input *input, const struct result *result)
{
    struct run *run = context;
    struct arena *arena = &run->shared.arena;
    size_t number =
        (size_t)(input - run->inputs.list.items) + run->found.list.count;
    struct overview_client client = {.number = number,
        .name = input->name,
        .client = kept_text(arena, result->client),
        .reference = kept_text(arena, result->reference)};
    const struct overview_issue *issue =
        run->record ? &run->issues[input - run->inputs.list.items] : NULL;
    const struct loaded_guide *guide = NULL;
    if (result->written)
        guide = shared_guide_given(
            &run->shared, run->options->guide, result->guide);
    bool good = guide && digest_unpack(&client.digest, guide->guide,
                             result->payload, result->payload_length, arena);
    if (good && issue) {
        client.stale = issue->stale;
        client.moved = has_moved(issue, guide->guide, client.digest.computed);
    }
    if (good)
        overview_add(&run->overview, guide->guide, &client);
    else
        add_failure(run, number, input, result);
}

/* ---- finding the profiles ------------------------------------------------ */

/* The profiles that are named, else those of the record. */
static bool find_named(struct run *run)
{
    const struct options *options = run->options;
    struct shared *shared = &run->shared;
    if (options->rows)
        return row_inputs_find(
            &run->inputs, options->rows, options->map, options->guide, shared);
    if (options->operand_count > 0)
        inputs_find(&run->inputs, options->operands, options->operand_count,
            &shared->arena, &shared->diags);
    else
        overview_record_read(run->record, &run->inputs, shared);
    return true;
}

static bool find_inputs(struct run *run)
{
    const struct options *options = run->options;
    struct shared *shared = &run->shared;
    run->inputs.guard = shared->guard;
    if (options->issued)
        run->record = overview_record_open(shared, options->issued);
    bool found = (!options->issued || run->record) && find_named(run);
    guard_watch(shared->guard, (struct guard_subject){0});
    if (found && run->inputs.list.count == 0 && diags_clean(&shared->diags))
        diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0},
            "name files, folders or --rows",
            "there is no profile in what is named");
    run->found = shared->diags;
    diags_init(&shared->diags, &shared->arena);
    return found && run->inputs.list.count > 0;
}

/* What was wrong before any profile was decided: rows that are none, files that
 * cannot be listed. */
static void add_found_failures(struct run *run)
{
    struct arena *arena = &run->shared.arena;
    for (size_t i = 0; i < run->found.list.count; i++) {
        const struct diag *diag = &run->found.list.items[i];
        if (diag->severity >= SEVERITY_ERROR)
            overview_add_failure(
                &run->overview, &(struct overview_failure){.number = i,
                                    .place = result_place(arena, &diag->place),
                                    .cause = diag->message});
    }
}

/* ---- the command --------------------------------------------------------- */

static void write_overview(struct run *run, int *status)
{
    struct shared *shared = &run->shared;
    struct overview *overview = &run->overview;
    add_found_failures(run);
    overview_finish(overview);
    if (overview->client_count == 0) {
        diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0}, NULL,
            "no profile could be used, so there is no overview");
    } else {
        const struct guide *first = overview->guides.items[0].guide;
        const struct template *template = shared_template_alone(
            shared, run->options->template ? run->options->template
                                           : first->templates[0]);
        if (template)
            overview_files_write(
                run->options, shared, overview, template, &shared->diags);
    }
    report_diags(&shared->diags, run->telling.least, false, status);
}

static void find_issues(struct run *run)
{
    struct arena *arena = &run->shared.arena;
    size_t count = run->inputs.list.count;
    run->overview.has_record = true;
    run->issues = arena_allocate(arena, count, sizeof *run->issues);
    for (size_t i = 0; i < count; i++)
        run->issues[i] = overview_record_find(
            run->record, &run->inputs.list.items[i], arena);
}

static int decide_all(struct run *run)
{
    size_t count = run->inputs.list.count;
    bool *fresh = arena_allocate(&run->shared.arena, count, sizeof *fresh);
    if (run->record)
        find_issues(run);
    struct batch batch = {run->options, run->inputs.list.items, count, NULL,
        fresh, run, prepare_input, digest_input, keep_client};
    return batch_run(&batch);
}

static int run_overview(const struct options *options)
{
    struct run run = {
        .options = options, .telling = run_report_telling(options)};
    struct guard_limits limits = batch_limits(options);
    int status = EXIT_WRITTEN;
    shared_init(&run.shared, options->brand);
    run.shared.theme = options->theme;
    run.overview.arena = &run.shared.arena;
    shared_limit(&run.shared, &limits, "--timeout and --memory set the limits");
    bool found = find_inputs(&run);
    report_diags(&run.found, run.telling.least, false, &status);
    if (found) {
        int decided = decide_all(&run);
        status = decided > status ? decided : status;
        if (status < 128)
            write_overview(&run, &status);
    } else if (status == EXIT_WRITTEN) {
        status = EXIT_INPUT;
    }
    row_inputs_close(&run.inputs);
    overview_record_close(run.record);
    shared_release(&run.shared);
    return status;
}

static bool check_operands(const struct options *options)
{
    int forms = 0;
    for (int i = 0; i < OUTPUT_COUNT; i++)
        forms += options->outputs[i];
    for (int i = 0; i < OVERVIEW_FORM_COUNT; i++)
        forms += options->data[i];
    if (options->operand_count == 0 && !options->rows && !options->issued)
        return options_complain(options, "no profile is named");
    if (!options_check_rows(options))
        return false;
    if (options_to_stdout(options) && forms > 1)
        return options_complain(
            options, "-o - takes one format (for example -f csv)");
    return true;
}

const struct command overview_command = {
    .name = "overview",
    .operands = "PROFILE...",
    .summary = "put many profiles on one page, and into a table",
    .unit = "profile",
    .done = "used",
    .before =
        "Usage: dossier overview [OPTION]... PROFILE...\n"
        "\n"
        "Writes overview.html and overview.pdf, one page about all profiles, "
        "and\n"
        "overview.csv, .xlsx and .json, the same as data: who needs attention\n"
        "first, what is recommended and how surely, open questions, warnings, "
        "the\n"
        "facts most often missing, the reasons that decided, and who reads "
        "which\n"
        "text. Profiles are named as for dossier build. One that cannot be "
        "used is\n"
        "listed with its reason; the others are shown.\n"
        "\n",
    .behind = "\n"
              "Examples:\n"
              "  dossier overview -o reports examples/profiles\n"
              "  dossier overview --rows clients.csv --map map.yaml\n"
              "  dossier overview --issued reports -o reports\n"
              "  dossier overview -f csv -o - examples/profiles\n",
    .check = check_operands,
    .run = run_overview,
};
