/* What every fuzz target defines. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
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

/* For targets that take a few files: the next one of those that each begin
 * with a line "%%% NAME", from *AT on, which moves behind it. False at the end,
 * or if no such line is there. NAME has no more than 63 bytes. */
struct fuzz_file {
    char name[64];
    const uint8_t *bytes;
    size_t length;
};

static inline bool fuzz_next_file(
    struct fuzz_file *file, const uint8_t *bytes, size_t length, size_t *at)
{
    const uint8_t *end = memchr(bytes + *at, '\n', length - *at);
    size_t line = end ? (size_t)(end - bytes) - *at : 0;
    if (line < 5 || line - 4 >= sizeof file->name ||
        memcmp(bytes + *at, "%%% ", 4) != 0)
        return false;
    memset(file->name, 0, sizeof file->name);
    memcpy(file->name, bytes + *at + 4, line - 4);
    size_t first = *at + line + 1, last = first;
    while (last < length && (length - last < 4 || bytes[last - 1] != '\n' ||
                                memcmp(bytes + last, "%%% ", 4) != 0))
        last++;
    file->bytes = bytes + first;
    file->length = last - first;
    *at = last;
    return true;
}

#endif
