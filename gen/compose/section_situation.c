/* The situation as it was understood: a table of the facts that were stated,
 * and below it, in a line each, what was assumed and what is missing. */
#include "compose/composition.h"

#include <string.h>

/* The facts of one row, by how they came by their values. */
struct row {
    int part; /* NONE: the project */
    ARRAY(int) stated;
    ARRAY(int) assumed;
    ARRAY(int) missing;
};

static void sort_fact(
    struct composition *composition, struct row *row, size_t fact)
{
    const struct fact *known = &composition->guide->facts[fact];
    enum origin origin = ORIGIN_MISSING;
    facts_value(composition->facts, (int)fact, row->part, &origin);
    if (origin == ORIGIN_STATED)
        *array_add(&row->stated, composition->arena) = (int)fact;
    else if (origin == ORIGIN_ASSUMED && !known->print_only)
        *array_add(&row->assumed, composition->arena) = (int)fact;
    else if (origin == ORIGIN_MISSING && !known->print_only)
        *array_add(&row->missing, composition->arena) = (int)fact;
}

/* Facts of one group stand together, where the first of them stands. */
static struct row sort_facts(struct composition *composition, int part)
{
    const struct guide *guide = composition->guide;
    enum scope of = part == NONE ? SCOPE_PROJECT : SCOPE_PART;
    struct row row = {.part = part};
    bool *done = arena_allocate(composition->arena, guide->fact_count, 1);
    for (size_t i = 0; i < guide->fact_count; i++)
        for (size_t j = i; j < guide->fact_count; j++) {
            const struct fact *first = &guide->facts[i];
            const struct fact *fact = &guide->facts[j];
            bool together =
                j == i || (!done[i] && first->group && fact->group &&
                              strcmp(first->group, fact->group) == 0);
            if (done[j] || !together || fact->of != of ||
                fact->derivation != DERIVATION_NONE)
                continue;
            done[j] = j != i;
            sort_fact(composition, &row, j);
        }
    return row;
}

static void add_stated(
    struct composition *composition, cmark_node *to, const struct row *row)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    cmark_node *table = tree_table(builder, to, "ll");
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_SITUATION_FACT));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_SITUATION_VALUE));
    for (size_t i = 0; i < row->stated.count; i++) {
        int fact = row->stated.items[i];
        cmark_node *line = tree_row(builder, table, false);
        tree_text_cell(builder, line, question_label(composition, fact, NONE));
        tree_text_cell(
            builder, line, question_value(composition, fact, row->part));
    }
}

/* "Team is hiring: no", or the label alone where there is no value. */
static const char *pair_text(
    const struct composition *composition, int fact, int part, bool valued)
{
    const char *label = question_label(composition, fact, NONE);
    return valued ? phrases_fill(composition->phrases, PHRASE_SITUATION_PAIR,
                        "fact", label, "value",
                        question_value(composition, fact, part), NULL)
                  : label;
}

/* All of FACTS in one paragraph behind the word for their BASIS. */
static void add_line(struct composition *composition, cmark_node *to,
    enum phrase basis, const int *facts, size_t count, int part)
{
    const struct phrases *phrases = composition->phrases;
    if (count == 0)
        return;
    cmark_node *line = tree_paragraph(&composition->builder, to);
    tree_mark(composition->arena, line, phrases_text(phrases, basis));
    for (size_t i = 0; i < count; i++) {
        tree_text(composition->arena, line,
            i > 0 ? phrases_text(phrases, PHRASE_LIST_SEPARATOR) : " ");
        tree_text(composition->arena, line,
            pair_text(
                composition, facts[i], part, basis == PHRASE_BASIS_ASSUMED));
    }
    tree_text(
        composition->arena, line, phrases_text(phrases, PHRASE_SITUATION_STOP));
}

/* A heading, then what is known of the project (PART NONE) or a part. */
static void add_row(
    struct composition *composition, cmark_node *to, int part, int level)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    tree_text(composition->arena, tree_heading(builder, to, level),
        part == NONE ? phrases_text(phrases, PHRASE_SITUATION_PROJECT)
                     : composition->profile->parts[part].name);
    struct row row = sort_facts(composition, part);
    if (row.stated.count > 0)
        add_stated(composition, to, &row);
    else
        tree_text_paragraph(
            builder, to, phrases_text(phrases, PHRASE_SITUATION_NOTHING));
    add_line(composition, to, PHRASE_BASIS_ASSUMED, row.assumed.items,
        row.assumed.count, part);
    add_line(composition, to, PHRASE_BASIS_MISSING, row.missing.items,
        row.missing.count, part);
}

void section_situation(struct composition *composition, cmark_node *to)
{
    int level = composition->section_level;
    tree_text_paragraph(&composition->builder, to,
        phrases_text(composition->phrases, PHRASE_SITUATION_INTRO));
    add_row(composition, to, NONE, level);
    for (size_t p = 0; p < composition->profile->part_count; p++)
        add_row(composition, to, (int)p, level);
}
