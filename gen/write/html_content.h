/* A document's tree as HTML: by cmark, and by us where cmark says too little.
 */
#ifndef WRITE_HTML_CONTENT_H
#define WRITE_HTML_CONTENT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "compose/document.h"

/* Words that only HTML needs; plain text, from the template's strings. */
struct html_words {
    const char *skip;  /* of the link past everything before the text */
    const char *notes; /* names the list of footnotes */
    const char *back;  /* names the way back; the note's number follows */
    const char *table; /* names a table that has no heading above it */
};

/* Appends the document's tree to OUT; ARENA is for what is needed on the way.
 * The tree is only read. */
void html_content_write(struct buffer *out, struct arena *arena,
    const struct document *document, const struct html_words *words);

#endif
