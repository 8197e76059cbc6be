/* What is not known: assumptions, and what waits for which answer. */
#ifndef COMPOSE_QUESTION_H
#define COMPOSE_QUESTION_H

#include "compose/composition.h"
#include "decide/condition.h"
#include "decide/facts.h"

#include <stddef.h>

/* A question as it is printed: facts of one row, asked for together. */
struct open_question {
    const int *facts;
    size_t fact_count;
    int part;
    const struct unanswered *decides; /* what the verdict hangs on; NULL: the
                                         verdict does not */
    bool confidence; /* an answer could change how sure the verdict is */
    size_t reasons, modules, warnings, passages; /* that wait for it */
};

/* What waits for the questions: */
enum waiting {
    WAITING_REASON,
    WAITING_MODULE,
    WAITING_WARNING,
    WAITING_PASSAGE
};

/* Notes the unknown facts that CONDITION depends on on the row of PART. */
void question_add(struct composition *composition,
    const struct condition *condition, int part, enum waiting waiting);
void question_add_fact(
    struct composition *composition, int fact, int part, enum waiting waiting);

/* Notes what reasons, modules and warnings wait for. */
void question_collect(struct composition *composition);

/* How many asked facts, of the project and of all parts, have ORIGIN; those
 * that are only printed do not count. */
size_t question_count_facts(
    const struct composition *composition, enum origin origin);

/* The assumed facts, by part (NONE first) and guide order; in the arena. */
const struct unknown *question_assumed(
    const struct composition *composition, size_t *count);

/* A fact's value on a row, as it is printed, with its unit. */
const char *question_value(
    const struct composition *composition, int fact, int part);

/* The question to which the fact belongs, if an answer to that could change
 * the verdict; otherwise NULL. */
const struct unanswered *question_that_decides(
    const struct composition *composition, int fact, int part);

/* The open questions, all that is neither known nor assumed: first those that
 * could change the verdict, then those that could change the document. Complete
 * only when all texts have been expanded. In the arena. */
const struct open_question *question_open(
    const struct composition *composition, size_t *count);

/* The facts that are missing and that no open question asks for: by part and
 * guide order, in the arena. */
const struct unknown *question_idle(
    const struct composition *composition, size_t *count);

/* How many modules for which the document has a place come in or fall out with
 * some answers to a question. */
size_t question_count_modules(
    const struct composition *composition, const struct unanswered *unanswered);

/* What to ask, in the guide's words. */
const char *question_text(
    const struct composition *composition, const struct open_question *open);

/* The label of a fact; of PART too if it is of one: "Data volume (Feed)". */
const char *question_label(
    const struct composition *composition, int fact, int part);

#endif
