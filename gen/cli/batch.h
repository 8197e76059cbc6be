/* Many documents, each in its turn, in worker processes. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "base/arena.h"
#include "base/guard.h"
#include "base/pool.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/result.h"

#include <stddef.h>

/* What each document may take: what the command line says, else the limits of
 * base/guard.h. */
struct guard_limits batch_limits(const struct options *options);

/* The same for COUNT jobs of a pool, with as many workers as are asked for. */
struct pool_limits batch_pool_limits(
    const struct options *options, size_t count);

struct batch {
    const struct options *options;
    const struct input *inputs;
    size_t count;
    const struct diags *early; /* told before: cli/run_report.h; or NULL */
    const bool *fresh;         /* by input: its document is up to date */
    void *context;
    /* Loads what INPUT and its like need, before workers are forked: called for
     * the first input of each guide. */
    void (*prepare)(void *context, const struct input *input,
        struct arena *arena, struct result *result);
    /* Builds the document of INPUT; the texts of RESULT go into ARENA. */
    void (*build)(void *context, const struct input *input, struct arena *arena,
        struct result *result);
    /* In this process, when a document has come to its end. */
    void (*ended)(
        void *context, const struct input *input, const struct result *result);
};

/* Builds all documents and returns the exit code. One document for which no
 * limit is asked is built in this process, others in workers. */
int batch_run(const struct batch *batch);

#endif
