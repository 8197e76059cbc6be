/* What documents are made of, by content: hashes of files, each taken once in
 * a run. */
#ifndef CLI_FINGERPRINT_H
#define CLI_FINGERPRINT_H

#include "base/arena.h"
#include "base/array.h"
#include "cli/trace_kinds.h"

#include <stdbool.h>

struct fingerprint {
    enum trace_kind kind;
    const char *name, *digits;
};

struct fingerprints {
    struct arena arena;
    ARRAY(struct fingerprint) list;
    /* Guides and templates are looked for by name from the current folder, as
     * the documents of this run would; else from where they were. */
    bool from_here;
};

void fingerprints_init(struct fingerprints *fingerprints);
void fingerprints_release(struct fingerprints *fingerprints);

/* What the row of KIND (cli/trace_kinds.h) says of NAME: the hash of it, or
 * where it is found; "" if it is not there. It is taken when it is asked for
 * first, which must be before what it stands for is loaded: an edit in between
 * then makes a document be built once too often, and never too seldom. Lives as
 * long as the fingerprints. */
const char *fingerprint(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name);

/* Whether it was asked for, or loaded, before. */
bool fingerprint_known(
    struct fingerprints *fingerprints, enum trace_kind kind, const char *name);

/* Takes LENGTH bytes that were loaded for what KIND and NAME, a file, stand for
 * from now on. */
void fingerprint_loaded(struct fingerprints *fingerprints, enum trace_kind kind,
    const char *name, const void *bytes, size_t length);

#endif
