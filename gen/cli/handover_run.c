/* What the makers of mails and archives share. */
#include "cli/handover_run.h"

#include "base/file.h"
#include "cli/files.h"

/* ---- its documents ------------------------------------------------------- */

const char *handover_path(const struct handover *handover, struct arena *arena,
    size_t input, enum output_kind output)
{
    const char *document = handover->inputs->list.items[input].document;
    return file_join(arena, options_folder(handover->options),
        files_name(arena, document, output_forms[output].name));
}

const struct source *handover_read(
    const char *path, struct arena *arena, struct diags *diags)
{
    return file_read(arena, path, FILE_LARGEST_PICTURE, diags);
}

/* ---- a run --------------------------------------------------------------- */

int handover_batch(
    struct handover *handover, const struct command *words, struct batch *batch)
{
    struct options options = *handover->options;
    struct arena *arena = &handover->shared->arena;
    if (batch->count == 0)
        return EXIT_WRITTEN;
    options.command = words;
    options.record = false;
    batch->options = &options;
    batch->context = handover;
    batch->fresh = arena_allocate(arena, batch->count, sizeof *batch->fresh);
    return batch_run(batch);
}
