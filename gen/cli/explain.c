/* `dossier explain`: what was decided, and why. */
#include "cli/explain.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/file.h"
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

static bool explain_one(struct buffer *out, struct shared *shared,
    const struct decided *decided, const struct options *options)
{
    struct arena *arena = &shared->arena;
    struct subjects subjects = {0};
    const struct rules *rules = decided->guide->rules;
    find_subjects(&subjects, arena, decided->guide->guide, options->why);
    if (!subjects.asked.count) {
        const char *hint = diag_suggest_hint(
            arena, options->why, subjects.ids.items, subjects.ids.count);
        diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0},
            hint ? hint : "without --why, all of them are listed",
            "--why: guide \"%s\" has no module, warning or reason \"%s\"",
            decided->guide->guide->id, options->why);
        return false;
    }
    const struct clauses *clauses = clauses_new(arena, rules);
    if (options->json) {
        json_write_why(out, rules, clauses, &decided->decision,
            subjects.asked.items, subjects.asked.count);
        return true;
    }
    for (size_t i = 0; i < subjects.asked.count; i++) {
        if (i)
            buffer_add_byte(out, '\n');
        ledger_write_why(
            out, rules, clauses, &decided->decision, &subjects.asked.items[i]);
    }
    return true;
}

/* ---- everything ---------------------------------------------------------- */

static void explain_all(struct buffer *out, struct shared *shared,
    const struct decided *decided, const struct options *options)
{
    if (options->json) {
        json_write_decision(out, &decided->decision);
        return;
    }
    const struct rules *rules = decided->guide->rules;
    ledger_write(
        out, rules, clauses_new(&shared->arena, rules), &decided->decision);
}

static int run_explain(const struct options *options)
{
    struct shared shared;
    struct buffer out;
    struct decided decided;
    int status = EXIT_WRITTEN;
    shared_init(&shared, NULL);
    buffer_init(&out);
    bool good =
        decided_read(&decided, &shared, options->operands[0], options->guide);
    if (good && options->why) {
        good = explain_one(&out, &shared, &decided, options);
        status = good ? EXIT_WRITTEN : EXIT_USAGE;
    } else if (good) {
        explain_all(&out, &shared, &decided, options);
    }
    if (good)
        file_write_stdout(out.bytes, out.length, &shared.diags);
    report_diags(&shared.diags, options_least(options), false, &status);
    buffer_release(&out);
    shared_release(&shared);
    return status;
}

static bool check_explain_operands(const struct options *options)
{
    return options->operand_count == 1 ||
           options_complain(options, "name one profile");
}

const struct command explain_command = {
    .name = "explain",
    .operands = "PROFILE",
    .summary = "say what was decided, and why",
    .before =
        "Usage: dossier explain [OPTION]... PROFILE\n"
        "\n"
        "Prints the verdict, the scores row by row, every reason with its "
        "facts\n"
        "and whether it counts, what would change the verdict, and which "
        "modules\n"
        "and warnings the document has and lacks: why, and the nearest change\n"
        "that would bring them in.\n"
        "\n",
    .behind = "\n"
              "Examples:\n"
              "  dossier explain examples/profiles/p05-ticket-rush-api.xml\n"
              "  dossier explain --why mismatch client.xml\n",
    .check = check_explain_operands,
    .run = run_explain,
};
