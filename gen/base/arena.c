/* A pool of blocks, each twice the last; taking is a bump of an offset. What is
 * taken is zeroed then, when it is about to be used, not with its block. */
#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *older;
    size_t used, capacity;
    alignas(max_align_t) unsigned char bytes[];
};

/* What is behind each piece, filled with something else than zeros, where a
 * build asks for it (tests/mutants): what reads past the end is noticed then.
 */
#ifndef ARENA_GUARD
#define ARENA_GUARD 0
#endif
static const size_t GUARD = ARENA_GUARD;
static const int GUARD_BYTE = 0xA5;

static const size_t SMALLEST_BLOCK = 4096;
static const size_t LARGEST_BLOCK = (size_t)1 << 20;

void arena_init(struct arena *arena)
{
    arena->newest = NULL;
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->newest);
    arena->newest = NULL;
}

void arena_reset(struct arena *arena)
{
    struct arena_block *kept = arena->newest;
    if (!kept)
        return;
    free_blocks(kept->older);
    kept->older = NULL;
    kept->used = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t needed)
{
    size_t capacity = arena->newest ? arena->newest->capacity * 2 : 0;
    if (capacity < SMALLEST_BLOCK)
        capacity = SMALLEST_BLOCK;
    if (capacity > LARGEST_BLOCK)
        capacity = LARGEST_BLOCK;
    if (capacity < needed)
        capacity = needed;
    if (capacity > SIZE_MAX - sizeof(struct arena_block))
        memory_exhausted();
    struct arena_block *block =
        memory_resize(NULL, sizeof(struct arena_block) + capacity, 1);
    *block = (struct arena_block){.older = arena->newest, .capacity = capacity};
    arena->newest = block;
    return block;
}

/* What LENGTH bytes take of a block. */
static size_t padded(size_t length)
{
    size_t alignment = alignof(max_align_t);
    return (length + alignment - 1) / alignment * alignment + GUARD;
}

/* Room for LENGTH bytes, with whatever is in it. */
static void *take_bytes(struct arena *arena, size_t length)
{
    size_t needed = padded(length);
    struct arena_block *block = arena->newest;
    if (!block || block->capacity - block->used < needed)
        block = add_block(arena, needed);
    unsigned char *taken = block->bytes + block->used;
    block->used += needed;
    memset(taken + needed - GUARD, GUARD_BYTE, GUARD);
    return taken;
}

void *arena_allocate(struct arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - alignof(max_align_t) - GUARD) / size)
        memory_exhausted();
    return memset(take_bytes(arena, count * size), 0, count * size);
}

/* Where the block is linked that has nothing but the LENGTH bytes at TAKEN;
 * NULL if there is none. */
static struct arena_block **find_own_block(
    struct arena *arena, const void *taken, size_t length)
{
    if (length < LARGEST_BLOCK)
        return NULL;
    for (struct arena_block **link = &arena->newest; *link;
         link = &(*link)->older)
        if ((*link)->bytes == taken)
            return (*link)->used == padded(length) ? link : NULL;
    return NULL;
}

void *arena_extend(
    struct arena *arena, void *items, size_t held, size_t count, size_t size)
{
    if (count >
        (SIZE_MAX - sizeof(struct arena_block) - alignof(max_align_t) - GUARD) /
            size)
        memory_exhausted();
    struct arena_block **link = find_own_block(arena, items, held * size);
    if (!link) {
        void *larger = take_bytes(arena, count * size);
        if (held)
            memcpy(larger, items, held * size);
        return larger;
    }
    size_t capacity = padded(count * size);
    *link = memory_resize(*link, sizeof(struct arena_block) + capacity, 1);
    (*link)->used = (*link)->capacity = capacity;
    memset((*link)->bytes + capacity - GUARD, GUARD_BYTE, GUARD);
    return (*link)->bytes;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length >= SIZE_MAX - alignof(max_align_t) - GUARD)
        memory_exhausted();
    char *copy = take_bytes(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
    return arena_copy(arena, string, strlen(string));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *string = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return string;
}

char *arena_format_list(
    struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        length = 0;
    char *string = arena_allocate(arena, (size_t)length + 1, 1);
    vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    return string;
}

char *arena_join(struct arena *arena, const char *const *words, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += strlen(words[i]) + strlen(", ");
    char *all = arena_allocate(arena, length + 1, 1), *at = all;
    for (size_t i = 0; i < count; i++)
        at = stpcpy(i ? stpcpy(at, ", ") : at, words[i]);
    return all;
}
