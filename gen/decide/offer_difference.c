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

/* What is called so, and what it says. */
struct named {
    const char *name, *text;
};

struct named_list {
    ARRAY(struct named) list;
};

/* Indexes of what is the same in two lists; NONE: it is not in that one. */
struct match {
    int old, new;
};

struct matches {
    ARRAY(struct match) list;
};

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

/* All of NEW in its order, then those of OLD that have gone. */
static struct matches match_lists(struct arena *arena,
    const struct named_list *old, const struct named_list *new)
{
    struct matches matches = {0};
    struct names before = {.arena = arena}, now = {.arena = arena};
    bool *found = arena_allocate(arena, old->list.count, sizeof *found);
    for (size_t i = 0; i < old->list.count; i++)
        text_map_add(&before.indexes, arena,
            numbered(&before, or_nothing(old->list.items[i].name)), (int)i);
    for (size_t i = 0; i < new->list.count; i++) {
        const int *same = text_map_lookup(&before.indexes,
            numbered(&now, or_nothing(new->list.items[i].name)));
        if (same)
            found[*same] = true;
        *array_add(&matches.list, arena) =
            (struct match){same ? *same : NONE, (int)i};
    }
    for (size_t i = 0; i < old->list.count; i++)
        if (!found[i])
            *array_add(&matches.list, arena) = (struct match){(int)i, NONE};
    return matches;
}

/* ---- items --------------------------------------------------------------- */

/* The items of PRICE, which may be NULL, by their indexes. */
static struct named_list list_items(
    struct arena *arena, const struct price *price)
{
    struct named_list items = {0};
    for (size_t i = 0; price && i < price->group_count; i++) {
        const struct price_group *group = &price->groups[i];
        for (size_t j = 0; j < group->count; j++)
            *array_add(&items.list, arena) = (struct named){
                .name = arena_format(arena, "%s\n%s", or_nothing(group->name),
                    or_nothing(price->items[group->first + j].text))};
    }
    return items;
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

static void compare_items(struct comparison *comparison)
{
    struct arena *arena = comparison->arena;
    const struct price *old = comparison->old->proposal.sums;
    const struct price *new = comparison->new->proposal.sums;
    struct named_list before = list_items(arena, old);
    struct named_list now = list_items(arena, new);
    struct matches matches = match_lists(arena, &before, &now);
    for (size_t i = 0; i < matches.list.count; i++) {
        struct match match = matches.list.items[i];
        struct item_difference item = {
            match.old == NONE ? NULL : &old->items[match.old],
            match.new == NONE ? NULL : &new->items[match.new]};
        if (!item.old || !item.new || !is_same_item(item.old, item.new))
            *array_add(&comparison->items, arena) = item;
    }
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

static void compare_named(struct comparison *comparison, enum own_text kind,
    const struct named_list *old, const struct named_list *new)
{
    static const struct named nothing = {0};
    struct matches matches = match_lists(comparison->arena, old, new);
    for (size_t i = 0; i < matches.list.count; i++) {
        struct match match = matches.list.items[i];
        const struct named *was =
            match.old == NONE ? &nothing : &old->list.items[match.old];
        const struct named *is =
            match.new == NONE ? &nothing : &new->list.items[match.new];
        add_text(comparison, kind, is->name ? is->name : was->name, was->text,
            is->text);
    }
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

/* What is in ALL, which is released; NULL: nothing. */
static const char *take_text(struct arena *arena, struct buffer *all)
{
    const char *text =
        all->length ? arena_string(arena, buffer_string(all)) : NULL;
    buffer_release(all);
    return text;
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
    return take_text(arena, &all);
}

/* What each payment is for, when it is due, and its share: an amount follows
 * from the sums. NULL: there are none. */
static const char *join_payments(
    struct arena *arena, const struct proposal *proposal)
{
    const struct price *price = proposal->sums;
    struct buffer all = {0};
    for (size_t i = 0; price && i < price->payment_count; i++) {
        const struct payment *payment = &price->payments[i];
        buffer_add_format(&all, "%s\n%s\n%s\n", or_nothing(payment->text),
            or_nothing(payment->date), decimal_text(arena, payment->share));
    }
    return take_text(arena, &all);
}

/* The words above the signatures, and the parties. NULL: there are none. */
static const char *join_acceptance(
    struct arena *arena, const struct proposal *proposal)
{
    const struct acceptance *acceptance = proposal->acceptance;
    struct buffer all = {0};
    if (acceptance)
        buffer_add_format(&all, "%s\n", or_nothing(acceptance->text));
    for (size_t i = 0; acceptance && i < acceptance->party_count; i++) {
        const struct party *party = &acceptance->parties[i];
        buffer_add_format(&all, "%s\n%s\n%s\n", party->name,
            or_nothing(party->signatory), or_nothing(party->role));
    }
    return take_text(arena, &all);
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
    add_text(comparison, OWN_PAYMENTS, NULL, join_payments(arena, was),
        join_payments(arena, is));
    compare_prose(comparison, OWN_TERMS, &was->terms, &is->terms);
    add_text(comparison, OWN_NEXT_STEPS, NULL, join_steps(arena, was),
        join_steps(arena, is));
    add_text(comparison, OWN_ACCEPTANCE, NULL, join_acceptance(arena, was),
        join_acceptance(arena, is));
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
