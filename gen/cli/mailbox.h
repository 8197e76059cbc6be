/* A file of many mails (--mbox), in the order of the profiles, whatever the
 * order in which they are made. */
#ifndef CLI_MAILBOX_H
#define CLI_MAILBOX_H

#include "base/diag.h"
#include "cli/options.h"

#include <stdbool.h>
#include <stddef.h>

struct mailbox;

/* One for COUNT mails at most, which are kept in a file without a name until it
 * is written. NULL after a problem, such as that what stands at the place is
 * not a file of our drafts alone (unless --force). */
struct mailbox *mailbox_new(
    const struct options *options, size_t count, struct diags *diags);

/* Keeps the mail INDEX: LENGTH bytes, as mail_add_to_box() makes them. */
void mailbox_keep(
    struct mailbox *mailbox, size_t index, const char *bytes, size_t length);

/* Writes the file, whole or not at all, and frees the mailbox; false after a
 * problem. */
bool mailbox_close(struct mailbox *mailbox, struct diags *diags);

#endif
