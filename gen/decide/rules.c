/* Reading every condition of a guide, and refusing facts that go in circles. */
#include "decide/rules.h"

#include "base/text_map.h"

#include "decide/dependency.h"
#include "decide/guide_variables.h"

#include <stdbool.h>

struct loader {
    struct arena *arena;
    struct rules *rules;
    struct diags *diags;
};

static const struct condition *read_condition(struct loader *loader,
    struct located text, enum scope scope, bool with_outcome)
{
    if (!text.text)
        return NULL;
    return condition_read(loader->arena, &loader->rules->variables, text,
        scope == SCOPE_PART ? REACH_PART : REACH_PROJECT, with_outcome,
        loader->diags);
}

static const struct condition **make_list(struct loader *loader, size_t count)
{
    return arena_allocate(
        loader->arena, count, sizeof(const struct condition *));
}

/* ---- facts --------------------------------------------------------------- */

static void read_facts(struct loader *loader)
{
    struct rules *rules = loader->rules;
    const struct guide *guide = rules->guide;
    rules->derived = make_list(loader, guide->fact_count);
    rules->asked_if = make_list(loader, guide->fact_count);
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        rules->asked_if[i] =
            read_condition(loader, fact->asked_if, fact->of, false);
        if (fact->derivation == DERIVATION_IS)
            rules->derived[i] = condition_read_value(loader->arena,
                &rules->variables, fact->expression,
                fact->of == SCOPE_PART ? REACH_PART : REACH_PROJECT,
                loader->diags);
        else if (fact->derivation != DERIVATION_NONE)
            rules->derived[i] =
                read_condition(loader, fact->expression, SCOPE_PART, false);
    }
}

/* How far the search for circles has come with a fact. */
enum progress { NOT_SEEN, ON_PATH, DONE };

struct chains {
    struct loader *loader;
    enum progress *progress; /* by fact */
    int *lengths;            /* by fact, of the longest chain below it */
    int path[RULES_LONGEST_CHAIN + 1];
    int depth;
};

/* What a fact rests on: its expression, or whether it is asked at all. */
static const struct condition *basis_of_fact(
    const struct rules *rules, int fact)
{
    return rules->derived[fact] ? rules->derived[fact] : rules->asked_if[fact];
}

static struct place basis_place(const struct fact *fact)
{
    return fact->derivation == DERIVATION_NONE ? fact->asked_if.place
                                               : fact->expression.place;
}

static void report_circle(struct chains *chains, int fact)
{
    struct loader *loader = chains->loader;
    const struct fact *facts = loader->rules->guide->facts;
    int start = chains->depth - 1;
    while (start > 0 && chains->path[start] != fact)
        start--;
    const char *chain = "";
    for (int i = start; i < chains->depth; i++)
        chain = arena_format(
            loader->arena, "%s\"%s\" -> ", chain, facts[chains->path[i]].id);
    diag_add(loader->diags, SEVERITY_ERROR, basis_place(&facts[fact]),
        "a fact cannot rest on itself, not even through whether it is asked",
        "facts in a circle: %s\"%s\"", chain, facts[fact].id);
}

static bool follow_chain(struct chains *chains, int fact);

/* The length of the longest chain below FACT; *SOUND is cleared if one of
 * them was reported. */
static int follow_named(struct chains *chains, int fact, bool *sound)
{
    const struct condition *condition =
        basis_of_fact(chains->loader->rules, fact);
    size_t count = condition ? condition->fact_count : 0;
    int longest = 0;
    for (size_t i = 0; i < count && *sound; i++) {
        int named = condition->facts[i];
        *sound = follow_chain(chains, named);
        if (chains->lengths[named] >= longest)
            longest = chains->lengths[named] + 1;
    }
    return longest;
}

/* Follows what FACT rests on; false if that went wrong and was reported. The
 * recursion ends at RULES_LONGEST_CHAIN. */
static bool follow_chain(struct chains *chains, int fact)
{
    struct loader *loader = chains->loader;
    if (chains->progress[fact] == DONE)
        return true;
    if (chains->progress[fact] == ON_PATH) {
        report_circle(chains, fact);
        return false;
    }
    int length = RULES_LONGEST_CHAIN;
    bool sound = true;
    if (chains->depth < RULES_LONGEST_CHAIN) {
        chains->progress[fact] = ON_PATH;
        chains->path[chains->depth++] = fact;
        length = follow_named(chains, fact, &sound);
        chains->depth--;
        chains->progress[fact] = DONE;
        chains->lengths[fact] = length;
    }
    if (!sound || length < RULES_LONGEST_CHAIN)
        return sound;
    const struct fact *last = &loader->rules->guide->facts[fact];
    diag_add(loader->diags, SEVERITY_ERROR, last->place, NULL,
        "fact \"%s\" is at the end of a chain of %d facts and more", last->id,
        RULES_LONGEST_CHAIN);
    return false;
}

static void check_chains(struct loader *loader)
{
    size_t count = loader->rules->guide->fact_count;
    struct chains chains = {.loader = loader};
    chains.progress =
        arena_allocate(loader->arena, count, sizeof *chains.progress);
    chains.lengths =
        arena_allocate(loader->arena, count, sizeof *chains.lengths);
    for (size_t i = 0; i < count; i++)
        follow_chain(&chains, (int)i);
}

/* ---- modules, reasons, warnings ------------------------------------------ */

static bool *find_modules_with_reasons(struct loader *loader)
{
    const struct guide *guide = loader->rules->guide;
    bool *with_reasons =
        arena_allocate(loader->arena, guide->module_count, sizeof(bool));
    for (size_t i = 0; i < guide->reason_count; i++)
        if (guide->reasons[i].module != NONE)
            with_reasons[guide->reasons[i].module] = true;
    return with_reasons;
}

static void read_modules(struct loader *loader)
{
    struct rules *rules = loader->rules;
    const struct guide *guide = rules->guide;
    const bool *with_reasons = find_modules_with_reasons(loader);
    rules->modules = make_list(loader, guide->module_count);
    for (size_t i = 0; i < guide->module_count; i++)
        rules->modules[i] = read_condition(loader, guide->modules[i].when,
            guide->modules[i].scope, !with_reasons[i]);
    rules->warnings = make_list(loader, guide->warning_count);
    for (size_t i = 0; i < guide->warning_count; i++)
        rules->warnings[i] = read_condition(
            loader, guide->warnings[i].when, SCOPE_PROJECT, true);
}

/* A module that speaks of parts has reasons on parts only: its condition
 * could not be asked of the project. */
static void check_row(struct loader *loader, const struct reason *reason)
{
    const struct guide *guide = loader->rules->guide;
    if (reason->module == NONE || reason->scope == SCOPE_PART)
        return;
    const struct module *module = &guide->modules[reason->module];
    if (module->scope == SCOPE_PART)
        diag_add(loader->diags, SEVERITY_ERROR, reason->place,
            "leave out its scope, or move it to a module of the project",
            "reason \"%s\" stands on the project row, but module \"%s\" has "
            "scope: part",
            reason->id, module->id);
}

static void read_reason(struct loader *loader, size_t index)
{
    struct rules *rules = loader->rules;
    const struct reason *reason = &rules->guide->reasons[index];
    check_row(loader, reason);
    const struct condition *own =
        read_condition(loader, reason->when, reason->scope, false);
    const struct condition *of_module =
        reason->module == NONE ? NULL : rules->modules[reason->module];
    rules->reasons[index] = condition_join(loader->arena, of_module, own);
    rules->exceptions[index] = make_list(loader, reason->exception_count);
    for (size_t i = 0; i < reason->exception_count; i++)
        rules->exceptions[index][i] = read_condition(
            loader, reason->exceptions[i].when, reason->scope, false);
}

static void read_reasons(struct loader *loader)
{
    struct rules *rules = loader->rules;
    size_t count = rules->guide->reason_count;
    rules->reasons = make_list(loader, count);
    rules->exceptions =
        arena_allocate(loader->arena, count, sizeof *rules->exceptions);
    for (size_t i = 0; i < count; i++)
        read_reason(loader, i);
}

/* ---- groups -------------------------------------------------------------- */

static void link_groups(struct loader *loader)
{
    const struct guide *guide = loader->rules->guide;
    struct text_map last = {0}; /* of each group, so far */
    int *before =
        arena_allocate(loader->arena, guide->fact_count, sizeof *before);
    int *next = arena_allocate(loader->arena, guide->fact_count, sizeof *next);
    for (int i = 0; i < (int)guide->fact_count; i++) {
        const char *group = guide->facts[i].group;
        before[i] = next[i] = NONE;
        if (!group || text_map_add(&last, loader->arena, group, i))
            continue;
        int *at = text_map_lookup(&last, group);
        before[i] = *at;
        next[*at] = i;
        *at = i;
    }
    loader->rules->group_before = before;
    loader->rules->group_next = next;
}

const struct rules *rules_new(
    struct arena *arena, const struct guide *guide, struct diags *diags)
{
    struct rules *rules = arena_new(arena, struct rules);
    struct loader loader = {arena, rules, diags};
    size_t before = diags_count(diags, SEVERITY_ERROR);
    rules->guide = guide;
    rules->variables = guide_variables(arena, guide);
    read_facts(&loader);
    check_chains(&loader);
    read_modules(&loader);
    read_reasons(&loader);
    if (diags_count(diags, SEVERITY_ERROR) != before)
        return NULL;
    dependency_find(arena, rules);
    link_groups(&loader);
    return rules;
}
