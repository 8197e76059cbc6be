/* Facts and sources that nothing reads. */
#ifndef DECIDE_UNREAD_H
#define DECIDE_UNREAD_H

#include "base/diag.h"
#include "decide/rules.h"

/* Adds a warning for every fact that no condition and no module's text names,
 * not even through other facts, and that is not printed only; and for every
 * source that no sentence and no reason names. */
void unread_check(const struct rules *rules, struct diags *diags);

#endif
