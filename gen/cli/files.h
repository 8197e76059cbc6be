/* The files of one document: written together, and never over the document of
 * another profile. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "cli/options.h"
#include "cli/outputs.h"

#include <stdbool.h>

/* All that OPTIONS ask for, in the folder that they name, or the one of them on
 * standard output. */
struct files {
    const struct options *options;
    const char *document; /* what it is called: cli/names.h */
    const char *identity; /* whose it is: cli/identity.h */
    struct buffer bytes[OUTPUT_COUNT];
};

void files_init(struct files *files, const struct options *options);
void files_release(struct files *files);

/* What the file of DOCUMENT with ENDING is called, in the folder of documents;
 * in ARENA. */
const char *files_name(
    struct arena *arena, const char *document, const char *ending);

/* Where the file of the document with ENDING is put, in ARENA. */
const char *files_path(
    const struct files *files, struct arena *arena, const char *ending);

/* Writes all or none of them. False after a problem: one of them cannot be
 * written, or the document of another profile stands in its place and it is not
 * asked to replace that (--force). */
bool files_write(struct files *files, struct diags *diags);

/* Writes the one file at PATH, which is of IDENTITY, in the same way. */
bool files_put(const struct options *options, const char *path,
    const char *identity, const struct buffer *bytes, struct diags *diags);

/* Adds the files that were written to TRACE (cli/trace.h). */
void files_trace(
    const struct files *files, struct arena *arena, struct buffer *trace);

#endif
