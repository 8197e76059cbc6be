/* `dossier impact`: whom an edit of a guide moves. */
#ifndef CLI_IMPACT_H
#define CLI_IMPACT_H

#include "cli/options.h"

extern const struct command impact_command;

#endif
