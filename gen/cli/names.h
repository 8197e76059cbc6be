/* What documents are called: NAME, or NAME.TEMPLATE where the template is not
 * the first one of the guide; the endings of their files come behind that. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/inputs.h"

#include <stdbool.h>

/* TEMPLATE: as the command line names it, NULL: the guide's first one, which is
 * FIRST. In ARENA. */
const char *names_document(struct arena *arena, const char *name,
    const char *template, const char *first);

/* How names depend on guides. */
struct naming {
    /* The first template of the guide of INPUT; NULL if it has none that can be
     * used. Asked only where two names depend on it. */
    const char *(*first_template)(void *context, const struct input *input);
    void *context;
};

/* Whether each document gets a name of its own, on file systems too that take
 * capital and small letters, or the forms of Unicode, for the same; reports
 * those that do not. */
bool names_unique(const struct inputs *inputs, const struct naming *naming,
    struct arena *arena, struct diags *diags);

/* The same of documents that a pattern has named: those that would have one
 * name, or whose folders disks would take for one, are refused, and the others
 * are left. */
void names_refuse_doubles(struct inputs *inputs, struct arena *arena);

#endif
