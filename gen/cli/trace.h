/* What one document was made of and what was made: lines for the record, on
 * their way from the worker to it. */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include "base/buffer.h"
#include "cli/fingerprint.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "cli/trace_kinds.h"
#include "decide/decide.h"
#include "input/profile.h"
#include "layout/lettering.h"
#include "layout/page.h"

#include <stdbool.h>
#include <stddef.h>

/* VERSION is that of a module; DIGITS is what cli/fingerprint.h says of the
 * kind and the name; TEXT is what is kept of it. NULL is "". */
struct trace_line {
    enum trace_kind kind;
    const char *name, *version, *digits, *text;
};

void trace_add(struct buffer *trace, struct trace_line line);

/* Whose document it is. */
struct trace_subject {
    const struct input *input;
    const char *name;    /* what it is called */
    const char *pattern; /* that this comes of; NULL: none */
    const char *shape;   /* what options_shape() says */
    const char *since;   /* where its older version is; NULL: none */
};

/* Adds what the document of PROFILE is made of. PAGES: NULL without a PDF. */
void trace_document(struct buffer *trace, struct fingerprints *fingerprints,
    const struct options *options, const struct trace_subject *subject,
    const struct loaded_template *loaded, const struct profile *profile,
    const struct decision *decision, const struct lettering_fonts *lettering,
    const struct pages *pages);

/* Takes the line at *AT, its texts in ARENA, and moves *AT behind it; false at
 * the end, or at a line of no known kind. */
bool trace_next(struct trace_line *line, const char **at, struct arena *arena);

#endif
