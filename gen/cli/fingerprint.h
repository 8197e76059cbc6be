/* What documents are made of, by content: hashes of files, each taken once in
 * a run. */
#ifndef CLI_FINGERPRINT_H
#define CLI_FINGERPRINT_H

#include "base/arena.h"
#include "base/array.h"

#include <stdbool.h>

/* A kind is one of
 *
 *     program    this program; its name is the version
 *     options    what of the command line shapes documents; the name says it
 *     rules      a guide's folder: all of it but the texts of its modules
 *     module     a module's file
 *     template   a template's folder
 *     brand, picture, font    a file
 */
struct fingerprint {
    const char *kind, *name, *digits;
};

struct fingerprints {
    struct arena arena;
    ARRAY(struct fingerprint) list;
};

void fingerprints_init(struct fingerprints *fingerprints);
void fingerprints_release(struct fingerprints *fingerprints);

/* The hash of what KIND and NAME stand for; "" if it is not there. It is taken
 * when it is asked for first, which must be before what it stands for is
 * loaded: an edit in between then makes a document be built once too often, and
 * never too seldom. Lives as long as the fingerprints. */
const char *fingerprint(
    struct fingerprints *fingerprints, const char *kind, const char *name);

/* Whether it was asked for, or loaded, before. */
bool fingerprint_known(
    struct fingerprints *fingerprints, const char *kind, const char *name);

/* Takes LENGTH bytes that were loaded for what KIND and NAME, a file, stand for
 * from now on. */
void fingerprint_loaded(struct fingerprints *fingerprints, const char *kind,
    const char *name, const void *bytes, size_t length);

#endif
