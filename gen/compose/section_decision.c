/* The decision box: who decides, with whom, from when to when it holds, and
 * what the program and what people did. What is not stated is left out, but for
 * who decides: nobody may think that this document does. */
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "compose/tally.h"

#include <string.h>

static void add_row(struct composition *composition, cmark_node *table,
    const char *label, const char *value)
{
    cmark_node *row = tree_row(&composition->builder, table, false);
    tree_text_cell(&composition->builder, row, label);
    section_table_cell(composition, row, value);
}

/* What is said of FIELD; of who decides also that nobody is named, and of what
 * brings the next look forward what was computed. */
static const char *entry(
    const struct composition *composition, const struct meta_field *field)
{
    const struct phrases *phrases = composition->phrases;
    const char *value =
        values_meta(phrases, &composition->profile->meta, field);
    if (value)
        return value;
    if (strcmp(field->name, "decider") == 0)
        return phrases_text(phrases, PHRASE_DECISION_NOBODY);
    bool told =
        composition->has_flips && composition->sensitivity->flip_count > 0;
    if (strcmp(field->name, "review-earlier") == 0 && told)
        return phrases_fill(phrases, PHRASE_DECISION_CHANGE, "section",
            phrases_word(phrases, "heading", "flips"), NULL);
    return NULL;
}

/* "stated 25 facts, decided against the points and wrote 2 texts" */
static const char *people(const struct composition *composition)
{
    const struct phrases *phrases = composition->phrases;
    const char *items[4];
    size_t count = 0, omitted = 0;
    size_t stated = question_count_facts(composition, ORIGIN_STATED);
    for (size_t i = 0; i < composition->guide->module_count; i++)
        omitted += composition->selection->modules[i].omitted;
    if (stated > 0)
        items[count++] =
            phrases_count(phrases, PHRASE_DECISION_FACTS, (double)stated, NULL);
    if (tally_departure(composition))
        items[count++] = phrases_text(phrases, PHRASE_DECISION_DEPARTED);
    if (composition->own_text_count > 0)
        items[count++] = phrases_count(phrases, PHRASE_DECISION_WROTE,
            (double)composition->own_text_count, NULL);
    if (omitted > 0)
        items[count++] = phrases_count(
            phrases, PHRASE_DECISION_OMITTED, (double)omitted, NULL);
    return count > 0 ? phrases_list(phrases, items, count, false) : NULL;
}

void section_decision_box(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {
        PHRASE_DECISION_ITEM, PHRASE_DECISION_ENTRY};
    const struct phrases *phrases = composition->phrases;
    cmark_node *table = section_table_new(composition, to, "ll", heads);
    for (const struct meta_field *field = meta_fields; field->name; field++) {
        const char *value =
            field->cover == META_IN_BOX ? entry(composition, field) : NULL;
        if (value)
            add_row(composition, table,
                phrases_word(phrases, "decision", field->name), value);
    }
    add_row(composition, table, phrases_text(phrases, PHRASE_DECISION_PROGRAM),
        phrases_text(phrases, PHRASE_DECISION_DID));
    const char *done = people(composition);
    if (done)
        add_row(composition, table,
            phrases_text(phrases, PHRASE_DECISION_PEOPLE), done);
}
