/* A profile with its guide, decided. */
#ifndef CLI_DECIDED_H
#define CLI_DECIDED_H

#include "cli/shared.h"
#include "decide/decide.h"
#include "input/profile.h"

#include <stdbool.h>

struct decided {
    const struct loaded_guide *guide;
    const struct profile *profile;
    struct decision decision;
};

/* Reads the profile at PATH ("-": standard input) against the guide GUIDE
 * (NULL: the one that it names) and decides it. All of it lives in SHARED's
 * arena. False after an error, which is in shared->diags. */
bool decided_read(struct decided *decided, struct shared *shared,
    const char *path, const char *guide);

#endif
