/* Where guides and templates are found by name: in ./content and ./templates,
 * then in the program's installed data. */
#ifndef CLI_LIBRARY_H
#define CLI_LIBRARY_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* The folder of NAME in COLLECTION ("content", "templates"), else the folder
 * that NAME is, if it may be a PATH, else the installed one. In ARENA; NULL if
 * there is none. */
const char *library_find(
    struct arena *arena, const char *name, const char *collection, bool path);

/* The folders in COLLECTION, here and installed, sorted and once each. */
const char *const *library_names(struct arena *arena, const char *collection,
    size_t *count, struct diags *diags);

/* PREFIX/share/dossier beside PREFIX/bin/dossier, or NULL. */
const char *library_installed(struct arena *arena);

/* The file of this program, as a path in ARENA; NULL if that is not known. */
const char *library_program(struct arena *arena);

/* Whether NAME is an id, with which it cannot lead out of a collection:
 * lower-case letters, digits and hyphens. */
bool library_is_id(const char *name);

#endif
