/* The comparison in words: options, who serves which part, compromises. */
#include "compose/section_chart.h"
#include "compose/sections.h"
#include "compose/tally.h"

/* ---- options ------------------------------------------------------------- */

void section_options(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    const char *plans = "";
    for (size_t i = 0; i < guide->plan_count; i++)
        plans = arena_format(composition->arena, "%s%s%s", plans,
            i > 0 ? phrases_text(phrases, PHRASE_LIST_SEPARATOR) : "",
            guide->plans[i].label);
    tree_text_paragraph(builder, to,
        phrases_count(phrases, PHRASE_OPTIONS_INTRO, (double)guide->plan_count,
            "plans", plans, NULL));
    if (verdict->current != NONE)
        tree_text_paragraph(builder, to,
            phrases_fill(phrases, PHRASE_OPTIONS_CURRENT, "plan",
                guide->plans[verdict->current].label, NULL));
}

/* ---- routing and compromises --------------------------------------------- */

static void add_routing(
    struct composition *composition, cmark_node *to, int plan)
{
    const struct builder *builder = &composition->builder;
    tree_text_paragraph(
        builder, to, phrases_text(composition->phrases, PHRASE_ROUTING_INTRO));
    if (section_chart_routes(composition, to, plan))
        return;
    cmark_node *list = tree_list(builder, to);
    for (int p = 0; p < (int)composition->profile->part_count; p++) {
        int option = tally_served_by(composition, plan, p);
        tree_text(composition->arena, tree_item(builder, list),
            phrases_fill(composition->phrases, PHRASE_ROUTING_ITEM, "part",
                composition->profile->parts[p].name, "option",
                composition->guide->plans[option].label, NULL));
    }
}

static void add_compromises(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct verdict *verdict = composition->verdict;
    const struct guide *guide = composition->guide;
    tree_text_paragraph(builder, to,
        phrases_fill(composition->phrases, PHRASE_COMPROMISE_INTRO, "plan",
            guide->plans[verdict->best].label, NULL));
    cmark_node *list = tree_list(builder, to);
    for (size_t i = 0; i < verdict->compromise_count; i++) {
        const struct compromise *compromise = &verdict->compromises[i];
        tree_text(composition->arena, tree_item(builder, list),
            phrases_count(composition->phrases, PHRASE_COMPROMISE_ITEM,
                compromise->size, "part",
                composition->profile->parts[compromise->part].name, "option",
                guide->plans[compromise->option].label, NULL));
    }
}

void section_routing(struct composition *composition, cmark_node *to)
{
    const struct verdict *verdict = composition->verdict;
    int plan = tally_plan(composition);
    bool combination =
        plan != NONE && (size_t)plan >= composition->guide->option_count;
    if (combination && composition->profile->part_count > 0) {
        if (tally_uses_all(composition, plan))
            add_routing(composition, to, plan);
    } else if (verdict->compromise_count > 0 && !tally_departure(composition))
        add_compromises(composition, to);
}
