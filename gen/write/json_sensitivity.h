/* What would change a verdict, as JSON. */
#ifndef WRITE_JSON_SENSITIVITY_H
#define WRITE_JSON_SENSITIVITY_H

#include "decide/sensitivity.h"
#include "decide/verdict.h"

#include <jansson.h>

/* Adds the keys complete, scale_robust, questions, questions_document, flips,
 * ranges and criteria to OBJECT. */
void json_add_sensitivity(json_t *object, const struct verdict *verdict,
    const struct sensitivity *sensitivity);

#endif
