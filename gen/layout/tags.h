/* The structure tree, while the layout makes it. */
#ifndef LAYOUT_TAGS_H
#define LAYOUT_TAGS_H

#include "base/array.h"
#include "layout/page.h"

#include <stdint.h>

struct tag_tree {
    struct arena *arena; /* borrowed */
    ARRAY(struct tag) list;
};

/* Begins TREE with its DOCUMENT, which has number 0. */
void tags_init(struct tag_tree *tree, struct arena *arena);

/* A new tag below PARENT; its number. */
uint32_t tags_add(struct tag_tree *tree, enum role role, uint32_t parent);

/* The tag of that number, valid until the next is added. */
struct tag *tags_at(struct tag_tree *tree, uint32_t number);

#endif
