/* An overview as JSON. */
#ifndef WRITE_JSON_OVERVIEW_H
#define WRITE_JSON_OVERVIEW_H

#include "base/buffer.h"
#include "decide/overview.h"

/* Appends all that OVERVIEW holds to OUT: the clients of each guide with the
 * names of write/overview_columns.h, what they have in common, and the
 * failures. */
void json_write_overview(struct buffer *out, const struct overview *overview);

#endif
