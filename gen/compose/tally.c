/* What several sections ask of the verdict: points, outcomes, routing. */
#include "compose/tally.h"

int tally_stated_class(const struct composition *composition, int part)
{
    int fact = composition->guide->weight_fact;
    if (fact == NONE)
        return NONE;
    struct value value = facts_value(composition->facts, fact, part, NULL);
    return value.type == VALUE_WORD ? value.as.word : NONE;
}

int tally_weight(const struct composition *composition, int part)
{
    return part == NONE ? composition->guide->project_weight
                        : composition->verdict->weights[part];
}

const char *tally_row(const struct composition *composition, int part)
{
    return part == NONE
               ? phrases_text(composition->phrases, PHRASE_SITUATION_PROJECT)
               : composition->profile->parts[part].name;
}

const char *tally_grade(const struct composition *composition, enum grade grade)
{
    static const enum phrase grades[GRADE_COUNT] = {
        [GRADE_NONE] = PHRASE_GRADE_NONE,
        [GRADE_SLIGHT] = PHRASE_GRADE_SLIGHT,
        [GRADE_LEAN] = PHRASE_GRADE_LEAN,
        [GRADE_STRONG] = PHRASE_GRADE_STRONG,
        [GRADE_DECISIVE] = PHRASE_GRADE_DECISIVE,
    };
    const char *own = composition->guide->grade_labels[grade];
    return own ? own : phrases_text(composition->phrases, grades[grade]);
}

const struct overriding *tally_departure(const struct composition *composition)
{
    const struct overriding *overriding = composition->profile->overriding;
    bool departs = overriding && overriding->plan != composition->verdict->plan;
    return departs ? overriding : NULL;
}

int tally_plan(const struct composition *composition)
{
    return composition->verdict->recommended;
}

int tally_served_by(const struct composition *composition, int plan, int part)
{
    bool single = (size_t)plan < composition->guide->option_count;
    return single ? plan : composition->verdict->plans[plan].route[part];
}

int tally_points(const struct composition *composition,
    const struct finding *finding, int plan)
{
    const struct reason *reason = &composition->guide->reasons[finding->reason];
    if (finding->standing != STANDING_COUNTED)
        return 0;
    bool concerns =
        finding->part == NONE
            ? reason->plan == plan
            : reason->plan == tally_served_by(composition, plan, finding->part);
    if (!concerns)
        return 0;
    int points = finding->points * tally_weight(composition, finding->part);
    return reason->against ? -points : points;
}

static int highest_rival(
    const struct composition *composition, bool candidates_only)
{
    const struct verdict *verdict = composition->verdict;
    int rival = NONE;
    for (size_t i = 0; i < composition->guide->plan_count; i++) {
        const struct plan_result *result = &verdict->plans[i];
        if ((int)i == verdict->best || (candidates_only && !result->candidate))
            continue;
        if (rival == NONE || result->score > verdict->plans[rival].score)
            rival = (int)i;
    }
    return rival;
}

int tally_rival(const struct composition *composition)
{
    int rival = highest_rival(composition, true);
    return rival == NONE ? highest_rival(composition, false) : rival;
}

bool tally_is_level(const struct composition *composition, int plan)
{
    const struct verdict *verdict = composition->verdict;
    for (size_t i = 0; i < verdict->level_count; i++)
        if (verdict->level[i] == plan)
            return true;
    return false;
}

const char *tally_outcome(const struct composition *composition, int plan)
{
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    const struct plan_result *result = &verdict->plans[plan];
    const struct overriding *departure = tally_departure(composition);
    if (departure && departure->plan == plan)
        return phrases_text(phrases, PHRASE_OUTCOME_CHOSEN);
    if (verdict->plan == plan)
        return phrases_text(phrases,
            departure ? PHRASE_OUTCOME_FIRST : PHRASE_OUTCOME_RECOMMENDED);
    if (tally_is_level(composition, plan))
        return phrases_text(phrases, PHRASE_OUTCOME_LEVEL);
    if (result->ruled_out)
        return phrases_text(phrases, PHRASE_OUTCOME_RULED_OUT);
    if (!result->candidate)
        return phrases_text(phrases, PHRASE_OUTCOME_NOT_NEEDED);
    long long behind = verdict_behind(verdict, plan);
    if (behind < 0)
        return phrases_count(
            phrases, PHRASE_OUTCOME_AHEAD, (double)-behind, NULL);
    return behind == 0 ? phrases_text(phrases, PHRASE_OUTCOME_LEVEL)
                       : phrases_count(phrases, PHRASE_OUTCOME_BEHIND,
                             (double)behind, NULL);
}

const char *tally_because(
    const struct composition *composition, const struct finding *finding)
{
    const struct reason *reason = &composition->guide->reasons[finding->reason];
    const char *text = reason->because;
    const char *but = finding->exception == NONE
                          ? NULL
                          : reason->exceptions[finding->exception].because;
    if (but)
        text = arena_format(composition->arena, "%s %s", text, but);
    return tree_typographic(composition->arena, text);
}

enum rivals tally_rivals(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    bool all_out = true;
    for (size_t i = 0; i < composition->guide->plan_count; i++) {
        if ((int)i == verdict->best)
            continue;
        if (verdict->plans[i].candidate)
            return RIVALS_BEHIND;
        all_out = all_out && verdict->plans[i].ruled_out;
    }
    return all_out ? RIVALS_RULED_OUT : RIVALS_NOT_NEEDED;
}

/* "Alder for the hedge and the lawn": the parts that OPTION serves. */
static const char *route_of(
    const struct composition *composition, int plan, int option)
{
    const struct profile *profile = composition->profile;
    const char **names =
        arena_allocate(composition->arena, profile->part_count, sizeof *names);
    size_t count = 0;
    for (size_t p = 0; p < profile->part_count; p++)
        if (tally_served_by(composition, plan, (int)p) == option)
            names[count++] = profile->parts[p].name;
    return phrases_fill(composition->phrases, PHRASE_RECOMMEND_ROUTE, "option",
        composition->guide->plans[option].label, "parts",
        phrases_names(composition->phrases, names, count), NULL);
}

bool tally_is_first_of(
    const struct composition *composition, int plan, int part)
{
    int option = tally_served_by(composition, plan, part);
    for (int before = 0; before < part; before++)
        if (tally_served_by(composition, plan, before) == option)
            return false;
    return true;
}

const char *tally_routing(const struct composition *composition, int plan)
{
    const char *routing = "";
    size_t parts = composition->profile->part_count;
    for (size_t p = 0; p < parts; p++) {
        if (!tally_is_first_of(composition, plan, (int)p))
            continue;
        int option = tally_served_by(composition, plan, (int)p);
        routing = phrases_append(composition->phrases, routing,
            PHRASE_LIST_SEPARATOR, route_of(composition, plan, option));
    }
    return routing;
}

bool tally_uses_all(const struct composition *composition, int plan)
{
    const struct plan *combination = &composition->guide->plans[plan];
    size_t used = 0;
    for (size_t p = 0; p < composition->profile->part_count; p++)
        used += tally_is_first_of(composition, plan, (int)p);
    return used == combination->member_count;
}

/* The place of a plan in the order of outcomes. */
static int compare_plans(const struct composition *composition, int a, int b)
{
    const struct verdict *verdict = composition->verdict;
    const struct plan_result *left = &verdict->plans[a];
    const struct plan_result *right = &verdict->plans[b];
    if ((a == verdict->best) != (b == verdict->best))
        return a == verdict->best ? -1 : 1;
    if (left->candidate != right->candidate)
        return left->candidate ? -1 : 1;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    return (a > b) - (a < b);
}

const int *tally_ranking(const struct composition *composition)
{
    size_t count = composition->guide->plan_count;
    int *plans = arena_allocate(composition->arena, count, sizeof *plans);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        while (
            at > 0 && compare_plans(composition, plans[at - 1], (int)i) > 0) {
            plans[at] = plans[at - 1];
            at--;
        }
        plans[at] = (int)i;
    }
    return plans;
}

const int *tally_warnings(const struct composition *composition, size_t *count)
{
    const struct guide *guide = composition->guide;
    int *warnings = arena_allocate(
        composition->arena, guide->warning_count, sizeof *warnings);
    *count = 0;
    for (int level = LEVEL_SERIOUS; level >= LEVEL_NOTE; level--)
        for (size_t i = 0; i < guide->warning_count; i++)
            if ((int)guide->warnings[i].level == level &&
                composition->selection->warnings[i].truth == TRUTH_TRUE)
                warnings[(*count)++] = (int)i;
    return warnings;
}
