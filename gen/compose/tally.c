/* What several sections ask of the verdict: points, outcomes, routing. */
#include "compose/composition.h"

int tally_weight(const struct composition *composition, int part)
{
    return part == NONE ? composition->guide->project_weight
                        : composition->verdict->weights[part];
}

/* The option that does the work of PART under PLAN. */
static int served_by(const struct composition *composition, int plan, int part)
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
            : reason->plan == served_by(composition, plan, finding->part);
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
    if (verdict->plan == plan)
        return phrases_text(phrases, PHRASE_OUTCOME_RECOMMENDED);
    if (tally_is_level(composition, plan))
        return phrases_text(phrases, PHRASE_OUTCOME_LEVEL);
    if (result->ruled_out)
        return phrases_text(phrases, PHRASE_OUTCOME_RULED_OUT);
    if (!result->candidate)
        return phrases_text(phrases, PHRASE_OUTCOME_NOT_NEEDED);
    int behind = verdict->plans[verdict->best].score - result->score;
    return phrases_count(phrases, PHRASE_OUTCOME_BEHIND, behind, NULL);
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

const char *tally_routing(const struct composition *composition, int plan)
{
    const struct guide *guide = composition->guide;
    const struct profile *profile = composition->profile;
    const char **names =
        arena_allocate(composition->arena, profile->part_count, sizeof *names);
    const char *routing = "";
    for (size_t o = 0; o < guide->option_count; o++) {
        size_t count = 0;
        for (size_t p = 0; p < profile->part_count; p++)
            if (served_by(composition, plan, (int)p) == (int)o)
                names[count++] = profile->parts[p].name;
        if (count == 0)
            continue;
        const char *route = phrases_fill(composition->phrases,
            PHRASE_RECOMMEND_ROUTE, "option", guide->plans[o].label, "parts",
            phrases_names(composition->phrases, names, count), NULL);
        routing = arena_format(composition->arena, "%s%s%s", routing,
            *routing
                ? phrases_text(composition->phrases, PHRASE_RECOMMEND_ROUTES)
                : "",
            route);
    }
    return routing;
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
