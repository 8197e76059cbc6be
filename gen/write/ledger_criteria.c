/* The points by criterion, and who would decide otherwise. */
#include "write/ledger_lines.h"

#include "write/wording.h"

/* "python 4, node -2": the plans to which it contributes. */
static const char *list_points(struct ledger *ledger, const int *points)
{
    const char *list = NULL;
    for (size_t i = 0; i < ledger->guide->plan_count; i++)
        if (points[i])
            list = arena_format(&ledger->arena, "%s%s%s %d", list ? list : "",
                list ? ", " : "", ledger->guide->plans[i].id, points[i]);
    return list ? list : "nothing";
}

static void add_criterion(struct ledger *ledger, size_t index)
{
    const struct guide *guide = ledger->guide;
    const struct criteria *criteria = &ledger->decision->sensitivity->criteria;
    const int *points = &criteria->points[index * guide->plan_count];
    const struct emphasis *emphasis = &criteria->emphases[index];
    ledger_add_line(ledger, 2, "%s: %s", guide->criteria[index].label,
        list_points(ledger, points));
    if (emphasis->turning)
        ledger_add_line(ledger, 4, "counting %d times: %s", emphasis->turning,
            wording_plan(guide, emphasis->turning_to));
}

void ledger_add_criteria(struct ledger *ledger)
{
    const struct criteria *criteria = &ledger->decision->sensitivity->criteria;
    bool turns = false;
    if (!criteria->count)
        return;
    buffer_add_string(ledger->out, "\nPoints by criterion\n");
    for (size_t i = 0; i < criteria->count; i++) {
        add_criterion(ledger, i);
        turns = turns || criteria->emphases[i].turning;
    }
    if (!turns)
        ledger_add_line(ledger, 2,
            "no criterion that counts up to %d times as much gives another "
            "verdict",
            CRITERIA_GREATEST_FACTOR);
}
