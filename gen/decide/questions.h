/* Questions: what is not known, or only assumed, and what answers could do.
 *
 * (gen/decide/MODEL.md, sections 9 and 19.) */
#ifndef DECIDE_QUESTIONS_H
#define DECIDE_QUESTIONS_H

#include "base/arena.h"
#include "decide/answers.h"
#include "decide/sensitivity.h"
#include "decide/trial.h"

#include <stdbool.h>

/* Every question of the profile in ARENA, also those that change nothing, in
 * guide order: by first fact, then by part. */
struct unanswered *questions_ask(
    struct trial *trial, struct arena *arena, size_t *count);

/* The questions that there are once GIVEN is answered; nothing is tried. */
struct unanswered *questions_list(struct trial *trial,
    const struct answered *given, struct arena *arena, size_t *count);

/* Which of the trial's COUNT QUESTIONS asks for what; in ARENA. */
struct question_index questions_index(const struct trial *trial,
    const struct unanswered *questions, size_t count, struct arena *arena);

/* The question, by its number, that asks for FACT on the row of PART; NONE if
 * there is none. */
int question_index_at(const struct question_index *index, int fact, int part);

/* True if some answer to QUESTION, on top of what is GIVEN, gives another
 * verdict than the trial's base has. */
bool question_changes(struct trial *trial, const struct answered *given,
    const struct unanswered *question, struct arena *arena);

/* True if FACT is asked on the row of PART, matters there under what the trial
 * supposes, and is neither stated nor GIVEN. */
bool question_is_open(
    struct trial *trial, const struct answered *given, int fact, int part);

/* Those of QUESTIONS that can change the verdict, sorted as in struct
 * sensitivity, in ARENA. */
const struct unanswered *questions_that_decide(
    const struct unanswered *questions, size_t count, struct arena *arena,
    size_t *chosen);

/* QUESTIONS with the unassumed first, then by value, otherwise in their order;
 * in ARENA. */
const struct unanswered *questions_sort(
    const struct unanswered *questions, size_t count, struct arena *arena);

/* True for a question about one of more than SENSITIVITY_MOST_PARTS parts:
 * nothing is tried for it. */
bool question_is_beyond(
    const struct trial *trial, const struct unanswered *question);

#endif
