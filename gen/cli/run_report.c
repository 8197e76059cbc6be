/* What a run of many documents prints.
 *
 * Documents end in any order; what they have to tell is kept until all before
 * them have told theirs. With --json, each document is an object on a line of
 * standard output; else problems go to standard error. */
#include "cli/run_report.h"

#include "base/memory.h"
#include "cli/report.h"
#include "write/json_value.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct ended {
    bool ended, written;
    char *told;       /* as result->problems are; NULL: nothing */
    char *text;       /* the line behind them; NULL: nothing to print */
    json_t *problems; /* with --json: an array, or NULL */
};

static void number_profiles(struct run_report *report)
{
    size_t count = report->count, profile = 0;
    report->profiles = memory_allocate(count, sizeof *report->profiles);
    report->open = memory_allocate(count, sizeof *report->open);
    for (size_t i = 0; i < count; i++) {
        const struct input *input = &report->inputs[i];
        profile += i > 0 && !input->repeats;
        report->profiles[i] = profile;
        report->open[profile]++;
        if (i == 0 || !input->repeats)
            report->progress.row_total += input->row_count;
    }
}

void run_report_init(struct run_report *report, const struct options *options,
    const struct input *inputs, size_t count)
{
    *report = (struct run_report){
        .options = options, .inputs = inputs, .count = count};
    report->ended = memory_allocate(count, sizeof *report->ended);
    report->began_ms = progress_clock_ms();
    progress_init(&report->progress, count,
        isatty(STDERR_FILENO) && !options->quiet && !options->json);
    problem_counts_init(&report->counts);
    number_profiles(report);
}

static void free_ended(struct ended *ended)
{
    free(ended->told);
    free(ended->text);
    json_decref(ended->problems);
    ended->told = ended->text = NULL;
    ended->problems = NULL;
}

void run_report_release(struct run_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free_ended(&report->ended[i]);
    free(report->ended);
    free(report->profiles);
    free(report->open);
    problem_counts_release(&report->counts);
}

struct telling run_report_telling(const struct options *options)
{
    return (struct telling){.least = options_least(options),
        .strict = options->strict,
        .coloured = !options->json && report_coloured(),
        .json = options->json,
        .kept = options->record};
}

static double total_ms(const struct result *result)
{
    double total = 0;
    for (int i = 0; i < STAGE_COUNT; i++)
        total += result->stage_ms[i];
    return total;
}

/* ---- one document -------------------------------------------------------- */

static void keep_text(char **to, const char *text)
{
    if (!*text)
        return;
    size_t before = *to ? strlen(*to) : 0;
    size_t more = strlen(text) + 1;
    *to = memory_resize(*to, before + more, 1);
    memcpy(*to + before, text, more);
}

/* What a document cannot be told by, if it has no name. */
static const char *name_of(const struct input *input)
{
    return input->name ? input->name : input->path;
}

/* "p.xml: written; Front Door, confidence high; 9 pages; read 2.50 ms; ..." */
static void print_result(
    struct buffer *line, const struct input *input, const struct result *result)
{
    static const char *const stages[] = {"read", "decide", "compose", "layout"};
    buffer_add_string(line, input->path);
    if (input->of_many && input->name)
        buffer_add_format(line, ": %s", input->name);
    if (input->template)
        buffer_add_format(line, ": %s", input->template);
    buffer_add_format(
        line, ": %s", result->written ? "written" : "not written");
    if (result->verdict && *result->verdict)
        buffer_add_format(line, "; %s", result->verdict);
    if (result->page_count)
        buffer_add_format(line, "; %zu pages", result->page_count);
    for (int i = 0; i < STAGE_COUNT; i++)
        if (result->stage_ms[i] > 0)
            buffer_add_format(line, "; %s %.2f ms",
                i < STAGE_OUTPUTS ? stages[i]
                                  : output_forms[i - STAGE_OUTPUTS].name,
                result->stage_ms[i]);
    buffer_add_byte(line, '\n');
}

/* A string, or null if it is none, empty, or not UTF-8. */
static void set_string(json_t *object, const char *key, const char *text)
{
    json_object_set_new(
        object, key, json_from_text(text && *text ? text : NULL));
}

/* OBJECT as one line; frees it. */
static void add_object(struct buffer *line, json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(6));
    if (text) {
        buffer_add_string(line, text);
        buffer_add_byte(line, '\n');
    }
    free(text);
    json_decref(object);
}

static void add_event(struct buffer *line, const struct run_report *report,
    const struct input *input, const struct result *result,
    const struct ended *ended)
{
    json_t *event = json_object();
    set_string(event, "event", report->options->command->unit);
    set_string(event, "profile", input->path);
    if (input->of_many)
        json_object_set_new(event, "line", json_integer(input->piece.line));
    set_string(event, "name", input->name);
    json_object_set_new(event, "written", json_boolean(result->written));
    set_string(event, "verdict", result->verdict);
    json_object_set_new(
        event, "pages", json_integer((json_int_t)result->page_count));
    json_object_set_new(event, "ms", json_real(total_ms(result)));
    json_object_set_new(event, "problems",
        ended->problems ? json_incref(ended->problems) : json_array());
    add_object(line, event);
}

static void note_slow(struct run_report *report, size_t input, double ms)
{
    size_t at = report->slowest_count;
    if (at < SLOWEST_MOST)
        report->slowest_count++;
    else if (ms <= report->slowest[at - 1].ms)
        return;
    else
        at--;
    for (; at > 0 && report->slowest[at - 1].ms < ms; at--)
        report->slowest[at] = report->slowest[at - 1];
    report->slowest[at] = (struct slow){input, ms};
}

static void print(struct run_report *report, const char *text)
{
    progress_hide(&report->progress);
    FILE *stream = report->options->json ? stdout : stderr;
    fputs(text, stream);
    fflush(stream);
}

/* In the order of the profiles, so that what is told does not depend on which
 * document ended first. */
static void print_told(struct run_report *report, size_t index)
{
    struct ended *ended = &report->ended[index];
    const struct input *input = &report->inputs[index];
    const char *at = ended->told ? ended->told : "";
    struct buffer text = {0};
    struct arena arena;
    struct told told;
    arena_init(&arena);
    while (result_next_problem(&told, &at, &arena))
        if (problem_counts_first(&report->counts, &told,
                report->profiles[index], name_of(input), input->path) ||
            report->options->verbose)
            buffer_add_string(&text, told.text);
    if (text.length)
        print(report, buffer_string(&text));
    buffer_release(&text);
    arena_release(&arena);
}

/* Keeps a problem that is not the profile's own for the documents that it costs
 * too. */
static void keep_cause(struct run_report *report, size_t index,
    const char *file, const char *message)
{
    enum { MOST = 100 };
    struct arena *arena = &report->counts.arena;
    const struct input *input = &report->inputs[index];
    if (strcmp(file, input->path) != 0 && report->causes.count < MOST)
        *array_add(&report->causes, arena) =
            (struct shared_cause){input->guide, arena_string(arena, message)};
}

static void count_problem(struct run_report *report, size_t index,
    const char *file, const char *message)
{
    problem_counts_add(&report->counts, message, index);
    keep_cause(report, index, file, message);
}

/* Counts the problems of the document that are LEAST or worse; false if there
 * is none. */
static bool count_told(
    struct run_report *report, size_t index, enum severity least)
{
    const char *at = report->ended[index].told;
    struct arena arena;
    struct told told;
    bool counted = false;
    arena_init(&arena);
    while (at && result_next_problem(&told, &at, &arena)) {
        if (told.severity < least)
            continue;
        count_problem(report, index, told.file, told.message);
        counted = true;
    }
    arena_release(&arena);
    return counted;
}

static bool is_as_bad(const char *word, enum severity least)
{
    for (; word && least <= SEVERITY_SYSTEM; least++)
        if (strcmp(word, result_severity_word(least)) == 0)
            return true;
    return false;
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* The same with --json. */
static bool count_json(
    struct run_report *report, size_t index, enum severity least)
{
    size_t i;
    json_t *problem;
    bool counted = false;
    json_array_foreach(report->ended[index].problems, i, problem)
    {
        const char *file = text_of(problem, "file");
        const char *message = text_of(problem, "message");
        if (!message || !is_as_bad(text_of(problem, "severity"), least))
            continue;
        count_problem(report, index, file ? file : "", message);
        counted = true;
    }
    return counted;
}

/* What is wrong with a guide or a template is told by the first document alone;
 * it costs the others as well. */
static void count_shared(struct run_report *report, size_t index)
{
    const struct shared_cause *cause = report->causes.items;
    const char *guide = report->inputs[index].guide;
    for (size_t i = 0; i < report->causes.count; i++)
        if (strcmp(cause[i].guide, guide) == 0)
            problem_counts_add(&report->counts, cause[i].message, index);
}

/* What keeps a document from being written: its errors, and if it has none,
 * its warnings. */
static void count_problems(struct run_report *report, size_t index)
{
    const struct ended *ended = &report->ended[index];
    if (!ended->ended || ended->written)
        return;
    if (!ended->told && !ended->problems)
        count_shared(report, index);
    for (enum severity least = SEVERITY_ERROR; least >= SEVERITY_WARNING;
         least--)
        if (ended->problems ? count_json(report, index, least)
                            : count_told(report, index, least))
            return;
}

/* All that is ended, up to the first that is not; or past those too. */
static void print_ended(struct run_report *report, bool all)
{
    for (; report->next < report->count; report->next++) {
        struct ended *ended = &report->ended[report->next];
        if (!ended->ended && !all)
            return;
        print_told(report, report->next);
        count_problems(report, report->next);
        if (ended->ended && ended->text)
            print(report, ended->text);
        free_ended(ended);
    }
}

/* Keeps the problems of RESULT until they are printed. */
static void keep_problems(
    struct run_report *report, struct ended *ended, const struct result *result)
{
    if (!report->options->json) {
        keep_text(&ended->told, result->problems);
        return;
    }
    json_t *more = json_loads(result->problems, 0, NULL);
    if (!ended->problems)
        ended->problems = more;
    else if (more) {
        json_array_extend(ended->problems, more);
        json_decref(more);
    }
}

/* Takes note that a document of the input's profile has come to its end. */
static void close_input(struct run_report *report, size_t input)
{
    if (--report->open[report->profiles[input]] == 0)
        report->progress.rows_done += report->inputs[input].row_count;
}

void run_report_early(struct run_report *report, const struct diags *diags)
{
    for (size_t i = 0; diags && i < diags->list.count; i++) {
        const struct diag *diag = &diags->list.items[i];
        int row;
        if (diag->severity >= SEVERITY_ERROR &&
            sscanf(diag->message, "row %d", &row) == 1)
            problem_counts_add(
                &report->counts, diag->message, SIZE_MAX - (size_t)row);
    }
}

void run_report_fresh(struct run_report *report, size_t input)
{
    report->ended[input].ended = true;
    report->ended[input].written = true;
    close_input(report, input);
    report->fresh_count++;
    report->progress.total--;
}

void run_report_before(
    struct run_report *report, size_t input, const struct result *result)
{
    if (result->status > report->status)
        report->status = result->status;
    if (result->problems)
        keep_problems(report, &report->ended[input], result);
}

void run_report_end(
    struct run_report *report, size_t input, const struct result *result)
{
    struct ended *ended = &report->ended[input];
    const struct options *options = report->options;
    struct buffer line;
    buffer_init(&line);
    keep_problems(report, ended, result);
    if (options->json)
        add_event(&line, report, &report->inputs[input], result, ended);
    else if (options->verbose)
        print_result(&line, &report->inputs[input], result);
    keep_text(&ended->text, buffer_string(&line));
    buffer_release(&line);
    ended->ended = true;
    ended->written = result->written;
    close_input(report, input);
    int status = result->status;
    if (!result->written && status == EXIT_WRITTEN)
        status = EXIT_INPUT;
    if (status > report->status)
        report->status = status;
    report->ended_count++;
    report->written_count += result->written;
    note_slow(report, input, total_ms(result));
    print_ended(report, false);
    report->progress.done = report->ended_count;
    report->progress.failed = report->ended_count - report->written_count;
    progress_draw(&report->progress, progress_clock_ms());
}

/* ---- the end ------------------------------------------------------------- */

/* The most memory that one process of this run has had resident, in MiB. */
static double peak_mib(void)
{
    struct rusage own, workers;
    long most = 0;
    if (getrusage(RUSAGE_SELF, &own) == 0)
        most = own.ru_maxrss;
    if (getrusage(RUSAGE_CHILDREN, &workers) == 0 && workers.ru_maxrss > most)
        most = workers.ru_maxrss;
    return (double)most / 1024;
}

/* "200 documents: 198 written, 2 not written, in 0.81 s (247 a second), at most
 * 31.5 MiB in a process" */
static void add_summary(
    struct buffer *text, const struct run_report *report, double seconds)
{
    size_t failed = report->ended_count - report->written_count;
    size_t left = report->count - report->fresh_count - report->ended_count;
    buffer_add_format(text, "%zu %ss: %zu written", report->count,
        report->options->command->unit, report->written_count);
    if (failed)
        buffer_add_format(text, ", %zu not written", failed);
    if (report->fresh_count)
        buffer_add_format(text, ", %zu up to date", report->fresh_count);
    if (left)
        buffer_add_format(text, ", %zu not begun", left);
    buffer_add_format(text,
        ", in %.2f s (%.0f a second), at most %.1f MiB in a process\n", seconds,
        seconds > 0 ? (double)report->ended_count / seconds : 0, peak_mib());
    for (size_t i = 0; i < report->slowest_count; i++) {
        const struct slow *slow = &report->slowest[i];
        const struct input *input = &report->inputs[slow->input];
        buffer_add_format(text, "%s%s %.0f ms",
            i ? ", " : "slowest: ", input->name ? input->name : input->path,
            slow->ms);
    }
    if (report->slowest_count)
        buffer_add_byte(text, '\n');
}

/* "3 documents: hour: "..." is not a whole number" */
static void add_worst(struct buffer *text, struct run_report *report)
{
    size_t count;
    const struct problem_kind *worst =
        problem_counts_worst(&report->counts, &count);
    for (size_t i = 0; i < count; i++)
        buffer_add_format(text, "%s%zu %s%s: %s\n",
            i ? "             " : "most often:  ", worst[i].documents,
            report->options->command->unit, worst[i].documents == 1 ? "" : "s",
            worst[i].words);
}

static json_t *worst_json(struct run_report *report)
{
    size_t count;
    const struct problem_kind *worst =
        problem_counts_worst(&report->counts, &count);
    json_t *all = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *one = json_object();
        set_string(one, "problem", worst[i].words);
        json_object_set_new(
            one, "documents", json_integer((json_int_t)worst[i].documents));
        json_array_append_new(all, one);
    }
    return all;
}

static void set_count(json_t *object, const char *key, size_t count)
{
    json_object_set_new(object, key, json_integer((json_int_t)count));
}

static void add_end_event(
    struct buffer *text, struct run_report *report, int signal, double seconds)
{
    json_t *event = json_object();
    json_object_set_new(event, "event", json_string("end"));
    set_string(event, "of", report->options->command->unit);
    set_count(event, "documents", report->count);
    set_count(event, "written", report->written_count);
    set_count(
        event, "not_written", report->ended_count - report->written_count);
    set_count(event, "up_to_date", report->fresh_count);
    set_count(event, "not_begun",
        report->count - report->fresh_count - report->ended_count);
    json_object_set_new(event, "most_often", worst_json(report));
    json_object_set_new(event, "signal", json_integer(signal));
    json_object_set_new(event, "seconds", json_real(seconds));
    json_object_set_new(event, "peak_mib", json_real(peak_mib()));
    add_object(text, event);
}

/* Problems of fewer documents are seen at one look. */
enum { MANY = 4 };

/* What is said of a run of many in which not all went well. */
static void add_ending(struct buffer *text, struct run_report *report)
{
    size_t failed = report->ended_count - report->written_count;
    if (!report->options->verbose)
        problem_counts_add_shared(text, &report->counts);
    if (report->options->verbose ? failed > 0 : failed >= MANY) {
        buffer_add_format(text, "%zu of %zu %ss were not %s\n", failed,
            report->ended_count, report->options->command->unit,
            report->options->command->done);
        add_worst(text, report);
    }
}

int run_report_finish(struct run_report *report, int signal)
{
    double seconds = (progress_clock_ms() - report->began_ms) / 1e3;
    size_t left = report->count - report->fresh_count - report->ended_count;
    struct buffer text;
    buffer_init(&text);
    print_ended(report, true);
    if (report->options->json)
        add_end_event(&text, report, signal, seconds);
    else if (report->options->verbose && report->count > 1)
        add_summary(&text, report, seconds);
    if (!report->options->json && left)
        buffer_add_format(&text, "dossier: %s: %zu of %zu %ss %s\n",
            signal ? "interrupted" : "stopped at a failure", left,
            report->count, report->options->command->unit,
            left == 1 ? "was not begun" : "were not begun");
    if (!report->options->json && !report->options->quiet)
        add_ending(&text, report);
    print(report, buffer_string(&text));
    buffer_release(&text);
    return signal ? 128 + signal : report->status;
}
