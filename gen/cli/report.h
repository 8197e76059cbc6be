/* How the commands speak: diagnostics, exit codes, one-line verdicts. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/arena.h"
#include "base/diag.h"
#include "decide/verdict.h"

#include <stdbool.h>

/* Whether to colour what is printed to standard error: it is a terminal, and
 * NO_COLOR is not set. */
bool report_coloured(void);

/* The exit code that the problems ask for. STRICT: warnings count as
 * errors. */
int report_status(const struct diags *diags, bool strict);

/* Prints problems from LEAST on to standard error, and raises *STATUS to the
 * exit code that they ask for. */
void report_diags(
    const struct diags *diags, enum severity least, bool strict, int *status);

/* "Node.js, confidence high, lead 8"; in ARENA. */
const char *report_verdict(struct arena *arena, const struct verdict *verdict);

#endif
