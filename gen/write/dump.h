/* Finished pages as text, one line an item: what golden layouts compare. */
#ifndef WRITE_DUMP_H
#define WRITE_DUMP_H

#include "base/buffer.h"
#include "layout/page.h"

/* Appends PAGES to OUT. Coordinates are rounded to a tenth of a pt; glyph ids
 * and paths of fonts are left out, so that a new version of a font changes
 * only what it moves. */
void dump_write(struct buffer *out, const struct pages *pages);

#endif
