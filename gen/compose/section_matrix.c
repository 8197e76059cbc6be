/* The weighted matrix: what each row of the ledger brings each plan.
 *
 * A few plans are columns and the parts are rows. Many plans, or a guide
 * without parts, are told the other way round: a row for each plan, the best
 * first. */
#include "compose/section_table.h"
#include "compose/sections.h"
#include "compose/tally.h"

#include <string.h>

/* More columns than this, beside those for names, do not fit a page. */
enum { MATRIX_WIDEST = 5 };

/* The class that was stated or assumed for PART, as it is printed, with the
 * points by which its weight multiplies: "Major (2)"; one that counts as the
 * heaviest, because no part is in that class, "Major, counts 3"
 * (decide/MODEL.md, section 20, item 8). */
static const char *weight_text(
    const struct composition *composition, size_t part)
{
    const struct guide *guide = composition->guide;
    const struct phrases *phrases = composition->phrases;
    int weight = composition->verdict->weights[part];
    const char *number = phrases_number(phrases, weight);
    if (guide->weight_fact == NONE)
        return number;
    int class = tally_stated_class(composition, (int)part);
    if (class == NONE)
        return number;
    bool raised = class != composition->verdict->weight_classes[part];
    return phrases_fill(phrases,
        raised ? PHRASE_MATRIX_COUNTS : PHRASE_MATRIX_WEIGHTED, "name",
        guide->facts[guide->weight_fact].value_labels[class], "value", number,
        NULL);
}

/* Why some parts count as heavier than was stated; nothing if none does. */
static void add_raised(struct composition *composition, cmark_node *to)
{
    const struct guide *guide = composition->guide;
    for (size_t p = 0; p < composition->profile->part_count; p++) {
        int class = tally_stated_class(composition, (int)p);
        int counts = composition->verdict->weight_classes[p];
        if (class == NONE || counts == NONE || class == counts)
            continue;
        const struct fact *fact = &guide->facts[guide->weight_fact];
        tree_text_paragraph(&composition->builder, to,
            phrases_fill(composition->phrases, PHRASE_MATRIX_RAISED, "stated",
                fact->value_labels[class], "heaviest",
                fact->value_labels[counts], NULL));
        return;
    }
}

/* The mark of PLAN on PART; for a combination that of the serving option. */
static int mark_of(const struct composition *composition, int plan, size_t part)
{
    int option = tally_served_by(composition, plan, (int)part);
    return composition->verdict
        ->marks[part * composition->guide->option_count + (size_t)option];
}

/* The member of a combination that does worst on the project row, where all
 * of them count as that one (gen/decide/MODEL.md, section 6); of an option
 * itself. */
static int weakest_member(const struct composition *composition, int plan)
{
    const struct plan *known = &composition->guide->plans[plan];
    const int *marks = composition->verdict->project_marks;
    if ((size_t)plan < composition->guide->option_count)
        return plan;
    int weakest = known->members[0];
    for (size_t i = 1; i < known->member_count; i++)
        if (marks[known->members[i]] < marks[weakest])
            weakest = known->members[i];
    return weakest;
}

static int project_mark(const struct composition *composition, int plan)
{
    const struct verdict *verdict = composition->verdict;
    int weakest = weakest_member(composition, plan);
    int own = weakest == plan ? 0 : verdict->own[plan];
    return verdict->project_marks[weakest] + own;
}

static void add_heading(
    struct composition *composition, cmark_node *head, enum phrase phrase)
{
    tree_text_cell(&composition->builder, head,
        phrases_text(composition->phrases, phrase));
}

static void add_number_cell(
    struct composition *composition, cmark_node *row, long long number)
{
    tree_text_cell(&composition->builder, row,
        phrases_number(composition->phrases, (double)number));
}

/* ---- plans as columns ---------------------------------------------------- */

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

static void add_part_row(
    struct composition *composition, cmark_node *table, size_t part)
{
    const struct builder *builder = &composition->builder;
    int weight = composition->verdict->weights[part];
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, composition->profile->parts[part].name);
    section_table_cell(composition, row, weight_text(composition, part));
    for (size_t i = 0; i < composition->guide->plan_count; i++)
        add_points(
            composition, row, weight, mark_of(composition, (int)i, part));
}

static void add_project_row(struct composition *composition, cmark_node *table)
{
    int weight = composition->guide->project_weight;
    cmark_node *row = tree_row(&composition->builder, table, false);
    add_heading(composition, row, PHRASE_MATRIX_PROJECT);
    add_number_cell(composition, row, weight);
    for (size_t i = 0; i < composition->guide->plan_count; i++)
        add_points(composition, row, weight, project_mark(composition, (int)i));
}

static void add_total_rows(struct composition *composition, cmark_node *table)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    size_t plans = composition->guide->plan_count;
    cmark_node *row = tree_row(builder, table, false);
    tree_strong(composition->arena, tree_cell(builder, row),
        phrases_text(phrases, PHRASE_MATRIX_TOTAL));
    tree_cell(builder, row);
    for (size_t i = 0; i < plans; i++)
        tree_strong(composition->arena, tree_cell(builder, row),
            phrases_number(phrases, composition->verdict->plans[i].score));
    row = tree_row(builder, table, false);
    add_heading(composition, row, PHRASE_MATRIX_RESULT);
    tree_cell(builder, row);
    for (size_t i = 0; i < plans; i++)
        tree_mark(composition->arena, tree_cell(builder, row),
            phrases_capital(phrases, tally_outcome(composition, (int)i)));
}

static void add_plan_columns(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    char alignments[MATRIX_WIDEST + 3] = "ll";
    memset(alignments + 2, 'r', guide->plan_count);
    alignments[2 + guide->plan_count] = '\0';
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    add_heading(composition, head, PHRASE_MATRIX_ROW);
    add_heading(composition, head, PHRASE_MATRIX_WEIGHT);
    for (size_t i = 0; i < guide->plan_count; i++)
        tree_text_cell(builder, head, guide->plans[i].label);
    for (size_t p = 0; p < composition->profile->part_count; p++)
        add_part_row(composition, table, p);
    add_project_row(composition, table);
    add_total_rows(composition, table);
}

/* ---- plans as rows ------------------------------------------------------- */

/* What the columns between a plan's name and its total are. */
enum columns {
    COLUMNS_SIDES,   /* no parts: points for it, points against it */
    COLUMNS_PARTS,   /* each part, and the project */
    COLUMNS_SUMMARY, /* too many parts: all of them together, the project */
};

static enum columns choose_columns(const struct composition *composition)
{
    size_t parts = composition->profile->part_count;
    if (parts == 0)
        return COLUMNS_SIDES;
    return parts + 2 <= MATRIX_WIDEST ? COLUMNS_PARTS : COLUMNS_SUMMARY;
}

static long long sum_side(
    const struct composition *composition, int plan, bool against)
{
    const struct verdict *verdict = composition->verdict;
    long long sum = 0;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        int points = tally_points(composition, &verdict->findings[i], plan);
        if (against ? points < 0 : points > 0)
            sum += points;
    }
    return sum;
}

/* The points that project reasons bring PLAN, or (AGAINST) cost it; those of a
 * combination's weakest member are its own. */
static long long side_of(
    const struct composition *composition, int plan, bool against)
{
    long long sum = sum_side(composition, plan, against);
    int weakest = weakest_member(composition, plan);
    return weakest == plan ? sum
                           : sum + sum_side(composition, weakest, against);
}

static int part_points(
    const struct composition *composition, int plan, size_t part)
{
    return composition->verdict->weights[part] *
           mark_of(composition, plan, part);
}

static void add_plan_row(struct composition *composition, cmark_node *table,
    int plan, enum columns columns)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, guide->plans[plan].label);
    long long together = 0;
    for (size_t p = 0; p < composition->profile->part_count; p++) {
        int points = part_points(composition, plan, p);
        together += points;
        if (columns == COLUMNS_PARTS)
            add_number_cell(composition, row, points);
    }
    if (columns == COLUMNS_SIDES) {
        add_number_cell(composition, row, side_of(composition, plan, false));
        add_number_cell(composition, row, side_of(composition, plan, true));
    } else {
        if (columns == COLUMNS_SUMMARY)
            add_number_cell(composition, row, together);
        add_number_cell(composition, row,
            guide->project_weight * project_mark(composition, plan));
    }
    tree_strong(composition->arena, tree_cell(builder, row),
        phrases_number(
            composition->phrases, composition->verdict->plans[plan].score));
    tree_mark(composition->arena, tree_cell(builder, row),
        phrases_capital(
            composition->phrases, tally_outcome(composition, plan)));
}

static void add_row_heads(
    struct composition *composition, cmark_node *head, enum columns columns)
{
    add_heading(composition, head, PHRASE_MATRIX_OPTION);
    if (columns == COLUMNS_SIDES) {
        add_heading(composition, head, PHRASE_MATRIX_FOR);
        add_heading(composition, head, PHRASE_MATRIX_AGAINST);
    } else {
        for (size_t p = 0;
             columns == COLUMNS_PARTS && p < composition->profile->part_count;
             p++)
            tree_text_cell(&composition->builder, head,
                composition->profile->parts[p].name);
        if (columns == COLUMNS_SUMMARY)
            add_heading(composition, head, PHRASE_MATRIX_PARTS);
        add_heading(composition, head, PHRASE_MATRIX_PROJECT);
    }
    add_heading(composition, head, PHRASE_MATRIX_TOTAL);
    add_heading(composition, head, PHRASE_MATRIX_RESULT);
}

static void add_plan_rows(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    enum columns columns = choose_columns(composition);
    size_t numbers =
        columns == COLUMNS_PARTS ? composition->profile->part_count + 2 : 3;
    char alignments[MATRIX_WIDEST + 3] = "l";
    memset(alignments + 1, 'r', numbers);
    memcpy(alignments + 1 + numbers, "l", 2);
    cmark_node *table = tree_table(builder, to, alignments);
    add_row_heads(composition, tree_row(builder, table, true), columns);
    const int *ranking = tally_ranking(composition);
    for (size_t i = 0; i < composition->guide->plan_count; i++)
        add_plan_row(composition, table, ranking[i], columns);
}

/* ---- the section --------------------------------------------------------- */

void section_matrix(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    const struct phrases *phrases = composition->phrases;
    bool parts = composition->profile->part_count > 0;
    tree_text_paragraph(builder, to,
        phrases_text(phrases,
            parts ? PHRASE_MATRIX_INTRO : PHRASE_MATRIX_INTRO_PROJECT));
    if (guide->plan_count > guide->option_count && parts)
        tree_text_paragraph(builder, to,
            phrases_text(phrases, PHRASE_MATRIX_INTRO_COMBINATION));
    if (parts && guide->plan_count <= MATRIX_WIDEST)
        add_plan_columns(composition, to);
    else
        add_plan_rows(composition, to);
    add_raised(composition, to);
}
