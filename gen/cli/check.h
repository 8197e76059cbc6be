/* `dossier check`: guides and templates, without a profile. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/options.h"

/* Checks the guides named, or all; returns the exit code. */
int check(const struct options *options);

#endif
