/* What differs between the offers of two profiles, and between the texts that
 * people wrote for them.
 *
 * Things are the same by their names: items by group and text, packages by
 * name, sections by title; of several that are alike, the first by the first.
 */
#ifndef DECIDE_OFFER_DIFFERENCE_H
#define DECIDE_OFFER_DIFFERENCE_H

#include "base/arena.h"
#include "input/profile.h"

#include <stdbool.h>
#include <stddef.h>

/* An item that has come (OLD NULL), gone (NEW NULL), or is another. */
struct item_difference {
    const struct price_item *old, *new;
};

enum own_text {
    OWN_OVERRIDE, /* the reason of a departure from the verdict */
    OWN_INTRODUCTION,
    OWN_APPROACH,
    OWN_PACKAGE,
    OWN_PRICE,    /* in words */
    OWN_PAYMENTS, /* what for, when, and which shares */
    OWN_TERMS,
    OWN_NEXT_STEPS, /* all of them */
    OWN_ACCEPTANCE, /* with who signs */
    OWN_SECTION,
    OWN_TEXT_COUNT
};

/* A text that has come, gone or been edited. */
struct own_difference {
    enum own_text kind;
    const char *name; /* of a package or section; NULL: it has none */
    bool was, is;     /* there; both: edited */
};

struct offer_difference {
    const struct item_difference *items; /* in the order of the new profile,
                                            then those that have gone */
    size_t item_count;
    bool sums;                          /* what it comes to, or the currency */
    const struct own_difference *texts; /* in the order of the kinds */
    size_t text_count;
};

/* Compares what OLD and NEW offer, in ARENA; both are borrowed. */
struct offer_difference offer_difference_find(
    struct arena *arena, const struct profile *old, const struct profile *new);

#endif
