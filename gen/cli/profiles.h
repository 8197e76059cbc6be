/* `dossier profiles`: the profiles that the rows of a table hold. */
#ifndef CLI_PROFILES_H
#define CLI_PROFILES_H

#include "cli/options.h"

extern const struct command profiles_command;

#endif
