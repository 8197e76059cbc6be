/* `dossier record`: what was issued, what is out of date, what was changed. */
#include "cli/commands.h"

#include "base/buffer.h"
#include "cli/record.h"
#include "cli/record_print.h"
#include "cli/record_prune.h"
#include "cli/record_view.h"
#include "cli/report.h"

#include <string.h>

/* ---- what can be asked --------------------------------------------------- */

/* Each gives the exit code. */
static int list(
    struct record *record, const struct options *options, struct diags *diags)
{
    record_list(record, options, diags);
    return EXIT_WRITTEN;
}

static int show(
    struct record *record, const struct options *options, struct diags *diags)
{
    const char *name = options->operands[1];
    if (record_show(record, options, name, diags))
        return EXIT_WRITTEN;
    diag_add(diags, SEVERITY_ERROR, (struct place){0},
        "dossier record list tells the names",
        options->module ? "the record knows no document \"%s\" with that module"
                        : "the record knows no document \"%s\"",
        name);
    return EXIT_INPUT;
}

static int list_stale(
    struct record *record, const struct options *options, struct diags *diags)
{
    return record_list_stale(record, options, diags) ? EXIT_INPUT
                                                     : EXIT_WRITTEN;
}

static int list_failed(
    struct record *record, const struct options *options, struct diags *diags)
{
    return record_list_failed(record, options, diags) ? EXIT_INPUT
                                                      : EXIT_WRITTEN;
}

static int verify(
    struct record *record, const struct options *options, struct diags *diags)
{
    return record_verify(record, options, diags) ? EXIT_INPUT : EXIT_WRITTEN;
}

static const struct action {
    const char *name;
    size_t operands;        /* behind its name */
    bool module, all, json; /* it takes these options */
    /* NULL: it asks nothing of the record of a folder (merge). */
    int (*run)(struct record *record, const struct options *options,
        struct diags *diags);
} actions[] = {{"list", 0, true, true, true, list},
    {"show", 1, true, true, true, show},
    {"stale", 0, true, false, true, list_stale},
    {"failed", 0, false, false, true, list_failed},
    {"verify", 0, true, false, true, verify},
    {"prune", 0, false, false, false, record_prune},
    {"merge", 2, false, false, false, NULL},
    {NULL, 0, false, false, false, NULL}};

static const struct action *find_action(const struct options *options)
{
    const struct action *action = actions;
    if (options->operand_count == 0)
        return NULL;
    while (action->name && strcmp(action->name, options->operands[0]) != 0)
        action++;
    return action->name ? action : NULL;
}

/* ---- the command --------------------------------------------------------- */

static int run_record(const struct options *options)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct action *action = find_action(options);
    int status = EXIT_WRITTEN;
    if (!action->run) {
        record_merge(options->operands[1], options->operands + 2,
            options->operand_count - 2, &diags);
    } else {
        struct record *record =
            record_open(options_folder(options), NULL, false, &diags);
        if (record && (!options->module ||
                          record_check_module(record, options->module, &diags)))
            status = action->run(record, options, &diags);
        if (record && !record_sound(record))
            record_report(record, &diags);
        record_close(record);
    }
    report_diags(&diags, SEVERITY_NOTE, false, &status);
    arena_release(&arena);
    return status;
}

static bool complain_of_action(const struct options *options)
{
    struct buffer names = {0};
    for (const struct action *action = actions; action->name; action++)
        buffer_add_format(&names, "%s%s",
            action == actions ? ""
            : action[1].name  ? ", "
                              : " or ",
            action->name);
    options_complain(options, "say: record %s", buffer_string(&names));
    buffer_release(&names);
    return false;
}

/* The first option that goes with prune alone; NULL: none is given. */
static const char *option_of_prune(const struct options *options)
{
    return options->rows             ? "--rows"
           : options->map            ? "--map"
           : options->guide          ? "-g"
           : options->client_count   ? "--client"
           : options->with_documents ? "--with-documents"
           : options->dry_run        ? "--dry-run"
           : options->force          ? "--force"
                                     : NULL;
}

/* Nobody is forgotten without being named, in one of the two ways. */
static bool check_prune(const struct options *options, size_t given)
{
    if (given == 0 && !options->rows && options->client_count == 0)
        return options_complain(options,
            "say who stays (profiles, or --rows), or who is forgotten "
            "(--client)");
    if ((given > 0 || options->rows) && options->client_count > 0)
        return options_complain(options,
            "say who stays or who is forgotten (--client), in two runs");
    if (given > 0 && options->rows)
        return options_complain(options, "name profiles or --rows");
    return !options->map || options->client_count == 0 ||
           options_complain(options, "--map goes with a table");
}

static bool check_options(
    const struct options *options, const struct action *action)
{
    const char *own = option_of_prune(options);
    if (options->module && !action->module)
        return options_complain(
            options, "--module goes with record list, show, stale and verify");
    if (options->all && !action->all)
        return options_complain(
            options, "--all goes with record list and show");
    if (options->json && !action->json)
        return options_complain(
            options, "record %s prints no JSON", action->name);
    return !own || action->run == record_prune ||
           options_complain(options, "%s goes with record prune", own);
}

static bool check_record_operands(const struct options *options)
{
    const struct action *action = find_action(options);
    size_t given = options->operand_count - 1;
    if (!action)
        return complain_of_action(options);
    if (!check_options(options, action))
        return false;
    if (action->run == record_prune)
        return check_prune(options, given);
    if (!action->run)
        return (given >= action->operands && !options->output) ||
               options_complain(
                   options, "say: record merge OUT RECORD..., without -o");
    return given == action->operands ||
           options_complain(options,
               action->operands ? "name one document"
                                : "record %s takes no name",
               action->name);
}

const struct command record_command = {
    .name = "record",
    .operands = "ACTION",
    .summary = "what was issued, is out of date, or was changed",
    .before =
        "Usage: dossier record list [OPTION]...\n"
        "       dossier record show [OPTION]... NAME\n"
        "       dossier record stale [OPTION]...\n"
        "       dossier record failed [OPTION]...\n"
        "       dossier record verify [OPTION]...\n"
        "       dossier record prune [OPTION]... PROFILE... | --rows FILE\n"
        "       dossier record prune [OPTION]... --client NAME...\n"
        "       dossier record merge OUT RECORD...\n"
        "\n"
        "Reads the record that build --record keeps, and prints a document on "
        "a\n"
        "line, its columns separated by tabs. list prints what was issued: "
        "name,\n"
        "time, client, verdict. show prints all that is known of one, on many "
        "lines.\n"
        "stale prints what is out of date, and why; a document in whose place "
        "a newer\n"
        "one of another date has come is superseded, and not out of date. "
        "failed\n"
        "prints what was not written when it was tried last: name, time, "
        "profile,\n"
        "first problem. verify prints the documents whose files are not as "
        "they were\n"
        "issued.\n"
        "\n"
        "prune forgets clients: all that are not among the profiles or rows "
        "that are\n"
        "named, or those that --client names; with --with-documents, it "
        "removes what\n"
        "they were sent, unless somebody has changed it.\n"
        "\n"
        "merge joins records, those of the shards of a run for instance, into "
        "that\n"
        "of the folder OUT: files, or folders for all records in them. The "
        "newest\n"
        "issue of a document is its last one.\n"
        "\n",
    .behind =
        "\n"
        "Exit codes: 1 if something is stale, has failed, or is not as it was\n"
        "issued, or if prune has left a document.\n"
        "\n"
        "Examples:\n"
        "  dossier record list -o reports --module team-skills@1\n"
        "  dossier record prune -o reports --dry-run --rows clients.csv\n"
        "  dossier record merge reports shard-*\n",
    .check = check_record_operands,
    .run = run_record,
};
