/* Where guides and templates are found by name: in ./content and ./templates,
 * then in the user's data ($XDG_DATA_HOME/dossier), with the program (beside
 * it, in the sources that it was built from, in share/dossier of where it was
 * installed), then in the system's data ($XDG_DATA_DIRS, dossier in each).
 *
 * The program finds itself by /proc/self/exe, else as it was called. */
#ifndef CLI_LIBRARY_H
#define CLI_LIBRARY_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* The folder of NAME in COLLECTION ("content", "templates"), else the folder
 * that NAME is, if it may be a PATH, else one of the other places. In ARENA;
 * NULL if there is none. */
const char *library_find(
    struct arena *arena, const char *name, const char *collection, bool path);

/* The same without the current folder. */
const char *library_find_elsewhere(
    struct arena *arena, const char *name, const char *collection);

/* The folders in COLLECTION in all places, sorted and once each. */
const char *const *library_names(struct arena *arena, const char *collection,
    size_t *count, struct diags *diags);

/* "looked in ...", of the places that are there. */
const char *library_hint(struct arena *arena, const char *collection);

/* The file of this program, as a path in ARENA; NULL if that is not known. */
const char *library_program(struct arena *arena);

/* Whether NAME is an id, with which it cannot lead out of a collection:
 * lower-case letters, digits and hyphens. */
bool library_is_id(const char *name);

#endif
