/* Where the profiles of a record came from, and what is there now. */
#ifndef CLI_RECORD_ORIGIN_H
#define CLI_RECORD_ORIGIN_H

#include "cli/inputs.h"
#include "cli/record_view.h"
#include "cli/shared.h"

/* Adds the profiles that the current documents were made of, as they are now,
 * to INPUTS, which row_inputs_close() takes: files, and the rows of tables by
 * the maps and for the guides that they were read by. Problems are in
 * shared->diags. What came from standard input is passed over. */
void record_origins_read(
    struct record *record, struct inputs *inputs, struct shared *shared);

/* The map that the rows of the table at PATH were read by when documents were
 * made of them last, in ARENA; NULL: none is known. */
const char *record_origins_map(
    struct record *record, const char *path, struct arena *arena);

/* Why each of the DOCUMENTS has to be built again, by index; NULL if it is up
 * to date. In ARENA. */
const char *const *record_origins_compare(struct record *record,
    const struct record_documents *documents, struct arena *arena);

#endif
