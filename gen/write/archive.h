/* ZIP files, the same bytes for the same entries: by libzip, with no times of
 * their own. */
#ifndef WRITE_ARCHIVE_H
#define WRITE_ARCHIVE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

struct archive_entry {
    const char *name; /* UTF-8, with slashes between folders */
    const void *bytes;
    size_t length;
    bool packed; /* it would not become smaller: it is stored as it is */
};

/* Appends a ZIP file to OUT: COUNT entries in their order, all of 1 January
 * 1980; COMMENT, UTF-8 of at most 65,535 bytes, stands at its end (NULL: none).
 * False, and OUT as it was, if libzip cannot. */
bool archive_pack(struct buffer *out, const struct archive_entry *entries,
    size_t count, const char *comment);

#endif
