/* Profiles from the rows of a table, as inputs of a run.
 *
 * The text of each is kept in a file without a name until its document is
 * built, and behind it which cell each line came from: memory holds a few
 * words for each profile. */
#ifndef CLI_ROW_INPUTS_H
#define CLI_ROW_INPUTS_H

#include "cli/inputs.h"
#include "cli/shared.h"

/* Where the texts are, and how places are named. */
struct row_spool;

/* Reads the rows of PATH by the map at MAP (NULL: none) for GUIDE, as -g names
 * it (NULL: the map does), and adds a profile for each. Problems of the table,
 * and of rows that come to no profile, are in shared->diags; false: nothing can
 * be read. The spool lives until row_inputs_close(). */
bool row_inputs_find(struct inputs *inputs, const char *path, const char *map,
    const char *guide, struct shared *shared);
void row_inputs_close(struct inputs *inputs);

/* The text of the profile, named as its table, in ARENA; NULL after a problem,
 * or if its rows could not be read, which was reported. */
const struct source *row_inputs_read(
    const struct input *input, struct arena *arena, struct diags *diags);

/* The map that the rows of INPUT were read by; NULL: none, or it is of no rows.
 */
const char *row_inputs_map(const struct input *input);

/* Problems that have a place in SOURCE, which is the text of INPUT, are given
 * that of the cell. Does nothing for inputs that are no rows. */
void row_inputs_place(const struct input *input, const struct source *source,
    struct diags *diags);

#endif
