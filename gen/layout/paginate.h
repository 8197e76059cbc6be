/* A document to finished pages: the door of the layout layer. */
#ifndef LAYOUT_PAGINATE_H
#define LAYOUT_PAGINATE_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "layout/page.h"
#include "layout/typesetter.h"

/* Lays DOCUMENT out by its theme. One round is enough: the contents keep room
 * for page numbers, so that nothing moves when the numbers are known.
 * Problems: a missing font (error), a missing glyph, an overfull line, a table
 * too wide for the page, a picture much too large for it (warnings at the
 * place of the text). NULL after an error. The result lives in ARENA; the
 * fonts must outlive it. Printed words come from the document's strings, key
 * "page-of" with {page} and {pages}. */
const struct pages *paginate(struct arena *arena,
    const struct document *document, struct typesetter *typesetter,
    struct diags *diags);

/* The same, with the layout drawn into the pages: the room of each line, how
 * its spaces were stretched or shrunk, and what is too long. */
const struct pages *paginate_shown(struct arena *arena,
    const struct document *document, struct typesetter *typesetter,
    struct diags *diags);

#endif
