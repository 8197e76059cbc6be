/* The command line as data: commands and their options. */
#include "cli/options.h"

#include "base/diag.h"
#include "cli/options_help.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERSION "0.1.0"

enum { WORKERS_MOST = 1024 };

enum {
    OPTION_BRAND = 256,
    OPTION_STRICT,
    OPTION_JSON,
    OPTION_STANDARD,
    OPTION_ATTACH,
    OPTION_COMPRESS,
    OPTION_THEME,
    OPTION_SHOW,
    OPTION_WHY,
    OPTION_TIMEOUT,
    OPTION_MEMORY,
    OPTION_FAIL_FAST,
    OPTION_KEEP_GOING,
    OPTION_SHARD,
    OPTION_RECORD,
    OPTION_FORCE,
    OPTION_DRY_RUN,
    OPTION_MODULE
};

struct command_description {
    const char *name, *letters; /* letters: the short options it takes */
    bool brand, strict, json, pdf;
    const char *help;
};

static const struct command_description commands[] = {
    [COMMAND_BUILD] = {"build", ":o:g:t:f:j:M:qvh", true, true, true, true,
        help_build},
    [COMMAND_EXPLAIN] = {"explain", ":g:qh", false, false, true, false,
        help_explain},
    [COMMAND_DIFF] = {"diff", ":g:qh", false, false, true, false, help_diff},
    [COMMAND_CHECK] = {"check", ":t:qh", true, true, false, false, help_check},
    [COMMAND_NEW] = {"new", ":h", false, false, false, false, help_new},
    [COMMAND_RECORD] = {"record", ":o:h", false, false, false, false,
        help_record},
};
enum { COMMAND_COUNT = COMMAND_DONE };

/* Wrong usage: a message, a pointer to the help, and false. */
__attribute__((format(printf, 2, 3))) static bool complain(
    enum command command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("dossier: error: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    const char *name = command < COMMAND_DONE ? commands[command].name : "";
    fprintf(stderr, "\n      = hint: try dossier %s%s--help\n", name,
        *name ? " " : "");
    return false;
}

static bool print_help(struct options *options, const char *help)
{
    fputs(help, stdout);
    options->command = COMMAND_DONE;
    return true;
}

static bool read_formats(struct options *options, const char *text)
{
    options->html = options->pdf = false;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, ",");
        if (length == 4 && strncmp(at, "html", 4) == 0)
            options->html = true;
        else if (length == 3 && strncmp(at, "pdf", 3) == 0)
            options->pdf = true;
        else
            return complain(options->command, "-f: \"%.*s\" is not html or pdf",
                (int)length, at);
        at += length + (at[length] == ',');
    }
    if (!options->html && !options->pdf)
        return complain(options->command, "-f: no format is named");
    return true;
}

static bool read_standard(
    struct pdf_options *pdf, const char *name, size_t length)
{
    static const struct {
        const char *name;
        enum pdf_archive archive;
    } archives[] = {{"a-2a", PDF_ARCHIVE_2A}, {"a-2b", PDF_ARCHIVE_2B},
        {"a-3a", PDF_ARCHIVE_3A}};
    if (length == 4 && strncmp(name, "ua-1", 4) == 0)
        return pdf->accessible = true;
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (length == 4 && strncmp(name, archives[i].name, 4) == 0 &&
            pdf->archive == PDF_ARCHIVE_NONE) {
            pdf->archive = archives[i].archive;
            return true;
        }
    return false;
}

static bool read_standards(struct options *options, const char *text)
{
    struct pdf_options *pdf = &options->pdf_options;
    pdf->accessible = false;
    pdf->archive = PDF_ARCHIVE_NONE;
    if (strcmp(text, "none") == 0)
        return true;
    for (const char *at = text;;) {
        size_t length = strcspn(at, ",");
        if (!read_standard(pdf, at, length))
            return complain(options->command,
                "--pdf-standard: \"%s\" is not none, or ua-1 and one of "
                "a-2a, a-2b, a-3a",
                text);
        if (at[length] == '\0')
            return true;
        at += length + 1;
    }
}

static bool read_effort(struct options *options, const char *text)
{
    if (strcmp(text, "fast") == 0)
        options->pdf_options.effort = PDF_EFFORT_FAST;
    else if (strcmp(text, "best") == 0)
        options->pdf_options.effort = PDF_EFFORT_BEST;
    else
        return complain(
            options->command, "--compress: \"%s\" is not fast or best", text);
    return true;
}

/* A whole number from LEAST to a million. */
static bool read_count(struct options *options, const char *name,
    const char *text, int least, int *count)
{
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    bool good = !errno && end != text && *end == '\0' && number >= least &&
                number <= 1000000;
    if (!good)
        return complain(options->command,
            "%s: \"%s\" is not a whole number from %d", name, text, least);
    *count = (int)number;
    return true;
}

static bool read_workers(struct options *options, const char *text)
{
    int workers = 0;
    if (!read_count(options, "-j", text, 1, &workers))
        return false;
    if (workers > WORKERS_MOST)
        return complain(
            options->command, "-j: at most %d at a time", WORKERS_MOST);
    options->workers = (size_t)workers;
    return true;
}

static bool read_shard(struct options *options, const char *text)
{
    return shard_read(&options->shard, text) ||
           complain(options->command,
               "--shard: \"%s\" is not I/N, the I-th of N shares (1 <= I <= N "
               "<= %d)",
               text, SHARDS_MOST);
}

/* "-MD", as compilers call it. */
static bool read_depfiles(struct options *options, const char *text)
{
    options->depfiles = strcmp(text, "D") == 0;
    return options->depfiles ||
           complain(options->command, "unknown option \"-M%s\"", text);
}

/* The options of a run of many documents. */
static bool take_for_batch(struct options *options, int option)
{
    switch (option) {
    case OPTION_TIMEOUT:
        return read_count(options, "--timeout", optarg, 0, &options->timeout_s);
    case OPTION_MEMORY:
        return read_count(options, "--memory", optarg, 0, &options->memory_mib);
    case OPTION_SHARD: return read_shard(options, optarg);
    case OPTION_FAIL_FAST: options->fail_fast = true; break;
    case OPTION_RECORD: options->record = true; break;
    case OPTION_FORCE: options->force = true; break;
    case OPTION_DRY_RUN: options->dry_run = true; break;
    default: options->fail_fast = false; break;
    }
    return true;
}

/* Takes one option that getopt found; false after a complaint. */
static bool take(struct options *options, int option)
{
    const struct command_description *command = &commands[options->command];
    switch (option) {
    case 'o': options->output = optarg; return true;
    case 'g': options->guide = optarg; return true;
    case 't': options->template = optarg; return true;
    case 'f': return read_formats(options, optarg);
    case 'q': options->quiet = true; return true;
    case 'v': options->verbose = true; return true;
    case 'j': return read_workers(options, optarg);
    case 'M': return read_depfiles(options, optarg);
    case OPTION_BRAND: options->brand = optarg; break;
    case OPTION_STRICT: options->strict = true; break;
    case OPTION_THEME: options->theme = optarg; break;
    case OPTION_SHOW: options->show_layout = true; break;
    case OPTION_JSON: options->json = true; break;
    case OPTION_WHY: options->why = optarg; break;
    default: break;
    }
    bool for_pdf = option == OPTION_STANDARD || option == OPTION_ATTACH ||
                   option == OPTION_COMPRESS || option == OPTION_SHOW;
    bool for_batch = option == OPTION_TIMEOUT || option == OPTION_MEMORY ||
                     option == OPTION_FAIL_FAST ||
                     option == OPTION_KEEP_GOING || option == OPTION_SHARD;
    bool for_record = option == OPTION_RECORD || option == OPTION_FORCE ||
                      option == OPTION_DRY_RUN;
    if ((for_batch || for_record) && options->command == COMMAND_BUILD)
        return take_for_batch(options, option);
    if (option == OPTION_MODULE && options->command == COMMAND_RECORD) {
        options->module = optarg;
        return true;
    }
    bool allowed =
        (for_pdf && command->pdf) ||
        (option == OPTION_BRAND && command->brand) ||
        (option == OPTION_THEME && command->brand) ||
        (option == OPTION_STRICT && command->strict) ||
        (option == OPTION_JSON && command->json) ||
        (option == OPTION_WHY && options->command == COMMAND_EXPLAIN);
    if (!allowed)
        return complain(
            options->command, "%s does not take this option", command->name);
    if (option == OPTION_STANDARD)
        return read_standards(options, optarg);
    if (option == OPTION_COMPRESS)
        return read_effort(options, optarg);
    options->attach_profile |= option == OPTION_ATTACH;
    return true;
}

/* PDF/A-2 has no place for an attachment; what was not asked for in so many
 * words becomes PDF/A-3. */
static bool settle_standards(struct options *options, bool asked)
{
    enum pdf_archive *archive = &options->pdf_options.archive;
    if (!options->attach_profile)
        return true;
    if (!asked)
        *archive = PDF_ARCHIVE_3A;
    if (*archive == PDF_ARCHIVE_2A || *archive == PDF_ARCHIVE_2B)
        return complain(options->command,
            "--attach-profile: PDF/A-2 has no attachments; say a-3a");
    return true;
}

static bool check_record(const struct options *options)
{
    static const char *const actions[] = {
        "list", "show", "stale", "failed", "verify", "merge"};
    size_t count = options->operand_count;
    bool known = false;
    for (size_t i = 0; count && i < sizeof actions / sizeof *actions; i++)
        known = known || strcmp(options->operands[0], actions[i]) == 0;
    if (!known)
        return complain(COMMAND_RECORD,
            "say: record list, show, stale, failed, verify or merge");
    if (strcmp(options->operands[0], "merge") == 0)
        return (count >= 3 && !options->output) ||
               complain(COMMAND_RECORD,
                   "say: record merge OUT RECORD..., without -o");
    bool show = strcmp(options->operands[0], "show") == 0;
    if (count != (show ? 2 : 1))
        return complain(COMMAND_RECORD,
            show ? "name one document" : "record %s takes no name",
            options->operands[0]);
    return true;
}

static bool check_operands(const struct options *options)
{
    size_t count = options->operand_count;
    switch (options->command) {
    case COMMAND_BUILD:
        if (count == 0)
            return complain(COMMAND_BUILD, "no profile is named");
        if (options->quiet && options->verbose)
            return complain(COMMAND_BUILD, "-q and -v contradict each other");
        if (options->output && strcmp(options->output, "-") == 0 &&
            (count > 1 || (options->html && options->pdf)))
            return complain(COMMAND_BUILD,
                "-o - takes one profile and one format (-f html or -f pdf)");
        if (options->output && strcmp(options->output, "-") == 0 &&
            (options->json || options->record || options->depfiles ||
                options->shard.count))
            return complain(COMMAND_BUILD, "-o - and %s contradict each other",
                options->json       ? "--json"
                : options->record   ? "--record"
                : options->depfiles ? "-MD"
                                    : "--shard");
        if ((options->force || options->dry_run) && !options->record)
            return complain(COMMAND_BUILD, "%s goes with --record",
                options->force ? "--force" : "--dry-run");
        break;
    case COMMAND_EXPLAIN:
        if (count != 1)
            return complain(COMMAND_EXPLAIN, "name one profile");
        break;
    case COMMAND_DIFF:
        if (count != 2)
            return complain(COMMAND_DIFF, "name two profiles");
        break;
    case COMMAND_NEW:
        if (count != 2 || strcmp(options->operands[0], "profile") != 0)
            return complain(COMMAND_NEW, "say: new profile GUIDE");
        break;
    case COMMAND_RECORD: return check_record(options);
    case COMMAND_CHECK:
    case COMMAND_DONE: break;
    }
    return true;
}

/* Reads what follows the command's name. */
static bool read_command(struct options *options, int argument_count,
    char **arguments, struct arena *arena)
{
    static const struct option long_options[] = {
        {"brand", required_argument, NULL, OPTION_BRAND},
        {"strict", no_argument, NULL, OPTION_STRICT},
        {"json", no_argument, NULL, OPTION_JSON},
        {"why", required_argument, NULL, OPTION_WHY},
        {"pdf-standard", required_argument, NULL, OPTION_STANDARD},
        {"attach-profile", no_argument, NULL, OPTION_ATTACH},
        {"compress", required_argument, NULL, OPTION_COMPRESS},
        {"theme", required_argument, NULL, OPTION_THEME},
        {"show-layout", no_argument, NULL, OPTION_SHOW},
        {"timeout", required_argument, NULL, OPTION_TIMEOUT},
        {"memory", required_argument, NULL, OPTION_MEMORY},
        {"fail-fast", no_argument, NULL, OPTION_FAIL_FAST},
        {"keep-going", no_argument, NULL, OPTION_KEEP_GOING},
        {"shard", required_argument, NULL, OPTION_SHARD},
        {"record", no_argument, NULL, OPTION_RECORD},
        {"force", no_argument, NULL, OPTION_FORCE},
        {"dry-run", no_argument, NULL, OPTION_DRY_RUN},
        {"module", required_argument, NULL, OPTION_MODULE},
        {"help", no_argument, NULL, 'h'}, {0}};
    const struct command_description *command = &commands[options->command];
    bool standard_asked = false;
    optind = 1;
    opterr = 0;
    for (int option; (option = getopt_long(argument_count, arguments,
                          command->letters, long_options, NULL)) != -1;) {
        if (option == 'h')
            return print_help(options, command->help);
        if (option == ':')
            return complain(options->command, "%s: a value is missing",
                arguments[optind - 1]);
        if (option == '?')
            return complain(options->command, "unknown option \"%s\"",
                arguments[optind - 1]);
        if (!take(options, option))
            return false;
        standard_asked |= option == OPTION_STANDARD;
    }
    if (!settle_standards(options, standard_asked))
        return false;
    options->operand_count = (size_t)(argument_count - optind);
    const char **operands =
        arena_allocate(arena, options->operand_count, sizeof *operands);
    for (size_t i = 0; i < options->operand_count; i++)
        operands[i] = arguments[optind + (int)i];
    options->operands = operands;
    return check_operands(options);
}

static bool find_command(enum command *command, const char *name)
{
    const char *names[COMMAND_COUNT];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        names[i] = commands[i].name;
        if (strcmp(name, names[i]) == 0) {
            *command = (enum command)i;
            return true;
        }
    }
    const char *nearest = suggest(name, names, COMMAND_COUNT);
    if (nearest)
        return complain(COMMAND_DONE,
            "unknown command \"%s\" (did you mean \"%s\"?)", name, nearest);
    return complain(COMMAND_DONE, "unknown command \"%s\"", name);
}

const char *options_version(void)
{
    return VERSION;
}

bool options_read(struct options *options, int argument_count, char **arguments,
    struct arena *arena)
{
    *options = (struct options){.command = COMMAND_DONE,
        .html = true,
        .pdf = true,
        .timeout_s = -1,
        .memory_mib = -1,
        .pdf_options = pdf_options_default};
    if (argument_count < 2)
        return complain(COMMAND_DONE, "no command is given");
    const char *first = arguments[1];
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
        strcmp(first, "help") == 0)
        return print_help(options, help_general);
    if (strcmp(first, "--version") == 0) {
        puts("dossier " VERSION);
        return true;
    }
    if (!find_command(&options->command, first))
        return false;
    return read_command(options, argument_count - 1, arguments + 1, arena);
}
