/* `dossier explain`: what was decided, and why. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/options.h"

extern const struct command explain_command;

#endif
