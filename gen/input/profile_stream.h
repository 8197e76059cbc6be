/* A file of many profiles, read as a stream.
 *
 *     <profiles>
 *       <profile guide="..." format="1"> ... </profile>
 *       ...
 *     </profiles>
 */
#ifndef INPUT_PROFILE_STREAM_H
#define INPUT_PROFILE_STREAM_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <stdbool.h>

struct profile_stream;

/* One profile of the file; its texts live as long as the stream, until the
 * next is asked for. */
struct profile_piece {
    struct file_piece piece;
    const char *reference; /* NULL: it gives itself none that can be read */
    struct place place;    /* of the reference; of the profile if none */
    const char *guide;     /* what its start tag names, "" if nothing */
};

/* Opens the file and reads as far as its root element. NULL if it cannot be
 * opened, which is left to be reported to the one who reads it. */
struct profile_stream *profile_stream_open(const char *path);
void profile_stream_close(struct profile_stream *stream);

/* Whether the root element is <profiles>. */
bool profile_stream_has_many(const struct profile_stream *stream);

/* What the root element names as its guide, "" if nothing. */
const char *profile_stream_guide(const struct profile_stream *stream);

/* The next profile of a file that has many; false at the end. What stands
 * between them and has no place there is reported. A profile that is broken
 * inside is given out as far as it goes: it ends before the next one begins. */
bool profile_stream_next(struct profile_stream *stream,
    struct profile_piece *piece, struct diags *diags);

#endif
