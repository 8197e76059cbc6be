/* What can depend on what: for every fact the facts, reasons, modules and
 * warnings whose conditions it can reach. */
#ifndef DECIDE_DEPENDENCY_H
#define DECIDE_DEPENDENCY_H

#include "base/arena.h"
#include "decide/rules.h"

#include <stdbool.h>
#include <stddef.h>

struct dependent {
    int index;   /* of a fact, reason, module or warning */
    bool across; /* reached through a fact of the project, so on all rows; if
                    not, a fact of a part reaches its own row only */
};

struct dependent_list {
    const struct dependent *items;
    size_t count;
};

struct dependents {
    struct dependent_list facts, reasons, modules, warnings;
};

/* By fact, and at the index fact_count by the list of the parts: what changes
 * when a part is dropped or added. Everything that a fact can reach through
 * derived facts, and through whether others are asked; the lists are rising.
 * Fills rules->dependents. */
void dependency_find(struct arena *arena, struct rules *rules);

#endif
