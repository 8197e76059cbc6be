/* What every fuzz target defines. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

#endif
