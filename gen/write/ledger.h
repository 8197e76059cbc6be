/* The ledger of a verdict as plain text, for `dossier explain`. */
#ifndef WRITE_LEDGER_H
#define WRITE_LEDGER_H

#include "base/buffer.h"
#include "decide/clause.h"
#include "decide/decide.h"
#include "decide/why.h"

/* Appends, for people at a terminal: the verdict and what its confidence rests
 * on, the scores row by row, every reason with its facts and whether it counts,
 * open questions, changes that would give another verdict, and the modules and
 * warnings that are in, open and out, with why, and the nearest change that
 * would bring them in, and what an offer's price comes to. DECISION is one of
 * decide(). UTF-8, lines ended by "\n". */
void ledger_write(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision);

/* Appends the same of one module, warning or reason. */
void ledger_write_why(struct buffer *out, const struct rules *rules,
    const struct clauses *clauses, const struct decision *decision,
    const struct subject *subject);

#endif
