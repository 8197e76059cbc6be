/* A profile: what is known about one project, by the facts of a guide.
 *
 * (gen/decide/MODEL.md, sections 17 and 19.) */
#ifndef INPUT_PROFILE_H
#define INPUT_PROFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/acceptance.h"
#include "input/guide.h"
#include "input/meta.h"
#include "input/price.h"
#include "input/profile_text.h"
#include "input/value.h"

#include <stdbool.h>
#include <stddef.h>

/* What the profile says of one asked fact. */
struct answer {
    struct value value; /* VALUE_UNKNOWN: absent, or answered "?" */
    struct place place; /* of the value; of the part or root if absent */
};

struct part {
    const char *name;
    struct place place;
    const struct answer *answers; /* by fact index of the guide; only those
                                     of part facts mean anything */
};

/* A consultant's visible departure from the verdict: the document recommends
 * PLAN then. Nothing of it is NULL or empty. */
struct overriding {
    int plan;
    const char *author, *date /* ISO */, *reason;
    struct place place;
};

/* What a proposal offers; printed only. NULL where the profile is silent. In
 * texts, "\n\n" stands between paragraphs. */
struct package {
    const char *name, *effort, *text;
    struct stated days;
    struct place place;
};

struct next_step {
    const char *owner, *due, *text;
    struct place place;
};

struct proposal {
    const struct package *packages;
    size_t package_count;
    const char *terms, *price;
    struct place terms_place, price_place; /* the root's where absent */
    const struct next_step *next_steps;
    size_t next_step_count;
    const char *begin, *end;             /* of the work; ISO */
    struct stated days;                  /* of all packages */
    const struct price *sums;            /* NULL: the price has no items */
    const struct acceptance *acceptance; /* NULL: nobody signs */
};

struct profile {
    const struct source *source;
    const struct guide *guide;
    struct meta meta;
    const struct answer *answers; /* by fact index; only project facts */
    const struct part *parts;
    size_t part_count;
    const struct overriding *overriding; /* NULL: none */
    struct proposal proposal;
};

/* Reads TEXT, whose source must outlive the result, against GUIDE, which the
 * profile names if it names one. Reports every mistake with place, allowed
 * values and a suggestion; NULL if there is an error, or one in its XML.
 * Elements and attributes of a foreign namespace are passed over. */
const struct profile *profile_read(struct arena *arena,
    const struct profile_text *text, const struct guide *guide,
    struct diags *diags);

/* The answer to FACT on the row of PART (NONE: the project). */
struct answer profile_answer(const struct profile *profile, int fact, int part);

#endif
