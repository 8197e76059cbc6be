/* Open addressing: a text stands at its hash, or in the next free place. At
 * least half of the places are free. */
#include "base/text_map.h"

#include "base/quick_hash.h"

#include <string.h>

enum { FIRST_PLACES = 16 };

/* Where TEXT stands, or would stand, in a map that has places. */
static struct text_map_entry *entry_of(
    const struct text_map *map, const char *text)
{
    size_t mask = map->place_count - 1;
    size_t at = quick_hash(QUICK_HASH_START, text, strlen(text)) & mask;
    while (map->entries[at].text && strcmp(map->entries[at].text, text) != 0)
        at = (at + 1) & mask;
    return &map->entries[at];
}

int *text_map_lookup(const struct text_map *map, const char *text)
{
    struct text_map_entry *place =
        map->place_count > 0 ? entry_of(map, text) : NULL;
    return place && place->text ? &place->value : NULL;
}

static void grow(struct text_map *map, struct arena *arena)
{
    struct text_map larger = {.count = map->count,
        .place_count = map->place_count ? map->place_count * 2 : FIRST_PLACES};
    larger.entries =
        arena_allocate(arena, larger.place_count, sizeof *larger.entries);
    for (size_t i = 0; i < map->place_count; i++)
        if (map->entries[i].text)
            *entry_of(&larger, map->entries[i].text) = map->entries[i];
    *map = larger;
}

bool text_map_add(
    struct text_map *map, struct arena *arena, const char *text, int value)
{
    if (text_map_lookup(map, text))
        return false;
    if (2 * (map->count + 1) > map->place_count)
        grow(map, arena);
    *entry_of(map, text) = (struct text_map_entry){text, value};
    map->count++;
    return true;
}
