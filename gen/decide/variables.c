/* Looking a variable up. */
#include "decide/variables.h"

#include <stdlib.h>
#include <string.h>

bool variable_is_outcome(const struct variable *variable)
{
    return variable->kind != VARIABLE_FACT && variable->kind != VARIABLE_RANK;
}

static int compare_name(const void *name, const void *variable)
{
    return strcmp(name, ((const struct variable *)variable)->name);
}

const struct variable *variables_lookup(
    const struct variables *variables, const char *name)
{
    if (!variables->count)
        return NULL;
    return bsearch(name, variables->items, variables->count,
        sizeof *variables->items, compare_name);
}
