/* How long each stage takes, and how much memory and how many bytes it all
 * comes to.
 *
 *     bench [-r RUNS] PROGRAM FILE...
 *
 * For a profile (.xml) or a Markdown text (.md) this prints the median of RUNS
 * (15) for each stage, with guide, template and fonts loaded as in a batch.
 * "process" and "peak" are a process of its own, from its start to its end:
 * PROGRAM for a profile, a copy of this one for a Markdown text. */
#include "base/buffer.h"
#include "base/file.h"
#include "cli/result.h"
#include "compose/compose.h"
#include "layout/paginate.h"
#include "write/docx.h"
#include "write/html.h"
#include "write/pdf.h"
#include "write/pdf_font_store.h"

#include "../compose_markdown.h"
#include "../permitted_markdown.h"
#include "timing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The columns of the table: the stages of a document, and all together. */
enum { STAGE_TOTAL = STAGE_COUNT, COLUMN_COUNT };

enum { RUNS_MOST = 1000 };

/* What a batch loads once. */
struct kit {
    struct arena arena;
    struct diags diags;
    const struct template *template;
    const struct guide *guide;
    const struct rules *rules;
    struct composer *composer;
    struct typesetter *typesetter;
    struct pdf_font_store *pdf_font_store;
};

struct run {
    double stage_ms[COLUMN_COUNT];
    size_t pages, html_bytes, pdf_bytes, docx_bytes;
};

static void end_stage(struct run *run, int stage, double *began_ms)
{
    double now = now_ms();
    run->stage_ms[stage] = now - *began_ms;
    run->stage_ms[STAGE_TOTAL] += now - *began_ms;
    *began_ms = now;
}

static bool is_markdown(const char *path)
{
    size_t length = strlen(path);
    return length > 3 && strcmp(path + length - 3, ".md") == 0;
}

/* ---- loading ------------------------------------------------------------- */

static bool kit_load(struct kit *kit)
{
    arena_init(&kit->arena);
    diags_init(&kit->diags, &kit->arena);
    kit->typesetter = typesetter_new();
    kit->pdf_font_store = pdf_font_store_new();
    kit->template = template_read(
        &kit->arena, "templates/report", NULL, NULL, NULL, &kit->diags);
    kit->guide = guide_read(&kit->arena, "content/python-node", &kit->diags);
    if (kit->guide)
        kit->rules = rules_new(&kit->arena, kit->guide, &kit->diags);
    if (kit->rules && kit->template)
        kit->composer = composer_new(
            &kit->arena, kit->guide, kit->rules, kit->template, &kit->diags);
    diags_print(&kit->diags, stderr, SEVERITY_ERROR, false);
    return kit->composer != NULL;
}

static void kit_release(struct kit *kit)
{
    composer_free(kit->composer);
    pdf_font_store_free(kit->pdf_font_store);
    typesetter_free(kit->typesetter);
    arena_release(&kit->arena);
}

/* ---- one run ------------------------------------------------------------- */

/* The composer of a profile's document is the kit's. */
static struct composed_markdown document_of(struct kit *kit, const char *path,
    struct run *run, struct arena *arena, struct diags *diags, double *clock)
{
    const struct source *source = file_read_text(arena, path, diags);
    struct composed_markdown composed = {0};
    if (!source)
        return composed;
    if (is_markdown(path)) {
        source = permitted_markdown(arena, source);
        end_stage(run, STAGE_READ, clock);
        composed = compose_markdown(arena, source, kit->template, diags);
        end_stage(run, STAGE_COMPOSE, clock);
        return composed;
    }
    const struct profile *profile =
        read_profile(arena, source, kit->guide, diags);
    if (!profile)
        return composed;
    end_stage(run, STAGE_READ, clock);
    struct decision decision = decide(arena, kit->rules, profile);
    end_stage(run, STAGE_DECIDE, clock);
    composed.document = compose(arena, kit->composer, &decision, diags);
    end_stage(run, STAGE_COMPOSE, clock);
    return composed;
}

static bool run_once(struct kit *kit, const char *path, struct run *run)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags, &arena);
    struct buffer html, pdf, docx;
    buffer_init(&html);
    buffer_init(&pdf);
    buffer_init(&docx);
    *run = (struct run){0};
    double clock = now_ms();
    bool good = false;

    struct composed_markdown composed =
        document_of(kit, path, run, &arena, &diags, &clock);
    struct document *document = composed.document;
    if (!document)
        goto done;
    bool written = html_write(&html, document, kit->template, &diags);
    end_stage(run, STAGE_OUTPUTS + OUTPUT_HTML, &clock);
    const struct pages *pages =
        written ? paginate(&arena, document, kit->typesetter, &diags) : NULL;
    end_stage(run, STAGE_LAYOUT, &clock);
    good = pages && pdf_write(&pdf, kit->pdf_font_store, pages,
                        &pdf_options_default, &diags);
    end_stage(run, STAGE_OUTPUTS + OUTPUT_PDF, &clock);
    good = good && docx_write(&docx, document, pages, kit->typesetter, &diags);
    end_stage(run, STAGE_OUTPUTS + OUTPUT_DOCX, &clock);
    run->docx_bytes = docx.length;
    run->pages = pages ? pages->page_count : 0;
    run->html_bytes = html.length;
    run->pdf_bytes = pdf.length;

done:
    diags_print(&diags, stderr, SEVERITY_ERROR, false);
    composed_markdown_free(&composed);
    buffer_release(&html);
    buffer_release(&pdf);
    buffer_release(&docx);
    arena_release(&arena);
    return good;
}

/* ---- a process of its own ------------------------------------------------ */

struct process {
    double wall_ms;
    double peak_mb;
};

static bool run_process(struct process *process, const char *self,
    const char *program, const char *path)
{
    double began = now_ms();
    pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0) {
        if (is_markdown(path))
            execl(self, self, "--once", path, (char *)NULL);
        else
            execl(program, program, "build", "-q", "-o", "build/bench", path,
                (char *)NULL);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child || status != 0)
        return false;
    process->wall_ms = now_ms() - began;
    process->peak_mb = (double)usage.ru_maxrss / 1024;
    return true;
}

/* ---- the table ----------------------------------------------------------- */

static void print_head(void)
{
    printf("%-32s %5s %7s %7s %7s %7s %7s %7s %7s %7s %8s %7s %8s %8s "
           "%8s\n",
        "milliseconds, median", "pages", "read", "decide", "compose", "layout",
        "html", "pdf", "docx", "total", "process", "peak MB", "html B", "pdf B",
        "docx B");
}

static bool measure(struct kit *kit, const char *path, int runs,
    const char *self, const char *program)
{
    struct run run;
    double times[COLUMN_COUNT][RUNS_MOST];
    double walls[RUNS_MOST];
    struct process process = {0};
    for (int i = 0; i < runs; i++) {
        if (!run_once(kit, path, &run))
            return false;
        for (int stage = 0; stage < COLUMN_COUNT; stage++)
            times[stage][i] = run.stage_ms[stage];
        if (!run_process(&process, self, program, path))
            return false;
        walls[i] = process.wall_ms;
    }
    const char *name = file_name(&kit->arena, path);
    printf("%-32.*s %5zu", (int)strcspn(name, "."), name, run.pages);
    for (int stage = 0; stage < COLUMN_COUNT; stage++)
        printf(" %7.2f", median(times[stage], runs));
    printf(" %8.1f %7.1f %8zu %8zu %8zu\n", median(walls, runs),
        process.peak_mb, run.html_bytes, run.pdf_bytes, run.docx_bytes);
    return true;
}

static bool measure_all(
    struct kit *kit, char **arguments, int first, int count, int runs)
{
    bool good = true;
    print_head();
    for (int i = first + 1; i < count; i++) {
        if (!measure(kit, arguments[i], runs, arguments[0], arguments[first])) {
            fprintf(stderr, "%s failed\n", arguments[i]);
            good = false;
        }
    }
    return good;
}

int main(int argument_count, char **arguments)
{
    struct kit kit = {0};
    struct run run;
    int runs = 15, first = 1;
    bool good = kit_load(&kit);
    if (argument_count > 2 && strcmp(arguments[1], "-r") == 0) {
        runs = atoi(arguments[2]);
        first = 3;
    }
    if (argument_count <= first + 1 || runs < 1 || runs > RUNS_MOST)
        good = false;
    else if (strcmp(arguments[1], "--once") == 0)
        good = good && run_once(&kit, arguments[2], &run);
    else
        good =
            good && measure_all(&kit, arguments, first, argument_count, runs);
    kit_release(&kit);
    return good ? 0 : 1;
}
