/* Numbers of pages in running text: "see section 4.2 on page 9".
 *
 * They are needed to break lines, and known only when pages are broken. So a
 * document is laid out with numbers that are a guess; where the true ones are
 * as wide, they take their places, otherwise it is laid out again. */
#ifndef LAYOUT_PAGE_NUMBERS_H
#define LAYOUT_PAGE_NUMBERS_H

#include "base/arena.h"
#include "compose/document.h"
#include "layout/font.h"
#include "layout/pagebreak.h"

#include <stdbool.h>
#include <stddef.h>

struct page_number {
    const char *anchor;
    int number;          /* from 1 */
    const char *printed; /* what lines were broken with; NULL: nothing was */
};

/* Empty until the first number is asked for. */
struct page_numbers {
    struct arena *arena; /* borrowed, as the document */
    const struct document *document;
    struct page_number *items; /* sorted by anchor */
    size_t count;
    bool uneven; /* not all digits are as wide */
};

/* The number, as it is known so far, of the page where a heading's ANCHOR
 * stands, as text; "?" if there is none. It is to be printed in FONT. */
const char *page_numbers_print(
    struct page_numbers *numbers, const char *anchor, const struct font *font);

/* Learns the true numbers. False if one that was printed needs another width,
 * or digits that are not as wide as those. */
bool page_numbers_settle(struct page_numbers *numbers,
    const struct vertical_list *list, const struct note_lines *notes,
    const struct page_cuts *cuts);

/* Forgets what was printed, before the document is laid out again. */
void page_numbers_clear(struct page_numbers *numbers);

/* Puts the true number for ANCHOR into RUN, which was printed as the one known
 * before, if it is as long; what is new lives in the arena. */
void page_numbers_correct(const struct page_numbers *numbers,
    struct glyph_run *run, const char *anchor);

#endif
