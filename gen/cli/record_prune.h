/* Forgetting clients who have left: `dossier record prune`. */
#ifndef CLI_RECORD_PRUNE_H
#define CLI_RECORD_PRUNE_H

#include "cli/options.h"
#include "cli/record.h"

/* Forgets what the record has of the clients that --client names, or of all
 * that are not among the profiles or rows that OPTIONS name: issues, failures,
 * what was kept of their profiles. --with-documents removes their documents,
 * too, as far as they are as they were issued. All of it or, after an error,
 * nothing. Prints each client and file on a line; with --dry-run, that is all.
 * Gives the exit code: EXIT_INPUT if a document was left. */
int record_prune(
    struct record *record, const struct options *options, struct diags *diags);

#endif
