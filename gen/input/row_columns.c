/* What each column of a table is to a guide. */
#include "input/row_columns.h"

#include "base/array.h"
#include "input/fact_types.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct understanding {
    struct arena *arena;
    struct diags *diags;
    struct row_columns *columns;
    ARRAY(struct row_column) list;
};

/* ---- targets ------------------------------------------------------------- */

struct targets {
    struct arena *arena;
    const struct guide *guide;
    ARRAY(struct row_target) list;
};

static bool may_repeat(const struct term *term)
{
    return term->role == TERM_PART ||
           (term->role == TERM_STATEMENT &&
               statement_forms[term->statement].repeated);
}

static void add_targets(struct targets *targets, const struct term *term,
    const struct term *repeated, const char *path)
{
    const char *name = NULL;
    if (may_repeat(term))
        repeated = term;
    if (term->role == TERM_STATEMENT || term->role == TERM_STATEMENT_ATTRIBUTE)
        name = path;
    else if (term->role == TERM_META)
        name = term->name;
    else if (term->role == TERM_FACT)
        name = targets->guide->facts[term->fact].id;
    else if (term->role == TERM_FIXED && repeated)
        name = "part";
    if (name)
        *array_add(&targets->list, targets->arena) =
            (struct row_target){name, term, repeated};
    for (const struct term *child = term->first_child; child;
         child = child->next)
        add_targets(targets, child, repeated,
            arena_format(targets->arena, "%s%s%s%s", path, *path ? "/" : "",
                child->attribute ? "@" : "", child->name));
}

static const struct row_target *targets_of(struct arena *arena,
    const struct guide *guide, const struct term *root, size_t *count)
{
    struct targets targets = {.arena = arena, .guide = guide};
    add_targets(&targets, root, NULL, "");
    *count = targets.list.count;
    return targets.list.items;
}

const struct row_target *row_targets(
    struct arena *arena, const struct guide *guide, size_t *count)
{
    return targets_of(arena, guide, vocabulary_new(arena, guide), count);
}

/* ---- names --------------------------------------------------------------- */

/* TEXT without what does not count, in ARENA. */
static const char *plain(struct arena *arena, const char *text)
{
    char *copy = arena_string(arena, text), *out = copy;
    for (; *text; text++)
        if (!isspace((unsigned char)*text) && !strchr("-_:?", *text))
            *out++ = (char)tolower((unsigned char)*text);
    *out = '\0';
    return copy;
}

static bool alike(struct arena *arena, const char *one, const char *other)
{
    return one && strcmp(plain(arena, one), plain(arena, other)) == 0;
}

/* How well NAME names TARGET: 0 not at all, 2 in its own word, 1 in another. */
static int names_target(struct arena *arena, const struct guide *guide,
    const struct row_target *target, const char *name)
{
    const char *path = arena_format(arena, "meta/%s", target->name);
    if (alike(arena, target->name, name))
        return 2;
    if (target->term->role == TERM_META)
        return alike(arena, path, name);
    if (target->term->role == TERM_FIXED) {
        const char *one = guide->part_label.one;
        return alike(arena, one, name) ||
               (one && alike(arena, arena_format(arena, "%s name", one), name));
    }
    if (target->term->role != TERM_FACT)
        return 0;
    const struct fact *fact = &guide->facts[target->term->fact];
    return alike(arena, fact->label, name) || alike(arena, fact->path, name);
}

/* The target that NAME means; NONE if there is none, or *TWICE if two are
 * called so. */
static int find_target(struct understanding *all, const char *name, bool *twice)
{
    const struct row_columns *columns = all->columns;
    int found = NONE, best = 0;
    *twice = false;
    for (size_t i = 0; i < columns->target_count; i++) {
        int rank = names_target(
            all->arena, columns->guide, &columns->targets[i], name);
        if (rank > 0 && rank == best)
            *twice = true;
        if (rank > best) {
            found = (int)i;
            best = rank;
            *twice = false;
        }
    }
    return *twice ? NONE : found;
}

/* Cuts a number off the end of NAME, " 2"; 0: there is none. */
static int cut_number(struct arena *arena, const char **name)
{
    size_t length = strlen(*name), digits = length;
    while (digits > 0 && isdigit((unsigned char)(*name)[digits - 1]))
        digits--;
    if (digits == length || digits == 0 || length - digits > 4)
        return 0;
    int number = atoi(*name + digits);
    while (digits > 0 && (*name)[digits - 1] == ' ')
        digits--;
    *name = arena_copy(arena, *name, digits);
    return number;
}

/* Understands NAME as a target with or without a number. */
static bool understand_name(struct understanding *all, const char *name,
    struct row_column *column, bool *twice)
{
    column->target = find_target(all, name, twice);
    if (column->target != NONE || *twice)
        return true;
    const char *base = name;
    column->number = cut_number(all->arena, &base);
    if (column->number == 0)
        return false;
    column->target = find_target(all, base, twice);
    return column->target != NONE || *twice;
}

/* "did you mean", among names and labels. */
static const char *suggest_target(struct understanding *all, const char *name)
{
    const struct row_columns *columns = all->columns;
    ARRAY(const char *) words = {0};
    for (size_t i = 0; i < columns->target_count; i++) {
        const struct row_target *target = &columns->targets[i];
        *array_add(&words, all->arena) = target->name;
        if (target->term->role == TERM_FACT &&
            columns->guide->facts[target->term->fact].label)
            *array_add(&words, all->arena) =
                columns->guide->facts[target->term->fact].label;
    }
    const char *hint =
        diag_suggest_hint(all->arena, name, words.items, words.count);
    /* Capitals cost nothing: a heading may be all of them. */
    return hint ? hint
                : diag_suggest_hint(all->arena, plain(all->arena, name),
                      words.items, words.count);
}

/* ---- columns ------------------------------------------------------------- */

/* Where the header names column INDEX. JSON and databases have none. */
static struct place header_place(const struct row_columns *columns)
{
    return (struct place){
        columns->names->source, columns->names->lettered ? 1 : 0, 0};
}

static void report_name(struct understanding *all, const char *name, bool twice,
    enum severity severity, struct place place)
{
    if (twice)
        diag_add(all->diags, severity, place, "say which one, in a map",
            "\"%s\" may mean two facts of the guide", name);
    else if (severity == SEVERITY_ERROR)
        diag_add(all->diags, severity, place, suggest_target(all, name),
            "\"%s\" is no fact of the guide \"%s\", and no field of meta", name,
            all->columns->guide->id);
    else
        diag_add(all->diags, severity, place, suggest_target(all, name),
            "column \"%s\" is not read: the guide has no such fact", name);
}

static void understand_column(struct understanding *all, const char *name)
{
    struct row_columns *columns = all->columns;
    struct row_column column = {.target = NONE};
    struct row_entry entry = {0};
    bool twice = false;
    bool mapped = columns->map && row_map_entry(columns->map, name, &entry);
    column.missing = entry.missing;
    column.values = entry.values;
    if (mapped && entry.is.text && strcmp(entry.is.text, "ignore") == 0) {
        /* Said so. */
    } else if (mapped && entry.is.text) {
        if (!understand_name(all, entry.is.text, &column, &twice) || twice)
            report_name(
                all, entry.is.text, twice, SEVERITY_ERROR, entry.is.place);
    } else if (!*name || !understand_name(all, name, &column, &twice) ||
               twice) {
        bool key = columns->map && columns->map->key.text &&
                   strcmp(columns->map->key.text, name) == 0;
        if (*name && !key)
            report_name(
                all, name, twice, SEVERITY_WARNING, header_place(columns));
    }
    if (!column.missing && columns->map && column.target != NONE &&
        columns->targets[column.target].term->role == TERM_FACT)
        column.missing = columns->map->missing;
    *array_add(&all->list, all->arena) = column;
}

/* What the map says of all rows. */
static void understand_settings(struct understanding *all)
{
    const struct row_map *map = all->columns->map;
    for (size_t i = 0; map && map->set && i < map->set->count; i++) {
        struct row_column column = {
            .target = NONE, .text = map->set->items[i].text};
        const struct yaml *key = &map->set->keys[i];
        bool twice;
        if (!understand_name(all, key->text, &column, &twice) || twice)
            report_name(all, key->text, twice, SEVERITY_ERROR, key->place);
        *array_add(&all->list, all->arena) = column;
    }
}

/* Columns that the map names and the table lacks. */
static void check_map(struct understanding *all)
{
    const struct row_map *map = all->columns->map;
    const struct rows_names *names = all->columns->names;
    for (size_t i = 0; map && map->columns && i < map->columns->count; i++) {
        const struct yaml *key = &map->columns->keys[i];
        bool found = false;
        for (size_t j = 0; j < names->column_count; j++)
            found = found || strcmp(names->columns[j], key->text) == 0;
        if (!found)
            diag_add(all->diags, SEVERITY_ERROR, key->place,
                diag_suggest_hint(
                    all->arena, key->text, names->columns, names->column_count),
                "columns: the table has no column \"%s\"", key->text);
    }
}

static const char *column_name(const struct understanding *all, size_t index)
{
    const struct row_columns *columns = all->columns;
    size_t count = columns->names->column_count;
    return index < count ? columns->names->columns[index]
                         : columns->map->set->keys[index - count].text;
}

/* Two columns for one fact, and numbers where nothing repeats. */
static void check_columns(struct understanding *all)
{
    const struct row_columns *columns = all->columns;
    for (size_t i = 0; i < all->list.count; i++) {
        const struct row_column *one = &all->list.items[i];
        if (one->target == NONE)
            continue;
        const struct row_target *target = &columns->targets[one->target];
        if (one->number > 0 && !target->repeated)
            diag_add(all->diags, SEVERITY_ERROR, header_place(columns), NULL,
                "column \"%s\": there is only one %s in a profile",
                column_name(all, i), target->name);
        for (size_t j = 0; j < i; j++) {
            const struct row_column *other = &all->list.items[j];
            if (other->target == one->target && other->number == one->number)
                diag_add(all->diags, SEVERITY_ERROR, header_place(columns),
                    "give one of them another meaning, or ignore it, in a map",
                    "columns \"%s\" and \"%s\" are both %s%s",
                    column_name(all, j), column_name(all, i), target->name,
                    one->number ? arena_format(all->arena, " %d", one->number)
                                : "");
        }
    }
}

/* ---- how rows come together ---------------------------------------------- */

static bool is_reference(const struct row_target *target)
{
    return target->term->role == TERM_META &&
           strcmp(target->name, "reference") == 0;
}

/* The parts stand in rows of their own, in numbered columns, or not at all. */
static void find_key(struct understanding *all)
{
    struct row_columns *columns = all->columns;
    const struct row_map *map = columns->map;
    bool own_rows = false, numbered = false;
    columns->key = columns->reference = NONE;
    for (size_t i = 0; i < all->list.count; i++) {
        const struct row_column *column = &all->list.items[i];
        if (column->target == NONE)
            continue;
        const struct row_target *target = &columns->targets[column->target];
        bool part = target->repeated && target->repeated->role == TERM_PART;
        own_rows = own_rows || (part && !column->number && !column->text);
        numbered = numbered || (part && column->number);
        if (is_reference(target))
            columns->reference = (int)i;
    }
    if (own_rows && numbered)
        diag_add(all->diags, SEVERITY_ERROR, header_place(columns),
            "number all columns that tell of a part, or none",
            "some columns of parts have a number, and some have none");
    if (columns->reference == NONE || all->list.items[columns->reference].text)
        diag_add(all->diags, SEVERITY_ERROR, header_place(columns),
            "documents are named by it; say in a map which column it is",
            "no column is the reference");
    else if (own_rows)
        columns->key = columns->reference;
    if (!map || !map->key.text)
        return;
    columns->key = NONE;
    for (size_t i = 0; i < columns->names->column_count; i++)
        if (strcmp(columns->names->columns[i], map->key.text) == 0)
            columns->key = (int)i;
    if (columns->key == NONE)
        diag_add(all->diags, SEVERITY_ERROR, map->key.place,
            diag_suggest_hint(all->arena, map->key.text,
                columns->names->columns, columns->names->column_count),
            "parts: the table has no column \"%s\"", map->key.text);
}

const struct row_columns *row_columns_new(struct arena *arena,
    const struct guide *guide, const struct row_map *map,
    const struct rows_names *names, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    struct row_columns *columns = arena_new(arena, struct row_columns);
    struct understanding all = {
        .arena = arena, .diags = diags, .columns = columns};
    *columns = (struct row_columns){.guide = guide, .map = map, .names = names};
    columns->root = vocabulary_new(arena, guide);
    columns->targets =
        targets_of(arena, guide, columns->root, &columns->target_count);
    for (size_t i = 0; i < names->column_count; i++)
        understand_column(&all, names->columns[i]);
    understand_settings(&all);
    check_map(&all);
    check_columns(&all);
    find_key(&all);
    columns->columns = all.list.items;
    columns->count = all.list.count;
    return diags_count(diags, SEVERITY_ERROR) == errors ? columns : NULL;
}

/* ---- values -------------------------------------------------------------- */

/* The value of TEXT in a map of values; NULL: it has none. */
static const char *map_value(const struct yaml *values, const char *text)
{
    const struct yaml *found = yaml_lookup(values, text);
    for (size_t i = 0; values && !found && i < values->count; i++)
        if (strcasecmp(values->keys[i].text, text) == 0)
            found = &values->items[i];
    return found ? found->text : NULL;
}

/* The value of FACT that is written or labelled so; TEXT itself if none is. */
static const char *fact_word(const struct fact *fact, const char *text)
{
    for (size_t i = 0; i < fact->value_count; i++)
        if (strcasecmp(fact->values[i], text) == 0)
            return fact->values[i];
    for (size_t i = 0; i < fact->value_count; i++)
        if (strcasecmp(fact->value_labels[i], text) == 0)
            return fact->values[i];
    return text;
}

static const char *truth_word(const struct fact *fact, const char *text)
{
    if (strcasecmp(text, "yes") == 0 || strcasecmp(text, "true") == 0 ||
        (fact->true_label && strcasecmp(text, fact->true_label) == 0))
        return "yes";
    if (strcasecmp(text, "no") == 0 || strcasecmp(text, "false") == 0 ||
        (fact->false_label && strcasecmp(text, fact->false_label) == 0))
        return "no";
    return text;
}

/* A list of words with commas or semicolons, each translated. */
static const char *set_words(
    struct arena *arena, const struct fact *fact, const char *text)
{
    const char *all = "", *whole = fact_word(fact, text);
    if (whole != text)
        return whole;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, ",;"), start = strspn(at, " ");
        size_t end = length;
        while (end > start && at[end - 1] == ' ')
            end--;
        if (end > start)
            all = arena_format(arena, "%s%s%s", all, *all ? ", " : "",
                fact_word(fact, arena_copy(arena, at + start, end - start)));
        at += length + (at[length] != '\0');
    }
    return all;
}

const char *row_columns_translate(struct arena *arena,
    const struct row_columns *columns, const struct row_column *column,
    const char *text)
{
    const char *value = map_value(column->values, text);
    if (!value && columns->map)
        value = map_value(columns->map->values, text);
    if (value)
        return value;
    const struct term *term = columns->targets[column->target].term;
    if (term->role != TERM_FACT)
        return text;
    const struct fact *fact = &columns->guide->facts[term->fact];
    switch (fact_forms[fact->type].holds) {
    case VALUE_BOOLEAN: return truth_word(fact, text);
    case VALUE_WORD: return fact_word(fact, text);
    case VALUE_SET: return set_words(arena, fact, text);
    case VALUE_NUMBER:
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return text;
}
