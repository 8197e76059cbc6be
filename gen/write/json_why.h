/* Why something is in or out as JSON, for `dossier explain --why ID --json`.
 *
 * The keys are described in tests/golden/why.schema.json; a key is never
 * taken away or given another meaning without a new schema version. */
#ifndef WRITE_JSON_WHY_H
#define WRITE_JSON_WHY_H

#include "base/buffer.h"
#include "decide/clause.h"
#include "decide/decide.h"
#include "decide/why.h"

#include <stddef.h>

/* Appends one JSON object and a line feed: all SUBJECTS, which share an id. */
void json_write_why(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subjects, size_t count);

#endif
