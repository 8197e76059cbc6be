/* What the makers of mails and archives share: whose documents are there. */
#ifndef CLI_HANDOVER_RUN_H
#define CLI_HANDOVER_RUN_H

#include "base/array.h"
#include "cli/batch.h"
#include "cli/handover.h"
#include "cli/outputs.h"
#include "cli/run_report.h"

/* One client: its documents among the inputs. */
struct handover_client {
    size_t first, count;
};

struct handover {
    const struct options *options;
    struct shared *shared;
    const struct inputs *inputs;
    const struct name_pattern *pattern; /* NULL: none */
    struct telling telling;
    bool *ready;      /* by input: its document is on the disk */
    uint64_t *hashes; /* by input: of the profile that it was made of; 0: not
                         known */
    ARRAY(struct handover_client) clients; /* whose documents are all there */
    /* Of the run at hand. */
    const struct input *items; /* one for each thing that is made */
    struct mailbox *mailbox;   /* NULL: none is written */
    const struct handover_archive *archives; /* by item */
};

/* Where the document of an input is, in ARENA. */
const char *handover_path(const struct handover *handover, struct arena *arena,
    size_t input, enum output_kind output);

/* The file at PATH, in ARENA; NULL after a problem. */
const struct source *handover_read(
    const char *path, struct arena *arena, struct diags *diags);

/* Runs BATCH, of which the inputs, their number and the functions are given,
 * and reports it in WORDS; the exit code. */
int handover_batch(struct handover *handover, const struct command *words,
    struct batch *batch);

#endif
