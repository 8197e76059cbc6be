/* The verdict as JSON, for `dossier explain --json`. */
#ifndef WRITE_JSON_H
#define WRITE_JSON_H

#include "base/buffer.h"
#include "decide/select.h"
#include "decide/verdict.h"

/* Appends one JSON object and a line feed: the verdict with its scores,
 * routing, modules and warnings, keyed by the guide's ids. */
void json_write_verdict(struct buffer *out, const struct verdict *verdict,
    const struct selection *selection);

#endif
