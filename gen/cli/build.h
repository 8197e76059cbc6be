/* `dossier build`: from profiles to documents. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "cli/options.h"

extern const struct command build_command;

#endif
