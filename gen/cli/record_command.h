/* `dossier record`: what was issued, what is out of date, what was changed. */
#ifndef CLI_RECORD_COMMAND_H
#define CLI_RECORD_COMMAND_H

#include "cli/options.h"

/* Prints what is asked of the record; returns the exit code: EXIT_INPUT if
 * something is out of date, or not as it was issued. */
int record_command(const struct options *options);

#endif
