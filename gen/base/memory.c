/* Allocation that cannot fail: it gives memory or ends the process. */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void *memory_allocate(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        memory_exhausted();
    return block;
}

void *memory_resize(void *block, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    size_t total = count * size;
    void *resized = realloc(block, total ? total : 1);
    if (!resized)
        memory_exhausted();
    return resized;
}

_Noreturn void memory_exhausted(void)
{
    fputs("dossier: error: out of memory\n", stderr);
    exit(EXIT_SYSTEM);
}
