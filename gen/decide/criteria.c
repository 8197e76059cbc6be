/* Scores taken apart by criterion, and decided with one that counts more. */
#include "decide/criteria.h"

#include "decide/sums.h"

/* ---- what each contributes ----------------------------------------------- */

/* The row of a finding's criterion: the last one if it has none. */
static size_t row_of(
    const struct verdict *verdict, const struct finding *finding)
{
    int criterion = verdict->guide->reasons[finding->reason].criterion;
    return criterion == NONE ? verdict->guide->criterion_count
                             : (size_t)criterion;
}

/* The member of a combination that its project row is taken from. */
static int worst_member(const struct verdict *verdict, int index)
{
    const struct plan *plan = &verdict->guide->plans[index];
    int worst = index;
    for (size_t i = 0; i < plan->member_count; i++)
        if (i == 0 || verdict->project_marks[plan->members[i]] <
                          verdict->project_marks[worst])
            worst = plan->members[i];
    return worst;
}

/* How often the finding's points are in the score of PLAN. */
static long long times_in(
    const struct verdict *verdict, const struct finding *finding, int plan)
{
    const struct guide *guide = verdict->guide;
    int about = guide->reasons[finding->reason].plan;
    if (about >= (int)guide->option_count)
        return about == plan ? guide->project_weight : 0;
    if (finding->part == NONE)
        return about == worst_member(verdict, plan) ? guide->project_weight : 0;
    bool serves = verdict->plans[plan].route[finding->part] == about;
    return serves ? verdict->weights[finding->part] : 0;
}

static int add_points(int sum, long long points)
{
    long long all = sum + points;
    if (all > INT_MAX)
        return INT_MAX;
    return all < INT_MIN ? INT_MIN : (int)all;
}

static const int *take_apart(const struct verdict *verdict, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    size_t plans = guide->plan_count;
    int *points = arena_allocate(
        arena, (guide->criterion_count + 1) * plans, sizeof *points);
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        bool against = guide->reasons[finding->reason].against;
        long long sign = against ? -finding->points : finding->points;
        for (size_t plan = 0; plan < plans && finding->points; plan++) {
            int *cell = &points[row_of(verdict, finding) * plans + plan];
            *cell =
                add_points(*cell, sign * times_in(verdict, finding, (int)plan));
        }
    }
    return points;
}

/* ---- one counts more ----------------------------------------------------- */

/* Counts the findings of a criterion so many times more. */
static void count_again(struct finding_sums *sums,
    const struct verdict *verdict, size_t criterion, int times)
{
    for (size_t i = 0; i < verdict->finding_count; i++)
        if (row_of(verdict, &verdict->findings[i]) == criterion)
            sums_add(sums, &verdict->findings[i], times);
}

static struct emphasis emphasise(const struct verdict *verdict,
    struct finding_sums *sums, size_t criterion, struct arena *scratch)
{
    struct emphasis emphasis = {.turning_to = NONE};
    int factor = 1;
    while (factor < CRITERIA_GREATEST_FACTOR && !emphasis.turning) {
        struct verdict copy = *verdict;
        factor++;
        count_again(sums, verdict, criterion, 1);
        verdict_conclude(&copy, sums, verdict->guide->grade_points, scratch);
        if (factor == 2) {
            emphasis.doubled = copy.plan;
            emphasis.lead = copy.lead;
        }
        if (copy.plan != verdict->plan) {
            emphasis.turning = factor;
            emphasis.turning_to = copy.plan;
        }
        arena_reset(scratch);
    }
    count_again(sums, verdict, criterion, 1 - factor);
    return emphasis;
}

struct criteria criteria_find(
    const struct verdict *verdict, struct arena *arena)
{
    struct criteria criteria = {.count = verdict->guide->criterion_count};
    if (!criteria.count)
        return criteria;
    struct arena scratch;
    arena_init(&scratch);
    struct finding_sums sums = sums_of(verdict, arena);
    struct emphasis *emphases =
        arena_allocate(arena, criteria.count, sizeof *emphases);
    for (size_t i = 0; i < criteria.count; i++)
        emphases[i] = emphasise(verdict, &sums, i, &scratch);
    arena_release(&scratch);
    criteria.points = take_apart(verdict, arena);
    criteria.emphases = emphases;
    return criteria;
}
