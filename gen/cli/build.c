/* `dossier build`: from profiles to documents.
 *
 * build_document is the program's walk, stage by stage. */
#include "cli/build.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "cli/batch.h"
#include "cli/depfile.h"
#include "cli/fingerprint.h"
#include "cli/inputs.h"
#include "cli/record.h"
#include "cli/report.h"
#include "cli/result.h"
#include "cli/run_report.h"
#include "cli/shared.h"
#include "cli/trace.h"
#include "compose/alternatives.h"
#include "compose/compose.h"
#include "layout/lettering.h"
#include "layout/paginate.h"
#include "layout/style.h"
#include "write/html.h"
#include "write/pdf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One profile, and what becomes of it. */
struct job {
    const struct input *input;
    struct arena *arena;
    struct diags diags;
    struct result *result;
    struct buffer trace; /* for the record */
    bool wants_template_name;
};

/* What all jobs of this run share. */
struct build {
    const struct options *options;
    struct telling telling;
    struct shared shared;
    struct fingerprints fingerprints;
    const char *shape;     /* what the options make of documents */
    struct record *record; /* NULL: none is kept */
    struct diags record_diags;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Notes how long STAGE took and begins the next one. */
static void end_stage(struct job *job, enum stage stage, double *began_ms)
{
    double now = now_ms();
    job->result->stage_ms[stage] = now - *began_ms;
    *began_ms = now;
}

/* ---- one document -------------------------------------------------------- */

static const char *output_path(struct job *job, const struct options *options,
    const struct template *template, const char *ending)
{
    const char *folder = options->output ? options->output : "out";
    const char *infix = job->wants_template_name
                            ? arena_format(job->arena, ".%s", template->name)
                            : "";
    return file_join(job->arena, folder,
        arena_format(job->arena, "%s%s.%s", job->input->name, infix, ending));
}

/* The day of SOURCE_DATE_EPOCH (reproducible-builds.org), NULL if unset. */
static const char *epoch_date(struct job *job)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return NULL;
    char *end;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    time_t moment = (time_t)seconds;
    struct tm day;
    bool good = !errno && *end == '\0' && seconds >= 0 &&
                seconds < 253402300800LL && gmtime_r(&moment, &day);
    if (good)
        return arena_format(job->arena, "%04d-%02d-%02d", day.tm_year + 1900,
            day.tm_mon + 1, day.tm_mday);
    diag_add(&job->diags, SEVERITY_WARNING, (struct place){0},
        "seconds since 1970, for example 1700000000",
        "SOURCE_DATE_EPOCH=\"%s\" is not a time", text);
    return NULL;
}

/* One file of a document, on its way to the disk. */
struct output {
    const char *ending;
    const struct buffer *bytes;
    struct file_draft draft;
};

/* Both are whole before one has its name: what remains is that the process is
 * killed between two calls of the system, with new HTML beside the PDF of
 * before. Such a document is in no record, and the next run writes it again. */
static bool write_files(struct job *job, const struct options *options,
    const struct template *template, struct output *outputs, size_t count)
{
    const char *folder = options->output ? options->output : "out";
    size_t drafted = 0;
    bool ok = file_make_folder(folder, &job->diags);
    for (; ok && drafted < count; drafted += ok) {
        struct output *output = &outputs[drafted];
        ok = file_draft(&output->draft,
            output_path(job, options, template, output->ending),
            output->bytes->bytes, output->bytes->length, &job->diags);
    }
    for (size_t i = 0; i < drafted; i++) {
        if (ok)
            ok = file_publish(&outputs[i].draft, &job->diags);
        else
            file_discard(&outputs[i].draft);
    }
    return ok;
}

/* For the record. */
static void trace_outputs(
    struct job *job, const struct output *outputs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char digits[HASH_DIGITS + 1];
        const struct buffer *bytes = outputs[i].bytes;
        hash_bytes(digits, bytes->bytes, bytes->length);
        trace_add(&job->trace,
            (struct trace_line){"output", outputs[i].draft.path, "", digits});
    }
}

static bool write_outputs(struct job *job, const struct options *options,
    const struct template *template, const struct buffer *html,
    const struct buffer *pdf)
{
    struct output outputs[2];
    size_t count = 0;
    bool withheld =
        options->strict && diags_count(&job->diags, SEVERITY_WARNING) > 0;
    if (withheld || !diags_clean(&job->diags))
        return false;
    if (options->html)
        outputs[count++] = (struct output){.ending = "html", .bytes = html};
    if (options->pdf)
        outputs[count++] = (struct output){.ending = "pdf", .bytes = pdf};
    if (options->output && strcmp(options->output, "-") == 0)
        return file_write_stdout(
            outputs[0].bytes->bytes, outputs[0].bytes->length, &job->diags);
    if (!write_files(job, options, template, outputs, count))
        return false;
    if (options->record || options->depfiles)
        trace_outputs(job, outputs, count);
    return true;
}

/* One of many is written under the reference that it gives itself, and which
 * was read when it was found: it must still be the same profile. */
static bool check_reference(struct job *job, const struct profile *profile)
{
    const char *reference = profile->meta.reference;
    const char *hint =
        "in a file of many, a document is named by meta/reference";
    const char *problem = reference ? inputs_name_problem(reference) : NULL;
    if (!job->input->of_many)
        return true;
    if (reference && job->input->name &&
        strcmp(reference, job->input->name) == 0)
        return true;
    struct located found = profile_reference(job->arena, profile->source);
    struct place place = found.place;
    if (!found.text)
        place = (struct place){
            profile->source, job->input->piece.line, job->input->piece.column};
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

/* The template for the guide that the profile names, or NULL. */
static const struct loaded_template *find_template(struct job *job,
    struct shared *shared, const struct options *options,
    const struct source *source)
{
    struct located name = {options->guide, {0}};
    if (!name.text)
        name = profile_guide(job->arena, source, &job->diags);
    if (!name.text)
        return NULL;
    const struct loaded_guide *guide = shared_guide(shared, name);
    if (!guide)
        return NULL;
    const struct loaded_template *loaded =
        shared_template(shared, guide, options->template);
    if (loaded)
        job->wants_template_name =
            strcmp(loaded->template->name, guide->guide->templates[0]) != 0;
    return loaded;
}

/* What a standard asks of the texts, unless none is claimed. */
static bool check_standards(const struct document *document,
    const struct options *options, const struct source *profile,
    struct diags *diags)
{
    const struct pdf_options *claimed = &options->pdf_options;
    if (!claimed->accessible && claimed->archive == PDF_ARCHIVE_NONE)
        return true;
    return alternatives_check(document, (struct place){profile, 0, 0}, diags);
}

static bool build_document(struct job *job, struct build *build)
{
    struct shared *shared = &build->shared;
    const struct options *options = build->options;
    struct arena *arena = job->arena;
    struct diags *diags = &job->diags;
    struct document *document = NULL;
    const struct pages *pages = NULL;
    struct buffer html, pdf;
    bool written = false;
    double clock_ms = now_ms();
    buffer_init(&html);
    buffer_init(&pdf);

    const struct source *source = input_read(job->input, arena, diags);
    if (!source)
        goto done;
    const struct loaded_template *kit =
        find_template(job, shared, options, source);
    if (!kit)
        goto done;
    const struct rules *rules = kit->guide->rules;
    const struct profile *profile =
        profile_read(arena, source, kit->guide->guide, diags);
    if (!profile || !check_reference(job, profile))
        goto done;
    end_stage(job, STAGE_READ, &clock_ms);

    struct decision decision = decide(arena, rules, profile);
    job->result->verdict = report_verdict(arena, decision.verdict);
    end_stage(job, STAGE_DECIDE, &clock_ms);

    document = compose(arena, kit->composer, &decision, diags);
    if (!document)
        goto done;
    if (!document->facts.iso_date)
        document->facts.iso_date = epoch_date(job);
    if (!check_standards(document, options, source, diags))
        goto done;
    if (!lettering_outline(arena, document, shared->fonts, diags))
        goto done;
    end_stage(job, STAGE_COMPOSE, &clock_ms);

    if (options->html && !html_write(&html, document, kit->template, diags))
        goto done;
    end_stage(job, STAGE_HTML, &clock_ms);

    if (options->pdf) {
        pages = options->show_layout
                    ? pages_show(arena, document, shared->fonts, diags)
                    : pages_lay_out(arena, document, shared->fonts, diags);
        end_stage(job, STAGE_LAYOUT, &clock_ms);
        struct pdf_options pdf_options = options->pdf_options;
        if (options->attach_profile)
            pdf_options.attachment = source;
        if (!pages ||
            !pdf_write(&pdf, shared->font_store, pages, &pdf_options, diags))
            goto done;
        job->result->page_count = pages->page_count;
        end_stage(job, STAGE_PDF, &clock_ms);
    }
    if (options->record || options->depfiles)
        trace_document(&job->trace, &build->fingerprints, options, build->shape,
            kit, profile, &decision, document, pages);
    written = write_outputs(job, options, kit->template, &html, &pdf);

done:
    buffer_release(&html);
    buffer_release(&pdf);
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
static void write_depfile(struct job *job, const struct options *options)
{
    const char *folder = options->output ? options->output : "out";
    depfile_write(file_join(job->arena, folder,
                      arena_format(job->arena, "%s.d", job->input->name)),
        job->result->trace, &job->diags);
}

static void build_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct build *build = context;
    struct job job = {.input = input, .arena = arena, .result = result};
    diags_init(&job.diags, arena);
    buffer_init(&job.trace);
    result->written = build_document(&job, build);
    result->trace = arena_string(arena, buffer_string(&job.trace));
    if (result->written && build->options->depfiles)
        write_depfile(&job, build->options);
    buffer_release(&job.trace);
    tell_shared(build, result, arena);
    result_tell(result, &job.diags, &build->telling, arena);
}

/* Opens the fonts that all documents of KIT need. What is wrong with them is
 * told when one is built. */
static void warm_fonts(struct shared *shared, const struct loaded_template *kit,
    struct arena *arena)
{
    struct diags untold;
    struct styles styles;
    diags_init(&untold, arena);
    styles_init(&styles, kit->template->theme, shared->fonts, &untold);
}

/* What is wrong with the profile itself is told when it is built. */
static void prepare_input(void *context, const struct input *input,
    struct arena *arena, struct result *result)
{
    struct build *build = context;
    struct job job = {.input = input, .arena = arena, .result = result};
    const struct source *source = NULL;
    diags_init(&job.diags, arena);
    if (!build->options->guide)
        source = input_read(input, arena, &job.diags);
    const struct loaded_template *kit = NULL;
    if (source || build->options->guide)
        kit = find_template(&job, &build->shared, build->options, source);
    if (kit && build->options->pdf)
        warm_fonts(&build->shared, kit, arena);
    tell_shared(build, result, arena);
}

/* ---- the record ---------------------------------------------------------- */

/* A record that fails costs no document: it is told once, at the end. */
static void keep_result(
    void *context, const struct input *input, const struct result *result)
{
    struct build *build = context;
    struct issue issue = {.name = input->name,
        .verdict = result->verdict,
        .trace = result->trace,
        .problems = result->kept,
        .page_count = result->page_count};
    for (int i = 0; i < STAGE_COUNT; i++)
        issue.ms += result->stage_ms[i];
    /* A profile of many without a usable reference has no name to keep. */
    if (!build->record || !input->name)
        return;
    bool kept = result->written
                    ? record_add(build->record, &issue, &build->record_diags)
                    : record_add_failure(build->record, input->name,
                          input->path, result->problems, &build->record_diags);
    if (!kept) {
        record_close(build->record);
        build->record = NULL;
    }
}

/* Why INPUT has to be built, in ARENA; NULL if its document is up to date. */
static const char *reason_to_build(
    struct build *build, const struct input *input, struct arena *arena)
{
    struct diags unread;
    char digits[HASH_DIGITS + 1];
    diags_init(&unread, arena);
    if (build->options->force)
        return "it is forced";
    if (!build->record || !input->name)
        return "it was never built";
    if (input->size == 0)
        return "its profile can be read only once";
    const struct source *source = input_read(input, arena, &unread);
    if (!source)
        return "its profile cannot be read";
    hash_bytes(digits, source->text, source->length);
    return record_stale(build->record, input->name, digits, build->shape,
        &build->fingerprints, arena);
}

/* Which documents are up to date; with --dry-run, says which are not. */
static bool *find_fresh(struct build *build, const struct inputs *inputs)
{
    size_t count = inputs->list.count;
    bool *fresh = arena_allocate(&build->shared.arena, count, sizeof *fresh);
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        const struct input *input = &inputs->list.items[i];
        arena_reset(&arena);
        const char *reason = reason_to_build(build, input, &arena);
        fresh[i] = reason == NULL;
        if (reason && build->options->dry_run)
            printf("%s\t%s\n", input->name ? input->name : input->path, reason);
        if (fresh[i] && !build->options->dry_run)
            record_forget_failure(build->record, input->name);
    }
    arena_release(&arena);
    return fresh;
}

static void open_record(struct build *build)
{
    const struct options *options = build->options;
    struct shared *shared = &build->shared;
    diags_init(&build->record_diags, &shared->arena);
    build->shape = fingerprint_options(options, &shared->arena);
    fingerprints_init(&build->fingerprints);
    if (options->record) {
        shared->fingerprints = &build->fingerprints;
        build->record = record_open(options->output ? options->output : "out",
            &options->shard, !options->dry_run, &build->record_diags);
    }
    /* Before anything was built, there is no record to be missed. */
    if (options->dry_run && diags_worst(&build->record_diags) < SEVERITY_SYSTEM)
        diags_init(&build->record_diags, &shared->arena);
}

static void close_record(struct build *build, int *status)
{
    report_diags(&build->record_diags, build->telling.least, false, status);
    record_close(build->record);
    fingerprints_release(&build->fingerprints);
}

/* One document can go to standard output, several cannot. */
static bool fits_output(const struct options *options, size_t count)
{
    if (count <= 1 || !options->output || strcmp(options->output, "-") != 0)
        return true;
    fprintf(stderr,
        "dossier: error: -o - takes one profile, and there are %zu\n", count);
    return false;
}

int build(const struct options *options)
{
    struct build build = {
        .options = options, .telling = run_report_telling(options)};
    struct shared *shared = &build.shared;
    struct inputs inputs = {0};
    shared_init(shared, options->brand);
    shared->theme = options->theme;
    inputs_find(&inputs, options->operands, options->operand_count,
        &shared->arena, &shared->diags);
    int listed = EXIT_WRITTEN, status = EXIT_USAGE;
    bool unique = inputs_unique(&inputs, &shared->arena, &shared->diags);
    report_diags(&shared->diags, build.telling.least, options->strict, &listed);
    diags_init(&shared->diags, &shared->arena);
    if (unique && fits_output(options, inputs.list.count)) {
        inputs_keep_shard(&inputs, &options->shard);
        open_record(&build);
        struct batch batch = {options, inputs.list.items, inputs.list.count,
            find_fresh(&build, &inputs), &build, prepare_input, build_input,
            keep_result};
        status = options->dry_run ? EXIT_WRITTEN : batch_run(&batch);
        if (status < listed)
            status = listed;
        close_record(&build, &status);
    }
    shared_release(shared);
    return status;
}
