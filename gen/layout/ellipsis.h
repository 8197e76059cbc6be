/* Texts that are cut to the width of a line. */
#ifndef LAYOUT_ELLIPSIS_H
#define LAYOUT_ELLIPSIS_H

#include "layout/paragraph.h"

/* TEXT, if it fits into WIDTH in STYLE; otherwise as much of its beginning as
 * does with an ellipsis behind it, in the arena of the paragraph's setting: to
 * the end of a word if that is near, else of a grapheme. Uses PARAGRAPH, which
 * is cleared. Costs no more than a long line, however long the text is. */
const char *ellipsis_fit(struct paragraph *paragraph,
    const struct text_style *style, const char *text, double width_pt);

#endif
