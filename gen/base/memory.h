/* Allocation that cannot fail.
 *
 * Every function here returns memory or ends the process with a message and
 * exit code 3: no caller has to test for NULL. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* The exit code for trouble with the system: memory, files, workers. */
#define EXIT_SYSTEM 3

/* Zeroed memory for COUNT items of SIZE bytes; the caller frees it with
 * free(). An overflow of the product counts as out of memory. */
void *memory_allocate(size_t count, size_t size);

/* BLOCK made larger or smaller, as realloc(); new bytes are not zeroed. */
void *memory_resize(void *block, size_t count, size_t size);

/* Says that memory is out and ends the process with EXIT_SYSTEM. */
_Noreturn void memory_exhausted(void);

#endif
