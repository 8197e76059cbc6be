/* The files of one document.
 *
 * They are whole before the first of them has its name. Then the folder is held
 * until all have theirs, so that of two runs that write the same file, the
 * second sees whose document the first has put there. */
#include "cli/files.h"

#include "base/file.h"
#include "base/hash.h"
#include "cli/identity.h"
#include "cli/name_pattern.h"
#include "cli/trace.h"

#include <string.h>

void files_init(struct files *files, const struct options *options)
{
    *files = (struct files){.options = options};
    for (int i = 0; i < OUTPUT_COUNT; i++)
        buffer_init(&files->bytes[i]);
}

void files_release(struct files *files)
{
    for (int i = 0; i < OUTPUT_COUNT; i++)
        buffer_release(&files->bytes[i]);
}

const char *files_name(
    struct arena *arena, const char *document, const char *ending)
{
    return arena_format(
        arena, "%s.%s", name_pattern_output(arena, document, ending), ending);
}

const char *files_path(
    const struct files *files, struct arena *arena, const char *ending)
{
    return file_join(arena, options_folder(files->options),
        files_name(arena, files->document, ending));
}

/* Whether the document of this profile may stand at PATH. */
static bool check_place(const struct options *options, const char *identity,
    const char *path, struct diags *diags)
{
    struct arena *arena = diags->arena;
    const char *there = options->force ? NULL : identity_read(arena, path);
    if (!there || identity_same(there, identity))
        return true;
    diag_add(diags, SEVERITY_ERROR, source_place_of_file(arena, path),
        "rename a profile, build into another folder, or replace it with "
        "--force",
        "not written: the document of %s is there, and this is of %s",
        identity_words(arena, there), identity_words(arena, identity));
    return false;
}

/* What remains is that the process is killed between two calls of the system,
 * with new HTML beside the PDF of before. Such a document is in no record, and
 * the next run writes it again. */
static bool publish(const struct options *options, const char *identity,
    struct file_draft *drafts, size_t count, struct diags *diags)
{
    int lock = file_lock_folder(options_folder(options));
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = check_place(options, identity, drafts[i].path, diags) && ok;
    for (size_t i = 0; i < count; i++) {
        if (ok)
            ok = file_publish(&drafts[i], diags);
        else
            file_discard(&drafts[i]);
    }
    file_unlock_folder(lock);
    return ok;
}

static bool write_into_folder(struct files *files, struct diags *diags)
{
    const struct options *options = files->options;
    struct file_draft drafts[OUTPUT_COUNT] = {0};
    size_t drafted = 0;
    bool ok = file_make_folder(options_folder(options), diags);
    for (int i = 0; ok && i < OUTPUT_COUNT; i++) {
        if (!options->outputs[i])
            continue;
        struct file_draft *draft = &drafts[drafted];
        const char *path =
            files_path(files, diags->arena, output_forms[i].name);
        draft->lasting = options->record && !options->no_sync;
        ok = file_make_folder(file_folder(diags->arena, path), diags) &&
             file_draft(draft, path, files->bytes[i].bytes,
                 files->bytes[i].length, diags);
        drafted += ok;
    }
    if (ok)
        return publish(options, files->identity, drafts, drafted, diags);
    for (size_t i = 0; i < drafted; i++)
        file_discard(&drafts[i]);
    return false;
}

bool files_put(const struct options *options, const char *path,
    const char *identity, const struct buffer *bytes, struct diags *diags)
{
    struct file_draft draft = {.lasting = options->record && !options->no_sync};
    return file_make_folder(file_folder(diags->arena, path), diags) &&
           file_draft(&draft, path, bytes->bytes, bytes->length, diags) &&
           publish(options, identity, &draft, 1, diags);
}

bool files_write(struct files *files, struct diags *diags)
{
    const struct options *options = files->options;
    int first = 0;
    if (!options_to_stdout(options))
        return write_into_folder(files, diags);
    while (!options->outputs[first])
        first++;
    return file_write_stdout(
        files->bytes[first].bytes, files->bytes[first].length, diags);
}

void files_trace(
    const struct files *files, struct arena *arena, struct buffer *trace)
{
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        char digits[HASH_DIGITS + 1];
        const struct buffer *bytes = &files->bytes[i];
        if (!files->options->outputs[i])
            continue;
        hash_bytes(digits, bytes->bytes, bytes->length);
        trace_add(
            trace, (struct trace_line){TRACE_OUTPUT,
                       .name = files_path(files, arena, output_forms[i].name),
                       .digits = digits});
    }
}
