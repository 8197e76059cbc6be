/* Fuzz target: a Markdown text to its tree, which is a hundred times as fast as
 * to both outputs. What comes out is sound, and not too deep. */
#include "fuzz.h"

#include "base/utf8.h"
#include "input/markdown.h"

#include <stdlib.h>

static void check(cmark_node *node, int depth)
{
    if (depth > MARKDOWN_DEEPEST + 1)
        abort();
    for (cmark_node *child = cmark_node_first_child(node); child;
         child = cmark_node_next(child)) {
        if (cmark_node_parent(child) != node)
            abort();
        check(child, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct markdown_options options = {.leaves = NULL};
    struct arena arena;
    struct diags diags;
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0; /* file_read_text lets none of it through */
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, "fuzz.md", copy, length);
    cmark_node *root = markdown_parse(source, 0, &options, &diags);
    check(root, 0);
    cmark_node_free(root);
    arena_release(&arena);
    return 0;
}
