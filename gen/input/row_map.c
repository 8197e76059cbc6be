/* A map: what the columns of a table are to a guide. */
#include "input/row_map.h"

#include <string.h>

#define NOTHING ""

const struct keys row_map_keys_root = {"map", "MAP.yaml",
    (const struct key[]){
        {"guide", "the name of a guide", NOTHING, .help = "if -g does not say"},
        {"name", "a pattern, as of --name", NOTHING,
            .help = "what documents are called, if --name does not say"},
        {"file", "a map", NOTHING,
            .help = "what cannot be seen from the table"},
        {"missing", "a text", NOTHING,
            .help =
                "what an empty cell means; without it that nothing is said"},
        {"values", "a map from texts to values", NOTHING,
            .help = "what cells of all columns mean"},
        {"columns", "a map from headings to texts or maps", NOTHING,
            .help = "what each column is: a fact, a field of meta, ignore"},
        {"parts", "a map", NOTHING,
            .help = "how rows of one profile are known"},
        {"set", "a map from facts or fields to texts", NOTHING,
            .help = "what is said of every row"},
        {0}}};

const struct keys row_map_keys_file = {"file", "MAP.yaml, file",
    (const struct key[]){
        {"delimiter", "a character", NOTHING, .help = "between cells"},
        {"quote", "a character", NOTHING, .help = "around cells"},
        {"encoding", "a name", NOTHING, .help = "of the characters"},
        {"sheet", "a name", NOTHING, .help = "of a workbook"},
        {"table", "a name", NOTHING, .help = "of a database"},
        {"query", "an SQL query", NOTHING,
            .help = "of a database; not with table"},
        {0}}};

const struct keys row_map_keys_column = {"column", "MAP.yaml, columns",
    (const struct key[]){{"is", "a fact, a field of meta, or ignore", NOTHING,
                             .help = "what the column is"},
        {"values", "a map from texts to values", NOTHING,
            .help = "what its cells mean"},
        {"missing", "a text", NOTHING, .help = "what its empty cells mean"},
        {0}}};

const struct keys row_map_keys_parts = {"parts", "MAP.yaml, parts",
    (const struct key[]){{"by", "a column", NOTHING,
                             .help = "rows with the same one are one profile"},
        {0}}};

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
    const struct keys *keys = &row_map_keys_file;
    const struct yaml *form = yaml_map(root, "file", diags);
    if (!form || !keys_check(form, NULL, keys, diags))
        return;
    const char **const fields[] = {&map->form.delimiter, &map->form.quote,
        &map->form.encoding, &map->form.sheet, &map->form.table,
        &map->form.query};
    for (int i = 0; keys->rows[i].name; i++)
        *fields[i] = keys_text(form, keys, keys->rows[i].name, diags);
    if (map->form.table && map->form.query)
        diag_add(diags, SEVERITY_ERROR, key_of(form, "query")->place, NULL,
            "file: table and query contradict each other");
}

static void check_columns(const struct yaml *columns, struct diags *diags)
{
    const struct keys *keys = &row_map_keys_column;
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
        keys_check(entry, NULL, keys, diags);
        keys_text(entry, keys, "is", diags);
        keys_text(entry, keys, "missing", diags);
        texts(entry, "values", diags);
    }
}

const struct row_map *row_map_read(
    struct arena *arena, const struct source *source, struct diags *diags)
{
    const struct keys *keys = &row_map_keys_root;
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const struct yaml *root =
        yaml_read(arena, source, 0, source->length, diags);
    if (!root || !keys_check(root, NULL, keys, diags))
        return NULL;
    struct row_map *map = arena_new(arena, struct row_map);
    map->source = source;
    map->guide = located_text(root, "guide", diags);
    map->name = located_text(root, "name", diags);
    map->missing = keys_text(root, keys, "missing", diags);
    map->values = texts(root, "values", diags);
    map->columns = yaml_map(root, "columns", diags);
    map->set = texts(root, "set", diags);
    read_form(map, root, diags);
    check_columns(map->columns, diags);
    const struct yaml *parts = yaml_map(root, "parts", diags);
    if (parts && keys_check(parts, NULL, &row_map_keys_parts, diags))
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
