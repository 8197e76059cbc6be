/* The files of an overview: one page as the documents are, and data. */
#ifndef CLI_OVERVIEW_FILES_H
#define CLI_OVERVIEW_FILES_H

#include "cli/options.h"
#include "cli/shared.h"
#include "decide/overview.h"

#include <stdbool.h>

/* Makes all that OPTIONS ask for and writes it as OUT/overview.*, or the one of
 * them to standard output: all or none. What is told of the page goes into
 * DIAGS. False after a problem: one of the files cannot be made or written, or
 * the document of a profile stands in the place of one. */
bool overview_files_write(const struct options *options,
    const struct shared *shared, const struct overview *overview,
    const struct template *template, struct diags *diags);

#endif
