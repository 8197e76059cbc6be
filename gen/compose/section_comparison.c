/* The comparison: options, the weighted matrix, who serves which part. */
#include "compose/composition.h"

#include <string.h>

/* ---- options ------------------------------------------------------------- */

void section_options(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    const struct verdict *verdict = composition->verdict;
    const struct phrases *phrases = composition->phrases;
    tree_text_paragraph(builder, to,
        phrases_count(
            phrases, PHRASE_OPTIONS_INTRO, (double)guide->plan_count, NULL));
    cmark_node *table = tree_table(builder, to, "llr");
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_OPTIONS_OPTION));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_OPTIONS_OUTCOME));
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_OPTIONS_POINTS));
    for (size_t i = 0; i < guide->plan_count; i++) {
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(builder, row, guide->plans[i].label);
        tree_text_cell(builder, row, tally_outcome(composition, (int)i));
        tree_text_cell(
            builder, row, phrases_number(phrases, verdict->plans[i].score));
    }
    if (verdict->current != NONE)
        tree_text_paragraph(builder, to,
            phrases_fill(phrases, PHRASE_OPTIONS_CURRENT, "plan",
                guide->plans[verdict->current].label, NULL));
}

/* ---- matrix -------------------------------------------------------------- */

/* More columns than this do not fit a page. */
enum { MATRIX_WIDEST = 5 };

/* The plans to show, in guide order: all, or those with the highest scores. */
static size_t choose_columns(
    const struct composition *composition, int columns[MATRIX_WIDEST])
{
    const struct verdict *verdict = composition->verdict;
    size_t plans = composition->guide->plan_count, count = 0;
    for (size_t i = 0; i < plans; i++) {
        size_t better = 0;
        for (size_t j = 0; j < plans; j++) {
            int mine = verdict->plans[i].score;
            int theirs = verdict->plans[j].score;
            better += (int)j != verdict->best &&
                      (theirs > mine || (theirs == mine && j < i));
        }
        bool shown = (int)i == verdict->best || better + 1 < MATRIX_WIDEST;
        if (count < MATRIX_WIDEST && shown)
            columns[count++] = (int)i;
    }
    return count;
}

static void add_points(
    struct composition *composition, cmark_node *row, int weight, int mark)
{
    const struct phrases *phrases = composition->phrases;
    const char *text = phrases_number(phrases, 0);
    if (mark != 0 && weight != 0)
        text = arena_format(composition->arena,
            "%s\u00A0\u00D7\u00A0%s\u00A0=\u00A0%s",
            phrases_number(phrases, weight), phrases_number(phrases, mark),
            phrases_number(phrases, weight * mark));
    tree_text_cell(&composition->builder, row, text);
}

/* The weight's own word; raised weights have the raised class's. */
static const char *weight_name(
    const struct composition *composition, int weight)
{
    const struct guide *guide = composition->guide;
    for (size_t i = 0; i < guide->weight_count; i++) {
        if (guide->weights[i].value != weight)
            continue;
        const char *name = guide->weights[i].name;
        if (guide->weight_fact == NONE)
            return name;
        const struct fact *fact = &guide->facts[guide->weight_fact];
        int index = fact_value_index(fact, name);
        return index == NONE ? name : fact->value_labels[index];
    }
    return "";
}

/* The mark of PLAN on PART; for a combination that of the serving option. */
static int mark_of(const struct composition *composition, int plan, size_t part)
{
    const struct verdict *verdict = composition->verdict;
    size_t options = composition->guide->option_count;
    int option =
        (size_t)plan < options ? plan : verdict->plans[plan].route[part];
    return verdict->marks[part * options + (size_t)option];
}

/* The mark on the project row: a combination has its weakest member's and its
 * own (decision/model.md, section 6). */
static int project_mark(const struct composition *composition, int plan)
{
    const struct verdict *verdict = composition->verdict;
    const struct plan *known = &composition->guide->plans[plan];
    if ((size_t)plan < composition->guide->option_count)
        return verdict->project_marks[plan];
    int lowest = verdict->project_marks[known->members[0]];
    for (size_t i = 1; i < known->member_count; i++)
        if (verdict->project_marks[known->members[i]] < lowest)
            lowest = verdict->project_marks[known->members[i]];
    return lowest + verdict->own[plan];
}

static void add_part_row(struct composition *composition, cmark_node *table,
    size_t part, const int *columns, size_t count)
{
    const struct builder *builder = &composition->builder;
    int weight = composition->verdict->weights[part];
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, composition->profile->parts[part].name);
    tree_text_cell(builder, row,
        phrases_fill(composition->phrases, PHRASE_MATRIX_WEIGHTED, "name",
            weight_name(composition, weight), "value",
            phrases_number(composition->phrases, weight), NULL));
    for (size_t i = 0; i < count; i++)
        add_points(
            composition, row, weight, mark_of(composition, columns[i], part));
}

static void add_project_row(struct composition *composition, cmark_node *table,
    const int *columns, size_t count)
{
    const struct builder *builder = &composition->builder;
    int weight = composition->guide->project_weight;
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row,
        phrases_text(composition->phrases, PHRASE_MATRIX_PROJECT));
    tree_text_cell(builder, row, phrases_number(composition->phrases, weight));
    for (size_t i = 0; i < count; i++)
        add_points(
            composition, row, weight, project_mark(composition, columns[i]));
}

static void add_total_rows(struct composition *composition, cmark_node *table,
    const int *columns, size_t count)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    cmark_node *row = tree_row(builder, table, false);
    tree_strong(composition->arena, tree_cell(builder, row),
        phrases_text(phrases, PHRASE_MATRIX_TOTAL));
    tree_cell(builder, row);
    for (size_t i = 0; i < count; i++)
        tree_strong(composition->arena, tree_cell(builder, row),
            phrases_number(
                phrases, composition->verdict->plans[columns[i]].score));
    row = tree_row(builder, table, false);
    tree_text_cell(builder, row, phrases_text(phrases, PHRASE_MATRIX_RESULT));
    tree_cell(builder, row);
    for (size_t i = 0; i < count; i++)
        tree_mark(composition->arena, tree_cell(builder, row),
            tally_outcome(composition, columns[i]));
}

void section_matrix(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    const struct phrases *phrases = composition->phrases;
    int columns[MATRIX_WIDEST];
    size_t count = choose_columns(composition, columns);
    tree_text_paragraph(
        builder, to, phrases_text(phrases, PHRASE_MATRIX_INTRO));
    if (guide->plan_count > guide->option_count)
        tree_text_paragraph(builder, to,
            phrases_text(phrases, PHRASE_MATRIX_INTRO_COMBINATION));
    if (count < guide->plan_count)
        tree_text_paragraph(builder, to,
            phrases_count(
                phrases, PHRASE_MATRIX_INTRO_WIDE, (double)count, NULL));

    char alignments[MATRIX_WIDEST + 3] = "ll";
    memset(alignments + 2, 'r', count);
    alignments[2 + count] = '\0';
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_MATRIX_ROW));
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_MATRIX_WEIGHT));
    for (size_t i = 0; i < count; i++)
        tree_text_cell(builder, head, guide->plans[columns[i]].label);
    for (size_t p = 0; p < composition->profile->part_count; p++)
        add_part_row(composition, table, p, columns, count);
    add_project_row(composition, table, columns, count);
    add_total_rows(composition, table, columns, count);
}

/* ---- routing and compromises --------------------------------------------- */

static void add_routing(
    struct composition *composition, cmark_node *to, const int *route)
{
    const struct builder *builder = &composition->builder;
    tree_text_paragraph(
        builder, to, phrases_text(composition->phrases, PHRASE_ROUTING_INTRO));
    cmark_node *list = tree_list(builder, to);
    for (size_t p = 0; p < composition->profile->part_count; p++)
        tree_text(composition->arena, tree_item(builder, list),
            phrases_fill(composition->phrases, PHRASE_ROUTING_ITEM, "part",
                composition->profile->parts[p].name, "option",
                composition->guide->plans[route[p]].label, NULL));
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
    bool combination =
        verdict->plan != NONE &&
        (size_t)verdict->plan >= composition->guide->option_count;
    if (combination && composition->profile->part_count > 0)
        add_routing(composition, to, verdict->plans[verdict->plan].route);
    else if (verdict->compromise_count > 0)
        add_compromises(composition, to);
}
