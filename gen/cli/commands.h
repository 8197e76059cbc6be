/* The commands: a row each, in the order of `dossier --help`.
 *
 * To add one, add a row and its file, which defines NAME_command with its help,
 * and a page of the manual. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

#define COMMANDS(X)                                                            \
    X(build)                                                                   \
    X(explain)                                                                 \
    X(diff)                                                                    \
    X(impact)                                                                  \
    X(check)                                                                   \
    X(record)                                                                  \
    X(overview)                                                                \
    X(new)                                                                     \
    X(profiles)                                                                \
    X(rows)                                                                    \
    X(form)                                                                    \
    X(help)

#define COMMANDS_DECLARE(name) extern const struct command name##_command;
COMMANDS(COMMANDS_DECLARE)
#undef COMMANDS_DECLARE

#endif
