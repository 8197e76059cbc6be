/* A decision as JSON, for `dossier explain --json`.
 *
 * The keys are described in tests/golden/explain.schema.json; a key is never
 * taken away or given another meaning without a new schema version. */
#ifndef WRITE_JSON_H
#define WRITE_JSON_H

#include "base/buffer.h"
#include "decide/decide.h"

enum { JSON_SCHEMA_VERSION = 1 };

/* Appends one JSON object and a line feed: the verdict with its scores and
 * routing, what would change it, modules and warnings with the places they
 * come from; all keyed by the guide's ids. */
void json_write_decision(struct buffer *out, const struct decision *decision);

#endif
