/* Memory that lives as long as its document and dies at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/* A growing pool. Nothing taken from it is freed by itself. */
struct arena {
    struct arena_block *newest;
};

void arena_init(struct arena *arena);

/* Frees everything ever taken from the arena; it is empty and usable then. */
void arena_release(struct arena *arena);

/* Empties the arena as arena_release, but keeps its newest block for what
 * comes next: for what is filled and emptied thousands of times. */
void arena_reset(struct arena *arena);

/* Zeroed memory for COUNT items of SIZE bytes, aligned for any type. */
void *arena_allocate(struct arena *arena, size_t count, size_t size);

/* ITEMS, of which there are HELD, in a place with room for COUNT, of SIZE bytes
 * each; what is behind the first HELD is not set. The old place is lost: with
 * more than a megabyte, they are not there twice. */
void *arena_extend(
    struct arena *arena, void *items, size_t held, size_t count, size_t size);

/* One zeroed TYPE. */
#define arena_new(arena, type) ((type *)arena_allocate(arena, 1, sizeof(type)))

/* A copy of LENGTH bytes with a NUL behind them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A copy of a NUL-terminated string. */
char *arena_string(struct arena *arena, const char *string);

/* A string made as by printf. */
__attribute__((format(printf, 2, 3))) char *arena_format(
    struct arena *arena, const char *format, ...);
__attribute__((format(printf, 2, 0))) char *arena_format_list(
    struct arena *arena, const char *format, va_list arguments);

/* The COUNT WORDS with ", " between them. */
char *arena_join(struct arena *arena, const char *const *words, size_t count);

#endif
