/* `dossier explain`: what was decided, and why. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/options.h"

/* Prints the explanation of one profile; returns the exit code. */
int explain(const struct options *options);

#endif
