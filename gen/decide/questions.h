/* Questions: what is not known, or only assumed, and what answers could do.
 *
 * (decision/model.md, sections 9 and 19.) */
#ifndef DECIDE_QUESTIONS_H
#define DECIDE_QUESTIONS_H

#include "base/arena.h"
#include "decide/sensitivity.h"
#include "decide/trial.h"

#include <stdbool.h>

/* Every question of the profile in ARENA, also those that change nothing, in
 * guide order: by first fact, then by part. */
struct unanswered *questions_ask(
    struct trial *trial, struct arena *arena, size_t *count);

/* True if an open question can change the verdict: one that is neither
 * answered nor assumed. For a toss-up, which is as sure as that, also true if
 * only the answers to several of them together can: all combinations of what
 * the open reasons wait for are tried, and more than FACTS_MOST_COMBINATIONS
 * count as a change. So does an open question that is beyond trying. */
bool questions_leave_open(
    struct trial *trial, const struct unanswered *questions, size_t count);

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
