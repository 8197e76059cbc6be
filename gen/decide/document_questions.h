/* Questions that can change only modules and warnings.
 *
 * (decision/model.md, sections 9 and 19.) */
#ifndef DECIDE_DOCUMENT_QUESTIONS_H
#define DECIDE_DOCUMENT_QUESTIONS_H

#include "base/arena.h"
#include "decide/select.h"
#include "decide/sensitivity.h"
#include "decide/trial.h"

#include <stdbool.h>

/* Those of QUESTIONS that cannot change the verdict but bring modules or
 * warnings into the document or take them out, against SELECTION; sorted, in
 * ARENA. The confidence with other answers is that of their own lead and scale
 * test; LEFT_OPEN, the result of questions_leave_open, stands for their own
 * open questions, which are not asked again. The outcome in the facts is as it
 * was afterwards. */
const struct unanswered *questions_for_document(struct trial *trial,
    const struct unanswered *questions, size_t count,
    const struct selection *selection, bool left_open, struct arena *arena,
    size_t *chosen);

#endif
