/* Other grades: does the verdict hold under other scales, and under another
 * grade of one reason?
 *
 * (gen/decide/MODEL.md, section 9.) */
#ifndef DECIDE_SCALE_H
#define DECIDE_SCALE_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "decide/sums.h"
#include "decide/verdict.h"

enum scale_result {
    SCALE_SAME,  /* the verdict is the same under all nine scales */
    SCALE_LEVEL, /* it is best, or level with the best, under all of them, but
                    another came out first or level under some */
    SCALE_FAILS  /* under some scale it is neither */
};

/* The scale test: three sets of grades with three of weights. A toss-up holds
 * where all of its plans are level, and is the same where no other is. Weight
 * class i of any number of classes weighs i + 1, i + 2 or 2 to the i; the
 * project row keeps its weight. SUMS are those of VERDICT's findings. */
enum scale_result scale_test(
    const struct verdict *verdict, const struct finding_sums *sums);

/* The ranges of VERDICT's counted findings, in ARENA. */
const struct range *scale_ranges(
    const struct verdict *verdict, struct arena *arena, size_t *count);

#endif
