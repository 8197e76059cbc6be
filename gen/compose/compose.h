/* Profile, guide and verdict to one document: the door of compose. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "decide/decide.h"
#include "decide/rules.h"
#include "input/guide.h"
#include "input/template.h"

#include <stdbool.h>

/* What every document of a guide shares, and nothing of a profile: the
 * outline and every module, parsed and checked once, const from then on. */
struct composer;

/* Reads and checks the texts of GUIDE and TEMPLATE, all of which are borrowed:
 * unclosed and unknown blocks, unknown values, values of a part outside an
 * each block, conditions of when blocks, raw HTML, pictures and the logo, links
 * to modules, strings that the program needs and the template lacks. Everything
 * wrong is reported; NULL after an error. ARENA must outlive the composer. */
struct composer *composer_new(struct arena *arena, const struct guide *guide,
    const struct rules *rules, const struct template *template,
    struct diags *diags);
void composer_free(struct composer *composer);

/* Composes the document of DECISION. Warnings: values that are not known, links
 * that lead to a text left out of this document. NULL after an error. The
 * document's tree is freed with document_free; the rest lives in ARENA, and the
 * composer must outlive it. */
struct document *compose(struct arena *arena, const struct composer *composer,
    const struct decision *decision, struct diags *diags);

#endif
