/* Citations: `[^@id]` names the source of a sentence, as a footnote's mark
 * does with its note.
 *
 * cmark keeps `[` to itself and would make a footnote's mark of all that
 * follows, up to the bracket that closes it. So an extension takes `^@id]` away
 * from it; the bracket that opened, which began nothing then, is a text that
 * is cut off when the parse is done. */
#include "input/markdown_citation.h"

#include "base/array.h"
#include "input/markdown.h"

#include <cmark-gfm/node.h>
#include <string.h>

static const char START[] = "^@";

const char *markdown_citation(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_CUSTOM_INLINE)
        return NULL;
    const char *name = cmark_node_get_on_enter(node);
    return name[0] == '@' ? name + 1 : NULL;
}

/* True for the node of "[" as it was written: one that was escaped or written
 * as an entity is wider. */
static bool is_bracket(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           node->start_column == node->end_column &&
           node->as.literal.len == 1 && node->as.literal.data[0] == '[';
}

static cmark_node *match_citation(cmark_syntax_extension *extension,
    cmark_parser *parser, cmark_node *parent, unsigned char character,
    cmark_inline_parser *inlines)
{
    (void)parser, (void)character;
    int offset = cmark_inline_parser_get_offset(inlines);
    const struct cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
    /* The chunk lies in a string buffer of cmark's, so a NUL follows. */
    const char *bytes = (const char *)chunk->data + offset;
    size_t start = sizeof START - 1;
    if (strncmp(bytes, START, start) != 0 ||
        !is_bracket(cmark_node_last_child(parent)))
        return NULL;
    size_t length = strcspn(bytes + start, "[] \t\r\n");
    if (length == 0 || bytes[start + length] != ']')
        return NULL;
    /* Table cells refuse custom inlines, so it becomes one afterwards. */
    struct arena *arena = cmark_syntax_extension_get_private(extension);
    cmark_node *node = cmark_node_new(CMARK_NODE_HTML_INLINE);
    cmark_node_set_literal(node, arena_copy(arena, bytes + 1, length + 1));
    cmark_node_set_user_data(node, extension);
    node->start_line = node->end_line = cmark_inline_parser_get_line(inlines);
    node->start_column = cmark_inline_parser_get_column(inlines);
    node->end_column = node->start_column + (int)(start + length);
    cmark_inline_parser_set_offset(inlines, offset + (int)(start + length) + 1);
    return node;
}

cmark_syntax_extension *markdown_citations_new(struct arena *arena)
{
    cmark_syntax_extension *citations = cmark_syntax_extension_new("citations");
    cmark_syntax_extension_set_private(citations, arena, NULL);
    cmark_syntax_extension_set_match_inline_func(citations, match_citation);
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension_set_special_inline_chars(
        citations, cmark_llist_append(memory, NULL, (void *)'^'));
    return citations;
}

/* ---- after the parse ----------------------------------------------------- */

/* Only a citation is raw HTML that begins with "@". */
static bool is_found(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
           cmark_node_get_user_data(node) && node->as.literal.len > 0 &&
           node->as.literal.data[0] == '@';
}

/* Cuts the bracket off the text before NODE. */
static void cut_bracket(struct arena *arena, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    if (!before || cmark_node_get_type(before) != CMARK_NODE_TEXT)
        return;
    const char *text = cmark_node_get_literal(before);
    size_t length = strlen(text);
    if (length == 0 || text[length - 1] != '[')
        return;
    if (length > 1) {
        cmark_node_set_literal(before, arena_copy(arena, text, length - 1));
        return;
    }
    cmark_node_unlink(before);
    cmark_node_free(before);
}

/* Its on_enter shares its memory with the literal. */
void markdown_citations_settle(struct arena *arena, cmark_node *root)
{
    ARRAY(cmark_node *) found = {0};
    cmark_iter *iterator = cmark_iter_new(root);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (is_found(node))
            *array_add(&found, arena) = node;
    }
    cmark_iter_free(iterator);
    for (size_t i = 0; i < found.count; i++) {
        cmark_node *node = found.items[i];
        cut_bracket(arena, node);
        cmark_node_set_user_data(node, NULL);
        node->type = (uint16_t)CMARK_NODE_CUSTOM_INLINE;
    }
}
