/* The day that the environment gives to what has none of its own. */
#ifndef CLI_EPOCH_H
#define CLI_EPOCH_H

#include "base/arena.h"
#include "base/diag.h"

/* The day of SOURCE_DATE_EPOCH (reproducible-builds.org), ISO, in ARENA; NULL
 * if it is unset, or no time, which is a warning. */
const char *epoch_date(struct arena *arena, struct diags *diags);

#endif
