/* From conditions to marks. */
#include "decide/findings.h"

#include "base/array.h"
#include "decide/sums.h"

/* ---- findings ------------------------------------------------------------ */

/* Section 3.3: the first exception that is shown replaces the grade. One that
 * is unknown does not apply. */
static void apply_exceptions(
    struct finding *finding, const struct rules *rules, struct facts *facts)
{
    const struct reason *reason = &rules->guide->reasons[finding->reason];
    finding->standing = STANDING_COUNTED;
    finding->grade = reason->grade;
    for (size_t i = 0; i < reason->exception_count; i++) {
        enum truth truth = facts_truth(
            facts, rules->exceptions[finding->reason][i], finding->part);
        if (truth == TRUTH_UNKNOWN)
            finding->unsettled = true;
        if (truth != TRUTH_TRUE)
            continue;
        finding->exception = (int)i;
        finding->grade = reason->exceptions[i].grade;
        if (finding->grade == GRADE_NONE)
            finding->standing = STANDING_DEFEATED;
        return;
    }
}

struct finding finding_make(
    const struct rules *rules, struct facts *facts, int reason, int part)
{
    struct finding finding = {
        .reason = reason, .part = part, .exception = NONE};
    if (part != NONE && !facts_has_part(facts, part))
        return finding;
    switch (facts_truth(facts, rules->reasons[reason], part)) {
    case TRUTH_FALSE: finding.standing = STANDING_ABSENT; break;
    case TRUTH_UNKNOWN: finding.standing = STANDING_OPEN; break;
    case TRUTH_TRUE: apply_exceptions(&finding, rules, facts); break;
    }
    finding.points = rules->guide->grade_points[finding.grade];
    return finding;
}

static void list_findings(struct verdict *verdict, const struct rules *rules,
    struct facts *facts, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    ARRAY(struct finding) findings = {0};
    for (size_t i = 0; i < guide->reason_count; i++) {
        if (guide->reasons[i].scope == SCOPE_PROJECT) {
            *array_add(&findings, arena) =
                finding_make(rules, facts, (int)i, NONE);
            continue;
        }
        for (size_t part = 0; part < verdict->part_count; part++)
            *array_add(&findings, arena) =
                finding_make(rules, facts, (int)i, (int)part);
    }
    verdict->findings = findings.items;
    verdict->finding_count = findings.count;
}

/* ---- weights ------------------------------------------------------------- */

/* The class of a part, by index. An unknown one is the lightest: a weight,
 * like a reason, has to be established. */
static int weight_class(struct verdict *verdict, struct facts *facts, int part)
{
    int fact = verdict->guide->weight_fact;
    if (fact == NONE)
        return (int)verdict->guide->weight_count - 1;
    struct value value = facts_value(facts, fact, part, NULL);
    if (value.type == VALUE_WORD)
        return value.as.word;
    verdict->weight_missing = true;
    return 0;
}

/* Section 4: if no part is core, the heaviest class present is raised to it.
 * In a guide without weights every part weighs 1. */
void findings_weigh(
    struct verdict *verdict, struct facts *facts, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    size_t count = verdict->part_count;
    int *stated = arena_allocate(arena, count, sizeof *stated);
    int *classes = arena_allocate(arena, count, sizeof *classes);
    int *weights = arena_allocate(arena, count, sizeof *weights);
    int heaviest = 0, core = (int)guide->weight_count - 1;
    verdict->weight_missing = false;
    for (size_t i = 0; i < count; i++) {
        bool there = facts_has_part(facts, (int)i);
        stated[i] = there ? weight_class(verdict, facts, (int)i) : NONE;
        classes[i] = stated[i];
        weights[i] = there;
        heaviest = classes[i] > heaviest ? classes[i] : heaviest;
    }
    for (size_t i = 0; i < count && core >= 0; i++) {
        if (classes[i] == NONE)
            continue;
        if (classes[i] == heaviest)
            classes[i] = core;
        weights[i] = guide->weights[classes[i]].value;
    }
    verdict->stated_classes = stated;
    verdict->weight_classes = classes;
    verdict->weights = weights;
}

/* ---- decisive reasons ---------------------------------------------------- */

/* Of decisive findings, marks those that claim a contested part (section 5). */
static void mark_contested(struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->finding_count; i++) {
        struct finding *finding = &verdict->findings[i];
        const struct reason *reason = &verdict->guide->reasons[finding->reason];
        finding->contested = finding->grade == GRADE_DECISIVE &&
                             finding->part != NONE && !reason->against &&
                             verdict->contested_parts[finding->part];
    }
}

void findings_name_decisive(
    struct verdict *verdict, struct plan_result *plans, struct arena *arena)
{
    ARRAY(int) decisive = {0};
    mark_contested(verdict);
    for (size_t i = 0; i < verdict->finding_count; i++)
        if (verdict->findings[i].grade == GRADE_DECISIVE &&
            !verdict->findings[i].contested)
            *array_add(&decisive, arena) = (int)i;
    for (size_t plan = 0; plan < verdict->guide->plan_count; plan++) {
        ARRAY(int) by = {0};
        int last = NONE; /* each reason is listed once, by its first row */
        for (size_t i = 0; i < decisive.count; i++) {
            const struct finding *finding =
                &verdict->findings[decisive.items[i]];
            const struct reason *reason =
                &verdict->guide->reasons[finding->reason];
            if (finding->reason == last ||
                !sums_rules_out(
                    verdict->guide, reason->plan, reason->against, (int)plan))
                continue;
            *array_add(&by, arena) = decisive.items[i];
            last = finding->reason;
        }
        plans[plan].ruled_out_by = by.items;
        plans[plan].ruled_out_by_count = by.count;
    }
}

void findings_make(struct verdict *verdict, const struct rules *rules,
    struct facts *facts, struct arena *arena)
{
    list_findings(verdict, rules, facts, arena);
    findings_weigh(verdict, facts, arena);
}
