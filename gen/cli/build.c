/* `dossier build`: from profiles to documents.
 *
 * build_document is the program's walk, stage by stage. */
#include "cli/build.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/report.h"
#include "cli/shared.h"
#include "compose/alternatives.h"
#include "compose/compose.h"
#include "layout/paginate.h"
#include "write/html.h"
#include "write/pdf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum stage {
    STAGE_READ,
    STAGE_DECIDE,
    STAGE_COMPOSE,
    STAGE_HTML,
    STAGE_LAYOUT,
    STAGE_PDF,
    STAGE_COUNT
};

/* One profile, and what becomes of it. */
struct job {
    const char *path; /* of the profile; "-": standard input */
    const char *name; /* of the outputs, without the ending */
    struct arena arena;
    struct diags diags;
    double stage_ms[STAGE_COUNT];
    size_t page_count;
    const char *verdict; /* in words, for -v */
    bool wants_template_name;
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
    job->stage_ms[stage] = now - *began_ms;
    *began_ms = now;
}

/* ---- names --------------------------------------------------------------- */

/* The profile's base name without .xml; "profile" for standard input. */
static const char *job_name(struct arena *arena, const char *path)
{
    if (strcmp(path, "-") == 0)
        return "profile";
    const char *name = file_name(arena, path);
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".xml") == 0)
        length -= 4;
    return arena_copy(arena, name, length);
}

static int compare_jobs(const void *left, const void *right)
{
    const struct job *const *a = left, *const *b = right;
    return strcmp((*a)->name, (*b)->name);
}

/* Two jobs for one name would overwrite each other. */
static bool check_names(struct job *jobs, size_t count, struct arena *arena)
{
    struct job **sorted = arena_allocate(arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &jobs[i];
    qsort(sorted, count, sizeof *sorted, compare_jobs);
    bool unique = true;
    for (size_t i = 1; i < count; i++) {
        if (strcmp(sorted[i - 1]->name, sorted[i]->name) != 0)
            continue;
        fprintf(stderr,
            "dossier: error: \"%s\" and \"%s\" would both be written as "
            "%s\n      = hint: rename one, or build them into two folders\n",
            sorted[i - 1]->path, sorted[i]->path, sorted[i]->name);
        unique = false;
    }
    return unique;
}

static const char *output_path(struct job *job, const struct options *options,
    const struct template *template, const char *ending)
{
    const char *folder = options->output ? options->output : "out";
    const char *infix = job->wants_template_name
                            ? arena_format(&job->arena, ".%s", template->name)
                            : "";
    return file_join(&job->arena, folder,
        arena_format(&job->arena, "%s%s.%s", job->name, infix, ending));
}

/* ---- one document -------------------------------------------------------- */

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
        return arena_format(&job->arena, "%04d-%02d-%02d", day.tm_year + 1900,
            day.tm_mon + 1, day.tm_mday);
    diag_add(&job->diags, SEVERITY_WARNING, (struct place){0},
        "seconds since 1970, for example 1700000000",
        "SOURCE_DATE_EPOCH=\"%s\" is not a time", text);
    return NULL;
}

static bool write_output(struct job *job, const struct options *options,
    const struct template *template, const char *ending,
    const struct buffer *bytes)
{
    if (options->output && strcmp(options->output, "-") == 0)
        return file_write_stdout(bytes->bytes, bytes->length, &job->diags);
    const char *folder = options->output ? options->output : "out";
    const char *path = output_path(job, options, template, ending);
    return file_make_folder(folder, &job->diags) &&
           file_write(path, bytes->bytes, bytes->length, &job->diags);
}

static bool write_outputs(struct job *job, const struct options *options,
    const struct template *template, const struct buffer *html,
    const struct buffer *pdf)
{
    bool withheld =
        options->strict && diags_count(&job->diags, SEVERITY_WARNING) > 0;
    if (withheld || !diags_clean(&job->diags))
        return false;
    bool ok = true;
    if (options->html)
        ok = write_output(job, options, template, "html", html);
    if (options->pdf && ok)
        ok = write_output(job, options, template, "pdf", pdf);
    return ok;
}

/* The template for the guide that the profile names, or NULL. */
static const struct loaded_template *find_template(struct job *job,
    struct shared *shared, const struct options *options,
    const struct source *source)
{
    struct located name = {options->guide, {0}};
    if (!name.text)
        name = profile_guide(&job->arena, source, &job->diags);
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

static bool build_document(
    struct job *job, struct shared *shared, const struct options *options)
{
    struct arena *arena = &job->arena;
    struct diags *diags = &job->diags;
    struct document *document = NULL;
    struct buffer html, pdf;
    bool written = false;
    double clock_ms = now_ms();
    buffer_init(&html);
    buffer_init(&pdf);

    const struct source *source = file_read_text(arena, job->path, diags);
    if (!source)
        goto done;
    const struct loaded_template *kit =
        find_template(job, shared, options, source);
    if (!kit)
        goto done;
    struct rules *rules = kit->guide->rules;
    const struct profile *profile =
        profile_read(arena, source, kit->guide->guide, diags);
    if (!profile)
        goto done;
    end_stage(job, STAGE_READ, &clock_ms);

    struct decision decision = decide(arena, rules, profile);
    job->verdict = report_verdict(arena, decision.verdict);
    end_stage(job, STAGE_DECIDE, &clock_ms);

    document = compose(arena, kit->composer, &decision, diags);
    if (!document)
        goto done;
    if (!document->facts.iso_date)
        document->facts.iso_date = epoch_date(job);
    if (!check_standards(document, options, source, diags))
        goto done;
    end_stage(job, STAGE_COMPOSE, &clock_ms);

    if (options->html && !html_write(&html, document, kit->template, diags))
        goto done;
    end_stage(job, STAGE_HTML, &clock_ms);

    if (options->pdf) {
        const struct pages *pages =
            options->show_layout
                ? pages_show(arena, document, shared->fonts, diags)
                : pages_lay_out(arena, document, shared->fonts, diags);
        end_stage(job, STAGE_LAYOUT, &clock_ms);
        struct pdf_options pdf_options = options->pdf_options;
        if (options->attach_profile)
            pdf_options.attachment = source;
        if (!pages || !pdf_write(&pdf, pages, &pdf_options, diags))
            goto done;
        job->page_count = pages->page_count;
        end_stage(job, STAGE_PDF, &clock_ms);
    }
    written = write_outputs(job, options, kit->template, &html, &pdf);

done:
    buffer_release(&html);
    buffer_release(&pdf);
    document_free(document);
    return written;
}

/* ---- all of them --------------------------------------------------------- */

static void print_progress(
    const struct job *job, const struct options *options, bool written)
{
    static const char *const stages[] = {
        "read", "decide", "compose", "html", "layout", "pdf"};
    if (!options->verbose)
        return;
    fprintf(stderr, "%s: %s", job->path, written ? "written" : "not written");
    if (job->verdict)
        fprintf(stderr, "; %s", job->verdict);
    if (job->page_count)
        fprintf(stderr, "; %zu pages", job->page_count);
    for (int i = 0; i < STAGE_COUNT; i++)
        if (job->stage_ms[i] > 0)
            fprintf(stderr, "; %s %.2f ms", stages[i], job->stage_ms[i]);
    fputc('\n', stderr);
}

static int build_jobs(struct job *jobs, size_t count, struct shared *shared,
    const struct options *options)
{
    enum severity least = options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE;
    int status = EXIT_WRITTEN;
    for (size_t i = 0; i < count; i++) {
        struct job *job = &jobs[i];
        bool written = build_document(job, shared, options);
        report_diags(&shared->diags, least, options->strict, &status);
        report_diags(&job->diags, least, options->strict, &status);
        diags_init(&shared->diags, &shared->arena);
        print_progress(job, options, written);
        if (!written && status == EXIT_WRITTEN)
            status = EXIT_INPUT;
        arena_release(&job->arena);
    }
    return status;
}

int build(const struct options *options)
{
    struct shared shared;
    shared_init(&shared, options->brand);
    shared.theme = options->theme;
    size_t count = options->operand_count;
    struct job *jobs = arena_allocate(&shared.arena, count, sizeof *jobs);
    for (size_t i = 0; i < count; i++) {
        jobs[i].path = options->operands[i];
        jobs[i].name = job_name(&shared.arena, jobs[i].path);
        arena_init(&jobs[i].arena);
        diags_init(&jobs[i].diags, &jobs[i].arena);
    }
    int status = EXIT_USAGE;
    if (check_names(jobs, count, &shared.arena))
        status = build_jobs(jobs, count, &shared, options);
    shared_release(&shared);
    return status;
}
