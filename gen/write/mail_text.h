/* A mail as it is read without markup: plain text whose lines flow (RFC 3676).
 */
#ifndef WRITE_MAIL_TEXT_H
#define WRITE_MAIL_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "compose/document.h"

/* Appends the text of DOCUMENT to OUT: lines of at most 74 characters, unless
 * a word is longer, with CR and LF behind each; a space before those is a line
 * that goes on. ARENA is for what is needed on the way. */
void mail_text_write(
    struct buffer *out, struct arena *arena, const struct document *document);

#endif
