/* Counting reasons by row, plan and grade. */
#include "decide/sums.h"

#include "base/array.h"

enum { SIDES = 2 }; /* for and against */

/* The counts by grade of the reasons for or against a plan; PART NONE: of the
 * project. */
static int *cell(
    const struct finding_sums *sums, int part, size_t plan, bool against)
{
    size_t row = (size_t)(part + 1) * sums->guide->plan_count + plan;
    return &sums->counts[(row * SIDES + against) * GRADE_COUNT];
}

void sums_add(
    struct finding_sums *sums, const struct finding *finding, int times)
{
    if (finding->grade == GRADE_NONE)
        return;
    const struct reason *reason = &sums->guide->reasons[finding->reason];
    cell(sums, finding->part, (size_t)reason->plan,
        reason->against)[finding->grade] += times;
}

struct finding_sums sums_of(const struct verdict *verdict, struct arena *arena)
{
    struct finding_sums sums = {
        .guide = verdict->guide, .part_count = verdict->part_count};
    size_t cells =
        (sums.part_count + 1) * sums.guide->plan_count * SIDES * GRADE_COUNT;
    sums.counts = arena_allocate(arena, cells, sizeof *sums.counts);
    for (size_t i = 0; i < verdict->finding_count; i++)
        sums_add(&sums, &verdict->findings[i], 1);
    return sums;
}

/* ---- marks --------------------------------------------------------------- */

static int mark_of(
    const struct finding_sums *sums, const int *points, int part, size_t plan)
{
    const int *speaking = cell(sums, part, plan, false);
    const int *against = cell(sums, part, plan, true);
    int mark = 0;
    for (int grade = GRADE_SLIGHT; grade < GRADE_COUNT; grade++)
        mark += points[grade] * (speaking[grade] - against[grade]);
    return mark;
}

static void set_marks(const struct finding_sums *sums, const int *points,
    struct verdict *verdict, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    size_t options = guide->option_count;
    int parts = (int)verdict->part_count;
    int *marks =
        arena_allocate(arena, verdict->part_count * options, sizeof *marks);
    int *project = arena_allocate(arena, options, sizeof *project);
    int *own = arena_allocate(arena, guide->plan_count, sizeof *own);
    for (int part = NONE; part < parts; part++)
        for (size_t plan = 0; plan < guide->plan_count; plan++) {
            int mark = mark_of(sums, points, part, plan);
            if (plan >= options)
                own[plan] += mark;
            else if (part == NONE)
                project[plan] = mark;
            else
                marks[(size_t)part * options + plan] = mark;
        }
    verdict->marks = marks;
    verdict->project_marks = project;
    verdict->own = own;
}

/* ---- decisive reasons ---------------------------------------------------- */

static bool is_decided(
    const struct finding_sums *sums, int part, size_t plan, bool against)
{
    return cell(sums, part, plan, against)[GRADE_DECISIVE] > 0;
}

/* Section 5: a part with decisive reasons for two plans is contested. */
static bool is_contested(const struct finding_sums *sums, int part)
{
    size_t claims = 0;
    for (size_t plan = 0; plan < sums->guide->plan_count; plan++)
        claims += is_decided(sums, part, plan, false);
    return claims > 1;
}

static void mark_contested(const struct finding_sums *sums,
    struct verdict *verdict, struct arena *arena)
{
    bool *contested =
        arena_allocate(arena, verdict->part_count, sizeof *contested);
    for (size_t i = 0; i < verdict->part_count; i++)
        contested[i] = is_contested(sums, (int)i);
    verdict->contested_parts = contested;
}

static bool plan_contains(const struct guide *guide, int plan, int member)
{
    if (plan == member)
        return true;
    for (size_t i = 0; i < guide->plans[plan].member_count; i++)
        if (guide->plans[plan].members[i] == member)
            return true;
    return false;
}

bool sums_rules_out(
    const struct guide *guide, int about, bool against, int plan)
{
    return plan_contains(guide, plan, about) == against;
}

/* True if an uncontested decisive reason for or against the plan counts. */
static bool some_row_decides(const struct finding_sums *sums,
    const struct verdict *verdict, size_t plan, bool against)
{
    for (int part = NONE; part < (int)verdict->part_count; part++) {
        bool idle = part != NONE && !against && verdict->contested_parts[part];
        if (!idle && is_decided(sums, part, plan, against))
            return true;
    }
    return false;
}

static void rule_out(const struct finding_sums *sums,
    const struct verdict *verdict, struct plan_result *plans)
{
    const struct guide *guide = verdict->guide;
    for (size_t about = 0; about < guide->plan_count; about++)
        for (int against = 0; against < SIDES; against++) {
            if (!some_row_decides(sums, verdict, about, against))
                continue;
            for (size_t i = 0; i < guide->plan_count; i++)
                plans[i].ruled_out =
                    plans[i].ruled_out ||
                    sums_rules_out(guide, (int)about, against, (int)i);
        }
}

void sums_apply(const struct finding_sums *sums, const int *points,
    struct verdict *verdict, struct plan_result *plans, struct arena *arena)
{
    set_marks(sums, points, verdict, arena);
    mark_contested(sums, verdict, arena);
    rule_out(sums, verdict, plans);
}
