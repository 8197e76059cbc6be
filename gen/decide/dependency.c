/* Following conditions backwards, from what they name to what names it. */
#include "decide/dependency.h"

#include "base/array.h"

#include <stdlib.h>

/* How a fact is reached from the one that the search began with. */
enum reached { REACHED_NOT, REACHED_ON_ROW, REACHED_ACROSS };

struct search {
    struct arena *arena;
    const struct rules *rules;
    const struct guide *guide;
    struct naming *naming; /* by fact */
    enum reached *reached; /* by fact */
    ARRAY(int) found;      /* all that are reached, in the order of reaching */
};

/* ---- which conditions name a fact ---------------------------------------- */

/* What has conditions. */
enum holder { FACTS, REASONS, MODULES, WARNINGS, HOLDERS };

/* The holders of each kind that name a fact, rising. */
struct naming {
    ARRAY(int) by[HOLDERS];
};

static void note_naming(struct search *search, enum holder holder, size_t index,
    const struct condition *condition)
{
    for (size_t i = 0; condition && i < condition->fact_count; i++)
        *array_add(&search->naming[condition->facts[i]].by[holder],
            search->arena) = (int)index;
}

static void list_naming(struct search *search)
{
    const struct guide *guide = search->guide;
    const struct rules *rules = search->rules;
    search->naming = arena_allocate(
        search->arena, guide->fact_count, sizeof *search->naming);
    for (size_t i = 0; i < guide->fact_count; i++)
        note_naming(search, FACTS, i,
            rules->derived[i] ? rules->derived[i] : rules->asked_if[i]);
    for (size_t i = 0; i < guide->reason_count; i++) {
        note_naming(search, REASONS, i, rules->reasons[i]);
        for (size_t j = 0; j < guide->reasons[i].exception_count; j++)
            note_naming(search, REASONS, i, rules->exceptions[i][j]);
    }
    for (size_t i = 0; i < guide->module_count; i++)
        note_naming(search, MODULES, i, rules->modules[i]);
    for (size_t i = 0; i < guide->warning_count; i++)
        note_naming(search, WARNINGS, i, rules->warnings[i]);
}

/* ---- from one fact to all that rests on it ------------------------------- */

static void reach(struct search *search, int fact, bool across)
{
    bool project = search->guide->facts[fact].of == SCOPE_PROJECT;
    enum reached how = across || project ? REACHED_ACROSS : REACHED_ON_ROW;
    if (search->reached[fact] >= how)
        return;
    search->reached[fact] = how;
    *array_add(&search->found, search->arena) = fact;
}

/* A fact that is reached in both ways is followed twice. */
static void follow_naming(struct search *search)
{
    for (size_t i = 0; i < search->found.count; i++) {
        int fact = search->found.items[i];
        const struct naming *naming = &search->naming[fact];
        for (size_t j = 0; j < naming->by[FACTS].count; j++)
            reach(search, naming->by[FACTS].items[j],
                search->reached[fact] == REACHED_ACROSS);
    }
}

/* ---- what names the facts that were reached ------------------------------ */

/* By index; of the same, those across first. */
static int compare_dependents(const void *left, const void *right)
{
    const struct dependent *a = left, *b = right;
    if (a->index != b->index)
        return a->index < b->index ? -1 : 1;
    return (int)b->across - (int)a->across;
}

/* Rising, each once, without the fact NOT. */
static struct dependent_list put_in_order(
    struct dependent *items, size_t count, int not )
{
    size_t kept = 0;
    if (count)
        qsort(items, count, sizeof *items, compare_dependents);
    for (size_t i = 0; i < count; i++)
        if (items[i].index !=
            not &&(kept == 0 || items[kept - 1].index != items[i].index))
            items[kept++] = items[i];
    return (struct dependent_list){kept ? items : NULL, kept};
}

static struct dependent_list list_facts(struct search *search, int source)
{
    ARRAY(struct dependent) list = {0};
    for (size_t i = 0; i < search->found.count; i++) {
        int fact = search->found.items[i];
        *array_add(&list, search->arena) =
            (struct dependent){fact, search->reached[fact] == REACHED_ACROSS};
    }
    return put_in_order(list.items, list.count, source);
}

static struct dependent_list list_holders(
    struct search *search, enum holder holder)
{
    ARRAY(struct dependent) list = {0};
    for (size_t i = 0; i < search->found.count; i++) {
        int fact = search->found.items[i];
        const struct naming *naming = &search->naming[fact];
        for (size_t j = 0; j < naming->by[holder].count; j++)
            *array_add(&list, search->arena) =
                (struct dependent){naming->by[holder].items[j],
                    search->reached[fact] == REACHED_ACROSS};
    }
    return put_in_order(list.items, list.count, NONE);
}

static void forget(struct search *search)
{
    for (size_t i = 0; i < search->found.count; i++)
        search->reached[search->found.items[i]] = REACHED_NOT;
    search->found.count = 0;
}

static bool sums_up_parts(const struct fact *fact)
{
    return fact->derivation == DERIVATION_ANY ||
           fact->derivation == DERIVATION_ALL ||
           fact->derivation == DERIVATION_COUNT;
}

void dependency_find(struct arena *arena, struct rules *rules)
{
    const struct guide *guide = rules->guide;
    struct search search = {.arena = arena, .rules = rules, .guide = guide};
    size_t count = guide->fact_count;
    struct dependents *all = arena_allocate(arena, count + 1, sizeof *all);
    list_naming(&search);
    search.reached = arena_allocate(arena, count, sizeof *search.reached);
    for (size_t source = 0; source <= count; source++) {
        if (source < count)
            reach(&search, (int)source, false);
        for (size_t i = 0; i < count && source == count; i++)
            if (sums_up_parts(&guide->facts[i]))
                reach(&search, (int)i, true);
        follow_naming(&search);
        all[source] = (struct dependents){
            list_facts(&search, source < count ? (int)source : NONE),
            list_holders(&search, REASONS), list_holders(&search, MODULES),
            list_holders(&search, WARNINGS)};
        forget(&search);
    }
    rules->dependents = all;
}
