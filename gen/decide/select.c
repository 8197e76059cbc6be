/* Modules and warnings: conditions that may look at the verdict. */
#include "decide/select.h"

/* What `$lead` is where all rivals are ruled out. */
static const double LEAD_IN_CONDITIONS = 999;

struct outcome selection_outcome(const struct verdict *verdict)
{
    bool alone = verdict->lead == LEAD_ALL_RULED_OUT;
    return (struct outcome){.verdict = verdict_recommended_name(verdict),
        .confidence = verdict_confidence_name(verdict->confidence),
        .mismatch = verdict_mismatch_name(verdict->mismatch),
        .lead = alone ? LEAD_IN_CONDITIONS : verdict->lead,
        .uses = verdict->uses};
}

/* A module with scope part is in if its condition holds for some part, open
 * if it may, and out otherwise. */
static struct chosen choose_for_parts(
    struct facts *facts, const struct condition *condition, struct arena *arena)
{
    size_t count = facts_profile(facts)->part_count;
    int *parts = arena_allocate(arena, count, sizeof *parts);
    struct chosen chosen = {.truth = TRUTH_FALSE, .parts = parts};
    for (size_t i = 0; i < count; i++) {
        enum truth truth = facts_truth(facts, condition, (int)i);
        if (truth == TRUTH_TRUE)
            parts[chosen.part_count++] = (int)i;
        else if (truth == TRUTH_UNKNOWN)
            chosen.truth = TRUTH_UNKNOWN;
    }
    if (chosen.part_count)
        chosen.truth = TRUTH_TRUE;
    return chosen;
}

struct chosen selection_module(const struct rules *rules, struct facts *facts,
    int module, struct arena *arena)
{
    const struct condition *condition = rules->modules[module];
    const struct profile *profile = facts_profile(facts);
    struct chosen chosen;
    if (rules->guide->modules[module].scope == SCOPE_PART)
        chosen = choose_for_parts(facts, condition, arena);
    else
        chosen = (struct chosen){.truth = facts_truth(facts, condition, NONE)};
    if (profile->omissions && profile->omissions[module])
        return (struct chosen){
            .truth = TRUTH_FALSE, .omitted = chosen.truth == TRUTH_TRUE};
    return chosen;
}

const struct selection *selection_make(struct arena *arena,
    const struct rules *rules, struct facts *facts,
    const struct verdict *verdict)
{
    const struct guide *guide = rules->guide;
    struct outcome *outcome = arena_new(arena, struct outcome);
    *outcome = selection_outcome(verdict);
    facts_set_outcome(facts, outcome);
    struct chosen *modules =
        arena_allocate(arena, guide->module_count, sizeof *modules);
    struct chosen *warnings =
        arena_allocate(arena, guide->warning_count, sizeof *warnings);
    for (size_t i = 0; i < guide->module_count; i++)
        modules[i] = selection_module(rules, facts, (int)i, arena);
    for (size_t i = 0; i < guide->warning_count; i++)
        warnings[i].truth = facts_truth(facts, rules->warnings[i], NONE);
    struct selection *selection = arena_new(arena, struct selection);
    selection->modules = modules;
    selection->warnings = warnings;
    return selection;
}
