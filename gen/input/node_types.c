/* What is no type of its own in cmark-gfm; and a tree's nodes of some kind. */
#include "input/node_types.h"

#include "base/array.h"

#include <cmark-gfm-extension_api.h>

/* No other extension stands on items. */
bool node_is_task(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_ITEM &&
           cmark_node_get_syntax_extension(node) != NULL;
}

bool node_is_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

bool node_is_blank_cell(cmark_node *cell)
{
    cmark_node *inside = cell ? cmark_node_first_child(cell) : NULL;
    if (!inside)
        return true;
    return !cmark_node_next(inside) &&
           cmark_node_get_type(inside) == CMARK_NODE_TEXT &&
           !*cmark_node_get_literal(inside);
}

bool node_is_blank_row(cmark_node *row)
{
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell))
        if (!node_is_blank_cell(cell))
            return false;
    return true;
}

struct node_list nodes_find(
    struct arena *arena, cmark_node *root, bool (*wanted)(cmark_node *node))
{
    ARRAY(cmark_node *) found = {0};
    cmark_event_type event;
    cmark_iter *iterator = cmark_iter_new(root);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_ENTER && wanted(node))
            *array_add(&found, arena) = node;
    }
    cmark_iter_free(iterator);
    return (struct node_list){found.items, found.count};
}
