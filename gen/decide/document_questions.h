/* Questions that can change only the confidence, modules and warnings.
 *
 * (gen/decide/MODEL.md, sections 9 and 19.) */
#ifndef DECIDE_DOCUMENT_QUESTIONS_H
#define DECIDE_DOCUMENT_QUESTIONS_H

#include "base/arena.h"
#include "decide/assurance.h"
#include "decide/select.h"
#include "decide/sensitivity.h"

/* Sets what those of QUESTIONS can change that cannot change the verdict: the
 * confidence in it (section 8 is repeated), and modules and warnings against
 * SELECTION, whose outcome is set in the facts and is again afterwards.
 * QUESTIONS are those of ASSURED. Lists are in ARENA. */
void document_questions_try(const struct assured *assured,
    struct unanswered *questions, const struct selection *selection,
    struct arena *arena);

/* Those of QUESTIONS that can change modules or warnings, sorted, in ARENA. */
const struct unanswered *document_questions_choose(
    const struct unanswered *questions, size_t count, struct arena *arena,
    size_t *chosen);

#endif
