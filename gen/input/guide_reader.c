/* Small readings that all of a guide's readers need. */
#include "input/guide_reader.h"

#include "base/ascii.h"
#include "input/date.h"

#include <string.h>

struct located guide_read_located(struct guide_reader *reader,
    const struct yaml *map, const struct keys *keys, const char *key)
{
    struct located located = {0};
    located.text = keys_text(map, keys, key, reader->diags);
    const struct yaml *node = yaml_lookup(map, key);
    located.place = node ? node->place : map->place;
    return located;
}

struct plural guide_read_plural(
    struct guide_reader *reader, const struct yaml *map, const char *key)
{
    const struct keys *keys = &guide_keys_plural;
    struct plural plural = {0};
    const struct yaml *node = yaml_lookup(map, key);
    if (node && node->kind == YAML_MAP) {
        keys_check(node, key, keys, reader->diags);
        plural.one = keys_text(node, keys, "one", reader->diags);
        plural.other = keys_text(node, keys, "other", reader->diags);
    } else if (node) {
        plural.one = plural.other = yaml_text(map, key, false, reader->diags);
    }
    return plural;
}

const char *const *guide_read_words(struct guide_reader *reader,
    const struct yaml *map, const char *key, size_t *count)
{
    *count = 0;
    const struct yaml *list = yaml_list(map, key, reader->diags);
    if (!list)
        return NULL;
    const char **words =
        arena_allocate(reader->arena, list->count + 1, sizeof *words);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *item = &list->items[i];
        words[i] = item->text;
        if (item->kind != YAML_SCALAR || !*item->text)
            diag_add(reader->diags, SEVERITY_ERROR, item->place, NULL,
                "\"%s\" must be a list of words", key);
        for (size_t j = 0; j < i && *words[i]; j++)
            if (strcmp(words[j], words[i]) == 0)
                diag_add(reader->diags, SEVERITY_ERROR, item->place, NULL,
                    "\"%s\" stands here twice", words[i]);
    }
    *count = list->count;
    return words;
}

int guide_read_choice(struct guide_reader *reader, const struct yaml *map,
    const char *key, const char *const *words, int otherwise)
{
    const char *text = yaml_text(map, key, false, reader->diags);
    if (!text)
        return otherwise;
    int found = keys_choose(
        key, text, yaml_lookup(map, key)->place, words, reader->diags);
    return found < 0 ? otherwise : found;
}

bool guide_check_id(
    struct guide_reader *reader, const char *id, struct place place)
{
    bool good = ascii_is_lower(*id);
    for (const char *at = id; *at; at++)
        good =
            good && (ascii_is_lower(*at) || ascii_is_digit(*at) || *at == '-');
    if (!good)
        diag_add(reader->diags, SEVERITY_ERROR, place,
            "lower-case letters, digits and hyphens, a letter first",
            "\"%s\" is not an id", id);
    return good;
}

void guide_check_date(struct guide_reader *reader, const char *key,
    struct located date, const char *hint)
{
    if (date.text && !date_is_valid(date.text))
        diag_add(reader->diags, SEVERITY_ERROR, date.place, hint,
            "%s: \"%s\" is not a date", key, date.text);
}
