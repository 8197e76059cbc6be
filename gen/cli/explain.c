/* `dossier explain`: what was decided, and why. */
#include "cli/explain.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/report.h"
#include "cli/shared.h"
#include "decide/decide.h"
#include "write/json.h"
#include "write/ledger.h"

/* Decides the profile and appends the explanation to OUT. */
static bool explain_profile(
    struct buffer *out, struct shared *shared, const struct options *options)
{
    struct arena *arena = &shared->arena;
    struct diags *diags = &shared->diags;
    const struct source *source =
        file_read_text(arena, options->operands[0], diags);
    if (!source)
        return false;
    struct located name = {options->guide, {0}};
    if (!name.text)
        name = profile_guide(arena, source, diags);
    if (!name.text)
        return false;
    const struct loaded_guide *guide = shared_guide(shared, name);
    if (!guide)
        return false;
    const struct profile *profile =
        profile_read(arena, source, guide->guide, diags);
    if (!profile)
        return false;
    struct decision decision = decide(arena, guide->rules, profile);
    if (options->json)
        json_write_decision(out, &decision);
    else
        ledger_write(out, decision.verdict, decision.selection, guide->rules,
            decision.facts);
    return true;
}

int explain(const struct options *options)
{
    struct shared shared;
    struct buffer out;
    int status = EXIT_WRITTEN;
    shared_init(&shared, NULL);
    buffer_init(&out);
    if (explain_profile(&out, &shared, options))
        file_write_stdout(out.bytes, out.length, &shared.diags);
    report_diags(&shared.diags, options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE,
        false, &status);
    buffer_release(&out);
    shared_release(&shared);
    return status;
}
