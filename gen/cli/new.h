/* `dossier new profile GUIDE`: an empty profile with every fact explained. */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/options.h"

extern const struct command new_command;

#endif
