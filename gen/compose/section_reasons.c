/* Why this one, and why not each other: the ledger in words. */
#include "compose/question.h"
#include "compose/section_rest.h"
#include "compose/sections.h"
#include "compose/tally.h"

#include <stdlib.h>

/* The findings about one plan that are printed under one heading. */
struct group {
    enum phrase title;
    enum standing standing;
    bool against; /* of counted ones */
};

enum { GROUP_FOR, GROUP_AGAINST, GROUP_SET_ASIDE, GROUP_OPEN, GROUP_COUNT };

static const struct group groups[GROUP_COUNT] = {
    [GROUP_FOR] = {PHRASE_REASONS_FOR, STANDING_COUNTED, false},
    [GROUP_AGAINST] = {PHRASE_REASONS_AGAINST, STANDING_COUNTED, true},
    [GROUP_SET_ASIDE] = {PHRASE_REASONS_SET_ASIDE, STANDING_DEFEATED, false},
    [GROUP_OPEN] = {PHRASE_REASONS_OPEN, STANDING_OPEN, false},
};

/* More plans that are not chosen than this are told together, but for the
 * nearest of them. */
enum { MOST_OTHERS = 4, NEAREST_OTHERS = 2 };

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

/* True if the decisive reasons for other plans that rule PLAN out are told
 * with the plan that stands first here, which is another one. */
static bool is_foreign_told(struct composition *composition, int plan)
{
    const struct verdict *verdict = composition->verdict;
    const struct plan_result *result = &verdict->plans[plan];
    int first = tally_plan(composition);
    if (first == NONE || first == plan)
        return false;
    for (size_t i = 0; i < result->ruled_out_by_count; i++) {
        const struct finding *finding =
            &verdict->findings[result->ruled_out_by[i]];
        if (composition->guide->reasons[finding->reason].plan != plan &&
            !belongs(composition, finding, first, &groups[GROUP_FOR]))
            return false;
    }
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

/* The other plans that are needed, by what rules PLAN out; NULL if only
 * reasons of its own do. */
static const char *needed_plans(
    struct composition *composition, int plan, size_t *count)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct plan_result *result = &verdict->plans[plan];
    const char **labels =
        arena_allocate(composition->arena, guide->plan_count, sizeof *labels);
    *count = 0;
    for (size_t other = 0; other < guide->plan_count; other++)
        for (size_t i = 0; i < result->ruled_out_by_count; i++) {
            int about =
                guide
                    ->reasons[verdict->findings[result->ruled_out_by[i]].reason]
                    .plan;
            if ((int)other == plan || about != (int)other)
                continue;
            labels[(*count)++] = guide->plans[other].label;
            break;
        }
    return *count > 0
               ? phrases_list(composition->phrases, labels, *count, false)
               : NULL;
}

static void add_ruled_out(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct verdict *verdict = composition->verdict;
    size_t count;
    const char *needed = needed_plans(composition, plan, &count);
    if (verdict->conflict)
        tree_sentence(builder, to,
            phrases_text(phrases, plan == verdict->best
                                      ? PHRASE_REASONS_NEAREST
                                      : PHRASE_REASONS_FAILS));
    bool told = needed && is_foreign_told(composition, plan);
    if (needed)
        tree_sentence(builder, to,
            phrases_count(phrases,
                told ? PHRASE_REASONS_RULED_OUT_ABOVE
                     : PHRASE_REASONS_RULED_OUT_BY,
                (double)count, "plans", needed, NULL));
    else if (!verdict->conflict)
        tree_sentence(
            builder, to, phrases_text(phrases, PHRASE_REASONS_RULED_OUT));
    if (!told)
        add_foreign(composition, to, plan);
}

/* Which parts the best plan serves better than PLAN does, and by how much. */
static void add_served(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    for (int p = 0; p < (int)composition->profile->part_count; p++) {
        const int *marks = &verdict->marks[(size_t)p * guide->option_count];
        int best = tally_served_by(composition, verdict->best, p);
        int more = marks[best] - marks[tally_served_by(composition, plan, p)];
        if (more > 0)
            tree_sentence(&composition->builder, to,
                phrases_count(composition->phrases, PHRASE_REASONS_SERVED,
                    (double)more * verdict->weights[p], "part",
                    composition->profile->parts[p].name, "option",
                    guide->plans[best].label, NULL));
    }
}

/* That the reasons about its members count for a combination too, and where
 * the best plan has the better ones. */
static void add_members(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct guide *guide = composition->guide;
    const struct plan *known = &guide->plans[plan];
    const char **labels =
        arena_allocate(composition->arena, known->member_count, sizeof *labels);
    for (size_t i = 0; i < known->member_count; i++)
        labels[i] = guide->plans[known->members[i]].label;
    tree_sentence(&composition->builder, to,
        phrases_fill(composition->phrases, PHRASE_REASONS_MEMBERS, "plans",
            phrases_list(
                composition->phrases, labels, known->member_count, false),
            NULL));
    add_served(composition, to, plan);
}

/* What no reason about the plan itself says: that it is ruled out, that
 * nothing calls for it, that its members' reasons count for it. True if no
 * reasons of its own are needed to see why it is not chosen. */
static bool add_remarks(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct builder *builder = &composition->builder;
    const struct plan_result *result = &composition->verdict->plans[plan];
    bool combination = (size_t)plan >= composition->guide->option_count;
    long long behind = verdict_behind(composition->verdict, plan);
    bool is_behind =
        result->candidate && behind > 0 && !tally_is_level(composition, plan);
    if (result->ruled_out)
        add_ruled_out(composition, to, plan);
    else if (is_behind)
        tree_sentence(builder, to,
            phrases_count(composition->phrases, PHRASE_REASONS_BEHIND,
                (double)behind, "plan",
                composition->guide->plans[composition->verdict->best].label,
                NULL));
    else if (combination && !result->candidate)
        tree_sentence(builder, to,
            phrases_text(composition->phrases,
                plan == tally_plan(composition) ? PHRASE_REASONS_DEPARTED
                                                : PHRASE_REASONS_NOT_NEEDED));
    if (combination && result->candidate &&
        plan != composition->verdict->plan && plan != tally_plan(composition))
        add_members(composition, to, plan);
    return result->ruled_out || combination;
}

/* True if all that speaks for PLAN, and something does, is told with the
 * combination at WHERE, of which it is a member. */
static bool is_told_with(struct composition *composition, int plan, int where)
{
    size_t count;
    const struct weighed *found =
        find_group(composition, plan, &groups[GROUP_FOR], &count);
    if (count == 0 || where == NONE || where == plan ||
        (size_t)where < composition->guide->option_count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!belongs(composition, found[i].finding, where, &groups[GROUP_FOR]))
            return false;
    return true;
}

/* The combination that stands before PLAN, which is not chosen, and with which
 * all that speaks for it is told; NONE if there is none. */
static int told_with(struct composition *composition, int plan)
{
    int first = tally_plan(composition), computed = composition->verdict->plan;
    if (is_told_with(composition, plan, first))
        return first;
    return is_told_with(composition, plan, computed) ? computed : NONE;
}

/* The reasons about PLAN. What decides about it comes first: for a plan that
 * is not chosen that is what speaks against it. */
static bool add_groups(
    struct composition *composition, cmark_node *to, int plan, bool chosen)
{
    static const int orders[2][GROUP_COUNT] = {
        {GROUP_AGAINST, GROUP_FOR, GROUP_SET_ASIDE, GROUP_OPEN},
        {GROUP_FOR, GROUP_AGAINST, GROUP_SET_ASIDE, GROUP_OPEN}};
    size_t speak_for, speak_against;
    find_group(composition, plan, &groups[GROUP_FOR], &speak_for);
    find_group(composition, plan, &groups[GROUP_AGAINST], &speak_against);
    if (chosen && speak_for == 0 && speak_against > 0 &&
        !tally_departure(composition))
        tree_sentence(&composition->builder, to,
            phrases_text(composition->phrases, PHRASE_REASONS_LEAST));
    bool said = false;
    int told = chosen ? NONE : told_with(composition, plan);
    for (int i = 0; i < GROUP_COUNT; i++)
        if (told == NONE || orders[chosen][i] != GROUP_FOR)
            said =
                add_group(composition, to, plan, &groups[orders[chosen][i]]) ||
                said;
    if (told != NONE)
        tree_sentence(&composition->builder, to,
            phrases_fill(composition->phrases, PHRASE_REASONS_SHARED, "plan",
                composition->guide->plans[told].label, NULL));
    return said || told != NONE;
}

/* That nothing speaks against PLAN itself, where that is so: it is passed over
 * for what speaks for another one. */
static void add_unopposed(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct phrases *phrases = composition->phrases;
    const struct verdict *verdict = composition->verdict;
    const struct plan_result *result = &verdict->plans[plan];
    size_t against;
    find_group(composition, plan, &groups[GROUP_AGAINST], &against);
    if (against > 0 || result->ruled_out || !result->candidate)
        return;
    const char *best = composition->guide->plans[verdict->best].label;
    tree_sentence(&composition->builder, to,
        phrases_fill(phrases,
            verdict_behind(verdict, plan) > LEVEL_WITHIN
                ? PHRASE_REASONS_UNOPPOSED
                : PHRASE_REASONS_AS_GOOD,
            "plan", best, NULL));
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
    bool explained = add_remarks(composition, to, plan);
    if (rank == 2)
        add_unopposed(composition, to, plan);
    bool said = add_groups(composition, to, plan, rank < 2);
    if (!said && !explained)
        tree_sentence(builder, to,
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

/* The plans that are not chosen: one by one if they are few; otherwise the
 * nearest ones, and the rest together. */
static void add_others(struct composition *composition, cmark_node *to,
    const int *plans, size_t count, int level)
{
    int *rest = arena_allocate(composition->arena, count, sizeof *rest);
    size_t rest_count = 0, told = 0;
    for (size_t i = 0; i < count; i++) {
        const struct plan_result *result =
            &composition->verdict->plans[plans[i]];
        bool near =
            told < NEAREST_OTHERS && result->candidate && !result->ruled_out;
        if (count > MOST_OTHERS && !near) {
            rest[rest_count++] = plans[i];
            continue;
        }
        add_plan(composition, to, plans[i], 2, level);
        told++;
    }
    section_rest(composition, to, rest, rest_count, level);
}

void section_reasons(struct composition *composition, cmark_node *to)
{
    int level = composition->section_level;
    size_t count = composition->guide->plan_count, other_count = 0;
    const int *plans = tally_ranking(composition);
    int *others = arena_allocate(composition->arena, count, sizeof *others);
    for (int rank = 0; rank <= 1; rank++)
        for (size_t i = 0; i < count; i++)
            if (rank_of(composition, plans[i]) == rank)
                add_plan(composition, to, plans[i], rank, level);
    for (size_t i = 0; i < count; i++)
        if (rank_of(composition, plans[i]) == 2)
            others[other_count++] = plans[i];
    add_others(composition, to, others, other_count, level);
}
