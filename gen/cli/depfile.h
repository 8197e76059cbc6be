/* Dependency files for make and ninja (build -MD). */
#ifndef CLI_DEPFILE_H
#define CLI_DEPFILE_H

#include "base/diag.h"

#include <stdbool.h>

/* Writes a rule to PATH: the outputs of TRACE (lines of cli/trace.h) depend on
 * every file that could change them. False after a problem, such as a name that
 * cannot be written; there is no file then. */
bool depfile_write(const char *path, const char *trace, struct diags *diags);

/* Whether the file at PATH is a rule by which OUTPUT is made: its path, or the
 * end of that from one of its folders on. */
bool depfile_is_of(const char *path, const char *output, struct arena *arena);

#endif
