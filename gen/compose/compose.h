/* Profile, guide and verdict to one document: the door of compose. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "decide/facts.h"
#include "decide/rules.h"
#include "decide/select.h"
#include "decide/verdict.h"
#include "input/guide.h"
#include "input/profile.h"
#include "input/template.h"

/* What every document of a guide shares, and nothing of a profile. */
struct compose_inputs {
    const struct guide *guide;
    struct rules *rules;
    const struct template *template;
};

/* Checks what only parsing the texts can show, once, when a guide and a
 * template are loaded: unclosed and unknown blocks, unknown values, part
 * values outside an each block, conditions of when blocks, raw HTML, strings
 * that the program needs and the template lacks. False after an error. */
bool compose_check(
    const struct compose_inputs *inputs, struct diags *diags);

/* Composes the document. NULL after an error. The document's tree is freed
 * with document_free; the rest lives in ARENA. */
struct document *compose(struct arena *arena,
    const struct compose_inputs *inputs, struct facts *facts,
    const struct verdict *verdict, const struct selection *selection,
    struct diags *diags);

#endif
