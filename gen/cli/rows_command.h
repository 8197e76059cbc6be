/* `dossier rows`: a table for a guide, with its map. */
#ifndef CLI_ROWS_COMMAND_H
#define CLI_ROWS_COMMAND_H

#include "cli/options.h"

extern const struct command rows_command;

#endif
