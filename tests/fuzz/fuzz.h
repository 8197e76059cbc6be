/* What every fuzz target defines. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Takes any bytes and must come back, without a crash or a leak; returns 0.
 * Called by libFuzzer, or by replay.c for files. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* For targets that take two texts: the length of the first, which ends before
 * a line "%%%", and in *SECOND where the other one begins, or LENGTH. */
static inline size_t fuzz_split(
    const uint8_t *bytes, size_t length, size_t *second)
{
    for (size_t i = 0; i + 4 <= length; i++)
        if (memcmp(bytes + i, "%%%\n", 4) == 0 &&
            (i == 0 || bytes[i - 1] == '\n')) {
            *second = i + 4;
            return i;
        }
    return *second = length;
}

/* Puts bytes into a file of its own. PATH ends in "XXXXXX" and ENDING, and
 * becomes its name; who asks for it removes it. */
static inline void fuzz_temporary(
    char *path, const char *ending, const uint8_t *bytes, size_t length)
{
    int file = mkstemps(path, (int)strlen(ending));
    if (file < 0 || write(file, bytes, length) != (ssize_t)length ||
        close(file) != 0)
        abort();
}

#endif
