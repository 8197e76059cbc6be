/* Building a document's tree: nodes appended to a parent, each block with its
 * element and place. */
#ifndef COMPOSE_TREE_H
#define COMPOSE_TREE_H

#include "base/arena.h"
#include "base/source.h"
#include "compose/document.h"

#include <cmark-gfm.h>
#include <stdbool.h>

/* Where elements live, and the place that new blocks are given. */
struct builder {
    struct arena *arena;
    struct place place;
};

/* The node's element; a new one if it has none. */
struct element *tree_element(struct arena *arena, cmark_node *node);

bool tree_is_cell(cmark_node *node); /* of a table */

/* A copy of NODE without its children and its user data; of every type that
 * document.h lists. The caller owns it. */
cmark_node *tree_copy(cmark_node *node);

/* Appends NODE to PARENT, also where cmark would refuse a custom inline (in a
 * table cell), and returns it. */
cmark_node *tree_append(cmark_node *parent, cmark_node *node);

/* Puts NODE behind BEFORE, under the same parent, in the same way. */
cmark_node *tree_insert_behind(cmark_node *before, cmark_node *node);

/* The functions below append a new node to PARENT and return it. */
cmark_node *tree_element_block(
    const struct builder *builder, cmark_node *parent, enum element_kind kind);
cmark_node *tree_heading(
    const struct builder *builder, cmark_node *parent, int level);
cmark_node *tree_paragraph(const struct builder *builder, cmark_node *parent);
cmark_node *tree_list(const struct builder *builder, cmark_node *parent);
cmark_node *tree_numbered_list(
    const struct builder *builder, cmark_node *parent);

/* A list item's paragraph; the list's own child is its parent. */
cmark_node *tree_item(const struct builder *builder, cmark_node *list);

/* ALIGNMENTS has one letter for each column: l, c, r, or a space. */
cmark_node *tree_table(
    const struct builder *builder, cmark_node *parent, const char *alignments);
cmark_node *tree_row(
    const struct builder *builder, cmark_node *table, bool header);
cmark_node *tree_cell(const struct builder *builder, cmark_node *row);

/* Text; runs of white space and control characters become one space. */
void tree_text(struct arena *arena, cmark_node *parent, const char *text);
void tree_strong(struct arena *arena, cmark_node *parent, const char *text);
void tree_mark(struct arena *arena, cmark_node *parent, const char *text);

/* A cell or a paragraph of TEXT alone. */
void tree_text_cell(
    const struct builder *builder, cmark_node *row, const char *text);
void tree_text_paragraph(
    const struct builder *builder, cmark_node *parent, const char *text);

/* One more sentence of the paragraph of text that PARENT ends with, or the
 * first of a new one. */
void tree_sentence(
    const struct builder *builder, cmark_node *parent, const char *text);

/* TEXT on one line, as tree_text prints it; in ARENA. */
const char *tree_plain(struct arena *arena, const char *text);

/* TEXT of a guide's own (a reason, a warning, a title) with the quotation
 * marks and apostrophes that cmark gives to the modules' texts; in ARENA. */
const char *tree_typographic(struct arena *arena, const char *text);

/* Moves the children of FROM to the end of TO. */
void tree_move_children(cmark_node *from, cmark_node *to);

#endif
