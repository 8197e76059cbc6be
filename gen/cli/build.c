/* `dossier build`: from profiles to documents.
 *
 * build_document is the program's walk, stage by stage. */
#include "cli/commands.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/quick_hash.h"
#include "cli/batch.h"
#include "cli/depfile.h"
#include "cli/documents.h"
#include "cli/epoch.h"
#include "cli/files.h"
#include "cli/handover.h"
#include "cli/identity.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/record_run.h"
#include "cli/report.h"
#include "cli/result.h"
#include "cli/row_inputs.h"
#include "cli/run_report.h"
#include "cli/safe_name.h"
#include "cli/shared.h"
#include "cli/since.h"
#include "cli/trace.h"
#include "cli/trace_kept.h"
#include "compose/compose.h"
#include "input/mail_address.h"
#include "layout/lettering.h"
#include "layout/style.h"

#include <stdio.h>
#include <string.h>

/* Bytes of a profile that the parent reads; usual are a hundredth of it. */
enum { EARLY_MOST = 1 << 20 };

/* One profile, and what becomes of it. */
struct job {
    const struct input *input;
    const struct source *source; /* its text, once it is read */
    struct arena *arena;
    struct diags diags;
    struct result *result;
    struct files files;
    struct buffer trace; /* for the record */
};

/* What all jobs of this run share. */
struct build {
    const struct options *options;
    struct telling telling;
    bool many; /* documents are made */
    struct shared shared;
    struct record_run record;
    struct since since; /* older versions; of none, if none are named */
    const struct name_pattern *pattern; /* of names; NULL: none */
    const char *pattern_text;           /* as it was written */
    struct handover *handover;          /* NULL: none is asked for */
    struct diags early;                 /* what was told before the run */
};

/* ---- one document -------------------------------------------------------- */

/* One of many is written under the reference that it gives itself, and which
 * was read when it was found: it must still be the same profile. */
static bool check_reference(struct job *job, const struct profile_text *text,
    const struct profile *profile)
{
    const char *reference = profile->meta.reference;
    struct place place = text->reference.place;
    const char *hint =
        "in a file of many, a document is named by meta/reference";
    const char *problem = reference ? safe_name_problem(reference) : NULL;
    if (!job->input->of_many)
        return true;
    if (reference && job->input->name &&
        strcmp(reference, job->input->name) == 0)
        return true;
    if (!text->reference.text)
        place = (struct place){
            text->source, job->input->piece.line, job->input->piece.column};
    if (job->input->spool) {
        if (!text->reference.text)
            place.line = 0;
        hint = "the document of a row is named by it";
    }
    if (!reference)
        diag_add(&job->diags, SEVERITY_ERROR, place, hint,
            "the profile has no reference");
    else if (problem)
        diag_add(&job->diags, SEVERITY_ERROR, place, hint,
            "reference: \"%s\" cannot name a file: %s", reference, problem);
    else
        diag_add(&job->diags, SEVERITY_ERROR, place, "run again",
            "the file has changed since the run began");
    return false;
}

/* What the document is called: as was found out before the run, if it was. */
static bool name_document(
    struct job *job, const struct build *build, const struct profile *profile)
{
    const struct input *input = job->input;
    if (!input->name)
        return true;
    const char *name =
        documents_name(input, build->pattern, profile, &job->diags);
    job->files.document = name;
    if (!name || !input->document || strcmp(name, input->document) == 0)
        return name != NULL;
    diag_add(&job->diags, SEVERITY_ERROR, (struct place){profile->source, 0, 0},
        "run again", "the file has changed since the run began");
    return false;
}

/* Withheld if there are errors, or warnings under --strict. */
static bool write_files(struct job *job, const struct options *options)
{
    bool withheld =
        options->strict && diags_count(&job->diags, SEVERITY_WARNING) > 0;
    if (withheld || !diags_clean(&job->diags) ||
        !files_write(&job->files, &job->diags))
        return false;
    if (options->record || options->depfiles)
        files_trace(&job->files, job->arena, &job->trace);
    return true;
}

static void report_refusal(struct job *job)
{
    const struct input *input = job->input;
    diag_add(&job->diags, SEVERITY_ERROR, input_place(job->arena, input),
        input->refusal_hint, "%s", input->refusal);
}

/* The profile, with *TEXT, which is freed in any case, and what its document is
 * made with; NULL after a problem. */
static const struct profile *read_profile(struct job *job, struct build *build,
    struct profile_text **text, const struct loaded_template **loaded)
{
    struct diags *diags = &job->diags;
    if (job->input->refusal) {
        report_refusal(job);
        return NULL;
    }
    job->source = input_read(job->input, job->arena, diags);
    if (!job->source)
        return NULL;
    job->result->profile_hash =
        quick_hash(QUICK_HASH_START, job->source->text, job->source->length);
    *text = profile_text_new(job->arena, job->source, diags);
    *loaded = *text ? shared_template_of(&build->shared, build->options->guide,
                          *text, job->input->template, diags)
                    : NULL;
    if (!*loaded)
        return NULL;
    const struct profile *profile =
        profile_read(job->arena, *text, (*loaded)->guide->guide, diags);
    bool good = profile && !input_is_wrong(job->input) &&
                check_reference(job, *text, profile) &&
                name_document(job, build, profile);
    return good ? profile : NULL;
}

static bool build_document(struct job *job, struct build *build)
{
    struct shared *shared = &build->shared;
    const struct options *options = build->options;
    struct arena *arena = job->arena;
    struct diags *diags = &job->diags;
    struct document *document = NULL;
    struct profile_text *text = NULL;
    const struct loaded_template *loaded;
    struct lettering_fonts lettering = {0};
    bool written = false;
    double clock_ms = progress_clock_ms();

    const struct profile *profile = read_profile(job, build, &text, &loaded);
    if (!profile)
        goto done;
    const struct source *source = job->source;
    result_end_stage(job->result, STAGE_READ, &clock_ms);

    struct decision decision = decide(arena, loaded->guide->rules, profile);
    job->result->verdict = report_verdict(arena, decision.verdict);
    struct older older;
    if (!since_compare(&older, &build->since, shared, job->input, loaded->guide,
            &decision, arena, diags))
        goto done;
    result_end_stage(job->result, STAGE_DECIDE, &clock_ms);

    document = compose(arena, loaded->composer, &decision, diags);
    if (!document)
        goto done;
    document->facts.origin = job->files.identity =
        identity_new(arena, job->input->name, &profile->meta);
    if (!document->facts.iso_date)
        document->facts.iso_date = epoch_date(arena, diags);
    if (!outputs_check(options, document, (struct place){source, 0, 0}, diags))
        goto done;
    if (!lettering_outline(
            arena, document, shared->typesetter, &lettering, diags))
        goto done;
    result_end_stage(job->result, STAGE_COMPOSE, &clock_ms);

    struct making making = {arena, diags, options, shared, loaded, source,
        document, NULL, job->result, &clock_ms};
    for (int i = 0; i < OUTPUT_COUNT; i++)
        if (options->outputs[i] &&
            !outputs_make(&job->files.bytes[i], i, &making))
            goto done;
    if (options->record || options->depfiles)
        trace_document(&job->trace, &build->record.fingerprints, options,
            &(struct trace_subject){job->input, job->files.document,
                build->pattern_text,
                record_run_shape(&build->record, job->input->template),
                older.path},
            loaded, profile, &decision, &lettering, making.pages);
    if (options->keep_profiles)
        trace_kept(&job->trace, profile, &decision);
    written = write_files(job, options);

done:
    profile_text_free(text);
    document_free(document);
    return written;
}

/* ---- all of them --------------------------------------------------------- */

/* Tells what came up in guides and templates, once. */
static void tell_shared(
    struct build *build, struct result *result, struct arena *arena)
{
    struct shared *shared = &build->shared;
    result_tell(result, &shared->diags, &build->telling, arena);
    diags_init(&shared->diags, &shared->arena);
}

/* Never after a failure: make would take the document for made. */
static void write_depfile(struct job *job)
{
    const char *path = files_path(&job->files, job->arena, "d");
    if (file_make_folder(file_folder(job->arena, path), &job->diags))
        depfile_write(path, job->result->trace, &job->diags);
}

static void build_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct build *build = context;
    struct job job = {.input = input, .arena = arena, .result = result};
    diags_init(&job.diags, arena);
    buffer_init(&job.trace);
    files_init(&job.files, build->options);
    struct guard_subject before = guard_watch(build->shared.guard,
        (struct guard_subject){&job.diags, input->path, "not built"});
    result->written = build_document(&job, build);
    guard_watch(build->shared.guard, before);
    result->trace = arena_string(arena, buffer_string(&job.trace));
    if (result->written && build->options->depfiles)
        write_depfile(&job);
    files_release(&job.files);
    buffer_release(&job.trace);
    tell_shared(build, result, arena);
    row_inputs_place(input, job.source, &job.diags);
    struct telling telling = build->telling;
    if (build->many) {
        telling.subject = input->name ? input->name : input->path;
        telling.path = input->path;
    }
    result_tell(result, &job.diags, &telling, arena);
}

/* Opens the fonts that all documents of KIT need. What is wrong with them is
 * told when one is built. */
static void warm_fonts(struct shared *shared,
    const struct loaded_template *loaded, struct arena *arena)
{
    struct diags untold;
    struct styles styles;
    diags_init(&untold, arena);
    styles_init(
        &styles, loaded->template->theme, shared->typesetter->fonts, &untold);
}

/* Loads what the profile names, if that is quickly told: one that takes more
 * than its limits must cost itself alone, in a worker. What is wrong with the
 * profile itself is told when it is built. */
static void prepare_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct build *build = context;
    struct job job = {.input = input, .arena = arena, .result = result};
    const struct source *source = NULL;
    struct profile_text *text = NULL;
    diags_init(&job.diags, arena);
    struct guard_subject before = guard_watch(build->shared.guard,
        (struct guard_subject){&job.diags, input->path, "not read"});
    if (!build->options->guide && input->size <= EARLY_MOST)
        source = input_read(input, arena, &job.diags);
    if (source)
        text = profile_text_new(arena, source, &job.diags);
    const struct loaded_template *loaded = NULL;
    if (text || build->options->guide)
        loaded = shared_template_of(&build->shared, build->options->guide, text,
            input->template, &job.diags);
    profile_text_free(text);
    if (loaded && build->options->outputs[OUTPUT_PDF])
        warm_fonts(&build->shared, loaded, arena);
    guard_watch(build->shared.guard, before);
    tell_shared(build, result, arena);
}

static void keep_result(
    void *context, const struct input *input, const struct result *result)
{
    struct build *build = context;
    record_run_keep(&build->record, input, result);
    handover_note(build->handover, input, result);
}

/* ---- the command --------------------------------------------------------- */

/* One document can go to standard output, several cannot. */
static bool fits_output(const struct options *options, size_t count)
{
    if (count <= 1 || !options_to_stdout(options))
        return true;
    fprintf(stderr,
        "dossier: error: -o - takes one profile, and there are %zu\n", count);
    return false;
}

/* The pattern of --name, else of the map of rows; false after an error. */
static bool read_pattern(struct build *build, const struct inputs *inputs)
{
    struct shared *shared = &build->shared;
    struct located pattern = {build->options->name, {0}};
    if (!pattern.text)
        pattern = inputs->pattern;
    build->pattern_text = pattern.text;
    if (pattern.text)
        build->pattern = name_pattern_new(
            &shared->arena, pattern.text, pattern.place, &shared->diags);
    return !pattern.text || build->pattern;
}

/* The profiles that are named, and their documents, if each has a name. */
static bool find_inputs(struct build *build, struct inputs *inputs, int *status)
{
    const struct options *options = build->options;
    struct shared *shared = &build->shared;
    inputs->guard = shared->guard;
    bool found = true;
    if (options->rows)
        found = row_inputs_find(
            inputs, options->rows, options->map, options->guide, shared);
    else
        inputs_find(inputs, options->operands, options->operand_count,
            &shared->arena, &shared->diags);
    guard_watch(shared->guard, (struct guard_subject){0});
    bool good = found && read_pattern(build, inputs) &&
                documents_find(inputs, options, build->pattern, shared) &&
                since_open(&build->since, options, shared);
    report_diags(&shared->diags, build->telling.least, options->strict, status);
    build->early = shared->diags;
    diags_init(&shared->diags, &shared->arena);
    return good && fits_output(options, inputs->list.count);
}

static int run_build(const struct options *options)
{
    struct build build = {
        .options = options, .telling = run_report_telling(options)};
    struct inputs inputs = {0};
    struct guard_limits limits = batch_limits(options);
    int listed = EXIT_WRITTEN, status = EXIT_USAGE;
    shared_init(&build.shared, options->brand);
    build.shared.theme = options->theme;
    shared_limit(
        &build.shared, &limits, "--timeout and --memory set the limits");
    if (find_inputs(&build, &inputs, &listed)) {
        inputs_keep_shard(&inputs, &options->shard);
        documents_remove_leftovers(&inputs, options);
        build.many = inputs.list.count > 1;
        record_run_open(&build.record, options, &build.shared);
        const bool *fresh = record_run_fresh(&build.record, &inputs);
        build.handover =
            handover_new(options, &build.shared, &inputs, build.pattern, fresh);
        struct batch batch = {options, inputs.list.items, inputs.list.count,
            &build.early, fresh, &build, prepare_input, build_input,
            keep_result};
        status = options->dry_run ? EXIT_WRITTEN : batch_run(&batch);
        if (status < listed)
            status = listed;
        record_run_close(&build.record, build.telling.least, &status);
        if (!options->dry_run)
            handover_run(build.handover, &status);
        documents_remove_leftovers(&inputs, options);
    } else if (options->rows && listed != EXIT_WRITTEN) {
        status = listed;
    }
    since_close(&build.since);
    row_inputs_close(&inputs);
    shared_release(&build.shared);
    return status;
}

/* What -o - cannot go with. */
static const char *beside_stdout(const struct options *options)
{
    return options->json       ? "--json"
           : options->record   ? "--record"
           : options->depfiles ? "-MD"
                               : "--shard";
}

/* PDF/A-2 has no place for an attachment; what was not asked for in so many
 * words becomes PDF/A-3 (options_read). */
static bool check_standard(const struct options *options)
{
    enum pdf_archive archive = options->pdf_options.archive;
    return !options->attach_profile ||
           (archive != PDF_ARCHIVE_2A && archive != PDF_ARCHIVE_2B) ||
           options_complain(options,
               "--attach-profile: PDF/A-2 has no attachments; say a-3a");
}

static bool check_from(const struct options *options)
{
    const char *name;
    if (!options_mail(options))
        return options_complain(options, "--from goes with --eml or --mbox");
    return mail_address_named(options->arena, options->from, &name) ||
           options_complain(options,
               "--from: \"%s\" is not an address, as in name@example.org or "
               "Name <name@example.org>",
               options->from);
}

static bool check_build_operands(const struct options *options)
{
    int outputs = 0;
    for (int i = 0; i < OUTPUT_COUNT; i++)
        outputs += options->outputs[i];
    if (options->operand_count == 0 && !options->rows)
        return options_complain(options, "no profile is named");
    if (!options_check_rows(options))
        return false;
    if (options->quiet && options->verbose)
        return options_complain(options, "-q and -v contradict each other");
    if (options_to_stdout(options) &&
        (options->operand_count > 1 || outputs > 1 ||
            options->template_count > 1 || options->name))
        return options_complain(options,
            "-o - takes one profile, one template and one format (-f html or "
            "-f pdf), and no --name");
    if (options_to_stdout(options) &&
        (options->json || options->record || options->depfiles ||
            options->shard.count))
        return options_complain(options, "-o - and %s contradict each other",
            beside_stdout(options));
    if (options_to_stdout(options) && options_hand_over(options))
        return options_complain(options,
            "-o - writes no files: --eml, --mbox and --zip need a folder");
    if (options->mbox && (!*options->mbox || strcmp(options->mbox, "-") == 0))
        return options_complain(
            options, "--mbox names a file, and \"%s\" is none", options->mbox);
    if (options->from && !check_from(options))
        return false;
    if ((options->dry_run || options->no_sync || options->keep_profiles) &&
        !options->record)
        return options_complain(options, "%s goes with --record",
            options->dry_run   ? "--dry-run"
            : options->no_sync ? "--no-sync"
                               : "--keep-profiles");
    if ((options->attach_profile || options->show_layout) &&
        !options->outputs[OUTPUT_PDF])
        return options_complain(options, "%s: -f names no pdf",
            options->attach_profile ? "--attach-profile" : "--show-layout");
    return check_standard(options);
}

const struct command build_command = {
    .name = "build",
    .operands = "PROFILE...",
    .summary = "write the document of each profile",
    .unit = "document",
    .done = "written",
    .before =
        "Usage: dossier build [OPTION]... PROFILE...\n"
        "\n"
        "Writes NAME.html and NAME.pdf for each profile NAME.xml; - reads a\n"
        "profile from standard input. A folder stands for all *.xml in it, "
        "@LIST\n"
        "for what the file LIST names, one on a line; and a file may hold "
        "many\n"
        "profiles, <profiles>...</profiles>, which are named by "
        "meta/reference. A\n"
        "document with an error is not written; the others are.\n"
        "\n",
    .behind =
        "\n"
        "An interrupt finishes the documents at hand, a second one drops "
        "them.\n"
        "\n"
        "Environment: NO_COLOR turns colours off. SOURCE_DATE_EPOCH dates the\n"
        "PDF of a profile that has no date of its own.\n"
        "\n"
        "Examples:\n"
        "  dossier build -o reports examples/profiles/*.xml\n"
        "  dossier build -o reports -v examples/profiles\n"
        "  dossier build -f pdf -o - - < client.xml > client.pdf\n",
    .check = check_build_operands,
    .run = run_build,
};
