/* `dossier diff`: what differs between two decisions. */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/options.h"

/* Prints the differences between two profiles of one guide; returns the exit
 * code, which does not say whether there are any. */
int diff(const struct options *options);

#endif
