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
#include "input/history.h"
#include "input/meta.h"
#include "input/price.h"
#include "input/profile_text.h"
#include "input/prose.h"
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
    const char *author, *date /* ISO */;
    struct prose reason;
    struct place place;
};

/* What a proposal offers; printed only. NULL where the profile is silent. */
struct package {
    const char *name, *effort;
    struct prose text;
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
    struct prose introduction, approach, terms;
    const char *price;        /* in words, "\n\n" between paragraphs */
    struct place price_place; /* the root's where absent */
    const struct next_step *next_steps;
    size_t next_step_count;
    const char *begin, *end;             /* of the work; ISO */
    struct stated days;                  /* of all packages */
    const struct price *sums;            /* NULL: the price has no items */
    const struct acceptance *acceptance; /* NULL: nobody signs */
};

/* A section of one document's own, behind the one that AFTER names as the
 * headings of templates do ("use-cases"). Nothing of it is NULL or empty. */
struct own_section {
    const char *after, *title;
    struct prose text;
    struct place place, after_place;
};

/* A module that one document goes without. */
struct omission {
    int module;
    const char *because;
    struct place place;
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
    const struct own_section *sections;
    size_t section_count;
    const struct omission *const *omissions; /* by module; NULL: none at all */
    const struct prose_file *files;          /* that texts were taken from */
    size_t file_count;
    struct history history;
    struct client_logo logo;
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
