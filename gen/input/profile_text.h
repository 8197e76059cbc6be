/* The text of a profile, parsed once.
 *
 * What is asked of it before it can be read stands beside its elements: which
 * guide it is for, and how it calls itself. */
#ifndef INPUT_PROFILE_TEXT_H
#define INPUT_PROFILE_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/guide.h"

#include <stdbool.h>

struct profile_text {
    const struct source *source;
    struct _xmlDoc *tree; /* libxml2's */
    bool sound;           /* the XML has no error */
    /* The id of the guide that the root element names, "" if none, with its
     * place, or that of the root. */
    struct located guide;
    /* What it gives itself as meta/reference, with its place; NULL if none. */
    struct located reference;
};

/* Parses SOURCE, which must outlive the text in ARENA. NULL after an error that
 * leaves nothing to read. Its elements are freed by profile_text_free(). */
struct profile_text *profile_text_new(
    struct arena *arena, const struct source *source, struct diags *diags);

/* Takes NULL. */
void profile_text_free(struct profile_text *text);

/* Whether the root element is that of a profile which this program can read;
 * says so if not. */
bool profile_text_check(const struct profile_text *text, struct diags *diags);

/* The guide that it names; a text of NULL, and an error unless one was found
 * in its XML, if it is no profile or names none. */
struct located profile_text_guide(
    const struct profile_text *text, struct diags *diags);

#endif
