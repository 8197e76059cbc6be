/* Following conditions backwards, from what they name to what names it. */
#include "decide/dependency.h"

#include "base/array.h"

/* How a fact is reached from the one that the search began with. */
enum reached { REACHED_NOT, REACHED_ON_ROW, REACHED_ACROSS };

struct search {
    struct arena *arena;
    const struct rules *rules;
    const struct guide *guide;
    struct dependent_list *named_by; /* by fact: the facts that name it */
    enum reached *reached;           /* by fact */
    ARRAY(int) waiting;              /* reached, and to be followed */
};

/* ---- which facts name which ---------------------------------------------- */

static const struct condition *basis_of_fact(
    const struct rules *rules, int fact)
{
    return rules->derived[fact] ? rules->derived[fact] : rules->asked_if[fact];
}

static void list_naming_facts(struct search *search)
{
    size_t count = search->guide->fact_count;
    struct naming {
        ARRAY(struct dependent) facts;
    } *naming = arena_allocate(search->arena, count, sizeof *naming);
    for (size_t i = 0; i < count; i++) {
        const struct condition *condition =
            basis_of_fact(search->rules, (int)i);
        size_t named = condition ? condition->fact_count : 0;
        for (size_t j = 0; j < named; j++)
            *array_add(&naming[condition->facts[j]].facts, search->arena) =
                (struct dependent){(int)i, false};
    }
    search->named_by =
        arena_allocate(search->arena, count, sizeof *search->named_by);
    for (size_t i = 0; i < count; i++)
        search->named_by[i] = (struct dependent_list){
            naming[i].facts.items, naming[i].facts.count};
}

/* ---- from one fact to all that rests on it ------------------------------- */

static void reach(struct search *search, int fact, bool across)
{
    bool project = search->guide->facts[fact].of == SCOPE_PROJECT;
    enum reached how = across || project ? REACHED_ACROSS : REACHED_ON_ROW;
    if (search->reached[fact] >= how)
        return;
    search->reached[fact] = how;
    *array_add(&search->waiting, search->arena) = fact;
}

static void follow_dependents(struct search *search)
{
    while (search->waiting.count) {
        int fact = search->waiting.items[--search->waiting.count];
        const struct dependent_list *naming = &search->named_by[fact];
        for (size_t i = 0; i < naming->count; i++)
            reach(search, naming->items[i].index,
                search->reached[fact] == REACHED_ACROSS);
    }
}

/* ---- what names the facts that were reached ------------------------------ */

static enum reached condition_reached(
    const struct search *search, const struct condition *condition)
{
    size_t count = condition ? condition->fact_count : 0;
    enum reached most = REACHED_NOT;
    for (size_t i = 0; i < count; i++)
        if (search->reached[condition->facts[i]] > most)
            most = search->reached[condition->facts[i]];
    return most;
}

static enum reached reason_reached(const struct search *search, size_t reason)
{
    const struct rules *rules = search->rules;
    enum reached most = condition_reached(search, rules->reasons[reason]);
    for (size_t i = 0; i < search->guide->reasons[reason].exception_count;
         i++) {
        enum reached how =
            condition_reached(search, rules->exceptions[reason][i]);
        most = how > most ? how : most;
    }
    return most;
}

struct dependent_array {
    ARRAY(struct dependent) list;
};

static void add_dependent(struct search *search, struct dependent_array *array,
    size_t index, enum reached how)
{
    if (how != REACHED_NOT)
        *array_add(&array->list, search->arena) =
            (struct dependent){(int)index, how == REACHED_ACROSS};
}

static struct dependent_list list_of(const struct dependent_array *array)
{
    return (struct dependent_list){array->list.items, array->list.count};
}

/* SOURCE itself is none of its dependents. */
static struct dependents collect_dependents(
    struct search *search, size_t source)
{
    const struct guide *guide = search->guide;
    const struct rules *rules = search->rules;
    struct dependent_array facts = {0}, reasons = {0}, modules = {0},
                           warnings = {0};
    for (size_t i = 0; i < guide->fact_count; i++)
        if (i != source)
            add_dependent(search, &facts, i, search->reached[i]);
    for (size_t i = 0; i < guide->reason_count; i++)
        add_dependent(search, &reasons, i, reason_reached(search, i));
    for (size_t i = 0; i < guide->module_count; i++)
        add_dependent(
            search, &modules, i, condition_reached(search, rules->modules[i]));
    for (size_t i = 0; i < guide->warning_count; i++)
        add_dependent(search, &warnings, i,
            condition_reached(search, rules->warnings[i]));
    return (struct dependents){list_of(&facts), list_of(&reasons),
        list_of(&modules), list_of(&warnings)};
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
    list_naming_facts(&search);
    search.reached = arena_allocate(arena, count, sizeof *search.reached);
    for (size_t source = 0; source <= count; source++) {
        for (size_t i = 0; i < count; i++)
            search.reached[i] = REACHED_NOT;
        if (source < count)
            reach(&search, (int)source, false);
        for (size_t i = 0; i < count && source == count; i++)
            if (sums_up_parts(&guide->facts[i]))
                reach(&search, (int)i, true);
        follow_dependents(&search);
        all[source] = collect_dependents(&search, source);
    }
    rules->dependents = all;
}
