/* What has changed in the words of a document, for a terminal. */
#ifndef WRITE_LEDGER_REDLINE_H
#define WRITE_LEDGER_REDLINE_H

#include "base/buffer.h"
#include "compose/redline.h"

/* Appends the passages that differ, by heading: of edited ones the words around
 * each change, as [-deleted-] and {+inserted+}; of others how they begin.
 * Nothing if none differs. */
void ledger_write_redline(struct buffer *out, const struct redline *redline);

#endif
