/* The versions of a document, and the client's mark on it: what a profile says
 * of the document beside its meta. */
#ifndef INPUT_HISTORY_H
#define INPUT_HISTORY_H

#include "base/source.h"

#include <stddef.h>

/* One version. */
struct history_entry {
    const char *version, *date /* ISO */;
    const char *author; /* NULL: not said */
    const char *text;   /* what changed, "\n\n" between paragraphs */
    struct place place;
};

/* The oldest first; COUNT 0: the profile says nothing of them. */
struct history {
    const struct history_entry *entries;
    size_t count;
};

/* A picture beside the profile. */
struct client_logo {
    const char *path;        /* NULL: none */
    const char *alternative; /* text for it; NULL: it only decorates */
    struct place place;
};

#endif
