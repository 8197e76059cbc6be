/* The appendix that says which text stands behind each section: its version
 * and place, and the facts that put it there, in words. */
#include "compose/question.h"
#include "compose/section_table.h"
#include "compose/sections.h"

#include <string.h>

/* Of more parts than this only the number is told. */
enum { MOST_PARTS = 3 };

/* ---- what put it there --------------------------------------------------- */

/* "Kind of work (Advice rooms): live" */
static const char *pair_text(
    const struct composition *composition, int fact, int part)
{
    return phrases_fill(composition->phrases, PHRASE_SITUATION_PAIR, "fact",
        question_label(composition, fact, part), "value",
        question_value(composition, fact, part), NULL);
}

struct pairs {
    ARRAY(const char *) list;
};

/* The facts of parts, for each part for which the module is there. */
static void add_part_pairs(const struct composition *composition, int fact,
    const struct chosen *chosen, struct pairs *pairs)
{
    for (size_t i = 0; i < chosen->part_count; i++) {
        if (i == MOST_PARTS) {
            *array_add(&pairs->list, composition->arena) =
                phrases_count(composition->phrases, PHRASE_MORE_NAMES,
                    (double)(chosen->part_count - i), NULL);
            return;
        }
        *array_add(&pairs->list, composition->arena) =
            pair_text(composition, fact, chosen->parts[i]);
    }
}

/* The facts that the module's condition looks at, with their values. */
static void collect_pairs(
    const struct composition *composition, int module, struct pairs *pairs)
{
    const struct condition *condition =
        composition->composer->rules->modules[module];
    const int *facts = condition->facts;
    for (size_t i = 0; i < condition->fact_count; i++)
        if (composition->guide->facts[facts[i]].of == SCOPE_PART)
            add_part_pairs(composition, facts[i],
                &composition->selection->modules[module], pairs);
        else
            *array_add(&pairs->list, composition->arena) =
                pair_text(composition, facts[i], NONE);
    if (condition->uses_outcome)
        *array_add(&pairs->list, composition->arena) =
            phrases_fill(composition->phrases, PHRASE_PROVENANCE_RESULT, "plan",
                values_verdict_label(&composition->values), "confidence",
                values_confidence(&composition->values), NULL);
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

/* ---- where it stands ----------------------------------------------------- */

/* "modules/realtime.md:31", told from the guide's folder, so that it does not
 * depend on where the guide was found. */
static const char *text_place(
    const struct composition *composition, const struct module *module)
{
    const char *name = module->source->name;
    const char *folder = composition->guide->folder;
    size_t length = strlen(folder);
    if (strncmp(name, folder, length) == 0 && name[length] == '/')
        name += length + 1;
    return arena_format(composition->arena, "%s:%d", name,
        source_place(module->source, module->body_offset).line);
}

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

static void add_module(
    struct composition *composition, cmark_node *table, int index)
{
    const struct builder *builder = &composition->builder;
    const struct phrases *phrases = composition->phrases;
    const struct module *module = &composition->guide->modules[index];
    const char *version = module->version
                              ? module->version
                              : phrases_text(phrases, PHRASE_NOT_STATED);
    cmark_node *row = tree_row(builder, table, false);
    add_link(composition, tree_cell(builder, row), module);
    tree_text_cell(builder, row,
        phrases_fill(phrases, PHRASE_PROVENANCE_PLACE, "place",
            text_place(composition, module), "version", version, NULL));
    add_cause(composition, tree_cell(builder, row), index);
}

void section_provenance(struct composition *composition, cmark_node *to)
{
    static const enum phrase heads[] = {PHRASE_PROVENANCE_SECTION,
        PHRASE_PROVENANCE_TEXT, PHRASE_PROVENANCE_CAUSE};
    const struct guide *guide = composition->guide;
    const struct phrases *phrases = composition->phrases;
    tree_text_paragraph(&composition->builder, to,
        phrases_fill(phrases, PHRASE_PROVENANCE_INTRO, "guide", guide->title,
            "version",
            guide->version ? guide->version
                           : phrases_text(phrases, PHRASE_NOT_STATED),
            NULL));
    if (composition->printed_modules.count == 0)
        return;
    cmark_node *table = section_table_new(composition, to, "lll", heads);
    for (size_t i = 0; i < composition->printed_modules.count; i++)
        add_module(composition, table, composition->printed_modules.items[i]);
}
