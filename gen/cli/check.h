/* `dossier check`: guides and templates, without a profile. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/options.h"

extern const struct command check_command;

#endif
