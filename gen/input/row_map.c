/* A map: what the columns of a table are to a guide. */
#include "input/row_map.h"

#include <string.h>

/* The key of the map VALUES that is spelt so; NULL: none. */
static const struct yaml *key_of(const struct yaml *map, const char *key)
{
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i].text, key) == 0)
            return &map->keys[i];
    return NULL;
}

static struct located located_text(
    const struct yaml *map, const char *key, struct diags *diags)
{
    struct located found = {yaml_text(map, key, false, diags), {0}};
    if (found.text)
        found.place = yaml_lookup(map, key)->place;
    return found;
}

/* A map all of whose values are scalars. */
static const struct yaml *texts(
    const struct yaml *map, const char *key, struct diags *diags)
{
    const struct yaml *found = yaml_map(map, key, diags);
    for (size_t i = 0; found && i < found->count; i++)
        if (found->items[i].kind != YAML_SCALAR)
            diag_add(diags, SEVERITY_ERROR, found->items[i].place, NULL,
                "%s: \"%s\" is to be a text", key, found->keys[i].text);
    return found;
}

static void read_form(
    struct row_map *map, const struct yaml *root, struct diags *diags)
{
    static const char *const keys[] = {
        "delimiter", "quote", "encoding", "sheet", "table", "query", NULL};
    const struct yaml *form = yaml_map(root, "file", diags);
    if (!form || !yaml_check_keys(form, "file", keys, diags))
        return;
    const char **const fields[] = {&map->form.delimiter, &map->form.quote,
        &map->form.encoding, &map->form.sheet, &map->form.table,
        &map->form.query};
    for (int i = 0; keys[i]; i++)
        *fields[i] = yaml_text(form, keys[i], false, diags);
    if (map->form.table && map->form.query)
        diag_add(diags, SEVERITY_ERROR, key_of(form, "query")->place, NULL,
            "file: table and query contradict each other");
}

static void check_columns(const struct yaml *columns, struct diags *diags)
{
    static const char *const keys[] = {"is", "values", "missing", NULL};
    for (size_t i = 0; columns && i < columns->count; i++) {
        const struct yaml *entry = &columns->items[i];
        if (entry->kind == YAML_SCALAR && *entry->text)
            continue;
        if (entry->kind != YAML_MAP) {
            diag_add(diags, SEVERITY_ERROR, columns->keys[i].place,
                "write a fact, a field of meta, or ignore",
                "columns: it is not said what \"%s\" is",
                columns->keys[i].text);
            continue;
        }
        yaml_check_keys(entry, "column", keys, diags);
        yaml_text(entry, "is", false, diags);
        yaml_text(entry, "missing", false, diags);
        texts(entry, "values", diags);
    }
}

const struct row_map *row_map_read(
    struct arena *arena, const struct source *source, struct diags *diags)
{
    static const char *const keys[] = {"guide", "name", "file", "missing",
        "values", "columns", "parts", "set", NULL};
    static const char *const part_keys[] = {"by", NULL};
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const struct yaml *root =
        yaml_read(arena, source, 0, source->length, diags);
    if (!root || !yaml_check_keys(root, "map", keys, diags))
        return NULL;
    struct row_map *map = arena_new(arena, struct row_map);
    map->source = source;
    map->guide = located_text(root, "guide", diags);
    map->name = located_text(root, "name", diags);
    map->missing = yaml_text(root, "missing", false, diags);
    map->values = texts(root, "values", diags);
    map->columns = yaml_map(root, "columns", diags);
    map->set = texts(root, "set", diags);
    read_form(map, root, diags);
    check_columns(map->columns, diags);
    const struct yaml *parts = yaml_map(root, "parts", diags);
    if (parts && yaml_check_keys(parts, "parts", part_keys, diags))
        map->key = located_text(parts, "by", diags);
    return diags_count(diags, SEVERITY_ERROR) == errors ? map : NULL;
}

bool row_map_entry(
    const struct row_map *map, const char *name, struct row_entry *entry)
{
    struct diags checked; /* by row_map_read */
    struct arena arena;
    *entry = (struct row_entry){0};
    const struct yaml *found = yaml_lookup(map->columns, name);
    if (!found)
        return false;
    if (found->kind == YAML_SCALAR) {
        entry->is = (struct located){found->text, found->place};
        return true;
    }
    arena_init(&arena);
    diags_init(&checked, &arena);
    entry->is = located_text(found, "is", &checked);
    entry->missing = yaml_text(found, "missing", false, &checked);
    entry->values = yaml_map(found, "values", &checked);
    arena_release(&arena);
    return true;
}
