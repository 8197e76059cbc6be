/* From texts to numbers; whether a text is there is asked in constant time. */
#ifndef BASE_TEXT_MAP_H
#define BASE_TEXT_MAP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct text_map_entry {
    const char *text; /* NULL: the place is free */
    int value;
};

/* All zero is the empty map. */
struct text_map {
    struct text_map_entry *entries; /* a power of two of places */
    size_t place_count, count;
};

/* The number of TEXT, to be changed until the next is added; NULL if it has
 * none. */
int *text_map_lookup(const struct text_map *map, const char *text);

/* Gives TEXT, which is borrowed, a number; false, and nothing is changed, if it
 * has one. The map lives in ARENA. */
bool text_map_add(
    struct text_map *map, struct arena *arena, const char *text, int value);

#endif
