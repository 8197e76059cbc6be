/* What one document was made of and what was made: lines for the record, on
 * their way from the worker to it. */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include "base/buffer.h"
#include "cli/fingerprint.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "decide/decide.h"
#include "input/profile.h"
#include "layout/page.h"

#include <stdbool.h>
#include <stddef.h>

/* One line: what a document was made of (a kind of cli/fingerprint.h, with its
 * version where it has one), or "profile", "client", "verdict", "confidence";
 * or "output": a file with its size in bytes for VERSION. */
struct trace_line {
    const char *kind, *name, *version, *digits;
};

void trace_add(struct buffer *trace, struct trace_line line);

/* Adds what the document of PROFILE is made of. SHAPE is what
 * fingerprint_options() says of OPTIONS; PAGES: NULL without a PDF. */
void trace_document(struct buffer *trace, struct fingerprints *fingerprints,
    const struct options *options, const char *shape,
    const struct loaded_template *kit, const struct profile *profile,
    const struct decision *decision, const struct document *document,
    const struct pages *pages);

/* Takes the line at *AT, its texts in ARENA, and moves *AT behind it; false at
 * the end. */
bool trace_next(struct trace_line *line, const char **at, struct arena *arena);

#endif
