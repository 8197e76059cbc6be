/* The sources that the marks in the text lead to. */
#include "compose/citation.h"
#include "compose/sections.h"

/* The entry stands in a section of its own inside the list item, because a
 * section has an anchor in every output. */
static void add_entry(
    struct composition *composition, cmark_node *list, size_t index)
{
    struct arena *arena = composition->arena;
    const struct builder *builder = &composition->builder;
    struct citation *citation = &composition->citations.items[index];
    const struct guide_source *source = citation->source;
    cmark_node *paragraph = tree_item(builder, list);
    cmark_node *item = cmark_node_parent(paragraph);
    cmark_node *section = tree_element_block(builder, item, ELEMENT_SECTION);
    tree_element(arena, section)->anchor =
        arena_format(arena, CITATION_ANCHOR "%zu", index + 1);
    tree_append(section, paragraph);
    cmark_node *link = tree_append(paragraph, cmark_node_new(CMARK_NODE_LINK));
    cmark_node_set_url(link, source->address);
    tree_element(arena, link)->place = source->place;
    tree_text(arena, link, tree_typographic(arena, source->title));
    tree_text(arena, paragraph,
        phrases_fill(composition->phrases, PHRASE_SOURCES_DATED, "date",
            phrases_date(composition->phrases, source->date), NULL));
    citation->entry = paragraph;
}

void section_sources(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    size_t count = composition->citations.count;
    if (count == 0)
        return;
    tree_text_paragraph(
        builder, to, phrases_text(composition->phrases, PHRASE_SOURCES_INTRO));
    cmark_node *list = tree_numbered_list(builder, to);
    for (size_t i = 0; i < count; i++)
        add_entry(composition, list, i);
}
