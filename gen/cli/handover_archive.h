/* An archive of each client's documents. */
#ifndef CLI_HANDOVER_ARCHIVE_H
#define CLI_HANDOVER_ARCHIVE_H

#include "cli/handover_run.h"

/* Makes the archives of all clients; the exit code. */
int handover_archive(struct handover *handover);

#endif
