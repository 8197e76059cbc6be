/* A mail as programs show it: a page of HTML with little style, which is in
 * it. */
#ifndef WRITE_MAIL_HTML_H
#define WRITE_MAIL_HTML_H

#include "base/arena.h"
#include "base/buffer.h"
#include "compose/document.h"

/* Appends the page to OUT; ARENA is for what is needed on the way. */
void mail_html_write(
    struct buffer *out, struct arena *arena, const struct document *document);

#endif
