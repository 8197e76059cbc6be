/* What is made of finished documents, so that they can be handed over: a draft
 * of a mail with them attached for each client (--eml, --mbox), and an archive
 * of them (--zip). Nothing is ever sent.
 *
 * It is made anew in each run, of documents that are on the disk; the record,
 * which knows those, does not know it. Of a client with a document that was not
 * written, there is none. */
#ifndef CLI_HANDOVER_H
#define CLI_HANDOVER_H

#include "cli/inputs.h"
#include "cli/name_pattern.h"
#include "cli/options.h"
#include "cli/result.h"
#include "cli/shared.h"

struct handover;

/* For the documents of INPUTS, of which those that are FRESH are up to date;
 * NULL if OPTIONS do not ask for it. What is handed in is borrowed. */
struct handover *handover_new(const struct options *options,
    struct shared *shared, const struct inputs *inputs,
    const struct name_pattern *pattern, const bool *fresh);

/* Takes note of what came of a document; HANDOVER may be NULL. */
void handover_note(struct handover *handover, const struct input *input,
    const struct result *result);

/* Makes what OPTIONS ask for, tells of it as a run does, and raises *STATUS. A
 * run that was interrupted makes nothing. */
void handover_run(struct handover *handover, int *status);

#endif
