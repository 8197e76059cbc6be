/* Finding an anchor among finished pages. */
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
