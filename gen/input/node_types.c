/* What is no type of its own in cmark-gfm. */
#include "input/node_types.h"

#include <cmark-gfm-extension_api.h>

/* No other extension stands on items. */
bool node_is_task(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_ITEM &&
           cmark_node_get_syntax_extension(node) != NULL;
}
