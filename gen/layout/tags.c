/* The structure tree, while the layout makes it: tags are added in document
 * order, each below one that is there. */
#include "layout/tags.h"

void tags_init(struct tag_tree *tree, struct arena *arena)
{
    *tree = (struct tag_tree){.arena = arena};
    tags_add(tree, ROLE_DOCUMENT, 0);
}

uint32_t tags_add(struct tag_tree *tree, enum role role, uint32_t parent)
{
    uint32_t number = (uint32_t)tree->list.count;
    struct tag *tag = array_add(&tree->list, tree->arena);
    *tag = (struct tag){.role = role, .parent = parent};
    return number;
}

struct tag *tags_at(struct tag_tree *tree, uint32_t number)
{
    return &tree->list.items[number];
}
