/* The older versions of the documents of a run: `dossier build --since OLD`. */
#ifndef CLI_SINCE_H
#define CLI_SINCE_H

#include "cli/clients.h"
#include "cli/decided.h"
#include "cli/options.h"
#include "decide/difference.h"

struct since {
    const char *operand; /* as it was named; NULL: there are none */
    const char *guide;   /* as -g names it, or NULL */
    struct clients clients;
};

/* One document's. */
struct older {
    const char *path; /* of its profile, or of the table with its row */
    struct decided decided;
    struct difference difference;
};

/* Finds the profiles that --since names, if it is given; false after an error,
 * in shared->diags. */
bool since_open(
    struct since *since, const struct options *options, struct shared *shared);
void since_close(struct since *since);

/* Decides the older version of what INPUT is, under GUIDE, and sets what has
 * changed to DECISION. A single profile is the older version of whatever is
 * built; of many, the one with the same reference is, or of the same file's
 * name; one that has none is told of, and has nothing to tell. False after an
 * error in DIAGS: it is broken, another client's, under another guide, or
 * newer. OLDER lives as long as DECISION; all else in ARENA. */
bool since_compare(struct older *older, const struct since *since,
    struct shared *shared, const struct input *input,
    const struct loaded_guide *guide, struct decision *decision,
    struct arena *arena, struct diags *diags);

#endif
