/* Trees of YAML that differ from another in one key. */
#ifndef TESTS_CHANGED_YAML_H
#define TESTS_CHANGED_YAML_H

#include "support.h"

#include "input/yaml.h"

/* The node at PATH ("reasons/0/except"; a number is the index in a list). */
static inline const struct yaml *changed_yaml_node(
    const struct yaml *node, const char *path)
{
    while (node && *path) {
        size_t length = strcspn(path, "/");
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)length, path);
        node = node->kind == YAML_LIST ? &node->items[atoi(name)]
                                       : yaml_lookup(node, name);
        path += length + (path[length] == '/');
    }
    return node;
}

/* What one change makes of a tree: KEY of the map is TO, or, NULL, left out. */
struct changed_yaml {
    struct arena *arena;
    const char *key;
    const struct yaml *to;
};

/* NODE with the change made to the map at PATH below it. */
static inline const struct yaml *changed_yaml_apply(
    const struct changed_yaml *change, const struct yaml *node,
    const char *path)
{
    struct yaml *copy = arena_new(change->arena, struct yaml);
    *copy = *node;
    size_t length = strcspn(path, "/");
    const char *name =
        *path ? arena_copy(change->arena, path, length) : change->key;
    struct yaml *items =
        arena_allocate(change->arena, node->count, sizeof *items);
    struct yaml *keys =
        arena_allocate(change->arena, node->count, sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        bool here = node->kind == YAML_LIST ? (size_t)atoi(name) == i
                                            : !strcmp(node->keys[i].text, name);
        items[count] = node->items[i];
        if (here && *path)
            items[count] = *changed_yaml_apply(
                change, &node->items[i], path + length + (path[length] == '/'));
        else if (here && change->to)
            items[count] = *change->to;
        else if (here)
            continue;
        if (node->kind == YAML_MAP)
            keys[count] = node->keys[i];
        count++;
    }
    copy->items = items;
    copy->keys = keys;
    copy->count = count;
    return copy;
}

/* What is wrong where NODE stands: a map for a text, a text for a list, a list
 * for a map. */
static inline const struct yaml *changed_yaml_wrong(const struct yaml *node)
{
    static const struct yaml text = {
        .kind = YAML_SCALAR, .text = "{", .quoted = true};
    static const struct yaml key = {.kind = YAML_SCALAR, .text = "strange"};
    static const struct yaml map = {
        .kind = YAML_MAP, .text = "", .items = &text, .keys = &key, .count = 1};
    static const struct yaml list = {
        .kind = YAML_LIST, .text = "", .items = &text, .count = 1};
    static const struct yaml *const wrong[] = {
        [YAML_SCALAR] = &map, [YAML_LIST] = &text, [YAML_MAP] = &list};
    return wrong[node->kind];
}

/* NODE as YAML on one line. */
static inline void changed_yaml_write(
    const struct yaml *node, struct buffer *out)
{
    if (node->kind == YAML_SCALAR) {
        const char *quote = node->quoted ? "\"" : "";
        buffer_add_format(out, "%s%s%s", quote, node->text, quote);
        return;
    }
    buffer_add_byte(out, node->kind == YAML_MAP ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i)
            buffer_add_string(out, ", ");
        if (node->kind == YAML_MAP)
            buffer_add_format(out, "\"%s\": ", node->keys[i].text);
        changed_yaml_write(&node->items[i], out);
    }
    buffer_add_byte(out, node->kind == YAML_MAP ? '}' : ']');
}

#endif
