/* The computed sections, each at its time. */
#include "compose/sections.h"

const struct section sections_all[] = {
#define SECTION_ROW(name, write, time, word, help)                             \
    {name, write, time, word, help},
    SECTIONS(SECTION_ROW)
#undef SECTION_ROW
        {NULL, NULL, SECTION_BARE, NULL, NULL},
};

static void enter_section(
    struct composition *composition, const struct block *block, int level)
{
    composition->builder.place = block->place;
    composition->section_level = level;
    composition->section_argument = block->argument;
}

static void drop_empty(cmark_node *node)
{
    if (cmark_node_first_child(node))
        return;
    cmark_node_unlink(node);
    cmark_node_free(node);
}

void sections_write(struct composition *composition, cmark_node *to,
    const struct block *block, int level)
{
    const struct section *section = block->section;
    enter_section(composition, block, level);
    if (section->time == SECTION_BARE) {
        section->write(composition, to);
        return;
    }
    cmark_node *node =
        tree_element_block(&composition->builder, to, ELEMENT_SECTION);
    if (section->time == SECTION_LAST) {
        *array_add(&composition->pending, composition->arena) =
            (struct pending){node, block, level};
        return;
    }
    section->write(composition, node);
    drop_empty(node);
}

void sections_write_pending(struct composition *composition)
{
    for (size_t i = 0; i < composition->pending.count; i++) {
        const struct pending *pending = &composition->pending.items[i];
        enter_section(composition, pending->block, pending->level);
        pending->block->section->write(composition, pending->node);
        drop_empty(pending->node);
    }
}
