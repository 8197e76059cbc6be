/* From marks to a verdict: scores, candidates, ties, confidence. */
#include "decide/verdict.h"

#include "base/array.h"
#include "decide/findings.h"
#include "decide/sums.h"

/* The thresholds of sections 7, 8 and 10, in points of the score. */
enum { LEAD_HIGH = 8, LEAD_MODERATE = 4, BEHIND_NOTE = 2 };

/* A verdict in the making: the results per plan are not const yet. */
struct draft {
    struct verdict *verdict;
    struct plan_result *plans;
    struct arena *arena;
};

static bool is_combination(const struct guide *guide, int plan)
{
    return plan >= (int)guide->option_count;
}

static int mark(const struct verdict *verdict, size_t part, int option)
{
    return verdict->marks[part * verdict->guide->option_count + (size_t)option];
}

static int hold(long long points)
{
    if (points > INT_MAX)
        return INT_MAX;
    return points < INT_MIN ? INT_MIN : (int)points;
}

/* ---- scores (section 6) -------------------------------------------------- */

static long long weighted_marks(const struct verdict *verdict, int option)
{
    long long sum = 0;
    for (size_t i = 0; i < verdict->part_count; i++)
        sum += (long long)verdict->weights[i] * mark(verdict, i, option);
    return sum;
}

/* True if level parts rather go to A than to B, which comes later in the
 * guide: the larger weighted sum, then the project mark, then guide order. */
static bool is_more_at_home(const struct verdict *verdict, int a, int b)
{
    long long of_a = weighted_marks(verdict, a);
    long long of_b = weighted_marks(verdict, b);
    if (of_a != of_b)
        return of_a > of_b;
    if (verdict->project_marks[a] != verdict->project_marks[b])
        return verdict->project_marks[a] > verdict->project_marks[b];
    return a < b;
}

/* The members of a combination, those more at home first. */
static int *rank_members(
    const struct verdict *verdict, const struct plan *plan, struct arena *arena)
{
    int *ranked = arena_allocate(arena, plan->member_count, sizeof *ranked);
    for (size_t i = 0; i < plan->member_count; i++) {
        size_t at = i;
        for (; at > 0 &&
               is_more_at_home(verdict, plan->members[i], ranked[at - 1]);
             at--)
            ranked[at] = ranked[at - 1];
        ranked[at] = plan->members[i];
    }
    return ranked;
}

static void route_parts(struct draft *draft, int index)
{
    const struct verdict *verdict = draft->verdict;
    const struct plan *plan = &verdict->guide->plans[index];
    size_t count = verdict->part_count;
    int *route = arena_allocate(draft->arena, count, sizeof *route);
    bool combination = is_combination(verdict->guide, index);
    const int *ranked =
        combination ? rank_members(verdict, plan, draft->arena) : &index;
    size_t ranked_count = combination ? plan->member_count : 1;
    for (size_t part = 0; part < count; part++) {
        route[part] = ranked[0];
        for (size_t i = 1; i < ranked_count; i++)
            if (mark(verdict, part, ranked[i]) >
                mark(verdict, part, route[part]))
                route[part] = ranked[i];
    }
    draft->plans[index].route = route;
}

/* The project row of a combination takes its worst member, because people,
 * budget and rota have to live with all of them. */
static int project_mark(const struct verdict *verdict, int index)
{
    if (!is_combination(verdict->guide, index))
        return verdict->project_marks[index];
    const struct plan *plan = &verdict->guide->plans[index];
    int worst = verdict->project_marks[plan->members[0]];
    for (size_t i = 1; i < plan->member_count; i++)
        if (verdict->project_marks[plan->members[i]] < worst)
            worst = verdict->project_marks[plan->members[i]];
    return worst + verdict->own[index];
}

static void score_plan(struct draft *draft, int index)
{
    const struct verdict *verdict = draft->verdict;
    route_parts(draft, index);
    long long score = (long long)verdict->guide->project_weight *
                      project_mark(verdict, index);
    for (size_t i = 0; i < verdict->part_count; i++)
        score += (long long)verdict->weights[i] *
                 mark(verdict, i, draft->plans[index].route[i]);
    draft->plans[index].score = hold(score);
}

/* ---- candidates ---------------------------------------------------------- */

static bool leads_somewhere(
    const struct verdict *verdict, const struct plan *plan, int member)
{
    for (size_t part = 0; part < verdict->part_count; part++) {
        bool leads = true;
        for (size_t i = 0; i < plan->member_count && leads; i++)
            leads = plan->members[i] == member ||
                    mark(verdict, part, member) >
                        mark(verdict, part, plan->members[i]);
        if (leads)
            return true;
    }
    return false;
}

/* A combination of which some part needs each member; any single option. */
static bool is_needed(const struct verdict *verdict, int index)
{
    if (!is_combination(verdict->guide, index))
        return true;
    const struct plan *plan = &verdict->guide->plans[index];
    for (size_t i = 0; i < plan->member_count; i++)
        if (!leads_somewhere(verdict, plan, plan->members[i]))
            return false;
    return true;
}

/* Section 7.5: if everything is ruled out, the ruling out is ignored. */
static void find_candidates(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    size_t count = verdict->guide->plan_count;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        struct plan_result *plan = &draft->plans[i];
        plan->candidate = !plan->ruled_out && is_needed(verdict, (int)i);
        any = any || plan->candidate;
    }
    verdict->conflict = !any;
    for (size_t i = 0; i < count && !any; i++)
        draft->plans[i].candidate = is_needed(verdict, (int)i);
}

/* ---- the verdict and its ties (section 7) -------------------------------- */

/* How many options a plan takes to carry out. */
static size_t member_count(const struct guide *guide, size_t plan)
{
    size_t count = guide->plans[plan].member_count;
    return count ? count : 1;
}

/* The candidate with the highest score, among the first COUNT plans; equal
 * ones: fewer members, then guide order. NONE if there is no candidate. */
static int best_of(const struct draft *draft, size_t count)
{
    const struct guide *guide = draft->verdict->guide;
    int best = NONE;
    for (size_t i = 0; i < count; i++) {
        if (!draft->plans[i].candidate)
            continue;
        bool better =
            best == NONE || draft->plans[i].score > draft->plans[best].score ||
            (draft->plans[i].score == draft->plans[best].score &&
                member_count(guide, i) < member_count(guide, (size_t)best));
        if (better)
            best = (int)i;
    }
    return best;
}

long long verdict_behind(const struct verdict *verdict, int plan)
{
    return (long long)verdict->plans[verdict->best].score -
           verdict->plans[plan].score;
}

/* The single candidates that are level with the best plan, which is one. */
static void find_level(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    ARRAY(int) level = {0};
    for (size_t i = 0; i < verdict->guide->option_count; i++)
        if (draft->plans[i].candidate &&
            verdict_behind(verdict, (int)i) <= LEVEL_WITHIN)
            *array_add(&level, draft->arena) = (int)i;
    if (level.count < 2)
        return;
    verdict->level = level.items;
    verdict->level_count = level.count;
    verdict->plan = NONE;
}

static void choose_plan(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    const struct guide *guide = verdict->guide;
    verdict->best = best_of(draft, guide->plan_count);
    int single = best_of(draft, guide->option_count);
    if (is_combination(guide, verdict->best) && single != NONE &&
        verdict_behind(verdict, single) <= LEVEL_WITHIN)
        verdict->best = single;
    verdict->plan = verdict->best;
    if (!is_combination(guide, verdict->best))
        find_level(draft);
}

/* True if PLAN, or an option of a combination, is OPTION. */
static bool plan_uses(const struct guide *guide, int plan, int option)
{
    for (size_t i = 0; i < guide->plans[plan].member_count; i++)
        if (guide->plans[plan].members[i] == option)
            return true;
    return plan == option;
}

static bool *options_of(const struct draft *draft, int plan)
{
    const struct guide *guide = draft->verdict->guide;
    bool *options =
        arena_allocate(draft->arena, guide->option_count, sizeof *options);
    for (size_t i = 0; i < guide->option_count; i++)
        options[i] = plan_uses(guide, plan, (int)i);
    return options;
}

static void list_options(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    const struct overriding *departure = verdict->profile->overriding;
    bool *options = options_of(draft, verdict->best);
    for (size_t i = 0; i < verdict->level_count; i++)
        options[verdict->level[i]] = true;
    verdict->options = options;
    verdict->recommended = departure ? departure->plan : verdict->plan;
    verdict->uses = departure ? options_of(draft, departure->plan) : options;
}

static void find_lead(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    verdict->lead = LEAD_ALL_RULED_OUT;
    for (size_t i = 0; i < verdict->guide->plan_count; i++) {
        if (!draft->plans[i].candidate || (int)i == verdict->best)
            continue;
        long long lead = verdict_behind(verdict, (int)i);
        if (lead < verdict->lead)
            verdict->lead = lead < 0 ? 0 : (int)lead;
    }
}

/* Section 7's compromises: parts that another option would serve better. */
static void list_compromises(struct draft *draft)
{
    struct verdict *verdict = draft->verdict;
    ARRAY(struct compromise) list = {0};
    size_t parts = verdict->part_count;
    if (verdict->plan == NONE || is_combination(verdict->guide, verdict->plan))
        return;
    for (size_t part = 0; part < parts; part++) {
        int better = verdict->plan;
        for (int i = 0; i < (int)verdict->guide->option_count; i++)
            if (mark(verdict, part, i) > mark(verdict, part, better))
                better = i;
        int size =
            mark(verdict, part, better) - mark(verdict, part, verdict->plan);
        if (size >= 2)
            *array_add(&list, draft->arena) =
                (struct compromise){(int)part, better, size};
    }
    verdict->compromises = list.items;
    verdict->compromise_count = list.count;
}

/* ---- confidence and fit (sections 8 and 10) ------------------------------ */

enum confidence verdict_rate_lead(const struct verdict *verdict)
{
    if (verdict->guide->plan_count == 1)
        return CONFIDENCE_NONE;
    if (verdict->conflict)
        return CONFIDENCE_LOW;
    if (verdict->plan == NONE || verdict->lead >= LEAD_HIGH)
        return CONFIDENCE_HIGH;
    return verdict->lead >= LEAD_MODERATE ? CONFIDENCE_MODERATE
                                          : CONFIDENCE_LOW;
}

int verdict_current(const struct guide *guide, struct facts *facts)
{
    if (guide->current_fact == NONE)
        return NONE;
    struct value value = facts_value(facts, guide->current_fact, NONE, NULL);
    return value.type == VALUE_WORD ? guide->current_plans[value.as.word]
                                    : NONE;
}

static enum mismatch rate_mismatch(const struct verdict *verdict)
{
    int current = verdict->current;
    if (current == NONE || current == verdict->recommended)
        return MISMATCH_NONE;
    for (size_t i = 0; i < verdict->level_count && verdict->recommended == NONE;
         i++)
        if (verdict->level[i] == current)
            return MISMATCH_NONE;
    long long points = verdict_behind(verdict, current);
    if (verdict->plans[current].ruled_out || points >= LEAD_HIGH)
        return MISMATCH_SERIOUS;
    if (points >= LEAD_MODERATE)
        return MISMATCH_CAUTION;
    return points >= BEHIND_NOTE ? MISMATCH_NOTE : MISMATCH_NONE;
}

/* ---- the walk ------------------------------------------------------------ */

static struct draft conclude(struct verdict *verdict,
    const struct finding_sums *sums, const int *points, struct arena *arena)
{
    struct draft draft = {.verdict = verdict, .arena = arena};
    size_t count = verdict->guide->plan_count;
    draft.plans = arena_allocate(arena, count, sizeof *draft.plans);
    verdict->plans = draft.plans;
    verdict->plan = verdict->best = NONE;
    verdict->level = NULL;
    verdict->level_count = 0;
    sums_apply(sums, points, verdict, draft.plans, arena);
    for (size_t i = 0; i < count; i++)
        score_plan(&draft, (int)i);
    find_candidates(&draft);
    choose_plan(&draft);
    list_options(&draft);
    find_lead(&draft);
    list_compromises(&draft);
    verdict->confidence = verdict_rate_lead(verdict);
    verdict->mismatch = rate_mismatch(verdict);
    return draft;
}

void verdict_conclude(struct verdict *verdict, const struct finding_sums *sums,
    const int *points, struct arena *arena)
{
    conclude(verdict, sums, points, arena);
}

const struct verdict *verdict_reach(
    struct arena *arena, const struct rules *rules, struct facts *facts)
{
    struct verdict *verdict = arena_new(arena, struct verdict);
    verdict->guide = rules->guide;
    verdict->profile = facts_profile(facts);
    verdict->part_count = verdict->profile->part_count;
    findings_make(verdict, rules, facts, arena);
    verdict->current = verdict_current(rules->guide, facts);
    struct finding_sums sums = sums_of(verdict, arena);
    struct draft draft =
        conclude(verdict, &sums, rules->guide->grade_points, arena);
    findings_name_decisive(verdict, draft.plans, arena);
    return verdict;
}

/* ---- names --------------------------------------------------------------- */

const char *verdict_name(const struct verdict *verdict)
{
    return verdict->plan == NONE ? "toss-up"
                                 : verdict->guide->plans[verdict->plan].id;
}

const char *verdict_recommended_name(const struct verdict *verdict)
{
    int plan = verdict->recommended;
    return plan == NONE ? "toss-up" : verdict->guide->plans[plan].id;
}

const char *verdict_confidence_name(enum confidence confidence)
{
    static const char *const names[] = {"", "low", "moderate", "high"};
    return names[confidence];
}

const char *verdict_mismatch_name(enum mismatch mismatch)
{
    static const char *const names[] = {"none", "note", "caution", "serious"};
    return names[mismatch];
}

const char *verdict_grade_name(enum grade grade)
{
    static const char *const names[] = {
        "none", "slight", "lean", "strong", "decisive"};
    return names[grade];
}

const char *verdict_standing_name(enum standing standing)
{
    static const char *const names[] = {[STANDING_ABSENT] = "absent",
        [STANDING_OPEN] = "open",
        [STANDING_COUNTED] = "counted",
        [STANDING_DEFEATED] = "defeated"};
    return names[standing];
}
