/* `dossier diff`: what differs between two decisions. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/options.h"

extern const struct command diff_command;

#endif
