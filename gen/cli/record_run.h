/* The record in a run: what is up to date before it, and what came of it. */
#ifndef CLI_RECORD_RUN_H
#define CLI_RECORD_RUN_H

#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/record.h"
#include "cli/result.h"
#include "cli/shared.h"

struct record_run {
    const struct options *options;
    const char *const *shapes; /* what the options make of documents, by
                                  template that they name */
    struct shared *shared; /* takes fingerprints until the record is closed */
    struct fingerprints fingerprints; /* of what is loaded in this run */
    struct record *record;            /* NULL: none is kept */
    struct arena *arena;
    struct diags diags; /* a record that fails costs no document */
    /* What has ended and is not in the record yet, in an arena of its own. */
    struct arena pending_arena;
    ARRAY(struct pending) pending;
    double pending_since_ms;
};

/* Opens the record, if one is asked for; SHARED takes fingerprints from then
 * on. */
void record_run_open(struct record_run *run, const struct options *options,
    struct shared *shared);

/* What the options make of a document with TEMPLATE, one of those that they
 * name; NULL: they name none. */
const char *record_run_shape(
    const struct record_run *run, const char *template);

/* By input: whether its document is up to date. With --dry-run, prints which
 * are not, and why. */
bool *record_run_fresh(struct record_run *run, const struct inputs *inputs);

/* Keeps what came of a document, now or with others. */
void record_run_keep(struct record_run *run, const struct input *input,
    const struct result *result);

/* Keeps the rest, tells from LEAST on what was wrong with the record, and
 * raises *STATUS accordingly. */
void record_run_close(struct record_run *run, enum severity least, int *status);

#endif
