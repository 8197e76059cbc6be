/* A condition taken apart: and, or, not, and the tests between them.
 *
 * Each clause can be asked for its truth by itself, so that an explanation can
 * name the part of a condition that decided. */
#ifndef DECIDE_CLAUSE_H
#define DECIDE_CLAUSE_H

#include "base/arena.h"
#include "decide/condition.h"
#include "decide/rules.h"
#include "decide/variables.h"

#include <stddef.h>

enum clause_kind {
    CLAUSE_TEST, /* nothing below: a comparison, a variable, true(); also a
                    derived number, which has no truth */
    CLAUSE_ALL,  /* all of its parts */
    CLAUSE_ANY,  /* one of its parts */
    CLAUSE_NOT,  /* one part */
};

struct clause {
    enum clause_kind kind;
    const char *text; /* as the author wrote it, or the part of that */
    const struct condition *condition;
    const struct clause *const *parts;
    size_t part_count;
    const struct variable *const *named; /* of a test, in order, each once */
    size_t named_count;
};

/* The clauses of a guide, each list by index as in struct rules; NULL where
 * there is no condition. */
struct clauses {
    const struct clause **derived, **asked_if;
    const struct clause **reasons; /* module's and reason's, joined */
    const struct clause ***exceptions;
    const struct clause **modules, **warnings;
};

/* Takes every condition of RULES apart, in ARENA; RULES are borrowed. */
const struct clauses *clauses_new(
    struct arena *arena, const struct rules *rules);

/* True if CLAUSE, or a part of it, names a variable of KIND. */
bool clause_names(const struct clause *clause, enum variable_kind kind);

#endif
