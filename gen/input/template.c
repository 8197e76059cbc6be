/* A template: outline, page shell, style sheet, theme and strings. */
#include "input/template.h"

#include "base/array.h"
#include "base/file.h"
#include "input/yaml.h"

#include <stdlib.h>
#include <string.h>

const struct keys template_keys = {"template", "template.yaml",
    (const struct key[]){
        {"extends", "the name of a template", NULL,
            .help =
                "from which come page.html, style.css, theme.yaml, mail.md and "
                "the strings, each if it has none of its own"},
        {0}}};

/* ---- strings ------------------------------------------------------------- */

struct collector {
    struct arena *arena;
    struct diags *diags;
    ARRAY(struct string_entry) entries;
};

static bool is_plural(const struct yaml *node)
{
    return node->kind == YAML_MAP && yaml_lookup(node, "other") &&
           (node->count == 1 || (node->count == 2 && yaml_lookup(node, "one")));
}

static void collect_strings(
    struct collector *collector, const struct yaml *map, const char *prefix)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *node = &map->items[i];
        struct string_entry entry = {.place = node->place};
        entry.key =
            arena_format(collector->arena, "%s%s", prefix, map->keys[i].text);
        if (is_plural(node)) {
            entry.one = yaml_text(node, "one", false, collector->diags);
            entry.other = yaml_text(node, "other", true, collector->diags);
        } else if (node->kind == YAML_SCALAR) {
            entry.other = node->text;
        } else if (node->kind == YAML_MAP) {
            collect_strings(collector, node,
                arena_format(collector->arena, "%s.", entry.key));
            continue;
        } else {
            diag_add(collector->diags, SEVERITY_ERROR, node->place, NULL,
                "%s: a text is expected, not a list", entry.key);
        }
        if (entry.other)
            *array_add(&collector->entries, collector->arena) = entry;
    }
}

static int compare_entries(const void *left, const void *right)
{
    const struct string_entry *a = left, *b = right;
    return strcmp(a->key, b->key);
}

/* A key written both as "a.b" and as a map "a" with "b" in it. */
static void check_duplicates(
    const struct collector *collector, const struct string_entry *entries)
{
    for (size_t i = 1; i < collector->entries.count; i++)
        if (strcmp(entries[i].key, entries[i - 1].key) == 0)
            diag_add(collector->diags, SEVERITY_ERROR, entries[i].place,
                "keep one of the two", "\"%s\" stands here twice",
                entries[i].key);
}

/* Reads strings.LANG.yaml; LANG is between the dots of its name. */
static void read_strings(struct arena *arena, const char *folder,
    const char *name, struct strings *strings, struct diags *diags)
{
    static const char before[] = "strings.", after[] = ".yaml";
    size_t length = strlen(name) - strlen(before) - strlen(after);
    strings->language = arena_copy(arena, name + strlen(before), length);
    strings->source =
        file_read_text(arena, file_join(arena, folder, name), diags);
    if (!strings->source)
        return;
    const struct yaml *root =
        yaml_read(arena, strings->source, 0, strings->source->length, diags);
    if (!root)
        return;
    struct collector collector = {.arena = arena, .diags = diags};
    if (root->kind == YAML_MAP)
        collect_strings(&collector, root, "");
    else
        diag_add(diags, SEVERITY_ERROR, root->place, NULL,
            "strings: keys and values are expected here");
    if (collector.entries.count > 1)
        qsort(collector.entries.items, collector.entries.count,
            sizeof *collector.entries.items, compare_entries);
    check_duplicates(&collector, collector.entries.items);
    strings->entries = collector.entries.items;
    strings->count = collector.entries.count;
}

static bool is_strings_file(const char *name)
{
    return strncmp(name, "strings.", 8) == 0 && strlen(name) > 13;
}

static bool has_strings(
    struct arena *arena, const char *folder, struct diags *diags)
{
    size_t count;
    const char **names = file_list(arena, folder, ".yaml", &count, diags);
    for (size_t i = 0; names && i < count; i++)
        if (is_strings_file(names[i]))
            return true;
    return false;
}

static void read_languages(
    struct arena *arena, struct template *template, struct diags *diags)
{
    const char *folder = has_strings(arena, template->folder, diags)
                             ? template->folder
                             : template->base;
    size_t count;
    const char **names = file_list(arena, folder, ".yaml", &count, diags);
    struct strings *all = arena_allocate(arena, count, sizeof *all);
    for (size_t i = 0; names && i < count; i++)
        if (is_strings_file(names[i]))
            read_strings(arena, folder, names[i],
                &all[template->language_count++], diags);
    template->strings = all;
    if (names && template->language_count == 0)
        diag_add(diags, SEVERITY_ERROR, (struct place){0}, NULL,
            "%s: the template has no strings.LANG.yaml", template->folder);
}

const struct strings *template_strings(
    const struct template *template, const char *language)
{
    size_t primary = strcspn(language, "-");
    const struct strings *fallback = NULL;
    for (size_t i = 0; i < template->language_count; i++) {
        const struct strings *strings = &template->strings[i];
        if (strcmp(strings->language, language) == 0)
            return strings;
        if (strlen(strings->language) == primary &&
            strncmp(strings->language, language, primary) == 0)
            fallback = strings;
    }
    return fallback;
}

const struct string_entry *strings_lookup(
    const struct strings *strings, const char *key)
{
    struct string_entry wanted = {.key = key};
    if (strings->count == 0)
        return NULL;
    return bsearch(&wanted, strings->entries, strings->count,
        sizeof *strings->entries, compare_entries);
}

const char *strings_text(
    const struct strings *strings, const char *key, const char *otherwise)
{
    const struct string_entry *entry =
        strings ? strings_lookup(strings, key) : NULL;
    return entry ? entry->other : otherwise;
}

/* ---- the template -------------------------------------------------------- */

/* What template.yaml says under "extends"; NULL: nothing. */
static const char *read_extends(struct arena *arena, const char *folder,
    struct place *place, struct diags *diags)
{
    const struct keys *keys = &template_keys;
    const char *path = file_join(arena, folder, "template.yaml");
    if (!file_exists(path))
        return NULL;
    const struct source *source = file_read_text(arena, path, diags);
    const struct yaml *root =
        source ? yaml_read(arena, source, 0, source->length, diags) : NULL;
    if (!root || !keys_check(root, NULL, keys, diags))
        return NULL;
    const char *name = keys_text(root, keys, "extends", diags);
    if (name)
        *place = yaml_lookup(root, "extends")->place;
    return name;
}

/* The folder that template.yaml names, beside its own or ELSEWHERE; its own if
 * it names none. */
static const char *read_base(struct arena *arena, const char *folder,
    const char *elsewhere, const char **extends, struct diags *diags)
{
    struct place place;
    const char *name = read_extends(arena, folder, &place, diags);
    if (!name)
        return folder;
    const char *base = file_join(arena, file_folder(arena, folder), name);
    bool good = !strchr(name, '/') && name[0] != '.';
    *extends = name;
    if (good && file_is_folder(base))
        return base;
    if (good && elsewhere)
        return elsewhere;
    diag_add(diags, SEVERITY_ERROR, place,
        "it is the name of a folder beside this one, or of a template that -t "
        "finds",
        "there is no template \"%s\" to extend", name);
    return folder;
}

const char *template_extends(struct arena *arena, const char *folder)
{
    struct diags unread;
    struct place place;
    diags_init(&unread, arena);
    return read_extends(arena, folder, &place, &unread);
}

const char *template_base(
    struct arena *arena, const char *folder, const char *elsewhere)
{
    struct diags unread;
    const char *extends;
    diags_init(&unread, arena);
    return read_base(arena, folder, elsewhere, &extends, &unread);
}

/* The path of a file that may be taken from the base. */
static const char *find_file(
    struct arena *arena, const struct template *template, const char *name)
{
    const char *own = file_join(arena, template->folder, name);
    return file_exists(own) ? own : file_join(arena, template->base, name);
}

/* The base's theme with the template's changes, and those of the one chosen. */
static const struct theme *read_theme(struct arena *arena,
    const struct template *template, const char *wanted, const char *brand,
    struct diags *diags)
{
    const char *changes[2], *chosen = NULL;
    size_t count = 0;
    const char *own = file_join(arena, template->folder, "theme.yaml");
    if (template->base != template->folder && file_exists(own))
        changes[count++] = own;
    if (wanted && !strchr(wanted, '/'))
        chosen = find_file(
            arena, template, arena_format(arena, "theme.%s.yaml", wanted));
    bool found = chosen && file_exists(chosen);
    if (found)
        changes[count++] = chosen;
    const struct theme *theme =
        theme_read(arena, file_join(arena, template->base, "theme.yaml"),
            changes, count, brand, diags);
    if (!wanted || !theme || found ||
        (theme->name && strcmp(theme->name, wanted) == 0))
        return theme;
    diag_add(diags, SEVERITY_ERROR, (struct place){.source = theme->source},
        arena_format(arena,
            "its own is called \"%s\"; a file theme.NAME.yaml "
            "beside it makes another",
            theme->name ? theme->name : ""),
        "the template \"%s\" has no theme \"%s\"", template->name, wanted);
    return NULL;
}

const struct template *template_read(struct arena *arena, const char *folder,
    const char *elsewhere, const char *theme, const char *brand,
    struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct template *template = arena_new(arena, struct template);
    template->folder = arena_string(arena, folder);
    template->name = file_name(arena, folder);
    template->base = read_base(
        arena, template->folder, elsewhere, &template->extends, diags);
    template->outline =
        file_read_text(arena, file_join(arena, folder, "outline.md"), diags);
    template->page =
        file_read_text(arena, find_file(arena, template, "page.html"), diags);
    template->style =
        file_read_text(arena, find_file(arena, template, "style.css"), diags);
    const char *mail = find_file(arena, template, "mail.md");
    if (file_exists(mail))
        template->mail = file_read_text(arena, mail, diags);
    template->theme = read_theme(arena, template, theme, brand, diags);
    read_languages(arena, template, diags);
    return diags_count(diags, SEVERITY_ERROR) == errors ? template : NULL;
}
