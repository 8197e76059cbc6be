/* What Markdown loses, said: text that would vanish, notes and addresses that
 * are not there, and markup that was meant and is printed as it stands. */
#ifndef INPUT_MARKDOWN_LOST_H
#define INPUT_MARKDOWN_LOST_H

#include "base/diag.h"
#include "base/source.h"

#include <cmark-gfm.h>
#include <stddef.h>

/* Looks through the tree ROOT that was read from byte OFFSET of SOURCE on, and
 * through the source for what has left no trace in it. Each problem has its
 * place and the code of its check. */
void markdown_report_lost(const struct source *source, size_t offset,
    cmark_node *root, struct diags *diags);

#endif
