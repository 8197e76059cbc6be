/* Dependency files for make and ninja (build -MD). */
#ifndef CLI_DEPFILE_H
#define CLI_DEPFILE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

#include <stdbool.h>

/* Appends PATH so that make and ninja read it as one name: blanks, "#" and
 * ":" behind a backslash, "$" doubled; "%" behind a backslash in a TARGET, as
 * make wants it. False, and nothing is appended, if there is no way: control
 * characters, ";" and "=". */
bool depfile_add_path(struct buffer *out, const char *path, bool target);

/* Writes a rule to PATH: the outputs of TRACE (lines of cli/trace.h) depend on
 * every file that could change them. False after a problem, such as a name that
 * cannot be written; there is no file then. */
bool depfile_write(const char *path, const char *trace, struct diags *diags);

#endif
