/* A decision in a few numbers. */
#include "decide/digest.h"

#include <string.h>

/* ---- lists --------------------------------------------------------------- */

/* How many things the guide has that LIST numbers. */
static size_t list_limit(const struct guide *guide, enum digest_list list)
{
    switch (list) {
    case DIGEST_OPEN:
    case DIGEST_ASSUMED:
    case DIGEST_HINGES: return guide->fact_count;
    case DIGEST_REASONS: return guide->reason_count;
    case DIGEST_MODULES: return guide->module_count;
    case DIGEST_WARNINGS: return guide->warning_count;
    case DIGEST_LIST_COUNT: break;
    }
    return 0;
}

/* One mark for each thing of a list; set in any order, and more than once. */
struct marks {
    bool *set[DIGEST_LIST_COUNT];
};

static void count_questions(
    const struct sensitivity *sensitivity, struct digest *digest)
{
    for (size_t i = 0; i < sensitivity->asked_count; i++) {
        const struct unanswered *question = &sensitivity->asked[i];
        digest->open += !question->assumed;
        digest->assumed += question->assumed;
    }
    digest->deciding = sensitivity->question_count;
}

/* A fact of a question is open or assumed, whatever the others of its group
 * are. */
static void mark_facts(struct marks *marks, const struct decision *decision)
{
    const struct sensitivity *sensitivity = decision->sensitivity;
    const struct profile *profile = facts_profile(decision->facts);
    for (size_t i = 0; i < sensitivity->asked_count; i++) {
        const struct unanswered *question = &sensitivity->asked[i];
        for (size_t j = 0; j < question->fact_count; j++) {
            int fact = question->facts[j];
            struct given given = facts_given(profile, fact, question->part);
            enum digest_list list =
                given.origin == ORIGIN_ASSUMED ? DIGEST_ASSUMED : DIGEST_OPEN;
            marks->set[list][fact] = true;
        }
    }
    const struct assurance *assurance = decision->assurance;
    for (size_t i = 0; i < assurance->hinge_count; i++)
        marks->set[DIGEST_HINGES][assurance->hinges[i].fact] = true;
}

static void mark_reasons(struct marks *marks, const struct decision *decision)
{
    const struct sensitivity *sensitivity = decision->sensitivity;
    for (size_t i = 0; i < sensitivity->range_count; i++) {
        const struct range *range = &sensitivity->ranges[i];
        if (!range->holds[GRADE_NONE])
            marks->set[DIGEST_REASONS]
                      [decision->verdict->findings[range->finding].reason] =
                true;
    }
}

static void mark_texts(struct marks *marks, const struct guide *guide,
    const struct selection *selection)
{
    for (size_t i = 0; i < guide->module_count; i++)
        marks->set[DIGEST_MODULES][i] =
            selection->modules[i].truth == TRUTH_TRUE;
    for (size_t i = 0; i < guide->warning_count; i++)
        marks->set[DIGEST_WARNINGS][i] =
            selection->warnings[i].truth == TRUTH_TRUE;
}

static struct indexes list_marked(
    struct arena *arena, const bool *marked, size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < limit; i++)
        count += marked[i];
    int *items = arena_allocate(arena, count, sizeof *items);
    struct indexes indexes = {items, 0};
    for (size_t i = 0; i < limit; i++)
        if (marked[i])
            items[indexes.count++] = (int)i;
    return indexes;
}

/* ---- one decision -------------------------------------------------------- */

struct digest digest_of(struct arena *arena, const struct decision *decision)
{
    const struct verdict *verdict = decision->verdict;
    const struct guide *guide = verdict->guide;
    struct digest digest = {.recommended = verdict->recommended,
        .computed = verdict->plan,
        .conflict = verdict->conflict,
        .confidence = verdict->confidence,
        .lead = verdict->lead,
        .by_answers = decision->assurance->by_answers,
        .by_assumptions = decision->assurance->by_assumptions};
    struct marks marks;
    for (int i = 0; i < DIGEST_LIST_COUNT; i++)
        marks.set[i] = arena_allocate(
            arena, list_limit(guide, (enum digest_list)i), sizeof(bool));
    count_questions(decision->sensitivity, &digest);
    mark_facts(&marks, decision);
    mark_reasons(&marks, decision);
    mark_texts(&marks, guide, decision->selection);
    for (int i = 0; i < DIGEST_LIST_COUNT; i++)
        digest.lists[i] = list_marked(
            arena, marks.set[i], list_limit(guide, (enum digest_list)i));
    return digest;
}

/* ---- between processes --------------------------------------------------- */

void digest_pack(struct buffer *bytes, const struct digest *digest)
{
    buffer_add(bytes, digest, sizeof *digest);
    for (int i = 0; i < DIGEST_LIST_COUNT; i++)
        buffer_add(bytes, digest->lists[i].items,
            digest->lists[i].count * sizeof(int));
}

static bool is_plan(const struct guide *guide, int plan)
{
    return plan == NONE || (plan >= 0 && (size_t)plan < guide->plan_count);
}

/* The next COUNT of the LEFT bytes as indexes below LIMIT. */
static bool unpack_list(struct indexes *list, size_t limit, const char *at,
    size_t left, struct arena *arena)
{
    if (list->count > limit || list->count > left / sizeof(int))
        return false;
    int *items = arena_allocate(arena, list->count, sizeof *items);
    if (list->count)
        memcpy(items, at, list->count * sizeof *items);
    list->items = items;
    for (size_t i = 0; i < list->count; i++)
        if (items[i] < (i ? items[i - 1] + 1 : 0) || (size_t)items[i] >= limit)
            return false;
    return true;
}

bool digest_unpack(struct digest *digest, const struct guide *guide,
    const char *bytes, size_t length, struct arena *arena)
{
    if (length < sizeof *digest)
        return false;
    memcpy(digest, bytes, sizeof *digest);
    bytes += sizeof *digest;
    length -= sizeof *digest;
    for (int i = 0; i < DIGEST_LIST_COUNT; i++) {
        struct indexes *list = &digest->lists[i];
        if (!unpack_list(list, list_limit(guide, (enum digest_list)i), bytes,
                length, arena))
            return false;
        bytes += list->count * sizeof(int);
        length -= list->count * sizeof(int);
    }
    return length == 0 && is_plan(guide, digest->recommended) &&
           is_plan(guide, digest->computed) &&
           digest->confidence <= CONFIDENCE_HIGH;
}
