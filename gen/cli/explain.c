/* `dossier explain`: what was decided, and why. */
#include "cli/explain.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/report.h"
#include "cli/shared.h"
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
    const char *name = options->guide;
    if (!name)
        name = profile_guide(arena, source, diags);
    if (!name)
        return false;
    struct place place = {options->guide ? NULL : source, 0, 0};
    const struct loaded_guide *guide = shared_guide(shared, name, place);
    if (!guide)
        return false;
    const struct profile *profile =
        profile_read(arena, source, guide->guide, diags);
    if (!profile)
        return false;
    struct facts *facts = facts_new(arena, guide->rules, profile);
    const struct verdict *verdict = verdict_reach(arena, guide->rules, facts);
    const struct selection *selection =
        selection_make(arena, guide->rules, facts, verdict);
    if (options->json)
        json_write_verdict(out, verdict, selection);
    else
        ledger_write(out, verdict, selection, guide->rules, facts);
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
