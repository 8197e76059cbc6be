/* Citations: `[^@id]` names the source of a sentence, as a footnote's mark
 * does with its note.
 *
 * cmark keeps `[` to itself and would make a footnote's mark of all that
 * follows, up to the bracket that closes it. So an extension takes `^@id]` away
 * from it; the bracket that opened, which began nothing then, is a text that
 * is cut off when the parse is done. */
#include "input/markdown_citation.h"

#include "input/markdown.h"
#include "input/node_private.h"
#include "input/node_types.h"

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
    return node &&
           cmark_node_get_start_column(node) ==
               cmark_node_get_end_column(node) &&
           node_says(node, CMARK_NODE_TEXT, "[");
}

static cmark_node *match_citation(cmark_syntax_extension *extension,
    cmark_parser *parser, cmark_node *parent, unsigned char character,
    cmark_inline_parser *inlines)
{
    (void)parser, (void)character;
    int offset = cmark_inline_parser_get_offset(inlines);
    const char *bytes = node_text_here(inlines);
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
    int column = cmark_inline_parser_get_column(inlines);
    node_set_place(node, cmark_inline_parser_get_line(inlines), column,
        column + (int)(start + length));
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
           cmark_node_get_user_data(node) &&
           cmark_node_get_literal(node)[0] == '@';
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
    struct node_list found = nodes_find(arena, root, is_found);
    for (size_t i = 0; i < found.count; i++) {
        cmark_node *node = found.items[i];
        cut_bracket(arena, node);
        cmark_node_set_user_data(node, NULL);
        node_set_type(node, CMARK_NODE_CUSTOM_INLINE);
    }
}
