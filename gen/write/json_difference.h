/* The difference between two decisions as JSON, for `dossier diff --json`.
 *
 * The keys are described in tests/golden/diff.schema.json; a key is never
 * taken away or given another meaning without a new schema version. */
#ifndef WRITE_JSON_DIFFERENCE_H
#define WRITE_JSON_DIFFERENCE_H

#include "base/buffer.h"
#include "decide/difference.h"

/* Appends one JSON object and a line feed. */
void json_write_difference(
    struct buffer *out, const struct difference *difference);

#endif
