/* Which function writes which computed section, and when. */
#include "compose/composition.h"

#include <string.h>

static const struct {
    const char *name;
    void (*write)(struct composition *composition, cmark_node *to);
    bool waits; /* for what the rest of the document holds */
} sections[] = {
    {"bottom-line", section_bottom_line, true},
    {"verdict", section_verdict, false},
    {"situation", section_situation, false},
    {"options", section_options, false},
    {"matrix", section_matrix, false},
    {"chart", section_chart, false},
    {"routing", section_routing, false},
    {"scope", section_scope, false},
    {"reasons", section_reasons, false},
    {"flips", section_flips, false},
    {"warnings", section_warnings, false},
    {"next-steps", section_next_steps, true},
    {"packages", section_packages, false},
    {"price", section_price, false},
    {"terms", section_terms, false},
    {"assumptions", section_assumptions, false},
    {"open-questions", section_questions, true},
    {"sources", section_sources, true},
    {"ranges", section_ranges, false},
    {"provenance", section_provenance, true},
};
enum { SECTION_COUNT = sizeof sections / sizeof *sections };

static void drop_empty(cmark_node *section)
{
    if (cmark_node_first_child(section))
        return;
    cmark_node_unlink(section);
    cmark_node_free(section);
}

static void write_wrapped(struct composition *composition, cmark_node *to,
    const struct block *block, int level)
{
    cmark_node *section =
        tree_element_block(&composition->builder, to, ELEMENT_SECTION);
    for (int i = 0; i < SECTION_COUNT; i++) {
        if (strcmp(sections[i].name, block->section) != 0)
            continue;
        if (sections[i].waits) {
            *array_add(&composition->pending, composition->arena) =
                (struct pending){section, block, level};
            return;
        }
        sections[i].write(composition, section);
    }
    drop_empty(section);
}

void section_write(struct composition *composition, cmark_node *to,
    const struct block *block, int level)
{
    composition->builder.place = block->place;
    composition->section_level = level;
    composition->section_is_short = *block->argument != '\0';
    if (strcmp(block->section, "cover") == 0) {
        section_cover(composition, to);
    } else if (strcmp(block->section, "masthead") == 0) {
        section_masthead(composition, to);
    } else if (strcmp(block->section, "contents") == 0) {
        cmark_node *contents =
            tree_element_block(&composition->builder, to, ELEMENT_CONTENTS);
        tree_element(composition->arena, contents)->label =
            phrases_text(composition->phrases, PHRASE_CONTENTS);
    } else if (strcmp(block->section, "modules") == 0) {
        section_modules(composition, to, block->argument);
    } else {
        write_wrapped(composition, to, block, level);
    }
}

cmark_node *section_table(struct composition *composition, cmark_node *to,
    const char *alignments, const enum phrase *heads)
{
    const struct builder *builder = &composition->builder;
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    for (size_t i = 0; alignments[i]; i++)
        tree_text_cell(
            builder, head, phrases_text(composition->phrases, heads[i]));
    return table;
}

void section_write_pending(struct composition *composition)
{
    for (size_t i = 0; i < composition->pending.count; i++) {
        const struct pending *pending = &composition->pending.items[i];
        composition->builder.place = pending->block->place;
        composition->section_level = pending->level;
        for (int j = 0; j < SECTION_COUNT; j++)
            if (strcmp(sections[j].name, pending->block->section) == 0)
                sections[j].write(composition, pending->node);
    }
}

void section_cell(
    struct composition *composition, cmark_node *row, const char *text)
{
    tree_text_cell(&composition->builder, row,
        phrases_capital(composition->phrases, text));
}
