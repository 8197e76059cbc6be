/* What --help prints: of the program, and of each command. */
#ifndef CLI_OPTIONS_HELP_H
#define CLI_OPTIONS_HELP_H

#include "cli/options.h"

void options_print_general_help(const struct command *const *commands);
void options_print_help(const struct command *command);

#endif
