/* `dossier new profile GUIDE`: an empty profile with every fact explained. */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/options.h"

/* Prints the profile to standard output; returns the exit code. */
int new_profile(const struct options *options);

#endif
