/* A client then and now: two decisions and the two documents that come of them.
 */
#ifndef CLI_COMPARED_H
#define CLI_COMPARED_H

#include "cli/decided.h"
#include "cli/moved.h"
#include "compose/redline.h"
#include "decide/difference.h"
#include "input/meta.h"

#include <stdbool.h>
#include <stddef.h>

/* A field of meta that is another. */
struct meta_difference {
    const struct meta_field *field;
    const char *old, *new; /* NULL: it is silent */
};

struct compared {
    struct decided old, new;
    struct difference difference;
    const struct meta_difference *meta;
    size_t meta_count;
    struct document *documents[2]; /* old and new */
    const struct redline *redline;
    const struct loaded_template *loaded; /* of the new document */
    enum moved moved;
};

/* Compares the decisions in COMPARED, and their documents with the template
 * TEMPLATE (NULL: the guide's first). All in ARENA; the trees are freed by
 * compared_release(), which takes what failed too. False after an error, in
 * DIAGS or shared->diags: two guides, or a document cannot be made. OLD_NAME is
 * what the old profile is called. */
bool compared_find(struct compared *compared, struct shared *shared,
    const char *template, const char *old_name, struct arena *arena,
    struct diags *diags);
void compared_release(struct compared *compared);

#endif
