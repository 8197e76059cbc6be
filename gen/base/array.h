/* A growing array of any type in an arena.
 *
 *     ARRAY(struct fact) facts = {0};
 *     *array_add(&facts, arena) = fact;
 *     for (size_t i = 0; i < facts.count; i++) ... facts.items[i] ...
 *
 * Growing moves the items, so keep indexes, not pointers, while an array still
 * grows. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"

#include <string.h>

#define ARRAY(type)                                                            \
    struct {                                                                   \
        type *items;                                                           \
        size_t count, capacity;                                                \
    }

/* The address of a new zeroed item at the end of ARRAY. */
#define array_add(array, arena)                                                \
    ((array)->items = array_room((arena), (array)->items, (array)->count,      \
         &(array)->capacity, sizeof *(array)->items),                          \
        &(array)->items[(array)->count++])

/* ITEMS with room for one more than COUNT, zeroed; used by array_add only.
 * What is not used yet is not touched: of large arrays, it is no memory. */
static inline void *array_room(struct arena *arena, void *items, size_t count,
    size_t *capacity, size_t size)
{
    if (count == *capacity) {
        *capacity = *capacity ? *capacity * 2 : 8;
        items = arena_extend(arena, items, count, *capacity, size);
    }
    memset((char *)items + count * size, 0, size);
    return items;
}

#endif
