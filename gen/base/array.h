/* A growing array of any type in an arena.
 *
 *     ARRAY(struct fact) facts = {0};
 *     *array_add(&facts, arena) = fact;
 *     for (size_t i = 0; i < facts.count; i++) ... facts.items[i] ...
 *
 * Growing copies the items and leaves the old ones to the arena, so keep
 * indexes, not pointers, while an array still grows. */
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

/* ITEMS with room for one more than COUNT; used by array_add only. */
static inline void *array_room(struct arena *arena, void *items, size_t count,
    size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 8;
    void *larger = arena_allocate(arena, *capacity, size);
    if (count)
        memcpy(larger, items, count * size);
    return larger;
}

#endif
