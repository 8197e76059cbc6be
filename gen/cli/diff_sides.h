/* The two sides of `dossier diff`. */
#ifndef CLI_DIFF_SIDES_H
#define CLI_DIFF_SIDES_H

#include "cli/clients.h"
#include "cli/options.h"

#include <stdbool.h>

struct diff_sides {
    struct clients old, new;
};

/* Finds both: what the operands name, or with --issued what the record kept and
 * what they name now; without operands, what the record says it was made of.
 * One profile that is named then is compared with what its client was issued
 * alone. Problems are in shared->diags. False: there is nothing to compare.
 * Released by diff_sides_close(). */
bool diff_sides_find(struct diff_sides *sides, const struct options *options,
    struct shared *shared);
void diff_sides_close(struct diff_sides *sides);

/* Two versions of one profile, whatever they are called. */
bool diff_sides_are_pair(const struct diff_sides *sides);

#endif
