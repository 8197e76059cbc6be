/* Phrases in another language, for markdown.c. */
#ifndef INPUT_MARKDOWN_PHRASE_H
#define INPUT_MARKDOWN_PHRASE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

/* A closing bracket that ends no phrase though "{lang=" is behind it. */
struct unphrased {
    cmark_node *closing, *parent;
    cmark_node *opening; /* the bracket of an image; NULL: none */
};

/* What the phrases of one parse share. */
struct phrase_reader {
    struct arena *arena; /* lives as long as the parse */
    const struct source *source;
    struct diags *diags;
    struct unphrased unphrased; /* the last one */
};

/* The extension that finds phrases; the caller frees it after the parse. */
cmark_syntax_extension *markdown_phrases_new(struct phrase_reader *reader);

/* After the parse: makes the phrases that were found nodes of the tree, and
 * reports those that begin in one node and end in another. */
void markdown_phrases_nest(struct phrase_reader *reader, cmark_node *root);

#endif
