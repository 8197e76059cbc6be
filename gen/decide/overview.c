/* Many decisions at once: who needs attention first, and what they have in
 * common. */
#include "decide/overview.h"

#include <stdlib.h>

const char *attention_name(enum attention attention)
{
    static const char *const names[] = {
#define ATTENTION_ID(name, id) [ATTENTION_##name] = id,
        ATTENTIONS(ATTENTION_ID)
#undef ATTENTION_ID
    };
    return names[attention];
}

/* ---- gathering ----------------------------------------------------------- */

static struct overview_guide *guide_of(
    struct overview *overview, const struct guide *guide)
{
    for (size_t i = 0; i < overview->guides.count; i++)
        if (overview->guides.items[i].guide == guide)
            return &overview->guides.items[i];
    struct overview_guide *added =
        array_add(&overview->guides, overview->arena);
    added->guide = guide;
    return added;
}

void overview_add(struct overview *overview, const struct guide *guide,
    const struct overview_client *client)
{
    struct overview_guide *own = guide_of(overview, guide);
    *array_add(&own->clients, overview->arena) = *client;
    overview->client_count++;
}

void overview_add_failure(
    struct overview *overview, const struct overview_failure *failure)
{
    *array_add(&overview->failures, overview->arena) = *failure;
}

/* ---- one client ---------------------------------------------------------- */

static void count_warnings(
    struct overview_client *client, const struct guide *guide)
{
    const struct indexes *warnings = &client->digest.lists[DIGEST_WARNINGS];
    for (size_t i = 0; i < warnings->count; i++)
        client->warnings[guide->warnings[warnings->items[i]].level]++;
}

static enum attention attention_of(const struct overview_client *client)
{
    const struct digest *digest = &client->digest;
    const bool holds[ATTENTION_COUNT] = {
        [ATTENTION_MOVED] = client->moved,
        [ATTENTION_CONFLICT] = digest->conflict,
        [ATTENTION_SERIOUS] = client->warnings[LEVEL_SERIOUS] > 0,
        [ATTENTION_ANSWER] = digest->by_answers,
        [ATTENTION_TOSS_UP] = digest->recommended == NONE,
        [ATTENTION_LOW] = digest->confidence == CONFIDENCE_LOW,
        [ATTENTION_ASSUMPTION] = digest->by_assumptions,
        [ATTENTION_OUTDATED] = client->stale != NULL,
        [ATTENTION_NONE] = true,
    };
    int first = 0;
    while (!holds[first])
        first++;
    return (enum attention)first;
}

/* ---- the order of clients ------------------------------------------------ */

static int compare_sizes(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* With one option only there is no confidence to be low. */
static int doubt(const struct overview_client *client)
{
    enum confidence confidence = client->digest.confidence;
    return confidence == CONFIDENCE_NONE ? CONFIDENCE_COUNT : (int)confidence;
}

static int compare_clients(const void *left, const void *right)
{
    const struct overview_client *a = left, *b = right;
    int order = (int)a->attention - (int)b->attention;
    if (!order)
        order = doubt(a) - doubt(b);
    if (!order)
        order = compare_sizes(
            b->warnings[LEVEL_SERIOUS], a->warnings[LEVEL_SERIOUS]);
    if (!order)
        order = compare_sizes(
            b->warnings[LEVEL_CAUTION], a->warnings[LEVEL_CAUTION]);
    if (!order)
        order = compare_sizes(b->digest.deciding, a->digest.deciding);
    if (!order)
        order = a->digest.lead < b->digest.lead
                    ? -1
                    : a->digest.lead > b->digest.lead;
    return order ? order : compare_sizes(a->number, b->number);
}

/* ---- what they have in common -------------------------------------------- */

static int compare_tallies(const void *left, const void *right)
{
    const struct overview_tally *a = left, *b = right;
    int order = compare_sizes(b->count, a->count);
    if (!order)
        order = compare_sizes(b->hinges, a->hinges);
    return order ? order : a->index - b->index;
}

/* Leaves out what nobody has, unless KEPT, and sorts the rest. */
static void sort_tallies(struct overview_tallies *tallies, bool kept)
{
    size_t count = 0;
    for (size_t i = 0; i < tallies->count; i++)
        if (kept || tallies->items[i].count > 0)
            tallies->items[count++] = tallies->items[i];
    tallies->count = count;
    qsort(tallies->items, count, sizeof *tallies->items, compare_tallies);
}

/* One for each index below COUNT. */
static struct overview_tallies new_tallies(struct arena *arena, size_t count)
{
    struct overview_tallies tallies = {
        arena_allocate(arena, count + 1, sizeof *tallies.items), count};
    for (size_t i = 0; i < count; i++)
        tallies.items[i].index = (int)i;
    return tallies;
}

static void count_list(
    struct overview_tallies *tallies, const struct indexes *list)
{
    for (size_t i = 0; i < list->count; i++)
        tallies->items[list->items[i]].count++;
}

/* A fact that is open for one part and assumed for another is one that is not
 * stated. */
static void count_facts(
    struct overview_tallies *facts, const struct digest *digest)
{
    const struct indexes *open = &digest->lists[DIGEST_OPEN];
    const struct indexes *assumed = &digest->lists[DIGEST_ASSUMED];
    const struct indexes *hinges = &digest->lists[DIGEST_HINGES];
    count_list(facts, open);
    for (size_t i = 0, at = 0; i < assumed->count; i++) {
        int fact = assumed->items[i];
        while (at < open->count && open->items[at] < fact)
            at++;
        if (at < open->count && open->items[at] == fact)
            continue;
        facts->items[fact].count++;
        facts->items[fact].assumed++;
    }
    for (size_t i = 0; i < hinges->count; i++)
        facts->items[hinges->items[i]].hinges++;
}

static void count_client(
    struct overview_guide *own, const struct overview_client *client)
{
    const struct digest *digest = &client->digest;
    size_t toss_up = own->guide->plan_count;
    own->attentions[client->attention]++;
    own->confidences[digest->confidence]++;
    own->plans
        .items[digest->recommended == NONE ? toss_up
                                           : (size_t)digest->recommended]
        .count++;
    count_facts(&own->facts, digest);
    count_list(&own->reasons, &digest->lists[DIGEST_REASONS]);
    count_list(&own->modules, &digest->lists[DIGEST_MODULES]);
    count_list(&own->warnings, &digest->lists[DIGEST_WARNINGS]);
    own->undecided += digest->lists[DIGEST_REASONS].count == 0;
}

/* Serious warnings first; their order is kept otherwise. */
static void sort_by_level(struct overview_guide *own, struct arena *arena)
{
    struct overview_tallies *warnings = &own->warnings;
    struct overview_tally *sorted =
        arena_allocate(arena, warnings->count, sizeof *sorted);
    size_t count = 0;
    for (int level = LEVEL_COUNT - 1; level >= 0; level--)
        for (size_t i = 0; i < warnings->count; i++)
            if ((int)own->guide->warnings[warnings->items[i].index].level ==
                level)
                sorted[count++] = warnings->items[i];
    warnings->items = sorted;
}

static void finish_guide(struct overview_guide *own, struct arena *arena)
{
    const struct guide *guide = own->guide;
    own->plans = new_tallies(arena, guide->plan_count + 1);
    own->facts = new_tallies(arena, guide->fact_count);
    own->reasons = new_tallies(arena, guide->reason_count);
    own->modules = new_tallies(arena, guide->module_count);
    own->warnings = new_tallies(arena, guide->warning_count);
    for (size_t i = 0; i < own->clients.count; i++) {
        struct overview_client *client = &own->clients.items[i];
        count_warnings(client, guide);
        client->attention = attention_of(client);
        count_client(own, client);
    }
    qsort(own->clients.items, own->clients.count, sizeof *own->clients.items,
        compare_clients);
    sort_tallies(&own->plans, false);
    for (size_t i = 0; i < own->plans.count; i++)
        if (own->plans.items[i].index == (int)guide->plan_count)
            own->plans.items[i].index = NONE;
    sort_tallies(&own->facts, false);
    sort_tallies(&own->reasons, false);
    sort_tallies(&own->modules, true);
    sort_tallies(&own->warnings, false);
    sort_by_level(own, arena);
}

/* ---- the order of guides and failures ------------------------------------ */

static size_t first_number(const struct overview_guide *own)
{
    size_t first = own->clients.items[0].number;
    for (size_t i = 1; i < own->clients.count; i++)
        if (own->clients.items[i].number < first)
            first = own->clients.items[i].number;
    return first;
}

static int compare_guides(const void *left, const void *right)
{
    return compare_sizes(first_number(left), first_number(right));
}

static int compare_failures(const void *left, const void *right)
{
    const struct overview_failure *a = left, *b = right;
    return compare_sizes(a->number, b->number);
}

void overview_finish(struct overview *overview)
{
    for (size_t i = 0; i < overview->guides.count; i++)
        finish_guide(&overview->guides.items[i], overview->arena);
    if (overview->guides.count)
        qsort(overview->guides.items, overview->guides.count,
            sizeof *overview->guides.items, compare_guides);
    if (overview->failures.count)
        qsort(overview->failures.items, overview->failures.count,
            sizeof *overview->failures.items, compare_failures);
}
