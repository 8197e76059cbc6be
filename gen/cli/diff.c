/* `dossier diff`: what differs between two decisions. */
#include "cli/diff.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/decided.h"
#include "cli/report.h"
#include "decide/difference.h"
#include "write/json_difference.h"
#include "write/ledger_difference.h"

static bool compare(
    struct buffer *out, struct shared *shared, const struct options *options)
{
    struct decided old, new;
    bool good =
        decided_read(&old, shared, options->operands[0], options->guide);
    good = decided_read(&new, shared, options->operands[1], options->guide) &&
           good;
    if (!good)
        return false;
    if (old.guide->guide != new.guide->guide) {
        diag_add(&shared->diags, SEVERITY_ERROR,
            (struct place){new.profile->source, 0, 0},
            "compare profiles of one guide",
            "its guide is \"%s\", but that of \"%s\" is \"%s\"",
            new.guide->guide->id, options->operands[0], old.guide->guide->id);
        return false;
    }
    struct difference difference =
        difference_find(&shared->arena, &old.decision, &new.decision);
    if (options->json)
        json_write_difference(out, &difference);
    else
        ledger_write_difference(out, &difference);
    return true;
}

static int run_diff(const struct options *options)
{
    struct shared shared;
    struct buffer out;
    int status = EXIT_WRITTEN;
    shared_init(&shared, NULL);
    buffer_init(&out);
    if (compare(&out, &shared, options))
        file_write_stdout(out.bytes, out.length, &shared.diags);
    report_diags(&shared.diags, options_least(options), false, &status);
    buffer_release(&out);
    shared_release(&shared);
    return status;
}

static bool check_diff_operands(const struct options *options)
{
    return options->operand_count == 2 ||
           options_complain(options, "name two profiles");
}

const struct command diff_command = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = "say what differs between two profiles' decisions",
    .before = "Usage: dossier diff [OPTION]... OLD NEW\n"
              "\n"
              "Prints what differs between the decisions on two profiles of "
              "one guide:\n"
              "facts and parts, reasons, scores, verdict and confidence, "
              "modules and\n"
              "warnings.\n"
              "\n",
    .behind = "\n"
              "Example:\n"
              "  dossier diff issued.xml revised.xml\n",
    .check = check_diff_operands,
    .run = run_diff,
};
