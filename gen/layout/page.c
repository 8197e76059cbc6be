/* Finding an anchor among finished pages; what a link says. */
#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *name, const void *anchor)
{
    return strcmp(name, ((const struct anchor *)anchor)->name);
}

const struct anchor *pages_anchor(const struct pages *pages, const char *name)
{
    if (!name || !pages->anchor_count)
        return NULL;
    return bsearch(name, pages->anchors, pages->anchor_count,
        sizeof *pages->anchors, compare);
}

const char *page_link_text(struct arena *arena, const char *text, size_t length)
{
    enum { LONGEST = 1000 };
    if (length > LONGEST)
        length = LONGEST;
    while (length > 0 && (text[length] & 0xC0) == 0x80)
        length--; /* not within a letter */
    return arena_copy(arena, text, length);
}
