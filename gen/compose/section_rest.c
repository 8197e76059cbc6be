/* Many plans at once: what is told of options that are far from being chosen,
 * grouped by what they share instead of one by one. */
#include "compose/section_rest.h"

#include "compose/section_table.h"
#include "compose/tally.h"

#include <stdlib.h>
#include <string.h>

/* ---- ruled out ----------------------------------------------------------- */

/* A reason that rules plans out, and which. The reasons of several options
 * often have one text; they are one here. */
struct knock_out {
    const struct finding *finding;
    const char *text;
    size_t order;
    ARRAY(const char *) plans;
};

struct knock_outs {
    ARRAY(struct knock_out) list;
};

/* What a decisive reason says to PLAN: a drawback of its own, or that another
 * option is needed. */
static const char *knock_out_text(const struct composition *composition,
    const struct finding *finding, int plan)
{
    int about = composition->guide->reasons[finding->reason].plan;
    const char *because = tally_because(composition, finding);
    if (about == plan)
        return because;
    return arena_format(composition->arena, "%s %s",
        phrases_fill(composition->phrases, PHRASE_REASONS_NEEDED, "plan",
            composition->guide->plans[about].label, NULL),
        because);
}

static void add_knock_out(struct composition *composition,
    struct knock_outs *outs, const struct finding *finding, int plan)
{
    const char *text = knock_out_text(composition, finding, plan);
    size_t at = 0;
    while (at < outs->list.count &&
           (outs->list.items[at].finding->part != finding->part ||
               strcmp(outs->list.items[at].text, text) != 0))
        at++;
    if (at == outs->list.count)
        *array_add(&outs->list, composition->arena) =
            (struct knock_out){.finding = finding, .text = text, .order = at};
    *array_add(&outs->list.items[at].plans, composition->arena) =
        composition->guide->plans[plan].label;
}

/* What rules most plans out first. */
static int compare_knock_outs(const void *left, const void *right)
{
    const struct knock_out *a = left, *b = right;
    if (a->plans.count != b->plans.count)
        return a->plans.count > b->plans.count ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void add_part_name(struct composition *composition, cmark_node *cell,
    const struct finding *finding)
{
    if (finding->part == NONE)
        return;
    tree_strong(composition->arena, cell,
        arena_format(composition->arena,
            "%s:", composition->profile->parts[finding->part].name));
    tree_text(composition->arena, cell, " ");
}

/* The name of a combination may hold an "and" itself, so none is put between
 * names. */
static const char *join_plans(
    const struct composition *composition, const struct knock_out *out)
{
    const char *all = "";
    for (size_t i = 0; i < out->plans.count; i++)
        all = arena_format(composition->arena, "%s%s%s", all,
            i > 0 ? phrases_text(composition->phrases, PHRASE_LIST_SEPARATOR)
                  : "",
            out->plans.items[i]);
    return all;
}

void section_rest_ruled_out(struct composition *composition, cmark_node *to,
    const int *plans, size_t count)
{
    static const enum phrase heads[] = {
        PHRASE_REASONS_REASON, PHRASE_REASONS_OUT_PLANS};
    const struct builder *builder = &composition->builder;
    const struct verdict *verdict = composition->verdict;
    struct knock_outs outs = {0};
    for (size_t i = 0; i < count; i++) {
        const struct plan_result *result = &verdict->plans[plans[i]];
        for (size_t j = 0; j < result->ruled_out_by_count; j++)
            add_knock_out(composition, &outs,
                &verdict->findings[result->ruled_out_by[j]], plans[i]);
    }
    if (outs.list.count == 0)
        return;
    qsort(outs.list.items, outs.list.count, sizeof *outs.list.items,
        compare_knock_outs);
    cmark_node *table = section_table_new(composition, to, "ll", heads);
    for (size_t i = 0; i < outs.list.count; i++) {
        const struct knock_out *out = &outs.list.items[i];
        cmark_node *row = tree_row(builder, table, false);
        cmark_node *cell = tree_cell(builder, row);
        add_part_name(composition, cell, out->finding);
        tree_text(composition->arena, cell, out->text);
        tree_text_cell(builder, row, join_plans(composition, out));
    }
}

/* ---- behind -------------------------------------------------------------- */

/* All that counts against PLAN itself; what else holds it back is that less
 * speaks for it. */
static void add_drawbacks(
    struct composition *composition, cmark_node *cell, int plan)
{
    const struct verdict *verdict = composition->verdict;
    bool first = true;
    for (size_t i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        const struct reason *reason =
            &composition->guide->reasons[finding->reason];
        if (reason->plan != plan || !reason->against ||
            finding->standing != STANDING_COUNTED)
            continue;
        if (!first)
            tree_text(composition->arena, cell, " ");
        add_part_name(composition, cell, finding);
        tree_text(
            composition->arena, cell, tally_because(composition, finding));
        first = false;
    }
    if (first)
        tree_text(composition->arena, cell,
            phrases_text(composition->phrases, PHRASE_REASONS_REST_LESS));
}

static void add_behind(struct composition *composition, cmark_node *to,
    const int *plans, size_t count)
{
    static const enum phrase heads[] = {
        PHRASE_MATRIX_OPTION, PHRASE_MATRIX_RESULT, PHRASE_REASONS_AGAINST};
    const struct builder *builder = &composition->builder;
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    for (size_t i = 0; i < count; i++) {
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(builder, row, composition->guide->plans[plans[i]].label);
        section_table_cell(
            composition, row, tally_outcome(composition, plans[i]));
        add_drawbacks(composition, tree_cell(builder, row), plans[i]);
    }
}

/* ---- the section --------------------------------------------------------- */

static void add_heading(struct composition *composition, cmark_node *to,
    enum phrase title, int level)
{
    tree_text(composition->arena,
        tree_heading(&composition->builder, to, level),
        phrases_text(composition->phrases, title));
}

void section_rest(struct composition *composition, cmark_node *to,
    const int *plans, size_t count, int level)
{
    const struct verdict *verdict = composition->verdict;
    int *behind = arena_allocate(composition->arena, count, sizeof *behind);
    int *out = arena_allocate(composition->arena, count, sizeof *out);
    size_t behind_count = 0, out_count = 0;
    for (size_t i = 0; i < count; i++)
        if (verdict->plans[plans[i]].ruled_out)
            out[out_count++] = plans[i];
        else
            behind[behind_count++] = plans[i];
    if (behind_count > 0) {
        add_heading(composition, to, PHRASE_REASONS_REST, level);
        add_behind(composition, to, behind, behind_count);
    }
    if (out_count > 0 && !verdict->conflict) {
        add_heading(composition, to, PHRASE_REASONS_OUT, level);
        tree_text_paragraph(&composition->builder, to,
            phrases_text(composition->phrases, PHRASE_REASONS_OUT_INTRO));
        section_rest_ruled_out(composition, to, out, out_count);
    }
}
