/* Deciding again with the same findings and other points. */
#include "decide/scale.h"

#include "base/array.h"
#include "decide/sums.h"

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

/* Gives COPY the weights of a scale; WEIGHTS has room for its parts. */
static void reweigh(struct verdict *copy, int scale, int *weights)
{
    for (size_t i = 0; i < copy->part_count; i++)
        if (copy->weight_classes[i] != NONE)
            weights[i] = class_weight(scale, copy->weight_classes[i]);
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

enum scale_result scale_test(
    const struct verdict *verdict, const struct finding_sums *sums)
{
    struct arena arena, scratch;
    arena_init(&arena);
    arena_init(&scratch);
    struct verdict copy = *verdict;
    size_t parts = verdict->part_count;
    int *weights = arena_allocate(&arena, parts, sizeof *weights);
    if (parts) /* those without a class keep theirs */
        memcpy(weights, verdict->weights, parts * sizeof *weights);
    enum scale_result result = SCALE_SAME;
    for (int run = 0; run < GRADE_SCALES * WEIGHT_SCALES; run++) {
        reweigh(&copy, run % WEIGHT_SCALES, weights);
        verdict_conclude(
            &copy, sums, grade_scales[run / WEIGHT_SCALES], &scratch);
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

/* The verdict's plan if FINDING had GRADE. */
static int plan_with_grade(const struct verdict *verdict,
    struct finding_sums *sums, const struct finding *finding, enum grade grade,
    struct arena *scratch)
{
    struct verdict copy = *verdict;
    struct finding other = *finding;
    other.grade = grade;
    sums_add(sums, finding, -1);
    sums_add(sums, &other, 1);
    verdict_conclude(&copy, sums, verdict->guide->grade_points, scratch);
    sums_add(sums, &other, -1);
    sums_add(sums, finding, 1);
    arena_reset(scratch);
    return copy.plan;
}

const struct range *scale_ranges(
    const struct verdict *verdict, struct arena *arena, size_t *count)
{
    ARRAY(struct range) ranges = {0};
    struct arena scratch;
    arena_init(&scratch);
    struct finding_sums sums = sums_of(verdict, arena);
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        bool skipped = finding->part != NONE &&
                       verdict->part_count > SENSITIVITY_MOST_PARTS;
        if (finding->standing != STANDING_COUNTED || skipped)
            continue;
        struct range range = {.finding = (int)i};
        bool always = true;
        for (int grade = 0; grade < GRADE_COUNT; grade++) {
            range.holds[grade] =
                (int)finding->grade == grade ||
                plan_with_grade(verdict, &sums, finding, (enum grade)grade,
                    &scratch) == verdict->plan;
            always = always && range.holds[grade];
        }
        if (!always)
            *array_add(&ranges, arena) = range;
    }
    arena_release(&scratch);
    *count = ranges.count;
    return ranges.items;
}
