/* The result in sentences: what is recommended, and how strong the case is. */
#include "compose/composition.h"

static const char *level_plans(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const char **labels = arena_allocate(
        composition->arena, verdict->level_count, sizeof *labels);
    for (size_t i = 0; i < verdict->level_count; i++)
        labels[i] = composition->guide->plans[verdict->level[i]].label;
    return phrases_names(composition->phrases, labels, verdict->level_count);
}

const char *statement_recommendation(const struct composition *composition)
{
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    if (verdict->plan == NONE)
        return phrases_fill(phrases,
            verdict->conflict ? PHRASE_RECOMMEND_CONFLICT_TOSS_UP
                              : PHRASE_RECOMMEND_TOSS_UP,
            "plans", level_plans(composition), NULL);
    const char *plan = guide->plans[verdict->plan].label;
    if (guide->plan_count == 1)
        return phrases_fill(phrases, PHRASE_RECOMMEND_ONLY, "plan", plan, NULL);
    if (verdict->conflict)
        return phrases_fill(
            phrases, PHRASE_RECOMMEND_CONFLICT, "plan", plan, NULL);
    bool routed = (size_t)verdict->plan >= guide->option_count &&
                  composition->profile->part_count > 0;
    if (routed)
        return phrases_fill(phrases, PHRASE_RECOMMEND_ROUTED, "plan", plan,
            "routing", tally_routing(composition, verdict->plan), NULL);
    return phrases_fill(phrases, PHRASE_RECOMMEND, "plan", plan, NULL);
}

static const char *confidence_word(const struct composition *composition)
{
    return value_fill(&composition->values, "verdict.confidence", NONE,
        composition->builder.place)
        .text;
}

const char *statement_strength(const struct composition *composition)
{
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    const char *confidence = confidence_word(composition);
    int rival = tally_rival(composition);
    if (rival == NONE || verdict->confidence == CONFIDENCE_NONE)
        return NULL;
    if (verdict->conflict)
        return phrases_fill(
            phrases, PHRASE_STRENGTH_CONFLICT, "confidence", confidence, NULL);
    if (verdict->plan == NONE)
        return phrases_fill(
            phrases, PHRASE_STRENGTH_TOSS_UP, "confidence", confidence, NULL);
    if (verdict->lead == LEAD_ALL_RULED_OUT)
        return phrases_fill(
            phrases, PHRASE_STRENGTH_RULED_OUT, "confidence", confidence, NULL);
    const char *label = composition->guide->plans[rival].label;
    if (verdict->lead > 0)
        return phrases_count(phrases, PHRASE_STRENGTH_LEAD, verdict->lead,
            "confidence", confidence, "rival", label, NULL);
    bool simpler = (size_t)rival >= composition->guide->option_count;
    return phrases_fill(phrases,
        simpler ? PHRASE_STRENGTH_SIMPLER : PHRASE_STRENGTH_LEVEL, "confidence",
        confidence, "rival", label, NULL);
}
