/* What would change the verdict: open questions, flips, grade ranges, and the
 * test of the scale.
 *
 * (gen/decide/MODEL.md, sections 8, 9 and 19.) Each of them decides once more
 * with one thing changed. "Another verdict" is another plan, or a toss-up
 * instead of a plan; who shares in a toss-up, and who serves which part, makes
 * no other verdict. All lists are complete (but see SENSITIVITY_MOST_PARTS);
 * what prints them may cut them. */
#ifndef DECIDE_SENSITIVITY_H
#define DECIDE_SENSITIVITY_H

#include "base/arena.h"
#include "decide/criteria.h"
#include "decide/rules.h"
#include "decide/select.h"
#include "decide/verdict.h"
#include "input/guide.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

/* A question: facts of one group that the profile does not answer and that
 * matter on their row, with what their answers could do. A group with more
 * than FACTS_MOST_COMBINATIONS combinations is asked fact by fact. */
struct unanswered {
    const char *group; /* the guide's word; NULL: a fact of its own */
    const int *facts;  /* rising */
    size_t fact_count;
    int part;     /* NONE: the project */
    bool assumed; /* every one of its facts is assumed */

    size_t changed, total; /* combinations of answers with another verdict,
                              and all: the value is changed / total */
    const int *leads_to;   /* the other verdicts: rising, a toss-up (NONE)
                              last */
    size_t leads_to_count;

    bool moves; /* some answers make other reasons count, or other weights */

    /* Of those that cannot change the verdict only: whether some answers
     * change the confidence in it, and what comes in, or falls out, with some.
     * Rising. */
    bool confidence;
    const int *modules, *warnings;
    size_t module_count, warning_count;
};

/* Which question asks for a fact, by row (the project first) and fact. */
struct question_index {
    const int *questions; /* NONE: no question asks for it */
    size_t fact_count;
};

enum flip_kind {
    FLIP_FACT,      /* the fact has another value */
    FLIP_DROP_PART, /* the part is left out */
    FLIP_WEIGHT,    /* the part has another weight */
    FLIP_ADD_PART   /* one more part, of the kind `to` */
};

/* "fact" (of a weight, too), "drop part" or "add part". */
const char *sensitivity_flip_name(enum flip_kind kind);

/* How the new value of a number is meant: it stands for its band. */
enum bound { BOUND_NONE, BOUND_BELOW, BOUND_AT_LEAST };

/* One change of the profile that gives another verdict. */
struct flip {
    enum flip_kind kind;
    int fact;              /* of the weight, of the kind; NONE for a drop */
    int part;              /* NONE: the project, or an added part */
    struct value from, to; /* unknown where there is none; `to` of a number
                              is the representative of its band */
    enum bound bound;      /* of a number: the change is to below, or to at */
    double limit;          /* least, this cut */
    int weight;            /* of an added part: index of its class; else NONE */
    int steps;             /* how far away it is: 1 is nearest */
    int plan;              /* the verdict then; NONE: a toss-up */
};

/* The grades of a counted reason that leave the verdict as it is. Only those
 * reasons are listed of which some grade would change it. */
struct range {
    int finding; /* index into the verdict's findings */
    bool holds[GRADE_COUNT];
};

/* With more parts than this, what concerns a single one is not tried: the time
 * for it grows with their square, and nobody reads the result. */
enum { SENSITIVITY_MOST_PARTS = 100 };

struct sensitivity {
    bool complete; /* no more than SENSITIVITY_MOST_PARTS; otherwise questions,
                      flips and ranges of parts are missing below */
    bool scale_robust; /* the verdict is best or level under all nine scales */

    /* Every question there is, in guide order, then by part: also those that
     * can change nothing. The two lists below are chosen from them. */
    const struct unanswered *asked;
    size_t asked_count;
    struct question_index index; /* of these */

    /* Questions that can change the verdict: the unassumed first, then by
     * value, then in guide order, then by part. */
    const struct unanswered *questions;
    size_t question_count;
    /* Questions that cannot change the verdict, but the confidence in it, and
     * by it or by themselves modules or warnings; in guide order, the unassumed
     * first. One that changes the confidence and no module or warning is not
     * among them. */
    const struct unanswered *document_questions;
    size_t document_question_count;

    /* The nearest change per kind, fact, part and verdict, of added parts also
     * per kind of part; nearest first, then facts, drops, weights, additions,
     * each in the order of guide and profile. */
    const struct flip *flips;
    size_t flip_count;

    const struct range *ranges; /* in the order of the findings */
    size_t range_count;

    struct criteria criteria;
};

/* What other values of a fact can change; of several the first. */
enum effect {
    EFFECT_VERDICT,
    EFFECT_CONFIDENCE, /* maybe modules and warnings too */
    EFFECT_DOCUMENT,   /* modules or warnings alone */
    EFFECT_NONE,       /* neither of these */
    EFFECT_UNTRIED     /* the fact of one of too many parts */
};

/* The question that asks for FACT on the row of PART; NULL if it is stated, or
 * does not matter there. */
const struct unanswered *sensitivity_question(
    const struct sensitivity *sensitivity, int fact, int part);

/* What other answers to QUESTION, one of `asked` or the other lists, can
 * change. */
enum effect sensitivity_effect(
    const struct sensitivity *sensitivity, const struct unanswered *question);

/* The id of the question's group, or of its only fact. */
const char *sensitivity_question_name(
    const struct unanswered *question, const struct guide *guide);

#endif
