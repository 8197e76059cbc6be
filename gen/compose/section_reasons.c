/* Why this one, and why not each other: the ledger in words. */
#include "compose/composition.h"

#include <stdlib.h>

/* The findings about one plan that are printed under one heading. */
struct group {
    enum phrase title;
    enum standing standing;
    bool against; /* of counted ones */
};

static const struct group groups[] = {
    {PHRASE_REASONS_FOR, STANDING_COUNTED, false},
    {PHRASE_REASONS_AGAINST, STANDING_COUNTED, true},
    {PHRASE_REASONS_SET_ASIDE, STANDING_DEFEATED, false},
    {PHRASE_REASONS_OPEN, STANDING_OPEN, false},
};
enum { GROUP_COUNT = sizeof groups / sizeof *groups };

/* A combination that is recommended lives on the reasons about its members,
 * so those that bring it points are told with it; also if it is the verdict
 * from which the document departs. */
static bool brings_points(const struct composition *composition,
    const struct finding *finding, int plan, const struct group *group)
{
    int points = tally_points(composition, finding, plan);
    bool told =
        plan == composition->verdict->plan || plan == tally_plan(composition);
    return told && group->standing == STANDING_COUNTED &&
           (group->against ? points < 0 : points > 0);
}

static bool belongs(const struct composition *composition,
    const struct finding *finding, int plan, const struct group *group)
{
    const struct reason *reason = &composition->guide->reasons[finding->reason];
    if (reason->plan != plan)
        return brings_points(composition, finding, plan, group);
    return finding->standing == group->standing &&
           (group->standing != STANDING_COUNTED ||
               reason->against == group->against);
}

/* What an open reason waits for: the unknown facts it depends on. */
static const char *waits_for(
    struct composition *composition, const struct finding *finding)
{
    size_t count;
    const struct unknown *unknowns = facts_unknowns(composition->facts,
        composition->composer->rules->reasons[finding->reason], finding->part,
        composition->arena, &count);
    const char **labels =
        arena_allocate(composition->arena, count, sizeof *labels);
    for (size_t i = 0; i < count; i++) {
        int part = unknowns[i].part;
        labels[i] = question_label(
            composition, unknowns[i].fact, part == finding->part ? NONE : part);
    }
    return phrases_fill(composition->phrases, PHRASE_REASONS_WAITS, "facts",
        phrases_list(composition->phrases, labels, count, false), NULL);
}

static void add_finding(struct composition *composition, cmark_node *list,
    const struct finding *finding)
{
    struct arena *arena = composition->arena;
    cmark_node *item = tree_item(&composition->builder, list);
    if (finding->part != NONE) {
        tree_strong(arena, item,
            arena_format(
                arena, "%s:", composition->profile->parts[finding->part].name));
        tree_text(arena, item, " ");
    }
    tree_text(arena, item, tally_because(composition, finding));
    if (finding->standing == STANDING_COUNTED) {
        int points = finding->points * tally_weight(composition, finding->part);
        tree_text(arena, item, " ");
        tree_mark(arena, item,
            phrases_count(composition->phrases, PHRASE_REASONS_GRADE, points,
                "grade", tally_grade(composition, finding->grade), NULL));
    } else if (finding->standing == STANDING_OPEN) {
        tree_text(arena, item, " ");
        tree_text(arena, item, waits_for(composition, finding));
    }
}

struct weighed {
    const struct finding *finding;
    int points;
};

/* What weighs most first, otherwise guide order. */
static int compare_weighed(const void *left, const void *right)
{
    const struct weighed *a = left, *b = right;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->finding < b->finding ? -1 : a->finding > b->finding;
}

/* The findings of GROUP in the order of print; *COUNT of them. */
static const struct weighed *find_group(struct composition *composition,
    int plan, const struct group *group, size_t *count)
{
    const struct verdict *verdict = composition->verdict;
    ARRAY(struct weighed) found = {0};
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (!belongs(composition, finding, plan, group))
            continue;
        int weight = tally_weight(composition, finding->part);
        *array_add(&found, composition->arena) =
            (struct weighed){finding, finding->points * weight};
    }
    if (found.count > 0)
        qsort(found.items, found.count, sizeof *found.items, compare_weighed);
    *count = found.count;
    return found.items;
}

/* Adds the findings of GROUP; false if there are none. */
static bool add_group(struct composition *composition, cmark_node *to, int plan,
    const struct group *group)
{
    const struct builder *builder = &composition->builder;
    size_t count;
    const struct weighed *found = find_group(composition, plan, group, &count);
    if (count == 0)
        return false;
    tree_strong(composition->arena, tree_paragraph(builder, to),
        phrases_text(composition->phrases, group->title));
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0; i < count; i++)
        add_finding(composition, list, found[i].finding);
    return true;
}

/* The decisive reasons for other plans that rule this one out; those against
 * it are listed with the rest. */
static void add_foreign(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct verdict *verdict = composition->verdict;
    const struct plan_result *result = &verdict->plans[plan];
    cmark_node *list = NULL;
    for (size_t i = 0; i < result->ruled_out_by_count; i++) {
        const struct finding *finding =
            &verdict->findings[result->ruled_out_by[i]];
        if (composition->guide->reasons[finding->reason].plan == plan)
            continue;
        if (!list)
            list = tree_list(&composition->builder, to);
        add_finding(composition, list, finding);
    }
}

/* What no reason about the plan itself says: that it is ruled out, that
 * nothing calls for it, that its members' reasons count for it. */
static bool add_remarks(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    const struct plan_result *result = &composition->verdict->plans[plan];
    const struct plan_result *best =
        &composition->verdict->plans[composition->verdict->best];
    bool combination = (size_t)plan >= guide->option_count;
    bool behind = result->candidate && best->score > result->score &&
                  !tally_is_level(composition, plan);
    if (result->ruled_out) {
        tree_text_paragraph(builder, to,
            phrases_text(composition->phrases, PHRASE_REASONS_RULED_OUT));
        add_foreign(composition, to, plan);
    } else if (behind) {
        tree_text_paragraph(builder, to,
            phrases_count(composition->phrases, PHRASE_REASONS_BEHIND,
                best->score - result->score, NULL));
    } else if (combination && !result->candidate) {
        tree_text_paragraph(builder, to,
            phrases_text(composition->phrases, PHRASE_REASONS_NOT_NEEDED));
    }
    if (combination && result->candidate &&
        plan != composition->verdict->plan && plan != tally_plan(composition)) {
        const struct plan *known = &guide->plans[plan];
        const char **labels = arena_allocate(
            composition->arena, known->member_count, sizeof *labels);
        for (size_t i = 0; i < known->member_count; i++)
            labels[i] = guide->plans[known->members[i]].label;
        tree_text_paragraph(builder, to,
            phrases_fill(composition->phrases, PHRASE_REASONS_MEMBERS, "plans",
                phrases_list(
                    composition->phrases, labels, known->member_count, false),
                NULL));
    }
    return result->ruled_out || combination || behind;
}

static void add_plan(struct composition *composition, cmark_node *to, int plan,
    int rank, int level)
{
    static const enum phrase titles[] = {
        PHRASE_REASONS_WHY, PHRASE_REASONS_SIDE, PHRASE_REASONS_WHY_NOT};
    const struct builder *builder = &composition->builder;
    const char *label = composition->guide->plans[plan].label;
    tree_text(composition->arena, tree_heading(builder, to, level),
        phrases_fill(composition->phrases, titles[rank], "plan", label, NULL));
    bool said = add_remarks(composition, to, plan);
    for (int i = 0; i < GROUP_COUNT; i++)
        said = add_group(composition, to, plan, &groups[i]) || said;
    if (!said)
        tree_text_paragraph(builder, to,
            phrases_fill(composition->phrases, PHRASE_REASONS_NONE, "plan",
                label, NULL));
}

/* The recommended plan first, then what comes out level with it or was the
 * verdict from which the document departs, then the others. */
static int rank_of(const struct composition *composition, int plan)
{
    if (plan == tally_plan(composition))
        return 0;
    bool close =
        tally_is_level(composition, plan) || plan == composition->verdict->plan;
    return close ? 1 : 2;
}

void section_reasons(struct composition *composition, cmark_node *to)
{
    int level = composition->section_level;
    const int *plans = tally_ranking(composition);
    for (int rank = 0; rank <= 2; rank++)
        for (size_t i = 0; i < composition->guide->plan_count; i++)
            if (rank_of(composition, plans[i]) == rank)
                add_plan(composition, to, plans[i], rank, level);
}
