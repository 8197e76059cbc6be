/* A client then and now, in words for a terminal. */
#ifndef CLI_COMPARED_WORDS_H
#define CLI_COMPARED_WORDS_H

#include "base/buffer.h"
#include "cli/compared.h"

/* What has moved, in short, in ARENA: "Python -> Node.js; confidence high ->
 * low; 2 warnings; 12 passages". */
const char *compared_summary(
    struct arena *arena, const struct compared *compared);

/* Appends all that differs. */
void compared_add_details(struct buffer *out, const struct compared *compared);

#endif
