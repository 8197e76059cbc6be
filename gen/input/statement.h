/* What a profile states in so many words: the departure from the verdict, and
 * the offer of a proposal.
 *
 * (gen/decide/MODEL.md, section 19.) The forms are in input/vocabulary. */
#ifndef INPUT_STATEMENT_H
#define INPUT_STATEMENT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "input/profile.h"
#include "input/vocabulary.h"

/* One element as it was read. Absent attributes are "". */
struct statement {
    enum statement_kind kind;
    const char *text, *attributes[STATEMENT_ATTRIBUTES];
    struct prose prose; /* of a form that has it: the text */
    struct place place, places[STATEMENT_ATTRIBUTES];
};

/* The statements of a profile while it is read. */
struct statements {
    struct overriding overriding;
    bool overrides;
    ARRAY(struct package) packages;
    ARRAY(struct next_step) next_steps;
    struct prose introduction, approach, terms;
    const char *price;
    struct place price_place;
    ARRAY(struct own_section) sections;
    ARRAY(struct omission) omissions;
    struct prose_files files;
};

/* Checks and keeps STATEMENT, whose texts live in ARENA. An override must name
 * a plan of GUIDE and be complete, as a section of one's own and an omission,
 * which names a module; everything else may be left out or "?". */
void statements_add(struct statements *statements,
    const struct statement *statement, const struct guide *guide,
    struct arena *arena, struct diags *diags);

/* Hands all over to PROFILE; ARENA owns what does not live in there. */
void statements_give(const struct statements *statements,
    struct profile *profile, struct arena *arena);

#endif
