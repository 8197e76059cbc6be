/* A document to finished pages: the door of the layout layer. */
#ifndef LAYOUT_PAGINATE_H
#define LAYOUT_PAGINATE_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/document.h"
#include "layout/font.h"
#include "layout/page.h"

/* Lays DOCUMENT out by its theme. Repeats itself until the page numbers in
 * the contents and in the feet stand still, at most five rounds. Problems: a
 * missing font (error), a missing glyph, an overfull line, a picture that had
 * to shrink (warnings at the place of the text). NULL after an error. The
 * result lives in ARENA; the fonts must outlive it. */
const struct pages *pages_lay_out(struct arena *arena,
    const struct document *document, struct fonts *fonts,
    struct diags *diags);

#endif
