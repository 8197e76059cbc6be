/* What a guide makes of a client, in short: to tell whether another version of
 * the guide, whose indexes are others, makes the same of it. */
#ifndef CLI_UPSHOT_H
#define CLI_UPSHOT_H

#include "base/hash.h"
#include "cli/moved.h"
#include "compose/compose.h"

#include <stdbool.h>

/* A version of a guide, ready to be used. */
struct upshot_guide {
    const struct guide *guide;
    const struct rules *rules;
    const struct composer *composer;
};

struct upshot {
    bool broken;
    const char *client;       /* meta/client; NULL: none */
    const char *plan, *label; /* what is recommended: its id, its label */
    bool conflict;
    const char *confidence;
    const char *warnings, *modules; /* " id id ", those that are in; ids of open
                                       ones with "?" behind them */
    char text[HASH_DIGITS + 1];     /* of the words of the document; "" if they
                                       were not asked for */
};

/* What GUIDE makes of the profile in TEXT, in ARENA; its document only if
 * IN_WORDS. What is wrong with the profile is in DIAGS. */
struct upshot upshot_find(struct arena *arena, const struct upshot_guide *guide,
    const struct source *text, bool in_words, struct diags *diags);

/* The first of what differs; words are compared if both have them. */
enum moved upshot_compare(const struct upshot *one, const struct upshot *other);

/* Whether the module ID is in the document. */
bool upshot_has_module(const struct upshot *upshot, const char *id);

#endif
