/* Comparing two decisions, list by list. */
#include "decide/difference.h"

#include "base/array.h"

#include <string.h>

struct comparison {
    struct arena *arena;
    const struct decision *old, *new;
    const struct guide *guide;
    int *new_part; /* by part of the old profile, NONE: it has gone */
    int *old_part; /* by part of the new one, NONE: it has come */
    ARRAY(int) removed;
    ARRAY(int) added;
    ARRAY(struct fact_difference) facts;
    ARRAY(struct reason_difference) reasons;
};

/* ---- parts --------------------------------------------------------------- */

static int *match_parts(
    struct arena *arena, const struct profile *from, const struct profile *to)
{
    int *matches = arena_allocate(arena, from->part_count, sizeof *matches);
    for (size_t i = 0; i < from->part_count; i++) {
        matches[i] = NONE;
        for (size_t j = 0; j < to->part_count; j++)
            if (strcmp(from->parts[i].name, to->parts[j].name) == 0)
                matches[i] = (int)j;
    }
    return matches;
}

static void compare_parts(struct comparison *comparison)
{
    const struct profile *old = comparison->old->verdict->profile;
    const struct profile *new = comparison->new->verdict->profile;
    comparison->new_part = match_parts(comparison->arena, old, new);
    comparison->old_part = match_parts(comparison->arena, new, old);
    for (size_t i = 0; i < old->part_count; i++)
        if (comparison->new_part[i] == NONE)
            *array_add(&comparison->removed, comparison->arena) = (int)i;
    for (size_t i = 0; i < new->part_count; i++)
        if (comparison->old_part[i] == NONE)
            *array_add(&comparison->added, comparison->arena) = (int)i;
}

/* ---- facts --------------------------------------------------------------- */

static void compare_fact(
    struct comparison *comparison, int fact, int old_part, int new_part)
{
    struct fact_difference difference = {fact, old_part, new_part,
        facts_given(comparison->old->verdict->profile, fact, old_part),
        facts_given(comparison->new->verdict->profile, fact, new_part)};
    if (value_equal(difference.old.value, difference.new.value) &&
        difference.old.origin == difference.new.origin)
        return;
    *array_add(&comparison->facts, comparison->arena) = difference;
}

static void compare_facts(struct comparison *comparison)
{
    size_t parts = comparison->new->verdict->profile->part_count;
    for (size_t i = 0; i < comparison->guide->fact_count; i++) {
        const struct fact *fact = &comparison->guide->facts[i];
        if (fact->derivation != DERIVATION_NONE)
            continue;
        if (fact->of == SCOPE_PROJECT)
            compare_fact(comparison, (int)i, NONE, NONE);
        for (size_t j = 0; fact->of == SCOPE_PART && j < parts; j++)
            if (comparison->old_part[j] != NONE)
                compare_fact(
                    comparison, (int)i, comparison->old_part[j], (int)j);
    }
}

/* ---- reasons ------------------------------------------------------------- */

static bool counts(const struct finding *finding)
{
    return finding && finding->standing == STANDING_COUNTED;
}

static void compare_findings(struct comparison *comparison,
    const struct finding *old, const struct finding *new)
{
    bool before = counts(old), now = counts(new);
    if (before == now && (!now || old->grade == new->grade))
        return;
    *array_add(&comparison->reasons, comparison->arena) =
        (struct reason_difference){
            old ? old->reason : new->reason, old, new, before, now};
}

/* The findings of one reason, which stand together; gives how many. */
static size_t findings_of(
    const struct verdict *verdict, size_t first, int reason)
{
    size_t count = 0;
    while (first + count < verdict->finding_count &&
           verdict->findings[first + count].reason == reason)
        count++;
    return count;
}

static void compare_reasons(struct comparison *comparison)
{
    const struct verdict *old = comparison->old->verdict;
    const struct verdict *new = comparison->new->verdict;
    size_t old_first = 0, new_first = 0;
    for (size_t i = 0; i < comparison->guide->reason_count; i++) {
        const struct finding *before = &old->findings[old_first];
        const struct finding *now = &new->findings[new_first];
        size_t old_count = findings_of(old, old_first, (int)i);
        size_t new_count = findings_of(new, new_first, (int)i);
        bool project = comparison->guide->reasons[i].scope == SCOPE_PROJECT;
        if (project)
            compare_findings(comparison, before, now);
        for (size_t j = 0; !project && j < old_count; j++)
            if (comparison->new_part[j] == NONE)
                compare_findings(comparison, &before[j], NULL);
        for (size_t j = 0; !project && j < new_count; j++) {
            int part = comparison->old_part[j];
            compare_findings(
                comparison, part == NONE ? NULL : &before[part], &now[j]);
        }
        old_first += old_count;
        new_first += new_count;
    }
}

/* ---- texts --------------------------------------------------------------- */

static const struct text_difference *compare_texts(struct arena *arena,
    const struct chosen *old, const struct chosen *new, size_t count,
    size_t *different)
{
    ARRAY(struct text_difference) list = {0};
    for (size_t i = 0; i < count; i++)
        if (old[i].truth != new[i].truth)
            *array_add(&list, arena) =
                (struct text_difference){(int)i, old[i].truth, new[i].truth};
    *different = list.count;
    return list.items;
}

/* ---- the whole ----------------------------------------------------------- */

static bool is_same_override(
    const struct overriding *a, const struct overriding *b)
{
    if (!a || !b)
        return a == b;
    return a->plan == b->plan && strcmp(a->author, b->author) == 0 &&
           strcmp(a->date, b->date) == 0 &&
           strcmp(prose_words(&a->reason), prose_words(&b->reason)) == 0;
}

struct difference difference_find(
    struct arena *arena, const struct decision *old, const struct decision *new)
{
    struct comparison comparison = {
        .arena = arena, .old = old, .new = new, .guide = old->verdict->guide};
    struct difference difference = {
        .old = old, .new = new, .guide = comparison.guide};
    compare_parts(&comparison);
    compare_facts(&comparison);
    compare_reasons(&comparison);
    difference.removed_parts = comparison.removed.items;
    difference.removed_part_count = comparison.removed.count;
    difference.added_parts = comparison.added.items;
    difference.added_part_count = comparison.added.count;
    difference.facts = comparison.facts.items;
    difference.fact_count = comparison.facts.count;
    difference.reasons = comparison.reasons.items;
    difference.reason_count = comparison.reasons.count;
    difference.modules =
        compare_texts(arena, old->selection->modules, new->selection->modules,
            comparison.guide->module_count, &difference.module_count);
    difference.warnings =
        compare_texts(arena, old->selection->warnings, new->selection->warnings,
            comparison.guide->warning_count, &difference.warning_count);
    difference.same =
        difference.removed_part_count + difference.added_part_count +
                difference.fact_count + difference.reason_count +
                difference.module_count + difference.warning_count ==
            0 &&
        is_same_override(old->verdict->profile->overriding,
            new->verdict->profile->overriding);
    return difference;
}
