/* `dossier overview`: many profiles on one page, and as data. */
#ifndef CLI_OVERVIEW_COMMAND_H
#define CLI_OVERVIEW_COMMAND_H

#include "cli/options.h"

extern const struct command overview_command;

#endif
