/* The situation as it was understood: a table of facts for the project and for
 * each part, with the basis of each in a word. What was assumed comes first,
 * then what is missing, then what was stated. The short form has only what was
 * stated, and a few parts beside each other in one table. */
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"

/* The facts of one row, by how they came by their values. */
struct row {
    int part; /* NONE: the project */
    ARRAY(int) by_origin[ORIGIN_MISSING + 1];
};

static void sort_fact(
    struct composition *composition, struct row *row, size_t fact)
{
    enum origin origin = ORIGIN_MISSING;
    facts_value(composition->facts, (int)fact, row->part, &origin);
    if (origin == ORIGIN_STATED || !composition->guide->facts[fact].print_only)
        *array_add(&row->by_origin[origin], composition->arena) = (int)fact;
}

/* Facts of one group stand together, where the first of them stands. */
static struct row sort_facts(struct composition *composition, int part)
{
    const struct guide *guide = composition->guide;
    const struct rules *rules = composition->composer->rules;
    enum scope of = part == NONE ? SCOPE_PROJECT : SCOPE_PART;
    struct row row = {.part = part};
    for (int first = 0; first < (int)guide->fact_count; first++) {
        if (rules->group_before[first] != NONE)
            continue;
        for (int i = first; i != NONE; i = rules->group_next[i])
            if (guide->facts[i].of == of &&
                guide->facts[i].derivation == DERIVATION_NONE)
                sort_fact(composition, &row, (size_t)i);
    }
    return row;
}

static void add_pair(struct composition *composition, cmark_node *line,
    const struct row *row, int fact)
{
    section_table_cell(
        composition, line, question_label(composition, fact, NONE));
    section_table_cell(
        composition, line, question_value(composition, fact, row->part));
}

/* What was stated, with nothing to say of its basis: more facts than these
 * stand in two columns beside each other, to be read down the first one. */
enum { MOST_ABOVE = 5 };

static void add_stated(
    struct composition *composition, cmark_node *to, const struct row *row)
{
    static const enum phrase heads[] = {PHRASE_SITUATION_FACT,
        PHRASE_SITUATION_VALUE, PHRASE_SITUATION_FACT, PHRASE_SITUATION_VALUE};
    const int *facts = row->by_origin[ORIGIN_STATED].items;
    size_t count = row->by_origin[ORIGIN_STATED].count;
    bool beside = count > MOST_ABOVE;
    size_t lines = beside ? (count + 1) / 2 : count;
    cmark_node *table =
        section_table_new(composition, to, beside ? "llll" : "ll", heads);
    for (size_t i = 0; i < lines; i++) {
        cmark_node *line = tree_row(&composition->builder, table, false);
        add_pair(composition, line, row, facts[i]);
        if (!beside)
            continue;
        if (lines + i < count) {
            add_pair(composition, line, row, facts[lines + i]);
            continue;
        }
        tree_cell(&composition->builder, line);
        tree_cell(&composition->builder, line);
    }
}

static void add_facts(struct composition *composition, cmark_node *table,
    const struct row *row, enum origin origin, enum phrase basis)
{
    for (size_t i = 0; i < row->by_origin[origin].count; i++) {
        int fact = row->by_origin[origin].items[i];
        cmark_node *line = tree_row(&composition->builder, table, false);
        add_pair(composition, line, row, fact);
        section_table_cell(
            composition, line, phrases_text(composition->phrases, basis));
    }
}

/* A heading, then the facts of the project (PART NONE) or of a part; nothing
 * if there are none. */
static void add_facts_of(
    struct composition *composition, cmark_node *to, int part, int level)
{
    static const enum phrase heads[] = {
        PHRASE_SITUATION_FACT, PHRASE_SITUATION_VALUE, PHRASE_SITUATION_BASIS};
    struct row row = sort_facts(composition, part);
    bool all = !*composition->section_argument;
    size_t others = row.by_origin[ORIGIN_ASSUMED].count +
                    row.by_origin[ORIGIN_MISSING].count;
    if (row.by_origin[ORIGIN_STATED].count + (all ? others : 0) == 0)
        return;
    tree_text(composition->arena,
        tree_heading(&composition->builder, to, level),
        part == NONE
            ? phrases_text(composition->phrases, PHRASE_SITUATION_PROJECT)
            : composition->profile->parts[part].name);
    if (!all) {
        add_stated(composition, to, &row);
        return;
    }
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    add_facts(composition, table, &row, ORIGIN_ASSUMED, PHRASE_BASIS_ASSUMED);
    add_facts(composition, table, &row, ORIGIN_MISSING, PHRASE_BASIS_MISSING);
    add_facts(composition, table, &row, ORIGIN_STATED, PHRASE_BASIS_STATED);
}

/* ---- parts beside each other --------------------------------------------- */

/* More columns than for these parts are hard to read. */
enum { MOST_BESIDE = 3 };

static enum origin origin_of(
    const struct composition *composition, size_t fact, size_t part)
{
    enum origin origin = ORIGIN_MISSING;
    facts_value(composition->facts, (int)fact, (int)part, &origin);
    return origin;
}

static bool is_stated_of_some(
    const struct composition *composition, size_t fact)
{
    const struct fact *known = &composition->guide->facts[fact];
    if (known->of != SCOPE_PART || known->derivation != DERIVATION_NONE)
        return false;
    for (size_t p = 0; p < composition->profile->part_count; p++)
        if (origin_of(composition, fact, p) == ORIGIN_STATED)
            return true;
    return false;
}

/* The value that was stated; otherwise the word for why there is none, or
 * nothing where the fact does not matter. */
static const char *beside_text(
    const struct composition *composition, size_t fact, size_t part)
{
    switch (origin_of(composition, fact, part)) {
    case ORIGIN_STATED:
        return question_value(composition, (int)fact, (int)part);
    case ORIGIN_ASSUMED:
        return phrases_text(composition->phrases, PHRASE_BASIS_ASSUMED);
    case ORIGIN_MISSING:
        return phrases_text(composition->phrases, PHRASE_BASIS_MISSING);
    case ORIGIN_IRRELEVANT:
    case ORIGIN_DERIVED: break;
    }
    return "";
}

static void add_beside(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    size_t parts = composition->profile->part_count;
    char alignments[MOST_BESIDE + 2] = "l";
    memset(alignments + 1, 'l', parts);
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    tree_text_cell(builder, head,
        phrases_text(composition->phrases, PHRASE_SITUATION_FACT));
    for (size_t p = 0; p < parts; p++)
        tree_text_cell(builder, head, composition->profile->parts[p].name);
    for (size_t f = 0; f < composition->guide->fact_count; f++) {
        if (!is_stated_of_some(composition, f))
            continue;
        cmark_node *row = tree_row(builder, table, false);
        section_table_cell(
            composition, row, question_label(composition, (int)f, NONE));
        for (size_t p = 0; p < parts; p++)
            section_table_cell(
                composition, row, beside_text(composition, f, p));
    }
}

static bool states_of_parts(const struct composition *composition)
{
    for (size_t f = 0; f < composition->guide->fact_count; f++)
        if (is_stated_of_some(composition, f))
            return true;
    return false;
}

/* ---- the section --------------------------------------------------------- */

void section_situation(struct composition *composition, cmark_node *to)
{
    int level = composition->section_level;
    tree_text_paragraph(&composition->builder, to,
        phrases_text(composition->phrases, *composition->section_argument
                                               ? PHRASE_SITUATION_INTRO_STATED
                                               : PHRASE_SITUATION_INTRO));
    add_facts_of(composition, to, NONE, level);
    size_t parts = composition->profile->part_count;
    if (*composition->section_argument && parts > 1 && parts <= MOST_BESIDE) {
        if (states_of_parts(composition))
            add_beside(composition, to);
        return;
    }
    for (size_t p = 0; p < composition->profile->part_count; p++)
        add_facts_of(composition, to, (int)p, level);
}
