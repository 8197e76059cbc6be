/* What cmark-gfm keeps to itself, and we cannot do without.
 *
 * The only door to <cmark-gfm/node.h> and what it brings along. With the
 * library's public interface (0.29.0.gfm.6), extensions can neither
 *
 * - say where an inline that they make was written: there are getters for
 *   lines and columns, and no setter; cmark's own extensions write the fields;
 * - read the text that they are asked about: the chunk that
 *   cmark_inline_parser_get_chunk gives is of a type that is not declared;
 * - look at a text while cmark parses: cmark_node_get_literal moves it to
 *   memory of its own, but cmark reads on behind the text of "^" when the
 *   bracket of a footnote closes;
 * - put a custom inline into the cell of a table: cells take what the table
 *   extension lists, and cmark_node_set_type asks it, and frees the literal;
 * - follow a footnote's reference to its definition (releases after
 *   gfm.6 have cmark_node_parent_footnote_def). */
#ifndef INPUT_NODE_PRIVATE_H
#define INPUT_NODE_PRIVATE_H

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdbool.h>

/* Where the one-line NODE was written; columns count bytes, from 1. */
void node_set_place(
    cmark_node *node, int line, int start_column, int end_column);

/* Changes what NODE is, whatever its parent takes. Its content stays: the
 * literal of a text or of raw HTML is the on_enter of a custom inline. */
void node_set_type(cmark_node *node, cmark_node_type type);

/* True if NODE is of TYPE and says TEXT, looked at where it is. */
bool node_says(cmark_node *node, cmark_node_type type, const char *text);

/* What stands where INLINES is, up to a NUL at the end of its block. */
const char *node_text_here(cmark_inline_parser *inlines);

/* The definition that a FOOTNOTE_REFERENCE of a parsed text leads to. */
cmark_node *node_definition(cmark_node *reference);

#endif
