/* `dossier explain`: what was decided, and why. */
#include "cli/commands.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/file.h"
#include "cli/clients.h"
#include "cli/decided.h"
#include "cli/report.h"
#include "decide/clause.h"
#include "decide/why.h"
#include "write/json.h"
#include "write/json_why.h"
#include "write/ledger.h"

#include <string.h>

struct subjects {
    ARRAY(struct subject) all;
    ARRAY(struct subject) asked; /* those with the id that is asked for */
    ARRAY(const char *) ids;     /* of all */
};

struct explaining {
    const struct options *options;
    struct shared shared;
    struct buffer out;
    int status;
    bool many; /* profiles */
    size_t explained;
    const struct loaded_guide *unasked; /* that lacks what is asked for */
};

/* ---- one module, warning or reason --------------------------------------- */

static void list_kind(struct subjects *subjects, struct arena *arena,
    enum subject_kind kind, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *array_add(&subjects->all, arena) = (struct subject){kind, (int)i};
}

/* A module, a warning and a reason may share an id. */
static void find_subjects(struct subjects *subjects, struct arena *arena,
    const struct guide *guide, const char *id)
{
    list_kind(subjects, arena, SUBJECT_MODULE, guide->module_count);
    list_kind(subjects, arena, SUBJECT_WARNING, guide->warning_count);
    list_kind(subjects, arena, SUBJECT_REASON, guide->reason_count);
    for (size_t i = 0; i < subjects->all.count; i++) {
        const struct subject *subject = &subjects->all.items[i];
        const char *own = why_subject_id(guide, subject);
        *array_add(&subjects->ids, arena) = own;
        if (strcmp(own, id) == 0)
            *array_add(&subjects->asked, arena) = *subject;
    }
}

/* Says so if there is none: once a guide. */
static bool check_asked(struct explaining *explaining,
    const struct decided *decided, const struct subjects *subjects,
    struct arena *arena)
{
    const char *why = explaining->options->why;
    if (subjects->asked.count)
        return true;
    explaining->status = EXIT_USAGE;
    if (explaining->unasked == decided->guide)
        return false;
    explaining->unasked = decided->guide;
    const char *hint =
        diag_suggest_hint(arena, why, subjects->ids.items, subjects->ids.count);
    diag_add(&explaining->shared.diags, SEVERITY_ERROR, (struct place){0},
        hint ? hint : "without --why, all of them are listed",
        "--why: guide \"%s\" has no module, warning or reason \"%s\"",
        decided->guide->guide->id, why);
    return false;
}

/* Of many, each begins with its name. */
static void add_name(struct explaining *explaining, const struct client *client,
    const struct profile *profile)
{
    struct buffer *out = &explaining->out;
    const char *words = profile->meta.client;
    if (!explaining->many || explaining->options->json)
        return;
    if (explaining->explained++)
        buffer_add_byte(out, '\n');
    buffer_add_string(out, "---- ");
    diag_add_text(out, client->key, strlen(client->key));
    if (words) {
        buffer_add_string(out, " (");
        diag_add_text(out, words, strlen(words));
        buffer_add_byte(out, ')');
    }
    buffer_add_string(out, "\n\n");
}

static void explain_one(struct explaining *explaining,
    const struct client *client, const struct decided *decided,
    struct arena *arena)
{
    struct subjects subjects = {0};
    struct buffer *out = &explaining->out;
    const struct rules *rules = decided->guide->rules;
    find_subjects(
        &subjects, arena, decided->guide->guide, explaining->options->why);
    if (!check_asked(explaining, decided, &subjects, arena))
        return;
    add_name(explaining, client, decided->profile);
    const struct clauses *clauses = clauses_new(arena, rules);
    if (explaining->options->json) {
        json_write_why(out, rules, clauses, &decided->decision,
            subjects.asked.items, subjects.asked.count);
        return;
    }
    for (size_t i = 0; i < subjects.asked.count; i++) {
        if (i)
            buffer_add_byte(out, '\n');
        ledger_write_why(
            out, rules, clauses, &decided->decision, &subjects.asked.items[i]);
    }
}

/* ---- everything ---------------------------------------------------------- */

static void explain_all(struct explaining *explaining,
    const struct client *client, const struct decided *decided,
    struct arena *arena)
{
    const struct rules *rules = decided->guide->rules;
    add_name(explaining, client, decided->profile);
    if (explaining->options->json)
        json_write_decision(&explaining->out, &decided->decision);
    else
        ledger_write(&explaining->out, rules, clauses_new(arena, rules),
            &decided->decision);
}

static void report(struct explaining *explaining, const struct diags *diags)
{
    struct diags *shared = &explaining->shared.diags;
    enum severity least = options_least(explaining->options);
    report_diags(shared, least, false, &explaining->status);
    diags_init(shared, &explaining->shared.arena);
    if (diags)
        report_diags(diags, least, false, &explaining->status);
}

/* What is printed of each is printed at once: there may be many. */
static void explain_client(
    struct explaining *explaining, const struct client *client)
{
    struct decided decided;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    if (client_decide(&decided, &explaining->shared, client,
            explaining->options->guide, &arena, &diags)) {
        if (explaining->options->why)
            explain_one(explaining, client, &decided, &arena);
        else
            explain_all(explaining, client, &decided, &arena);
    }
    if (explaining->out.length)
        file_write_stdout(
            explaining->out.bytes, explaining->out.length, &diags);
    buffer_clear(&explaining->out);
    report(explaining, &diags);
    arena_release(&arena);
}

static int run_explain(const struct options *options)
{
    struct explaining explaining = {.options = options};
    struct clients clients;
    shared_init(&explaining.shared, NULL);
    bool found = clients_find(&clients, &explaining.shared, options->operands,
        options->operand_count, options->map, options->guide);
    explaining.many = options->operand_count > 1 || clients.list.count > 1;
    if (explaining.many)
        clients_name(&clients, &explaining.shared, false);
    report(&explaining, NULL);
    for (size_t i = 0; found && i < clients.list.count; i++)
        explain_client(&explaining, &clients.list.items[i]);
    buffer_release(&explaining.out);
    clients_close(&clients);
    shared_release(&explaining.shared);
    return explaining.status;
}

static bool check_explain_operands(const struct options *options)
{
    if (options->operand_count == 0)
        return options_complain(options, "name a profile");
    return options_check_map(options);
}

const struct command explain_command = {
    .name = "explain",
    .operands = "PROFILE...",
    .summary = "say what was decided, and why",
    .before =
        "Usage: dossier explain [OPTION]... PROFILE...\n"
        "\n"
        "Prints the verdict, the scores row by row, every reason with its "
        "facts\n"
        "and whether it counts, what would change the verdict, and which "
        "modules\n"
        "and warnings the document has and lacks: why, and the nearest change\n"
        "that would bring them in. Of many profiles (folders, files of many, "
        "a\n"
        "table) each is explained in turn, with --json as an object each.\n"
        "\n",
    .behind = "\n"
              "Examples:\n"
              "  dossier explain examples/profiles/p05-ticket-rush-api.xml\n"
              "  dossier explain --why mismatch client.xml\n",
    .check = check_explain_operands,
    .run = run_explain,
};
