/* A mail for each client, with its documents attached. */
#ifndef CLI_HANDOVER_MAIL_H
#define CLI_HANDOVER_MAIL_H

#include "cli/handover_run.h"

/* Makes the mails of all clients; the exit code. */
int handover_mail(struct handover *handover);

#endif
