/* What readers who do not see the page cannot do without. */
#ifndef COMPOSE_ALTERNATIVES_H
#define COMPOSE_ALTERNATIVES_H

#include "base/diag.h"
#include "compose/document.h"

#include <stdbool.h>

/* Reports, each at its place, what PDF/UA-1 asks of an author (ISO 14289-1, 7):
 * pictures without a text for them, tables without a head, headings that skip a
 * level, and a document without a title or language, which is the fault of
 * PROFILE. True if nothing is missing. */
bool alternatives_check(
    const struct document *document, struct place profile, struct diags *diags);

#endif
