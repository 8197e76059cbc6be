/* Comparing two offers, each list in one walk over both. */
#include "decide/offer_difference.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/text_map.h"

#include <string.h>

struct comparison {
    struct arena *arena;
    const struct profile *old, *new;
    ARRAY(struct item_difference) items;
    ARRAY(struct own_difference) texts;
};

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

/* ---- matching by name ---------------------------------------------------- */

/* Names of a list, each with how often it was there before: "2 Work". */
struct names {
    struct arena *arena;
    struct text_map counts, indexes;
};

static const char *numbered(struct names *names, const char *name)
{
    int *count = text_map_lookup(&names->counts, name);
    if (!count)
        text_map_add(&names->counts, names->arena, name, 1);
    return arena_format(names->arena, "%d %s", count ? ++*count : 1, name);
}

static void add_name(struct names *names, const char *name, size_t index)
{
    text_map_add(
        &names->indexes, names->arena, numbered(names, name), (int)index);
}

/* The index in OLD of what is called NAME, and comes as often as in NEW; NONE:
 * it is not there. */
static int find_name(struct names *old, struct names *new, const char *name)
{
    const int *index = text_map_lookup(&old->indexes, numbered(new, name));
    return index ? *index : NONE;
}

/* ---- items --------------------------------------------------------------- */

static const char *item_name(struct arena *arena, const struct price *price,
    const struct price_group *group, size_t item)
{
    return arena_format(arena, "%s\n%s", or_nothing(group->name),
        or_nothing(price->items[item].text));
}

static bool is_same_item(
    const struct price_item *one, const struct price_item *other)
{
    return one->amount == other->amount && one->optional == other->optional &&
           one->quantity.millionths == other->quantity.millionths &&
           one->unit_price.millionths == other->unit_price.millionths &&
           one->discount.millionths == other->discount.millionths &&
           one->tax.value.millionths == other->tax.value.millionths &&
           is_same_text(one->unit, other->unit);
}

static void name_items(struct names *names, const struct price *price)
{
    for (size_t i = 0; price && i < price->group_count; i++)
        for (size_t j = 0; j < price->groups[i].count; j++) {
            size_t item = price->groups[i].first + j;
            add_name(names,
                item_name(names->arena, price, &price->groups[i], item), item);
        }
}

static void add_item(struct comparison *comparison,
    const struct price_item *old, const struct price_item *new)
{
    if (!old || !new || !is_same_item(old, new))
        *array_add(&comparison->items, comparison->arena) =
            (struct item_difference){old, new};
}

static void compare_items(struct comparison *comparison)
{
    struct arena *arena = comparison->arena;
    const struct price *old = comparison->old->proposal.sums;
    const struct price *new = comparison->new->proposal.sums;
    struct names before = {.arena = arena}, now = {.arena = arena};
    bool *found =
        arena_allocate(arena, old ? old->item_count : 0, sizeof *found);
    name_items(&before, old);
    for (size_t i = 0; new &&i < new->group_count; i++)
        for (size_t j = 0; j < new->groups[i].count; j++) {
            size_t item = new->groups[i].first + j;
            int match = find_name(
                &before, &now, item_name(arena, new, &new->groups[i], item));
            if (match != NONE)
                found[match] = true;
            add_item(comparison, match == NONE ? NULL : &old->items[match],
                &new->items[item]);
        }
    for (size_t i = 0; old && i < old->item_count; i++)
        if (!found[i])
            add_item(comparison, &old->items[i], NULL);
}

static bool is_same_sums(const struct price *one, const struct price *other)
{
    if (!one || !other)
        return one == other;
    return strcmp(one->currency, other->currency) == 0 &&
           memcmp(&one->offered, &other->offered, sizeof one->offered) == 0 &&
           memcmp(&one->with_options, &other->with_options,
               sizeof one->with_options) == 0;
}

/* ---- texts --------------------------------------------------------------- */

static void add_text(struct comparison *comparison, enum own_text kind,
    const char *name, const char *old, const char *new)
{
    if (!is_same_text(old, new))
        *array_add(&comparison->texts, comparison->arena) =
            (struct own_difference){kind, name, old != NULL, new != NULL};
}

static void compare_prose(struct comparison *comparison, enum own_text kind,
    const struct prose *old, const struct prose *new)
{
    add_text(comparison, kind, NULL, prose_words(old), prose_words(new));
}

/* What is called so, and what it says. */
struct named {
    const char *name, *text;
};

struct named_list {
    ARRAY(struct named) list;
};

static void compare_named(struct comparison *comparison, enum own_text kind,
    const struct named_list *old, const struct named_list *new)
{
    struct arena *arena = comparison->arena;
    struct names before = {.arena = arena}, now = {.arena = arena};
    bool *found = arena_allocate(arena, old->list.count, sizeof *found);
    for (size_t i = 0; i < old->list.count; i++)
        add_name(&before, or_nothing(old->list.items[i].name), i);
    for (size_t i = 0; i < new->list.count; i++) {
        const struct named *named = &new->list.items[i];
        int match = find_name(&before, &now, or_nothing(named->name));
        if (match != NONE)
            found[match] = true;
        add_text(comparison, kind, named->name,
            match == NONE ? NULL : old->list.items[match].text, named->text);
    }
    for (size_t i = 0; i < old->list.count; i++)
        if (!found[i])
            add_text(comparison, kind, old->list.items[i].name,
                old->list.items[i].text, NULL);
}

/* What is said of each package: its effort, too. */
static struct named_list list_packages(
    struct arena *arena, const struct proposal *proposal)
{
    struct named_list packages = {0};
    for (size_t i = 0; i < proposal->package_count; i++) {
        const struct package *package = &proposal->packages[i];
        *array_add(&packages.list, arena) = (struct named){package->name,
            arena_format(arena, "%s\n%s\n%s", or_nothing(package->effort),
                decimal_text(arena, package->days.value),
                or_nothing(prose_words(&package->text)))};
    }
    return packages;
}

static struct named_list list_sections(
    struct arena *arena, const struct profile *profile)
{
    struct named_list sections = {0};
    for (size_t i = 0; i < profile->section_count; i++)
        *array_add(&sections.list, arena) =
            (struct named){profile->sections[i].title,
                or_nothing(prose_words(&profile->sections[i].text))};
    return sections;
}

/* All that is said of them; NULL: there are none. */
static const char *join_steps(
    struct arena *arena, const struct proposal *proposal)
{
    struct buffer all = {0};
    for (size_t i = 0; i < proposal->next_step_count; i++) {
        const struct next_step *step = &proposal->next_steps[i];
        buffer_add_format(&all, "%s\n%s\n%s\n", or_nothing(step->owner),
            or_nothing(step->due), or_nothing(step->text));
    }
    const char *text =
        all.length ? arena_string(arena, buffer_string(&all)) : NULL;
    buffer_release(&all);
    return text;
}

static const char *acceptance_words(const struct proposal *proposal)
{
    return proposal->acceptance ? or_nothing(proposal->acceptance->text) : NULL;
}

static void compare_texts(struct comparison *comparison)
{
    static const struct prose silent = {0};
    struct arena *arena = comparison->arena;
    const struct profile *old = comparison->old, *new = comparison->new;
    const struct proposal *was = &old->proposal, *is = &new->proposal;
    compare_prose(comparison, OWN_OVERRIDE,
        old->overriding ? &old->overriding->reason : &silent,
        new->overriding ? &new->overriding->reason : &silent);
    compare_prose(
        comparison, OWN_INTRODUCTION, &was->introduction, &is->introduction);
    compare_prose(comparison, OWN_APPROACH, &was->approach, &is->approach);
    struct named_list before = list_packages(arena, was);
    struct named_list now = list_packages(arena, is);
    compare_named(comparison, OWN_PACKAGE, &before, &now);
    add_text(comparison, OWN_PRICE, NULL, was->price, is->price);
    compare_prose(comparison, OWN_TERMS, &was->terms, &is->terms);
    add_text(comparison, OWN_NEXT_STEPS, NULL, join_steps(arena, was),
        join_steps(arena, is));
    add_text(comparison, OWN_ACCEPTANCE, NULL, acceptance_words(was),
        acceptance_words(is));
    before = list_sections(arena, old);
    now = list_sections(arena, new);
    compare_named(comparison, OWN_SECTION, &before, &now);
}

struct offer_difference offer_difference_find(
    struct arena *arena, const struct profile *old, const struct profile *new)
{
    struct comparison comparison = {.arena = arena, .old = old, .new = new};
    compare_items(&comparison);
    compare_texts(&comparison);
    return (struct offer_difference){
        .items = comparison.items.items,
        .item_count = comparison.items.count,
        .sums = !is_same_sums(old->proposal.sums, new->proposal.sums),
        .texts = comparison.texts.items,
        .text_count = comparison.texts.count,
    };
}
