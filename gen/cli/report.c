/* How the commands speak: diagnostics, exit codes, one-line verdicts. */
#include "cli/report.h"

#include "base/memory.h"
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool report_coloured(void)
{
    const char *no_color = getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && !(no_color && *no_color);
}

int report_status(const struct diags *diags, bool strict)
{
    enum severity worst = diags_worst(diags);
    if (worst == SEVERITY_SYSTEM)
        return EXIT_SYSTEM;
    if (worst == SEVERITY_ERROR || (strict && worst == SEVERITY_WARNING))
        return EXIT_INPUT;
    return EXIT_WRITTEN;
}

void report_diags(
    const struct diags *diags, enum severity least, bool strict, int *status)
{
    fflush(stdout);
    diags_print(diags, stderr, least, report_coloured());
    int code = report_status(diags, strict);
    if (code > *status)
        *status = code;
}

static const char *verdict_label(
    struct arena *arena, const struct verdict *verdict)
{
    const struct plan *plans = verdict->guide->plans;
    if (verdict->plan != NONE)
        return plans[verdict->plan].label;
    const char *label = "toss-up between ";
    for (size_t i = 0; i < verdict->level_count; i++) {
        const char *joint = i == 0                          ? ""
                            : i + 1 == verdict->level_count ? " and "
                                                            : ", ";
        label = arena_format(
            arena, "%s%s%s", label, joint, plans[verdict->level[i]].label);
    }
    return label;
}

const char *report_verdict(struct arena *arena, const struct verdict *verdict)
{
    const char *text = verdict_label(arena, verdict);
    if (verdict->conflict)
        text = arena_format(arena, "%s, in conflict", text);
    if (verdict->confidence != CONFIDENCE_NONE)
        text = arena_format(arena, "%s, confidence %s", text,
            verdict_confidence_name(verdict->confidence));
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        return arena_format(arena, "%s, no rival left", text);
    return arena_format(arena, "%s, lead %d", text, verdict->lead);
}
