/* `dossier record`: what was issued, what is out of date, what was changed. */
#include "cli/record_command.h"

#include "cli/record.h"
#include "cli/report.h"

#include <string.h>

static int list_stale(struct record *record)
{
    struct fingerprints fingerprints;
    fingerprints_init(&fingerprints);
    size_t count = record_list_stale(record, &fingerprints);
    fingerprints_release(&fingerprints);
    return count ? EXIT_INPUT : EXIT_WRITTEN;
}

static int show(struct record *record, const char *name, struct diags *diags)
{
    if (record_show(record, name))
        return EXIT_WRITTEN;
    diag_add(diags, SEVERITY_ERROR, (struct place){0},
        "dossier record list tells the names",
        "the record knows no document \"%s\"", name);
    return EXIT_INPUT;
}

int record_command(const struct options *options)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *action = options->operands[0];
    const char *output = options->output ? options->output : "out";
    int status = EXIT_WRITTEN;
    struct record *record = NULL;
    if (strcmp(action, "merge") == 0)
        record_merge(options->operands[1], options->operands + 2,
            options->operand_count - 2, &diags);
    else
        record = record_open(output, NULL, false, &diags);
    if (record && strcmp(action, "list") == 0)
        record_list(record, options->module);
    else if (record && strcmp(action, "show") == 0)
        status = show(record, options->operands[1], &diags);
    else if (record && strcmp(action, "stale") == 0)
        status = list_stale(record);
    else if (record && strcmp(action, "failed") == 0)
        status = record_list_failed(record) ? EXIT_INPUT : EXIT_WRITTEN;
    else if (record)
        status = record_verify(record) ? EXIT_INPUT : EXIT_WRITTEN;
    if (record && !record_sound(record))
        record_report(record, &diags);
    record_close(record);
    report_diags(&diags, SEVERITY_NOTE, false, &status);
    arena_release(&arena);
    return status;
}
