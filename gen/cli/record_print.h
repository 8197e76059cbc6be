/* What `dossier record` prints to standard output: a document on a line, or one
 * object of JSON. */
#ifndef CLI_RECORD_PRINT_H
#define CLI_RECORD_PRINT_H

#include "cli/options.h"
#include "cli/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The documents that were issued; of options->module alone, if that is asked
 * for. */
void record_list(
    struct record *record, const struct options *options, struct diags *diags);

/* All that is known of the documents NAME, or of the profile NAME; false if
 * there are none. */
bool record_show(struct record *record, const struct options *options,
    const char *name, struct diags *diags);

/* The documents that were not written when they were tried last; returns their
 * number. */
size_t record_list_failed(
    struct record *record, const struct options *options, struct diags *diags);

/* The documents that are out of date, and why; returns their number. */
size_t record_list_stale(
    struct record *record, const struct options *options, struct diags *diags);

/* The documents whose files are not as they were issued; returns their number.
 * One that is superseded may have gone. */
size_t record_verify(
    struct record *record, const struct options *options, struct diags *diags);

#endif
