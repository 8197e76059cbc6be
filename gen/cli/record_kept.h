/* The profiles that --keep-profiles kept with what was issued, as clients. */
#ifndef CLI_RECORD_KEPT_H
#define CLI_RECORD_KEPT_H

#include "cli/clients.h"
#include "cli/record.h"

#include <stdbool.h>

/* Adds to CLIENTS what each client was issued last, with the template LOOK
 * (NULL: any): the profile as it was then, with the texts beside it. Of one
 * whose profile was not kept, its name alone, so that nobody takes it for one
 * who has gone; these are an error in shared->diags. A note there says if what
 * guides say has changed since. False: nothing was kept at all, which is an
 * error too. */
bool record_kept_find(struct clients *clients, struct record *record,
    const char *look, struct shared *shared);

#endif
