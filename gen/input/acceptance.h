/* Who accepts an offer by signing it. */
#ifndef INPUT_ACCEPTANCE_H
#define INPUT_ACCEPTANCE_H

#include "base/source.h"

#include <stddef.h>

/* Who signs for it, and as what, may be left open: places are kept for that. */
struct party {
    const char *name;
    const char *signatory, *role; /* NULL: open */
    struct place place;
};

struct acceptance {
    const char *text; /* what is accepted; NULL: the usual words */
    const struct party *parties;
    size_t party_count; /* at least one */
    struct place place;
};

#endif
