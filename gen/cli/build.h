/* `dossier build`: from profiles to documents. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "cli/options.h"

/* Builds every document; returns the exit code. */
int build(const struct options *options);

#endif
