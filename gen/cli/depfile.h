/* Dependency files for make and ninja (build -MD). */
#ifndef CLI_DEPFILE_H
#define CLI_DEPFILE_H

#include "base/diag.h"

#include <stdbool.h>

/* Writes a rule to PATH: the outputs of TRACE (lines of cli/trace.h) depend on
 * every file that could change them. False after a problem, such as a name that
 * cannot be written; there is no file then. */
bool depfile_write(const char *path, const char *trace, struct diags *diags);

#endif
