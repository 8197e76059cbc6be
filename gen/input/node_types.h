/* Asking cmark's trees: what a node is, and which nodes there are.
 *
 * The library exports the types of its extensions as variables, which it fills
 * when its extensions are registered (input/markdown does it), and declares
 * them in headers that it does not install. So they can be compared, but are no
 * labels of a switch. */
#ifndef INPUT_NODE_TYPES_H
#define INPUT_NODE_TYPES_H

#include "base/arena.h"

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>

extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW,
    CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

/* Whether NODE is an item of a task list, which has no type of its own. */
bool node_is_task(cmark_node *node);

/* Whether NODE is a block, and no inline. */
bool node_is_block(cmark_node *node);

/* Whether a cell of a table, NULL if it is missing, and all cells of a row have
 * no word. Markdown leaves an empty cell without children; compose may put an
 * empty text in. */
bool node_is_blank_cell(cmark_node *cell);
bool node_is_blank_row(cmark_node *row);

struct node_list {
    cmark_node **items;
    size_t count;
};

/* The nodes of the tree below and with ROOT that are WANTED, in the order in
 * which they begin; in ARENA. The tree may be changed while they are gone
 * through, but not while they are looked for. */
struct node_list nodes_find(
    struct arena *arena, cmark_node *root, bool (*wanted)(cmark_node *node));

#endif
