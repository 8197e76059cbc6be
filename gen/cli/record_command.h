/* `dossier record`: what was issued, what is out of date, what was changed. */
#ifndef CLI_RECORD_COMMAND_H
#define CLI_RECORD_COMMAND_H

#include "cli/options.h"

extern const struct command record_command;

#endif
