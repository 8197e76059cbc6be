/* What all documents of one run share: guides, templates, fonts.
 *
 * Everything is loaded once, before any document, and found by name
 * (cli/library.h). */
#ifndef CLI_SHARED_H
#define CLI_SHARED_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/guard.h"
#include "cli/fingerprint.h"
#include "compose/compose.h"
#include "decide/rules.h"
#include "input/guide.h"
#include "input/profile_text.h"
#include "input/template.h"
#include "layout/typesetter.h"

/* A guide with its compiled rules, as the user named it. */
struct loaded_guide {
    const char *name;
    bool by_id;                /* NAME was not taken for a path */
    const struct guide *guide; /* NULL: it has errors */
    const struct rules *rules; /* NULL: its conditions have errors */
};

/* A template read and checked together with a guide. */
struct loaded_template {
    const char *name;
    const struct loaded_guide *guide;
    const struct template *template;
    struct composer *composer; /* NULL: one of the two has errors */
};

struct shared {
    struct arena arena;
    struct diags diags;  /* problems of guides and templates */
    struct guard *guard; /* over what is read in this process */
    const char *brand;   /* NULL: none */
    const char *theme;   /* of every template, by name; NULL: its own */
    struct fingerprints *fingerprints; /* of what is loaded; NULL: none taken */
    struct typesetter *typesetter;
    struct pdf_font_store *pdf_font_store; /* see write/pdf_font_store.h */
    ARRAY(struct loaded_guide *) guides;
    ARRAY(struct loaded_template *) templates;
};

/* Limits are those of guard.h. */
void shared_init(struct shared *shared, const char *brand);
void shared_release(struct shared *shared);

/* Sets other limits; HINT says what sets them. Nothing is watched yet. */
void shared_limit(
    struct shared *shared, const struct guard_limits *limits, const char *hint);

/* The guide NAME, loaded and checked at its first use. NULL if it has errors
 * or is not found; the problems are then in shared->diags (once). */
const struct loaded_guide *shared_guide(
    struct shared *shared, struct located name);

/* The same for one that a profile names: never a path. NULL, without a word, if
 * ID is none. */
const struct loaded_guide *shared_guide_by_id(
    struct shared *shared, struct located id);

/* The guide GUIDE that the command line names, else (NULL) the one of that ID,
 * which a profile names. NULL as above. */
const struct loaded_guide *shared_guide_given(
    struct shared *shared, const char *guide, const char *id);

/* The guide GUIDE that the command line names, else (NULL) the one that the
 * profile does, by its id: a profile chooses no path. NULL after a problem,
 * which is in DIAGS or in shared->diags. PROFILE is not asked if GUIDE is. */
const struct loaded_guide *shared_guide_of(struct shared *shared,
    const char *guide, const struct profile_text *profile, struct diags *diags);

/* The template NAME for GUIDE (NULL: the guide's first), checked together
 * with the guide's texts at its first use. NULL as above. */
const struct loaded_template *shared_template(
    struct shared *shared, const struct loaded_guide *guide, const char *name);

/* The template NAME for the guide of PROFILE, as shared_guide_of() finds it. */
const struct loaded_template *shared_template_of(struct shared *shared,
    const char *guide, const struct profile_text *profile, const char *name,
    struct diags *diags);

/* The template NAME for no guide: its theme, words and page, without texts of
 * its outline. NULL as above. */
const struct template *shared_template_alone(
    struct shared *shared, const char *name);

/* The names of all guides that can be found, sorted; in shared->arena. */
const char *const *shared_guide_names(struct shared *shared, size_t *count);

#endif
