/* A picture whose bytes are in memory, read as the program reads its file. */
#ifndef TESTS_DECODE_PICTURE_H
#define TESTS_DECODE_PICTURE_H

#include "input/picture.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* As picture_read(); the file is gone afterwards. */
static inline const struct picture *decode_picture(struct arena *arena,
    const void *bytes, size_t length, struct place place, struct diags *diags)
{
    int file = memfd_create("picture", MFD_CLOEXEC);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    const struct picture *picture = picture_read(
        arena, arena_format(arena, "/proc/self/fd/%d", file), place, diags);
    close(file);
    return picture;
}

#endif
