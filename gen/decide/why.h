/* Why a text is in or out, and why a reason counts or not: the parts of its
 * condition that decided, and the facts behind them. */
#ifndef DECIDE_WHY_H
#define DECIDE_WHY_H

#include "base/arena.h"
#include "decide/clause.h"
#include "decide/facts.h"
#include "decide/rules.h"

#include <stdbool.h>
#include <stddef.h>

/* What can be asked about. */
enum subject_kind { SUBJECT_MODULE, SUBJECT_WARNING, SUBJECT_REASON };

struct subject {
    enum subject_kind kind;
    int index; /* of the module, warning or reason */
};

/* A part of the condition that decided, on a row. */
struct decider {
    const struct clause *clause;
    int part; /* NONE: the project */
};

/* A fact or an outcome variable that the deciding parts rest on. */
struct ground {
    const struct variable *variable;
    int part;  /* NONE: the project */
    int depth; /* 0: a decider names it; 1: that one rests on it, and so on */
};

struct why {
    enum truth truth; /* of a reason: of its condition, on the row at hand */
    /* True: what holds, all of it. False: the smallest parts that do not hold,
     * each of which would have to. Unknown: the smallest parts that are. */
    const struct decider *deciders;
    size_t decider_count;
    /* What these rest on, each fact and row once: those that make the
     * difference, so of an "or" that holds the sides that hold. */
    const struct ground *grounds;
    size_t ground_count;
};

/* The clause of SUBJECT's condition, NULL if it has none, and its scope. */
const struct clause *why_subject_clause(
    const struct clauses *clauses, const struct subject *subject);
enum scope why_subject_scope(
    const struct guide *guide, const struct subject *subject);
const char *why_subject_id(
    const struct guide *guide, const struct subject *subject);
/* Where it stands; of a module where its condition does. */
struct place why_subject_place(
    const struct guide *guide, const struct subject *subject);

/* The truth of SUBJECT under FACTS, whose outcome is set if its condition
 * needs it: of a module, whether it is in; of a reason, whether it counts on
 * some row. */
enum truth why_subject_truth(const struct rules *rules, struct facts *facts,
    const struct subject *subject);

/* Explains CLAUSE, not NULL, on the row of PART. All in ARENA. */
struct why why_clause(struct arena *arena, const struct clauses *clauses,
    struct facts *facts, const struct clause *clause, int part);

/* Explains a module or warning with its decided TRUTH; a module with scope
 * part by all rows that are as it is. */
struct why why_subject(struct arena *arena, const struct clauses *clauses,
    struct facts *facts, const struct subject *subject, enum truth truth);

#endif
