/* Markdown to a cmark tree, with our additions: values, phrases and blocks.
 *
 * The dialect is GitHub-flavoured CommonMark with footnotes, through
 * cmark-gfm. A value `{{name}}` becomes a CUSTOM_INLINE node whose on_enter is
 * its name; a block `::: name arguments` ... `:::` becomes a CUSTOM_BLOCK node
 * whose on_enter is "name arguments" and whose children are what it encloses;
 * a phrase in another language, `[Zeitgeist]{lang=de}`, becomes a CUSTOM_INLINE
 * node whose children are the phrase; the source of a sentence, `[^@id]`, one
 * whose on_enter is "@id". They are found while parsing, not before,
 * so that code, escapes, tables and emphasis work as everywhere in Markdown.
 * `{{name}}` in code, in the address of a link and in titles stays text;
 * compose/values fills it in there. */
#ifndef INPUT_MARKDOWN_H
#define INPUT_MARKDOWN_H

#include "base/diag.h"
#include "base/source.h"

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>

struct markdown_options {
    bool plain; /* values, blocks and citations are text as any other */
    /* First words of blocks that stand alone, without children or a closing
     * line; closed by NULL. NULL: there are none. */
    const char *const *leaves;
};

/* Nodes deeper than this are an error, so that later stages may recurse. */
enum { MARKDOWN_DEEPEST = 100 };

/* The length of a value's name at BYTES, [a-z0-9.-]+ inside `{{` and `}}`,
 * and *NAME, its first byte; 0 if no well-formed value begins there. */
size_t markdown_value(const char *bytes, const char **name);

/* The language tag of a phrase in another language (language.h), the node's
 * own; NULL if NODE is something else. */
const char *markdown_language(cmark_node *node);

/* The id of the source that NODE names, the node's own; NULL if it is not a
 * citation. */
const char *markdown_citation(cmark_node *node);

/* Where the node was written. Columns count code points; cmark knows only
 * approximately where an inline stands, so its column may be 0. */
struct place markdown_place(const struct source *source, cmark_node *node);

/* Parses the text of SOURCE from byte OFFSET on. The nodes' lines count from
 * the beginning of the source, so front matter does not shift them. Reports
 * raw HTML, unclosed and unopened blocks, malformed values and phrases, each
 * with its place. In the tree, what a when block holds behind
 * `::: else` is in a CUSTOM_BLOCK "else", its last child. Never NULL (an empty
 * document where the text is nested too deeply); the caller frees the tree
 * with cmark_node_free(). */
cmark_node *markdown_parse(const struct source *source, size_t offset,
    const struct markdown_options *options, struct diags *diags);

#endif
