/* The elements and attributes that a profile may have, as a tree.
 *
 * Made from the paths of a guide's asked facts and from what every profile
 * has: `meta`, `project`, and the repeated element of the parts. */
#ifndef INPUT_VOCABULARY_H
#define INPUT_VOCABULARY_H

#include "base/arena.h"
#include "input/guide.h"
#include "input/meta.h"

#include <stdbool.h>
#include <stddef.h>

enum term_role {
    TERM_FRAME,     /* only holds other terms */
    TERM_FACT,      /* its text is the value of a fact */
    TERM_META,      /* its text is a value of `meta` */
    TERM_PART,      /* the repeated element */
    TERM_FIXED,     /* an attribute of the root, or the name of a part */
    TERM_STATEMENT, /* its text is a statement, its attributes say more */
    TERM_STATEMENT_ATTRIBUTE,
    TERM_OFFER, /* which input/profile_offer and profile_history read */
};

/* What a profile states in so many words, beside the facts of the guide. */
enum statement_kind {
    STATEMENT_OVERRIDE,
    STATEMENT_PACKAGE,
    STATEMENT_TERMS,
    STATEMENT_PRICE,
    STATEMENT_NEXT_STEP,
    STATEMENT_INTRODUCTION,
    STATEMENT_APPROACH,
    STATEMENT_SECTION,
    STATEMENT_OMIT,
    STATEMENT_COUNT
};
enum { STATEMENT_ATTRIBUTES = 3 };

struct statement_form {
    const char *path;                             /* "proposal/terms" */
    const char *attributes[STATEMENT_ATTRIBUTES]; /* NULL: no more */
    bool repeated;
    bool required; /* text and attributes, if it is there at all */
    bool prose;    /* it may be Markdown, and in a file: input/prose.h */
    const char *explanation;
};
extern const struct statement_form statement_forms[STATEMENT_COUNT];

/* An element that a reader of its own takes apart, beside the statements: of
 * the offer, of the document's versions; its attributes are those of a
 * statement's element, too. */
enum { OFFER_ATTRIBUTES = 9 };
struct offer_form {
    const char *path;
    const char *attributes[OFFER_ATTRIBUTES]; /* NULL: no more */
    bool repeated;
    bool worded; /* it has a text of its own */
    const char *explanation;
};

/* All of them; the last has no path. */
extern const struct offer_form offer_forms[];

struct term {
    const char *name;
    bool attribute;
    bool repeated, worded; /* of TERM_OFFER */
    enum term_role role;
    int fact;                                 /* of TERM_FACT */
    const struct meta_field *meta;            /* of TERM_META */
    enum statement_kind statement;            /* of TERM_STATEMENT */
    struct term *parent, *first_child, *next; /* in order of the guide */
    struct term_index *index;                 /* of its children, by name */
};

/* The term `profile`, the root of the tree. */
const struct term *vocabulary_new(
    struct arena *arena, const struct guide *guide);

/* The child of that name and kind, or NULL. */
const struct term *term_child(
    const struct term *term, const char *name, bool attribute);

#endif
