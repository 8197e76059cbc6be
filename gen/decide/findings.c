/* From conditions to marks. */
#include "decide/findings.h"

#include "base/array.h"

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

/* ---- marks --------------------------------------------------------------- */

static void add_marks(struct verdict *verdict, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    size_t options = guide->option_count;
    size_t cells = verdict->part_count * options;
    int *marks = arena_allocate(arena, cells, sizeof *marks);
    int *project = arena_allocate(arena, options, sizeof *project);
    int *own = arena_allocate(arena, guide->plan_count, sizeof *own);
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (!finding->points)
            continue;
        const struct reason *reason = &guide->reasons[finding->reason];
        int points = reason->against ? -finding->points : finding->points;
        size_t plan = (size_t)reason->plan;
        if (plan >= options)
            own[plan] += points;
        else if (finding->part == NONE)
            project[plan] += points;
        else
            marks[(size_t)finding->part * options + plan] += points;
    }
    verdict->marks = marks;
    verdict->project_marks = project;
    verdict->own = own;
}

/* ---- decisive reasons ---------------------------------------------------- */

/* The option that a finding claims its part for, NONE if it does not. */
static int claimed_option(
    const struct guide *guide, const struct finding *finding)
{
    if (finding->grade != GRADE_DECISIVE || finding->part == NONE)
        return NONE;
    const struct reason *reason = &guide->reasons[finding->reason];
    return reason->against ? NONE : reason->plan;
}

/* Section 5: a part with decisive reasons for two options is contested. */
static void mark_contested(struct verdict *verdict, struct arena *arena)
{
    const struct guide *guide = verdict->guide;
    size_t count = verdict->part_count;
    bool *contested = arena_allocate(arena, count, sizeof *contested);
    int *claims = arena_allocate(arena, count, sizeof *claims);
    ARRAY(struct finding *) claiming = {0};
    for (size_t i = 0; i < count; i++)
        claims[i] = NONE;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        struct finding *finding = &verdict->findings[i];
        int option = claimed_option(guide, finding);
        if (option == NONE)
            continue;
        *array_add(&claiming, arena) = finding;
        int *claim = &claims[finding->part];
        if (*claim != NONE && *claim != option)
            contested[finding->part] = true;
        *claim = option;
    }
    for (size_t i = 0; i < claiming.count; i++)
        claiming.items[i]->contested = contested[claiming.items[i]->part];
    verdict->contested_parts = contested;
}

void findings_add_up(struct verdict *verdict, struct arena *arena)
{
    mark_contested(verdict, arena);
    add_marks(verdict, arena);
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

/* A decisive reason for a plan rules out those that do not contain it, one
 * against rules out those that do. */
static bool rules_out(
    const struct guide *guide, const struct finding *finding, int plan)
{
    const struct reason *reason = &guide->reasons[finding->reason];
    return plan_contains(guide, plan, reason->plan) == reason->against;
}

void findings_rule_out(const struct verdict *verdict, struct plan_result *plans,
    struct arena *arena)
{
    ARRAY(int) decisive = {0};
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
            if (!rules_out(verdict->guide, finding, (int)plan) ||
                finding->reason == last)
                continue;
            *array_add(&by, arena) = decisive.items[i];
            last = finding->reason;
        }
        plans[plan].ruled_out = by.count > 0;
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
