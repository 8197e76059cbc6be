/* Deciding again with the same findings and other points. */
#include "decide/scale.h"

#include "base/array.h"
#include "decide/findings.h"

#include <string.h>

enum { GRADE_SCALES = 3, WEIGHT_SCALES = 3, HEAVIEST_CLASS = 20 };

static const int grade_scales[GRADE_SCALES][GRADE_COUNT] = {
    {0, 1, 2, 3, 6},
    {0, 1, 2, 4, 8},
    {0, 1, 3, 9, 27},
};

static int class_weight(int scale, int class)
{
    if (scale == 2) /* doubling, as long as an int lasts */
        return 1 << (class < HEAVIEST_CLASS ? class : HEAVIEST_CLASS);
    return class + 1 + scale;
}

/* ---- the scale test ------------------------------------------------------ */

struct verdict scale_copy(const struct verdict *verdict, struct arena *arena)
{
    struct verdict copy = *verdict;
    size_t count = verdict->finding_count;
    copy.findings = arena_allocate(arena, count, sizeof *copy.findings);
    if (count)
        memcpy(copy.findings, verdict->findings, count * sizeof *copy.findings);
    return copy;
}

/* Gives COPY other points; WEIGHTS has room for its parts. */
static void rescale(
    struct verdict *copy, const int *points, int weight_scale, int *weights)
{
    for (size_t i = 0; i < copy->finding_count; i++)
        copy->findings[i].points = points[copy->findings[i].grade];
    for (size_t i = 0; i < copy->part_count; i++)
        if (copy->weight_classes[i] != NONE)
            weights[i] = class_weight(weight_scale, copy->weight_classes[i]);
    copy->weights = weights;
}

static bool is_level(const struct verdict *verdict, int plan)
{
    return verdict->plans[plan].candidate &&
           verdict_behind(verdict, plan) <= LEVEL_WITHIN;
}

/* True if RESCALED still has what VERDICT recommends among its best. */
static bool agrees(
    const struct verdict *verdict, const struct verdict *rescaled)
{
    if (verdict->plan != NONE)
        return is_level(rescaled, verdict->plan);
    for (size_t i = 0; i < verdict->level_count; i++)
        if (!is_level(rescaled, verdict->level[i]))
            return false;
    return true;
}

static bool is_same(
    const struct verdict *verdict, const struct verdict *rescaled)
{
    size_t count = verdict->level_count;
    if (rescaled->plan != verdict->plan || rescaled->level_count != count)
        return false;
    return count == 0 || memcmp(rescaled->level, verdict->level,
                             count * sizeof *verdict->level) == 0;
}

enum scale_result scale_test(const struct verdict *verdict)
{
    struct arena arena, scratch;
    arena_init(&arena);
    arena_init(&scratch);
    struct verdict copy = scale_copy(verdict, &arena);
    size_t parts = verdict->part_count;
    int *weights = arena_allocate(&arena, parts, sizeof *weights);
    if (parts) /* those without a class keep theirs */
        memcpy(weights, verdict->weights, parts * sizeof *weights);
    enum scale_result result = SCALE_SAME;
    for (int run = 0; run < GRADE_SCALES * WEIGHT_SCALES; run++) {
        rescale(&copy, grade_scales[run / WEIGHT_SCALES], run % WEIGHT_SCALES,
            weights);
        verdict_conclude(&copy, &scratch);
        if (!is_same(verdict, &copy))
            result = SCALE_LEVEL;
        if (!agrees(verdict, &copy)) {
            result = SCALE_FAILS;
            break;
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    arena_release(&arena);
    return result;
}

/* ---- the range of each grade --------------------------------------------- */

static bool holds_with_grade(struct verdict *copy, size_t finding,
    enum grade grade, int plan, struct arena *scratch)
{
    struct finding kept = copy->findings[finding];
    copy->findings[finding].grade = grade;
    copy->findings[finding].points = copy->guide->grade_points[grade];
    verdict_conclude(copy, scratch);
    copy->findings[finding] = kept;
    arena_reset(scratch);
    return copy->plan == plan;
}

const struct range *scale_ranges(
    const struct verdict *verdict, struct arena *arena, size_t *count)
{
    ARRAY(struct range) ranges = {0};
    struct arena scratch;
    arena_init(&scratch);
    struct verdict copy = scale_copy(verdict, arena);
    for (size_t i = 0; i < verdict->finding_count; i++) {
        bool skipped = verdict->findings[i].part != NONE &&
                       verdict->part_count > SENSITIVITY_MOST_PARTS;
        if (verdict->findings[i].standing != STANDING_COUNTED || skipped)
            continue;
        struct range range = {.finding = (int)i};
        bool always = true;
        for (int grade = 0; grade < GRADE_COUNT; grade++) {
            range.holds[grade] = (int)verdict->findings[i].grade == grade ||
                                 holds_with_grade(&copy, i, (enum grade)grade,
                                     verdict->plan, &scratch);
            always = always && range.holds[grade];
        }
        if (!always)
            *array_add(&ranges, arena) = range;
    }
    arena_release(&scratch);
    *count = ranges.count;
    return ranges.items;
}
