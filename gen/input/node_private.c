/* The door to cmark-gfm's private header. */
#include "input/node_private.h"

#include <cmark-gfm/node.h>
#include <string.h>

void node_set_place(
    cmark_node *node, int line, int start_column, int end_column)
{
    node->start_line = node->end_line = line;
    node->start_column = start_column;
    node->end_column = end_column;
}

void node_set_type(cmark_node *node, cmark_node_type type)
{
    node->type = (uint16_t)type;
}

bool node_says(cmark_node *node, cmark_node_type type, const char *text)
{
    const struct cmark_chunk *literal = &node->as.literal;
    return cmark_node_get_type(node) == type &&
           (size_t)literal->len == strlen(text) &&
           memcmp(literal->data, text, strlen(text)) == 0;
}

/* The chunk lies in a string buffer of cmark's, so a NUL follows. */
const char *node_text_here(cmark_inline_parser *inlines)
{
    const struct cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
    return (const char *)chunk->data + cmark_inline_parser_get_offset(inlines);
}

cmark_node *node_definition(cmark_node *reference)
{
    return reference->parent_footnote_def;
}
