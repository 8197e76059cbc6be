/* Many decisions to one document: the page of `dossier overview`. */
#ifndef COMPOSE_OVERVIEW_H
#define COMPOSE_OVERVIEW_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "decide/overview.h"
#include "input/template.h"

/* Composes the page of OVERVIEW, which has a client at least, with the words
 * and the theme of TEMPLATE, in the language of the first guide. ISO_DATE
 * stands below its title; NULL: none. NULL after an error: the template lacks
 * that language or one of its words, or its logo cannot be read. The tree is
 * freed with document_free; the rest lives in ARENA. */
struct document *overview_compose(struct arena *arena,
    const struct overview *overview, const struct template *template,
    const char *iso_date, struct diags *diags);

#endif
