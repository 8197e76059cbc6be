/* Sentences that name their source: `[^@id]`. markdown.c uses this alone. */
#ifndef INPUT_MARKDOWN_CITATION_H
#define INPUT_MARKDOWN_CITATION_H

#include "base/arena.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

/* The extension for one parse, which keeps what it reads in ARENA; freed by
 * the caller. */
cmark_syntax_extension *markdown_citations_new(struct arena *arena);

/* After the parse: makes each citation in ROOT the CUSTOM_INLINE that it is.
 * To be called before raw HTML is treated. */
void markdown_citations_settle(struct arena *arena, cmark_node *root);

#endif
