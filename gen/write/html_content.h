/* A document's tree as HTML: cmark's renderer, with our drawers hooked in. */
#ifndef WRITE_HTML_CONTENT_H
#define WRITE_HTML_CONTENT_H

#include "base/arena.h"
#include "compose/document.h"

#include <stddef.h>

/* Words that only HTML needs; plain text, from the template's strings. */
struct html_words {
    const char *skip;  /* of the link past everything before the text */
    const char *notes; /* names the list of footnotes */
    const char *back;  /* names the way back; the note's number follows */
    const char *table; /* names a table that has no heading above it */
};

/* A place in the HTML where a picture's data: address belongs. Kept apart
 * because cmark's buffer aborts at a gigabyte. */
struct html_insert {
    size_t offset; /* bytes into the HTML; rising */
    const struct picture *picture;
};

struct html_content {
    const char *html;
    size_t length;
    const struct html_insert *inserts;
    size_t insert_count;
};

/* Renders the document's tree, all of it in ARENA. The tree is the same
 * afterwards as before. */
struct html_content html_content_render(struct arena *arena,
    const struct document *document, const struct html_words *words);

#endif
