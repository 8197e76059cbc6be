/* The node types that cmark-gfm's extensions add.
 *
 * The library exports them as variables, which it fills when its extensions
 * are registered (input/markdown does it), and declares them in headers that
 * it does not install. So they can be compared, but are no labels of a
 * switch. */
#ifndef INPUT_NODE_TYPES_H
#define INPUT_NODE_TYPES_H

#include <cmark-gfm.h>
#include <stdbool.h>

extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW,
    CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

/* Whether NODE is an item of a task list, which has no type of its own. */
bool node_is_task(cmark_node *node);

#endif
