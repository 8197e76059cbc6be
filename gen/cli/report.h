/* How the commands speak: diagnostics, exit codes, one-line verdicts. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/verdict.h"

#include <stdbool.h>

/* Prints problems from LEAST on to standard error, coloured on a terminal
 * unless NO_COLOR is set, and raises *STATUS to their exit code. STRICT:
 * warnings count as errors. */
void report_diags(
    const struct diags *diags, enum severity least, bool strict, int *status);

/* "Node.js, confidence high, lead 8"; in ARENA. */
const char *report_verdict(struct arena *arena, const struct verdict *verdict);

#endif
