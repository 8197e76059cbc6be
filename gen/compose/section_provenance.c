/* The appendix that says which text stands behind each section: its version
 * and the facts that put it there, in words. */
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"
#include "decide/why.h"

#include <string.h>

/* Of more parts than this only the number is told. */
enum { MOST_PARTS = 3 };

/* ---- what put it there --------------------------------------------------- */

/* "Kind of work (Advice rooms): live"; of what holds its name alone. */
static const char *pair_text(
    const struct composition *composition, int fact, int part)
{
    const char *label = question_label(composition, fact, part);
    struct value value = facts_value(composition->facts, fact, part, NULL);
    if (value.type == VALUE_BOOLEAN && value.as.truth)
        return label;
    return phrases_fill(composition->phrases, PHRASE_SITUATION_PAIR, "fact",
        label, "value", question_value(composition, fact, part), NULL);
}

struct pairs {
    ARRAY(const char *) list;
};

/* The grounds with the variable of the one at INDEX: all of them, and those
 * before it. */
static size_t count_alike(const struct why *why, size_t index, size_t *before)
{
    size_t count = 0;
    *before = 0;
    for (size_t i = 0; i < why->ground_count; i++) {
        bool alike = why->grounds[i].depth == 0 &&
                     why->grounds[i].variable == why->grounds[index].variable;
        count += alike;
        *before += alike && i < index;
    }
    return count;
}

/* What made the module's condition hold, as `explain` tells it: the facts with
 * their values, of a few parts, and once that it was the outcome. */
static void collect_pairs(
    const struct composition *composition, int module, struct pairs *pairs)
{
    const struct phrases *phrases = composition->phrases;
    const struct subject subject = {SUBJECT_MODULE, module};
    struct why why =
        why_subject(composition->arena, composition->composer->clauses,
            composition->facts, &subject, TRUTH_TRUE);
    bool result = false;
    for (size_t i = 0; i < why.ground_count; i++) {
        const struct ground *ground = &why.grounds[i];
        if (ground->depth > 0)
            continue;
        if (variable_is_outcome(ground->variable)) {
            result = true;
            continue;
        }
        size_t before, alike = count_alike(&why, i, &before);
        if (before > MOST_PARTS)
            continue;
        *array_add(&pairs->list, composition->arena) =
            before < MOST_PARTS
                ? pair_text(composition, ground->variable->index, ground->part)
                : phrases_count(phrases, PHRASE_MORE_NAMES,
                      (double)(alike - MOST_PARTS), NULL);
    }
    if (result)
        *array_add(&pairs->list, composition->arena) =
            phrases_text(phrases, PHRASE_PROVENANCE_RESULT);
}

static void add_cause(
    struct composition *composition, cmark_node *cell, int module)
{
    struct arena *arena = composition->arena;
    const struct phrases *phrases = composition->phrases;
    struct pairs pairs = {0};
    if (composition->composer->rules->modules[module])
        collect_pairs(composition, module, &pairs);
    if (pairs.list.count == 0) {
        tree_text(arena, cell, phrases_text(phrases, PHRASE_PROVENANCE_ALWAYS));
        return;
    }
    for (size_t i = 0; i < pairs.list.count; i++) {
        if (i > 0)
            tree_text(
                arena, cell, phrases_text(phrases, PHRASE_LIST_SEPARATOR));
        tree_text(arena, cell, pairs.list.items[i]);
    }
}

/* ---- which text it is --------------------------------------------------- */

static void add_link(struct composition *composition, cmark_node *cell,
    const struct module *module)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(
        link, arena_format(composition->arena, "#module:%s", module->id));
    tree_append(cell, link);
    tree_text(composition->arena, link,
        tree_typographic(composition->arena, module->title));
}

/* "realtime, v. 3" */
static const char *place_text(
    const struct composition *composition, const struct module *module)
{
    const struct phrases *phrases = composition->phrases;
    const char *version = module->version
                              ? module->version
                              : phrases_text(phrases, PHRASE_NOT_STATED);
    return phrases_fill(phrases, PHRASE_PROVENANCE_PLACE, "text", module->id,
        "version", version, NULL);
}

static void add_module(
    struct composition *composition, cmark_node *table, int index)
{
    const struct builder *builder = &composition->builder;
    const struct module *module = &composition->guide->modules[index];
    cmark_node *row = tree_row(builder, table, false);
    add_link(composition, tree_cell(builder, row), module);
    tree_text_cell(builder, row, place_text(composition, module));
    add_cause(composition, tree_cell(builder, row), index);
}

/* The profile's own sections have no condition: a person wrote them. */
static void add_own(
    struct composition *composition, cmark_node *table, size_t index)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    cmark_node *row = tree_row(builder, table, false);
    tree_text_cell(builder, row, composition->own_sections.items[index]->title);
    tree_text_cell(builder, row, phrases_text(phrases, PHRASE_PROVENANCE_OWN));
    tree_text_cell(
        builder, row, phrases_text(phrases, PHRASE_PROVENANCE_WRITTEN));
}

static void add_texts(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_PROVENANCE_SECTION,
        PHRASE_PROVENANCE_TEXT, PHRASE_PROVENANCE_CAUSE};
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    for (size_t i = 0; i < composition->printed_modules.count; i++)
        add_module(composition, table, composition->printed_modules.items[i]);
    for (size_t i = 0; i < composition->own_sections.count; i++)
        add_own(composition, table, i);
}

/* What the document would have, and goes without. */
static void add_omissions(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_PROVENANCE_SECTION,
        PHRASE_PROVENANCE_TEXT, PHRASE_PROVENANCE_BECAUSE};
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct guide *guide = composition->guide;
    cmark_node *table = NULL;
    for (size_t i = 0; i < guide->module_count; i++) {
        if (!composition->selection->modules[i].omitted)
            continue;
        if (!table) {
            tree_text_paragraph(
                builder, to, phrases_text(phrases, PHRASE_PROVENANCE_OMITTED));
            table = section_table_new(composition, to, "lll", heads);
        }
        const struct module *module = &guide->modules[i];
        cmark_node *row = tree_row(builder, table, false);
        tree_text_cell(
            builder, row, tree_typographic(composition->arena, module->title));
        tree_text_cell(builder, row, place_text(composition, module));
        tree_text_cell(
            builder, row, composition->profile->omissions[i]->because);
    }
}

void section_provenance(struct composition *composition, cmark_node *to)
{
    const struct guide *guide = composition->guide;
    const struct phrases *phrases = composition->phrases;
    tree_text_paragraph(&composition->builder, to,
        phrases_fill(phrases, PHRASE_PROVENANCE_INTRO, "guide", guide->title,
            "version",
            guide->version ? guide->version
                           : phrases_text(phrases, PHRASE_NOT_STATED),
            NULL));
    if (composition->printed_modules.count > 0 ||
        composition->own_sections.count > 0)
        add_texts(composition, to);
    if (composition->profile->omissions)
        add_omissions(composition, to);
}
