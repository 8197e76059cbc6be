/* Files beside a profile: those that it names, in its folder or below it. */
#ifndef INPUT_BESIDE_H
#define INPUT_BESIDE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* The path of FILE, which the element NAME of the profile WITHIN names at
 * PLACE, in ARENA. NULL after an error: it is not there, or not in the folder
 * of its profile, where a link may lead, too. */
const char *beside_find(struct arena *arena, const struct source *within,
    const char *name, const char *file, struct place place,
    struct diags *diags);

#endif
