/* The ledger of a verdict as plain text, for `dossier explain`. */
#ifndef WRITE_LEDGER_H
#define WRITE_LEDGER_H

#include "base/buffer.h"
#include "decide/facts.h"
#include "decide/select.h"
#include "decide/verdict.h"

/* Appends, for people at a terminal: the verdict, the scores row by row,
 * every reason with its place and whether it counts, and the modules and
 * warnings that are in, open and out. UTF-8, lines ended by "\n". */
void ledger_write(struct buffer *out, const struct verdict *verdict,
    const struct selection *selection, struct rules *rules,
    struct facts *facts);

#endif
