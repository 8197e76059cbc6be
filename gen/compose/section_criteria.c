/* The points by criterion, and who would decide otherwise because they care
 * more about one of them: as a chart, if there is one that turns the result,
 * and in words. Nothing in a guide without criteria. */
#include "compose/section_chart.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "compose/tally.h"

#include <string.h>

/* More plans than this are not columns of a page. */
enum { WIDEST = 5 };

static void add_points_row(struct composition *composition, cmark_node *table,
    const char *label, const int *points)
{
    cmark_node *row = tree_row(&composition->builder, table, false);
    section_table_cell(composition, row, label);
    for (size_t i = 0; i < composition->guide->plan_count; i++)
        tree_text_cell(&composition->builder, row,
            phrases_number(composition->phrases, points[i]));
}

static bool has_points(const int *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (points[i] != 0)
            return true;
    return false;
}

/* A row for each criterion that brings or costs something. */
static void add_points(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct guide *guide = composition->guide;
    const struct criteria *criteria = &composition->sensitivity->criteria;
    char alignments[WIDEST + 2] = "l";
    memset(alignments + 1, 'r', guide->plan_count);
    tree_text_paragraph(
        builder, to, phrases_text(phrases, PHRASE_CRITERIA_INTRO));
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_CRITERIA_CRITERION));
    for (size_t i = 0; i < guide->plan_count; i++)
        tree_text_cell(builder, head, guide->plans[i].label);
    for (size_t i = 0; i <= criteria->count; i++) {
        const int *points = &criteria->points[i * guide->plan_count];
        if (has_points(points, guide->plan_count))
            add_points_row(composition, table,
                i < criteria->count
                    ? guide->criteria[i].label
                    : phrases_text(phrases, PHRASE_CRITERIA_OTHER),
                points);
    }
}

/* A bar for a criterion: how many times as much it must count for another
 * result, or that no factor that was tried is enough. */
static struct chart_bar make_bar(
    const struct composition *composition, size_t criterion)
{
    const struct phrases *phrases = composition->phrases;
    int turning =
        composition->sensitivity->criteria.emphases[criterion].turning;
    int factor = turning > 0 ? turning : CRITERIA_GREATEST_FACTOR;
    return (struct chart_bar){
        .label = composition->guide->criteria[criterion].label,
        .text = phrases_fill(phrases,
            turning > 0 ? PHRASE_CRITERIA_TURNS : PHRASE_CRITERIA_STAYS,
            "factor", phrases_number(phrases, factor), NULL),
        .value = factor,
        .tone = turning > 0 ? TONE_CHOSEN : TONE_OUT,
    };
}

/* The criteria that bring or cost something, by how soon each turns the
 * result. */
static void add_chart(struct composition *composition, cmark_node *to)
{
    const struct phrases *phrases = composition->phrases;
    const struct criteria *criteria = &composition->sensitivity->criteria;
    size_t plans = composition->guide->plan_count, count = 0;
    struct chart_bar *bars =
        arena_allocate(composition->arena, criteria->count, sizeof *bars);
    for (size_t i = 0; i < criteria->count; i++)
        if (criteria->emphases[i].turning > 0 ||
            has_points(&criteria->points[i * plans], plans))
            bars[count++] = make_bar(composition, i);
    struct chart *chart = arena_new(composition->arena, struct chart);
    *chart = (struct chart){
        .kind = CHART_BARS,
        .alternative = section_chart_describe(
            composition, PHRASE_CRITERIA_ALTERNATIVE, bars, count),
        .most = CRITERIA_GREATEST_FACTOR,
        .bars = bars,
        .bar_count = count,
        .beside = true,
    };
    tree_text_paragraph(&composition->builder, to,
        phrases_text(phrases, PHRASE_CRITERIA_CHART));
    section_chart_add(composition, to, chart);
}

static const char *result_of(const struct composition *composition, int plan)
{
    const struct phrases *phrases = composition->phrases;
    if (plan == NONE)
        return phrases_text(phrases, PHRASE_FLIPS_TOSS_UP);
    return phrases_fill(phrases,
        tally_departure(composition) ? PHRASE_FLIPS_COMPUTED
                                     : PHRASE_FLIPS_PLAN,
        "plan", composition->guide->plans[plan].label, NULL);
}

/* The names of the criteria that turn the result as the one at FIRST does, by
 * the same factor to the same plan; NULL if an earlier one was such. */
static const char *alike(const struct composition *composition, size_t first)
{
    const struct phrases *phrases = composition->phrases;
    const struct criteria *criteria = &composition->sensitivity->criteria;
    const struct emphasis *one = &criteria->emphases[first];
    const char **names =
        arena_allocate(composition->arena, criteria->count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < criteria->count; i++) {
        const struct emphasis *other = &criteria->emphases[i];
        if (other->turning != one->turning ||
            other->turning_to != one->turning_to)
            continue;
        if (i < first)
            return NULL;
        names[count++] = phrases_fill(phrases, PHRASE_CRITERIA_NAME,
            "criterion", composition->guide->criteria[i].label, NULL);
    }
    return phrases_list(phrases, names, count, true);
}

/* A sentence for the criteria that would turn the result, one for those that
 * turn it alike. */
static void add_turns(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct criteria *criteria = &composition->sensitivity->criteria;
    cmark_node *list = NULL;
    for (size_t i = 0; i < criteria->count; i++) {
        const struct emphasis *emphasis = &criteria->emphases[i];
        const char *names =
            emphasis->turning > 0 ? alike(composition, i) : NULL;
        if (!names)
            continue;
        if (!list) {
            add_chart(composition, to);
            list = tree_list(builder, to);
        }
        tree_text(composition->arena, tree_item(builder, list),
            phrases_fill(phrases,
                emphasis->turning == 2 ? PHRASE_CRITERIA_TWICE
                                       : PHRASE_CRITERIA_TIMES,
                "criteria", names, "factor",
                phrases_number(phrases, emphasis->turning), "result",
                result_of(composition, emphasis->turning_to), NULL));
    }
    if (!list)
        tree_text_paragraph(builder, to,
            phrases_fill(phrases, PHRASE_CRITERIA_NONE, "factor",
                phrases_number(phrases, CRITERIA_GREATEST_FACTOR), NULL));
}

void section_criteria(struct composition *composition, cmark_node *to)
{
    size_t plans = composition->guide->plan_count;
    if (composition->sensitivity->criteria.count == 0 || plans < 2)
        return;
    if (plans <= WIDEST)
        add_points(composition, to);
    add_turns(composition, to);
}
