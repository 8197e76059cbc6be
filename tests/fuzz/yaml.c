/* Fuzz target: bytes to a tree of YAML with every place inside the source. */
#include "fuzz.h"

#include "base/utf8.h"
#include "input/yaml.h"

#include <stdlib.h>

/* What stands at PLACE, to the end of its line. */
static const char *text_at(struct place place, size_t *length)
{
    const char *at = source_line(place.source, place.line, length);
    const char *end = at + *length;
    for (int column = 1; column < place.column && at < end; column++)
        utf8_next(&at, end);
    *length = (size_t)(end - at);
    return at;
}

static void check(const struct yaml *node, const struct source *source)
{
    if (node->place.line < 1 || node->place.column < 1 ||
        (size_t)node->place.line > source->line_count)
        abort();
    if (node->kind == YAML_SCALAR && !node->text)
        abort();
    if (node->kind == YAML_SCALAR && *node->text && !node->quoted) {
        size_t length;
        const char *at = text_at(node->place, &length);
        if (length == 0 || (*at != *node->text && *at != '|' && *at != '>'))
            abort();
    }
    for (size_t i = 0; node->kind != YAML_SCALAR && i < node->count; i++) {
        check(&node->items[i], source);
        if (node->kind == YAML_MAP)
            check(&node->keys[i], source);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena;
    struct diags diags;
    size_t bad;
    if (!utf8_check((const char *)bytes, length, &bad))
        return 0; /* file_read_text lets none of it through */
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *copy = arena_copy(&arena, (const char *)bytes, length);
    const struct source *source = source_new(&arena, "fuzz", copy, length);
    const struct yaml *root = yaml_read(&arena, source, 0, length, &diags);
    if ((root != NULL) != diags_clean(&diags))
        abort();
    if (root)
        check(root, source);
    arena_release(&arena);
    return 0;
}
