/* Reading by the rows of keys. */
#include "input/keys.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

bool keys_check(const struct yaml *map, const char *subject,
    const struct keys *keys, struct diags *diags)
{
    ARRAY(const char *) names = {0};
    for (const struct key *key = keys->rows; key->name; key++)
        *array_add(&names, diags->arena) = key->name;
    *array_add(&names, diags->arena) = NULL;
    return yaml_check_keys(
        map, subject ? subject : keys->of, names.items, diags);
}

const struct key *keys_row(const struct keys *keys, const char *name)
{
    const struct key *key = keys->rows;
    while (strcmp(key->name, name) != 0)
        key++;
    return key;
}

const char *keys_text(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags)
{
    return yaml_text(map, name, !keys_row(keys, name)->otherwise, diags);
}

bool keys_boolean(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags)
{
    const char *otherwise = keys_row(keys, name)->otherwise;
    return yaml_boolean(map, name, strcmp(otherwise, "yes") == 0, diags);
}

long keys_integer(const struct yaml *map, const struct keys *keys,
    const char *name, struct diags *diags)
{
    const struct key *key = keys_row(keys, name);
    long otherwise = key->otherwise ? strtol(key->otherwise, NULL, 10) : 0;
    return yaml_integer(map, name, key->low, key->high, otherwise, diags);
}

const char *keys_list(struct arena *arena, const char *const *words)
{
    const char *all = "";
    for (size_t i = 0; words[i]; i++)
        all = arena_format(arena, "%s%s%s", all, i ? ", " : "", words[i]);
    return all;
}

static int find_word(const char *text, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], text) == 0)
            return i;
    return -1;
}

int keys_choose(const char *key, const char *text, struct place place,
    const char *const *words, struct diags *diags)
{
    int found = find_word(text, words);
    size_t count = 0;
    while (words[count])
        count++;
    if (found < 0)
        diag_add(diags, SEVERITY_ERROR, place,
            diag_suggest_hint(diags->arena, text, words, count),
            "%s: \"%s\" is not one of %s", key, text,
            keys_list(diags->arena, words));
    return found;
}

int keys_word(const struct yaml *map, const struct keys *keys, const char *name,
    struct diags *diags)
{
    const struct key *key = keys_row(keys, name);
    const char *text = yaml_text(map, name, false, diags);
    int found = text ? keys_choose(name, text, yaml_lookup(map, name)->place,
                           key->words, diags)
                     : -1;
    bool fall_back = found < 0 && key->otherwise && *key->otherwise;
    return fall_back ? find_word(key->otherwise, key->words) : found;
}
