/* The documents of a run: each profile with each template, and what they are
 * called before any is built, so that none takes the place of another. */
#ifndef CLI_DOCUMENTS_H
#define CLI_DOCUMENTS_H

#include "cli/inputs.h"
#include "cli/name_pattern.h"
#include "cli/options.h"
#include "cli/shared.h"

#include <stdbool.h>

/* Makes an input of INPUTS for each template that OPTIONS name, and names them
 * by PATTERN (NULL: by their profiles), for which each profile is read, walled
 * off in a worker. What has no name that can be told before it is built has no
 * document. False if two would be written to one place, which is reported; with
 * a pattern, those are refused and the others are left. */
bool documents_find(struct inputs *inputs, const struct options *options,
    const struct name_pattern *pattern, struct shared *shared);

/* What the document of INPUT, whose profile and guide are known now, is called,
 * in diags->arena; NULL after an error. */
const char *documents_name(const struct input *input,
    const struct name_pattern *pattern, const struct profile *profile,
    struct diags *diags);

/* Removes what killed runs have left in the folder of documents, and in those
 * of INPUTS in it. */
void documents_remove_leftovers(
    const struct inputs *inputs, const struct options *options);

#endif
