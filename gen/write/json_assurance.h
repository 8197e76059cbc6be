/* How sure a verdict is, as JSON. */
#ifndef WRITE_JSON_ASSURANCE_H
#define WRITE_JSON_ASSURANCE_H

#include "decide/assurance.h"
#include "decide/verdict.h"

#include <jansson.h>

/* Adds the key assurance. */
void json_add_assurance(json_t *object, const struct verdict *verdict,
    const struct assurance *assurance);

#endif
