/* One document while it is being made: its beginning and its end, which are
 * the same whatever it is about. */
#include "compose/composition.h"

#include "compose/citation.h"
#include "compose/expand.h"
#include "compose/finish.h"
#include "compose/links.h"

void composition_start(
    struct composition *composition, struct arena *arena, struct diags *diags)
{
    *composition = (struct composition){.arena = arena, .diags = diags};
    composition->builder.arena = arena;
    composition->root = cmark_node_new(CMARK_NODE_DOCUMENT);
}

struct document *composition_finish(
    struct composition *composition, struct document *document, size_t errors)
{
    document->root = composition->root;
    expand_footnotes(composition);
    finish_headings(composition, document);
    links_resolve(composition, document);
    citation_place(composition);
    if (diags_count(composition->diags, SEVERITY_ERROR) == errors)
        return document;
    document_free(document);
    return NULL;
}
