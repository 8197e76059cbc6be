/* The charts of a document: the points as bars, and who serves which part. */
#include "compose/section_chart.h"

#include "compose/chart.h"
#include "compose/sections.h"
#include "compose/tally.h"

/* Plans that trail far behind are in the matrix, not in the picture. */
enum { MOST_BARS = 6, NEAREST_BARS = 3 };

/* A picture of more parts would be no picture. */
enum { MOST_ROUTED = 12 };

void section_chart_add(
    struct composition *composition, cmark_node *to, const struct chart *chart)
{
    cmark_node *node =
        tree_element_block(&composition->builder, to, ELEMENT_CHART);
    tree_element(composition->arena, node)->chart = chart;
}

/* ---- points -------------------------------------------------------------- */

static enum chart_tone tone_of(const struct composition *composition, int plan)
{
    if (plan == tally_plan(composition) || tally_is_level(composition, plan))
        return TONE_CHOSEN;
    return composition->verdict->plans[plan].ruled_out ? TONE_OUT : TONE_OTHER;
}

static struct chart_bar make_bar(
    const struct composition *composition, int plan)
{
    const struct phrases *phrases = composition->phrases;
    int score = composition->verdict->plans[plan].score;
    return (struct chart_bar){
        .label = composition->guide->plans[plan].label,
        .text = phrases_fill(phrases, PHRASE_CHART_VALUE, "points",
            phrases_count(phrases, PHRASE_POINTS, score, NULL), "outcome",
            tally_outcome(composition, plan), NULL),
        .value = score,
        .tone = tone_of(composition, plan),
    };
}

const char *section_chart_describe(const struct composition *composition,
    enum phrase text, const struct chart_bar *bars, size_t count)
{
    const struct phrases *phrases = composition->phrases;
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = phrases_append(phrases, all, PHRASE_LIST_SEPARATOR,
            phrases_fill(phrases, PHRASE_SITUATION_PAIR, "fact", bars[i].label,
                "value", bars[i].text, NULL));
    return phrases_fill(phrases, text, "bars", all, NULL);
}

void section_chart(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    size_t plans = composition->guide->plan_count;
    size_t most = *composition->section_argument ? NEAREST_BARS : MOST_BARS;
    size_t count = plans < most ? plans : most;
    const int *ranking = tally_ranking(composition);
    struct chart_bar *bars =
        arena_allocate(composition->arena, count, sizeof *bars);
    struct chart *chart = arena_new(composition->arena, struct chart);
    *chart = (struct chart){.kind = CHART_BARS, .bars = bars};
    for (size_t i = 0; i < count; i++) {
        bars[i] = make_bar(composition, ranking[i]);
        chart->least =
            bars[i].value < chart->least ? bars[i].value : chart->least;
        chart->most = bars[i].value > chart->most ? bars[i].value : chart->most;
    }
    if (chart->least >= chart->most)
        chart->most = chart->least + 1;
    chart->bar_count = count;
    chart->alternative = section_chart_describe(
        composition, PHRASE_CHART_ALTERNATIVE, bars, count);
    tree_text_paragraph(builder, to, phrases_text(phrases, PHRASE_CHART_INTRO));
    section_chart_add(composition, to, chart);
    if (plans > count)
        tree_text_paragraph(builder, to,
            phrases_count(
                phrases, PHRASE_CHART_REST, (double)(plans - count), NULL));
}

/* ---- routes -------------------------------------------------------------- */

static struct chart_route make_route(
    const struct composition *composition, int plan, int option)
{
    const struct profile *profile = composition->profile;
    const char **items =
        arena_allocate(composition->arena, profile->part_count, sizeof *items);
    struct chart_route route = {
        .label = composition->guide->plans[option].label, .items = items};
    for (size_t p = 0; p < profile->part_count; p++)
        if (tally_served_by(composition, plan, (int)p) == option)
            items[route.item_count++] = profile->parts[p].name;
    return route;
}

bool section_chart_routes(
    struct composition *composition, cmark_node *to, int plan)
{
    size_t parts = composition->profile->part_count;
    if (parts > MOST_ROUTED)
        return false;
    struct chart_route *routes =
        arena_allocate(composition->arena, parts, sizeof *routes);
    struct chart *chart = arena_new(composition->arena, struct chart);
    *chart = (struct chart){
        .kind = CHART_ROUTES,
        .alternative = tally_routing(composition, plan),
        .routes = routes,
    };
    for (size_t p = 0; p < parts; p++) {
        int option = tally_served_by(composition, plan, (int)p);
        if (tally_is_first_of(composition, plan, (int)p))
            routes[chart->route_count++] =
                make_route(composition, plan, option);
    }
    section_chart_add(composition, to, chart);
    return true;
}
