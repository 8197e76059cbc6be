/* Looking for projects that bring about what a guide provides for. */
#include "decide/reachability.h"

#include "base/array.h"
#include "decide/decide.h"
#include "decide/representative.h"
#include "decide/unread.h"

#include <string.h>

enum target_kind {
    TARGET_MODULE,
    TARGET_WARNING,
    TARGET_REASON,
    TARGET_EXCEPTION,
    TARGET_ASKED,
};

/* A condition of the guide, and what has been seen of it. */
struct target {
    enum target_kind kind;
    const char *id; /* of the module, warning, reason or fact */
    struct place place;
    const char *text;
    const struct condition *condition;
    enum scope scope;
    bool proven; /* by all representatives */
    bool seen_true, seen_false;
};

struct search {
    struct arena arena;   /* of the search */
    struct arena scratch; /* of one project */
    const struct rules *rules;
    const struct guide *guide;
    struct diags *diags;
    ARRAY(struct target) targets;
    bool *won; /* by plan */
    uint64_t state;
    size_t projects; /* tried so far */
};

/* ---- the targets --------------------------------------------------------- */

static void add_target(struct search *search, enum target_kind kind,
    const char *id, struct located when, const struct condition *condition,
    enum scope scope)
{
    if (!condition || !when.text)
        return;
    *array_add(&search->targets, &search->arena) = (struct target){.kind = kind,
        .id = id,
        .place = when.place,
        .text = when.text,
        .condition = condition,
        .scope = scope,
        .seen_false = strcmp(when.text, "true()") == 0}; /* is meant so */
}

static void add_reasons(struct search *search)
{
    const struct guide *guide = search->guide;
    for (size_t i = 0; i < guide->reason_count; i++) {
        const struct reason *reason = &guide->reasons[i];
        add_target(search, TARGET_REASON, reason->id, reason->when,
            search->rules->reasons[i], reason->scope);
        for (size_t j = 0; j < reason->exception_count; j++)
            add_target(search, TARGET_EXCEPTION, reason->id,
                reason->exceptions[j].when, search->rules->exceptions[i][j],
                reason->scope);
    }
}

static void list_targets(struct search *search)
{
    const struct guide *guide = search->guide;
    const struct rules *rules = search->rules;
    for (size_t i = 0; i < guide->fact_count; i++)
        add_target(search, TARGET_ASKED, guide->facts[i].id,
            guide->facts[i].asked_if, rules->asked_if[i], guide->facts[i].of);
    add_reasons(search);
    for (size_t i = 0; i < guide->module_count; i++)
        add_target(search, TARGET_MODULE, guide->modules[i].id,
            guide->modules[i].when, rules->modules[i], guide->modules[i].scope);
    for (size_t i = 0; i < guide->warning_count; i++)
        add_target(search, TARGET_WARNING, guide->warnings[i].id,
            guide->warnings[i].when, rules->warnings[i], SCOPE_PROJECT);
}

/* ---- projects ------------------------------------------------------------ */

/* Marsaglia's xorshift64*, with a state of our own: the same every time. */
static size_t draw_number(struct search *search, size_t limit)
{
    search->state ^= search->state >> 12;
    search->state ^= search->state << 25;
    search->state ^= search->state >> 27;
    uint64_t bits = search->state * UINT64_C(2685821657736338717);
    return (size_t)((bits >> 33) % limit);
}

/* One in GAPS is left out, if it may be; none if GAPS is 0. */
static struct answer *draw_answers(
    struct search *search, enum scope scope, size_t gaps)
{
    const struct guide *guide = search->guide;
    struct answer *answers =
        arena_allocate(&search->scratch, guide->fact_count, sizeof *answers);
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        if (fact->derivation != DERIVATION_NONE || fact->of != scope ||
            fact_forms[fact->type].holds == VALUE_TEXT)
            continue;
        bool gap = gaps && draw_number(search, gaps) == 0 && !fact->required;
        if (!gap)
            answers[i].value = representative(
                fact, draw_number(search, representative_count(fact)));
    }
    return answers;
}

static struct profile *make_profile(struct search *search, size_t part_count)
{
    struct profile *profile = arena_new(&search->scratch, struct profile);
    struct part *parts =
        arena_allocate(&search->scratch, part_count, sizeof *parts);
    profile->source = search->guide->source;
    profile->guide = search->guide;
    profile->parts = parts;
    profile->part_count = part_count;
    return profile;
}

/* Every second project has gaps. */
static const struct profile *draw_profile(struct search *search)
{
    size_t gaps = search->projects % 2 ? 6 : 0;
    size_t parts = search->guide->parts_path ? 1 + draw_number(search, 3) : 0;
    struct profile *profile = make_profile(search, parts);
    profile->answers = draw_answers(search, SCOPE_PROJECT, gaps);
    for (size_t i = 0; i < parts; i++)
        ((struct part *)profile->parts)[i] = (struct part){
            .name = "", .answers = draw_answers(search, SCOPE_PART, gaps)};
    return profile;
}

/* ---- all representatives ------------------------------------------------- */

/* True if all combinations of what the condition depends on were tried. */
static bool is_exhausted(
    struct search *search, struct facts *facts, const struct target *target)
{
    size_t count, all = 1;
    int part = target->scope == SCOPE_PART ? 0 : NONE;
    const struct unknown *unknowns = facts_unknowns(
        facts, target->condition, part, &search->scratch, &count);
    for (size_t i = 0; i < count && all <= FACTS_MOST_COMBINATIONS; i++)
        all *= representative_count(&search->guide->facts[unknowns[i].fact]);
    return all <= FACTS_MOST_COMBINATIONS;
}

/* A project with one part of which nothing is known; nothing is assumed. */
static struct facts *make_blank(struct search *search, struct rules *rules)
{
    struct arena *arena = &search->scratch;
    struct guide *guide = arena_new(arena, struct guide);
    struct fact *facts =
        arena_allocate(arena, search->guide->fact_count, sizeof *facts);
    *guide = *search->guide;
    for (size_t i = 0; i < guide->fact_count; i++) {
        facts[i] = search->guide->facts[i];
        facts[i].assumed = (struct value){.type = VALUE_UNKNOWN};
    }
    guide->facts = facts;
    *rules = *search->rules;
    rules->guide = guide;
    struct profile *profile =
        make_profile(search, search->guide->parts_path ? 1 : 0);
    struct answer *answers =
        arena_allocate(arena, guide->fact_count, sizeof *answers);
    profile->guide = guide;
    profile->answers = answers;
    for (size_t i = 0; i < profile->part_count; i++)
        ((struct part *)profile->parts)[i] =
            (struct part){.name = "", .answers = answers};
    return facts_new(arena, rules, profile);
}

static void try_representatives(struct search *search)
{
    struct rules rules;
    struct facts *facts = make_blank(search, &rules);
    for (size_t i = 0; i < search->targets.count; i++) {
        struct target *target = &search->targets.items[i];
        if (target->condition->uses_outcome)
            continue;
        enum truth truth = facts_truth(
            facts, target->condition, target->scope == SCOPE_PART ? 0 : NONE);
        target->proven =
            truth != TRUTH_UNKNOWN || is_exhausted(search, facts, target);
        if (!target->proven)
            continue;
        target->seen_true = truth != TRUTH_FALSE;
        target->seen_false = target->seen_false || truth != TRUTH_TRUE;
    }
    arena_release(&search->scratch);
}

/* ---- random projects ----------------------------------------------------- */

static void note_truth(struct target *target, enum truth truth)
{
    target->seen_true = target->seen_true || truth == TRUTH_TRUE;
    target->seen_false = target->seen_false || truth == TRUTH_FALSE;
}

static void note_target(struct target *target, struct facts *facts)
{
    if (target->seen_true && target->seen_false)
        return;
    if (target->scope == SCOPE_PROJECT) {
        note_truth(target, facts_truth(facts, target->condition, NONE));
        return;
    }
    for (size_t i = 0; i < facts_profile(facts)->part_count; i++)
        note_truth(target, facts_truth(facts, target->condition, (int)i));
}

/* The verdict's plan has won; in a combination its members have too. */
static void note_winner(struct search *search, const struct verdict *verdict)
{
    if (verdict->plan == NONE || verdict->conflict)
        return;
    search->won[verdict->plan] = true;
    for (size_t i = 0; i < search->guide->option_count; i++)
        search->won[i] = search->won[i] || verdict->options[i];
}

static bool is_complete(const struct search *search)
{
    for (size_t i = 0; i < search->targets.count; i++)
        if (!search->targets.items[i].seen_true ||
            !search->targets.items[i].seen_false)
            return false;
    for (size_t i = 0; i < search->guide->plan_count; i++)
        if (!search->won[i])
            return false;
    return true;
}

static void try_projects(struct search *search)
{
    while (search->projects < REACHABILITY_PROJECTS && !is_complete(search)) {
        const struct profile *profile = draw_profile(search);
        struct decision decision =
            decide_briefly(&search->scratch, search->rules, profile);
        for (size_t i = 0; i < search->targets.count; i++)
            note_target(&search->targets.items[i], decision.facts);
        note_winner(search, decision.verdict);
        arena_reset(&search->scratch);
        search->projects++;
    }
}

/* ---- reporting ----------------------------------------------------------- */

static void report_never(struct search *search, const struct target *target)
{
    static const char *const subjects[] = {
        [TARGET_MODULE] = "no project brings in module",
        [TARGET_WARNING] = "no project brings in warning",
        [TARGET_REASON] = "no project counts reason",
        [TARGET_EXCEPTION] = "no project has this exception of reason",
        [TARGET_ASKED] = "no project is asked for fact",
    };
    diag_add(search->diags, SEVERITY_WARNING, target->place,
        target->proven
            ? "its condition is false whatever the answers"
            : arena_format(&search->arena,
                  "its condition was true in none of %d projects that were "
                  "tried",
                  REACHABILITY_PROJECTS),
        "%s \"%s\"", subjects[target->kind], target->id);
}

static void report_always(struct search *search, const struct target *target)
{
    diag_add(search->diags, SEVERITY_WARNING, target->place,
        "leave it out, or write true()",
        "\"%s\": this condition of \"%s\" is %s", target->text, target->id,
        target->proven ? "always true" : "true in every project tried");
}

/* Where more than all representatives would have to be tried, and no outcome
 * is in it, nothing is said of truth in all projects. */
static bool may_be_always(const struct target *target)
{
    return !target->seen_false &&
           (target->proven || target->condition->uses_outcome);
}

static void report_targets(struct search *search)
{
    for (size_t i = 0; i < search->targets.count; i++) {
        const struct target *target = &search->targets.items[i];
        if (!target->seen_true)
            report_never(search, target);
        else if (may_be_always(target))
            report_always(search, target);
    }
}

static void report_plans(struct search *search)
{
    const struct guide *guide = search->guide;
    for (size_t i = 0; i < guide->plan_count && guide->plan_count > 1; i++)
        if (!search->won[i])
            diag_add(search->diags, SEVERITY_WARNING, guide->plans[i].place,
                arena_format(&search->arena,
                    "none of %d projects that were tried; give it a reason",
                    REACHABILITY_PROJECTS),
                "no project makes \"%s\" the verdict", guide->plans[i].id);
}

void reachability_check(const struct rules *rules, struct diags *diags)
{
    struct search search = {.rules = rules,
        .guide = rules->guide,
        .diags = diags,
        .state = UINT64_C(0x9E3779B97F4A7C15)};
    arena_init(&search.arena);
    arena_init(&search.scratch);
    search.won = arena_allocate(
        &search.arena, rules->guide->plan_count, sizeof *search.won);
    list_targets(&search);
    try_representatives(&search);
    try_projects(&search);
    report_targets(&search);
    report_plans(&search);
    unread_check(rules, diags);
    arena_release(&search.scratch);
    arena_release(&search.arena);
}
