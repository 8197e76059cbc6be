/* `dossier check`: guides and templates, without a profile. */
#include "cli/commands.h"

#include "cli/report.h"
#include "cli/shared.h"
#include "decide/reachability.h"

#include <stdio.h>

/* Checks one guide with its templates; says so when all is well. */
static void check_guide(
    struct shared *shared, const struct options *options, const char *name)
{
    struct diags *diags = &shared->diags;
    const struct loaded_guide *loaded =
        shared_guide(shared, (struct located){name, {0}});
    if (!loaded)
        return;
    const struct guide *guide = loaded->guide;
    reachability_check(loaded->rules, diags);
    if (options->template)
        shared_template(shared, loaded, options->template);
    for (size_t i = 0; i < guide->template_count && !options->template; i++)
        shared_template(shared, loaded, guide->templates[i]);
    if (diags_count(diags, SEVERITY_WARNING) == 0 && !options->quiet)
        printf("%s: good: %zu facts, %zu reasons, %zu modules, %zu warnings\n",
            guide->folder, guide->fact_count, guide->reason_count,
            guide->module_count, guide->warning_count);
}

static int run_check(const struct options *options)
{
    struct shared shared;
    shared_init(&shared, options->brand);
    shared.theme = options->theme;
    enum severity least = options_least(options);
    const char *const *names = options->operands;
    size_t count = options->operand_count;
    int status = EXIT_WRITTEN;
    if (count == 0)
        names = shared_guide_names(&shared, &count);
    if (count == 0)
        diag_add(&shared.diags, SEVERITY_ERROR, (struct place){0},
            "name one, or run it where there is a folder \"content\"",
            "there is no guide to check");
    for (size_t i = 0; i < count; i++) {
        guard_watch(shared.guard,
            (struct guard_subject){&shared.diags, names[i], "not checked"});
        check_guide(&shared, options, names[i]);
        guard_watch(shared.guard, (struct guard_subject){0});
        report_diags(&shared.diags, least, options->strict, &status);
        diags_init(&shared.diags, &shared.arena);
    }
    report_diags(&shared.diags, least, options->strict, &status);
    shared_release(&shared);
    return status;
}

static bool check_check_operands(const struct options *options)
{
    (void)options;
    return true;
}

const struct command check_command = {
    .name = "check",
    .operands = "[GUIDE]...",
    .summary = "check guides and templates (all, if none is named)",
    .before = "Usage: dossier check [OPTION]... [GUIDE]...\n"
              "\n"
              "Checks guides with their modules, conditions and templates, and "
              "reports\n"
              "every mistake. Without a GUIDE, all guides that can be found.\n"
              "\n",
    .behind = "\n"
              "Example:\n"
              "  dossier check content/python-node\n",
    .check = check_check_operands,
    .run = run_check,
};
