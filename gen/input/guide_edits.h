/* What an author has changed from one version of a guide to another, edit by
 * edit; and guides that have some of the edits.
 *
 * An edit is a key of guide.yaml or of a module's head (of facts, reasons,
 * warnings and all else that has an id, the keys of each by themselves), the
 * text of a module, or a module that came or went. What YAML takes for the
 * same, such as comments and line breaks, is no edit. Where the things of a
 * list changed their order, the list is one. */
#ifndef INPUT_GUIDE_EDITS_H
#define INPUT_GUIDE_EDITS_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/guide.h"

#include <stdbool.h>
#include <stddef.h>

struct guide_edit {
    const char *words;  /* "reason ml-python: grade (strong -> lean)" */
    struct place place; /* in the new version; of what went in the old one */
    const char *module; /* that it is in, by its id; NULL: guide.yaml */
    bool text;          /* the text of MODULE */
    bool whole;         /* MODULE itself came or went */
    const char *const *path; /* else the keys and ids that lead to it */
    size_t path_count;
    const struct yaml *old, *new; /* NULL: it is not there; of a text the head
                                     of its module */
    const char *old_text, *new_text; /* NULL: it is no text */
};

struct guide_edits {
    const struct guide *old, *new;
    const struct guide_edit *items;
    size_t count;
};

/* The edits from OLD to NEW, in ARENA: those of guide.yaml first, then module
 * by module. */
const struct guide_edits *guide_edits_find(
    struct arena *arena, const struct guide *old, const struct guide *new);

/* The old version with those of the edits that are CHOSEN, by index; or, if
 * BACK, the new version without them. All in ARENA. NULL, and problems, if that
 * is no sound guide: some edits need others. */
const struct guide *guide_edits_apply(struct arena *arena,
    const struct guide_edits *edits, const bool *chosen, bool back,
    struct diags *diags);

#endif
