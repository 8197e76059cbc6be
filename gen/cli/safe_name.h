/* Names of files that every file system takes: what clients are called, made
 * into parts of paths, and names that disks take for the same. */
#ifndef CLI_SAFE_NAME_H
#define CLI_SAFE_NAME_H

#include "base/arena.h"

#include <stddef.h>

/* Bytes of one part of a path, and of the last one, behind which come a
 * template, an ending, and for a moment a name of the program's own. */
enum { SAFE_NAME_FOLDER = 255, SAFE_NAME_FILE = 200 };

/* NAME in the form that file systems compare that take capital and small
 * letters, or the forms of Unicode, for the same: canonically composed, with
 * its case folded (UAX 15; Unicode, section 3.13). In ARENA. */
const char *safe_name_fold(struct arena *arena, const char *name);

/* TEXT, from outside, for a part of a path: composed; spaces of all kinds as
 * one; without what cannot be seen; "-" for what separates folders, what shells
 * and Windows keep for themselves, and braces. In ARENA; may be empty. */
const char *safe_name_text(struct arena *arena, const char *text);

/* At most LENGTH bytes of TEXT, with no letter parted from its accents. */
const char *safe_name_cut(struct arena *arena, const char *text, size_t length);

/* COMPONENT without dots and spaces at its ends, and with "_" where it would
 * begin with a hyphen or be one of the names that Windows reserves. In ARENA;
 * NULL if nothing is left. */
const char *safe_name_whole(struct arena *arena, const char *component);

/* Why REFERENCE cannot be the name of a file, or NULL if it can. */
const char *safe_name_problem(const char *reference);

#endif
