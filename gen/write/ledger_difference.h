/* The difference between two decisions as plain text, for `dossier diff`. */
#ifndef WRITE_LEDGER_DIFFERENCE_H
#define WRITE_LEDGER_DIFFERENCE_H

#include "base/buffer.h"
#include "decide/difference.h"

/* Appends, for people at a terminal: verdict, confidence and scores before and
 * after, facts and parts that differ, reasons gained and lost with their
 * places, modules and warnings in and out. What is the same is left out, but
 * for the verdict. UTF-8, lines ended by "\n". */
void ledger_write_difference(
    struct buffer *out, const struct difference *difference);

#endif
