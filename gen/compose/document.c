/* The finished document: its release, and what hangs on its nodes. */
#include "compose/document.h"

const struct element *element_of(cmark_node *node)
{
    static const struct element none = {0};
    const struct element *element = cmark_node_get_user_data(node);
    return element ? element : &none;
}

void document_free(struct document *document)
{
    if (document)
        cmark_node_free(document->root);
}
