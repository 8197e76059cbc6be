/* A profile with its guide, decided. */
#ifndef CLI_DECIDED_H
#define CLI_DECIDED_H

#include "cli/inputs.h"
#include "cli/shared.h"
#include "decide/decide.h"
#include "input/profile.h"

#include <stdbool.h>

struct decided {
    const struct loaded_guide *guide;
    const struct profile *profile;
    struct decision decision;
};

/* Reads INPUT against the guide GUIDE (NULL: the one that it names) and decides
 * it, all in ARENA. False after an error, which is in DIAGS, at the cell of a
 * row, or in shared->diags. */
bool decided_read(struct decided *decided, struct shared *shared,
    const struct input *input, const char *guide, struct arena *arena,
    struct diags *diags);

/* The same of a TEXT that is there already. */
bool decided_read_text(struct decided *decided, struct shared *shared,
    const struct source *text, const char *guide, struct arena *arena,
    struct diags *diags);

#endif
