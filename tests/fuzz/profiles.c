/* Fuzz target: a file of many profiles, cut into them. The pieces lie inside
 * the file, one behind the other, and each can be read as it is. */
#include "../read_profile.h"
#include "fuzz.h"

#include "input/profile_stream.h"

#include <stdio.h>
#include <stdlib.h>

static const struct guide *guide;

static void read_all(
    const char *path, size_t length, struct arena *arena, struct diags *diags)
{
    struct profile_stream *stream = profile_stream_open(path);
    struct profile_piece found;
    size_t end = 0;
    if (!stream)
        return;
    while (profile_stream_has_many(stream) &&
           profile_stream_next(stream, &found, diags)) {
        const struct file_piece *piece = &found.piece;
        if (piece->offset < end || piece->length > length ||
            piece->offset > length - piece->length || piece->line < 1 ||
            piece->column < 1)
            abort();
        end = piece->offset + piece->length;
        const struct source *source =
            file_read_piece(arena, path, *piece, diags);
        if (source)
            read_profile(arena, source, guide, diags);
    }
    profile_stream_close(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct arena lasting;
    struct arena arena;
    struct diags diags;
    char path[] = "/tmp/dossier-fuzz-XXXXXX";
    if (!guide) {
        arena_init(&lasting);
        diags_init(&diags, &lasting);
        guide =
            guide_read(&lasting, "tests/golden/base/content/drinks", &diags);
    }
    if (!guide)
        abort();
    fuzz_temporary(path, "", bytes, length);
    arena_init(&arena);
    diags_init(&diags, &arena);
    read_all(path, length, &arena, &diags);
    arena_release(&arena);
    unlink(path);
    return 0;
}
