/* What documents are made of, by content: hashes of files, each taken once in
 * a run. */
#ifndef CLI_FINGERPRINT_H
#define CLI_FINGERPRINT_H

#include "base/arena.h"
#include "base/array.h"
#include "cli/options.h"

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

/* The hash of what KIND and NAME stand for now; "" if it is not there. Lives as
 * long as the fingerprints. */
const char *fingerprint(
    struct fingerprints *fingerprints, const char *kind, const char *name);

/* The options that shape documents, as the name of kind "options". */
const char *fingerprint_options(
    const struct options *options, struct arena *arena);

#endif
