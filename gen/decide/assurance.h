/* How sure the verdict is, and what that rests on.
 *
 * One place computes it; `explain`, its JSON and the document print it.
 * (gen/decide/MODEL.md, section 20, item 1.) The level is that of the lead,
 * less one step if what is not stated can change the verdict, less one if other
 * scales do; each step is listed with its cause, and everything that the
 * verdict hangs on with what confirming it would raise the level to. */
#ifndef DECIDE_ASSURANCE_H
#define DECIDE_ASSURANCE_H

#include "base/arena.h"
#include "decide/questions.h"
#include "decide/scale.h"
#include "decide/sensitivity.h"
#include "decide/together.h"
#include "decide/trial.h"
#include "decide/verdict.h"

#include <stdbool.h>
#include <stddef.h>

enum assurance_cause {
    ASSURANCE_CONFLICT,    /* every plan is ruled out */
    ASSURANCE_ANSWERS,     /* answers to open questions can change it */
    ASSURANCE_ASSUMPTIONS, /* only another value of what is assumed can */
    ASSURANCE_SCALE        /* other grades and weights give another verdict */
};

/* FROM is higher than TO, by two levels where answers can end a toss-up; the
 * same where the level was low already: the doubt is there, but costs nothing.
 */
struct assurance_step {
    enum assurance_cause cause;
    enum confidence from, to;
};

/* A fact that the verdict hangs on: another value of it, alone or with its
 * group, gives another verdict. */
struct hinge {
    int fact, part;       /* part NONE: the project */
    struct value assumed; /* VALUE_UNKNOWN: it is open, nothing is assumed */
    const struct unanswered *question; /* that asks for it, one of
                                          sensitivity's `questions` */
    enum confidence confirmed; /* the level once what that question assumes is
                                  stated as it is assumed, and nothing else; the
                                  present level if that does not raise it */
};

struct assurance {
    enum confidence level;   /* the verdict's confidence; NONE, and nothing else
                                below, with one option only */
    enum confidence of_lead; /* before any step: section 8's table; high for a
                                toss-up; low for a conflict */
    const struct assurance_step *steps; /* in the order of enum */
    size_t step_count;

    /* Questions that can change the verdict: some open ones, some that are
     * wholly assumed. An open question can be so in its group alone, which may
     * have assumed facts too. Neither says anything about `together`. */
    bool by_answers, by_assumptions;
    bool untried; /* more parts than SENSITIVITY_MOST_PARTS, and questions about
                     them, which count as able to change the verdict */

    const struct hinge *hinges; /* by question, in sensitivity's order */
    size_t hinge_count;
    enum confidence confirmed; /* the level once all that is assumed among the
                                  hinges is stated as it is assumed */

    /* All open answers together. "No open answer could change this" is true
     * where this is TOGETHER_HOLDS, or TOGETHER_NOTHING_OPEN with nothing to
     * answer; with TOGETHER_HOLDS_IN_PAIRS no two could. */
    struct together together;

    enum scale_result scale;
};

/* Repeating section 8 for an answer may try the answers to all other questions
 * anew. After this many trials of one profile, more are not spent on it: then
 * what is not stated is taken to leave as much open as without the answer. */
enum { ASSURANCE_MOST_TRIALS = 4096 };

/* What was asked about a verdict, so that it need not be tried again. */
struct assured {
    struct trial *trial;
    const struct unanswered *questions; /* all, as questions_ask gives them */
    size_t question_count;
    struct question_index index; /* of these */
    const int *lively;           /* those of them, by number, that a reason, a
                                    weight or the current choice reads */
    size_t lively_count;
    const struct unanswered *deciding; /* those that decide, sorted */
    size_t deciding_count;
    struct assurance *assurance;
    size_t trials_before; /* that it took */
};

/* The assurance of the trial's base. QUESTIONS are all that questions_ask
 * found, DECIDING those of them that questions_that_decide chose; both are
 * borrowed. All in ARENA. */
struct assured assurance_find(struct trial *trial,
    const struct unanswered *questions, size_t question_count,
    const struct unanswered *deciding, size_t deciding_count,
    struct arena *arena);

/* Section 8 repeated: the confidence in FOUND, the trial's verdict under GIVEN,
 * an answer to QUESTION, which it supposes. FOUND has the base's plan. Nothing
 * is supposed any more afterwards, and FOUND is gone. */
enum confidence assurance_with(const struct assured *assured,
    const struct unanswered *question, const struct answered *given,
    const struct verdict *found);

#endif
