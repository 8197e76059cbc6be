/* The situation as it was understood: facts stated, assumed or missing. */
#include "compose/composition.h"

/* Missing facts are said to be missing, unless they are only for printing. */
static bool is_shown(const struct fact *fact, enum origin origin)
{
    switch (origin) {
    case ORIGIN_STATED: return true;
    case ORIGIN_ASSUMED:
    case ORIGIN_MISSING: return !fact->print_only;
    case ORIGIN_DERIVED:
    case ORIGIN_IRRELEVANT: break;
    }
    return false;
}

static enum phrase basis_phrase(enum origin origin)
{
    if (origin == ORIGIN_STATED)
        return PHRASE_BASIS_STATED;
    return origin == ORIGIN_ASSUMED ? PHRASE_BASIS_ASSUMED
                                    : PHRASE_BASIS_MISSING;
}

static cmark_node *start_table(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    cmark_node *table = tree_table(builder, to, "lll");
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head, phrases_text(phrases, PHRASE_SITUATION_FACT));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_SITUATION_VALUE));
    tree_text_cell(
        builder, head, phrases_text(phrases, PHRASE_SITUATION_BASIS));
    return table;
}

static void add_fact(struct composition *composition, cmark_node *table,
    int fact, struct value value, enum origin origin)
{
    const struct builder *builder = &composition->builder;
    const struct fact *known = &composition->guide->facts[fact];
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, question_label(composition, fact, NONE));
    tree_text_cell(
        builder, row, value_print(&composition->values, known, value, true));
    tree_mark(composition->arena, tree_cell(builder, row),
        phrases_text(composition->phrases, basis_phrase(origin)));
}

/* A heading and a table for the project (PART NONE) or a part. */
static void add_row(
    struct composition *composition, cmark_node *to, int part, int level)
{
    const struct builder *builder = &composition->builder;
    const struct guide *guide = composition->guide;
    enum scope of = part == NONE ? SCOPE_PROJECT : SCOPE_PART;
    tree_text(composition->arena, tree_heading(builder, to, level),
        part == NONE
            ? phrases_text(composition->phrases, PHRASE_SITUATION_PROJECT)
            : composition->profile->parts[part].name);
    cmark_node *table = NULL;
    for (size_t f = 0; f < guide->fact_count; f++) {
        const struct fact *fact = &guide->facts[f];
        if (fact->of != of || fact->derivation != DERIVATION_NONE)
            continue;
        enum origin origin = ORIGIN_MISSING;
        struct value value =
            facts_value(composition->facts, (int)f, part, &origin);
        if (!is_shown(fact, origin))
            continue;
        if (!table)
            table = start_table(composition, to);
        add_fact(composition, table, (int)f, value, origin);
    }
    if (!table)
        tree_text_paragraph(builder, to,
            phrases_text(composition->phrases, PHRASE_SITUATION_NOTHING));
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
